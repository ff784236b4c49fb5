/** Funds, their share classes and the quotes their managers publish. */
@NullMarked
package org.balancetreasure.funds;

import org.jspecify.annotations.NullMarked;
