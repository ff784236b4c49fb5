/** Comparing our books with the partners' files, and breaks where they differ. */
@NullMarked
package org.balancetreasure.reconciliation;

import org.jspecify.annotations.NullMarked;
