/** Meaning of the files of fund companies: orders out; confirmations, transfers and quotes in. */
@NullMarked
package org.balancetreasure.exchange;

import org.jspecify.annotations.NullMarked;
