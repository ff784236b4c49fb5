/** Limits: the one place that decides what a customer may order, and names the alternative. */
@NullMarked
package org.balancetreasure.limits;

import org.jspecify.annotations.NullMarked;
