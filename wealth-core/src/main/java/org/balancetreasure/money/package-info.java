/** Exact amounts, units, rates and their named roundings. */
@NullMarked
package org.balancetreasure.money;

import org.jspecify.annotations.NullMarked;
