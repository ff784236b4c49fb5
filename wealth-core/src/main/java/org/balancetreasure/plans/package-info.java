/** Plans: the same order again on every date of a schedule, and what became of each date. */
@NullMarked
package org.balancetreasure.plans;

import org.jspecify.annotations.NullMarked;
