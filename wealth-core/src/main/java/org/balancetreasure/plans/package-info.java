/** Plans: the same order on every date of a schedule, and the outcome of each date. */
@NullMarked
package org.balancetreasure.plans;

import org.jspecify.annotations.NullMarked;
