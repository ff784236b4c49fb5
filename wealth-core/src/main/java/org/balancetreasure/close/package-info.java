/** The close of a business date: trial balance, digest, signature, and what goes to the operator's general ledger. */
@NullMarked
package org.balancetreasure.close;

import org.jspecify.annotations.NullMarked;
