/** Plans: the same order again on every date of a rhythm, and what became of each date. */
@NullMarked
package org.balancetreasure.plans;

import org.jspecify.annotations.NullMarked;
