/** Breaks, for finance staff. */
@NullMarked
package org.balancetreasure.api.breaks;

import org.jspecify.annotations.NullMarked;
