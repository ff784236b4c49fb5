/** What the files mean: orders out, confirmations, quotes and registers in. */
@NullMarked
package org.balancetreasure.exchange;

import org.jspecify.annotations.NullMarked;
