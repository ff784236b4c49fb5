/** Income of every holder for every calendar day, each day once. */
@NullMarked
package org.balancetreasure.income;

import org.jspecify.annotations.NullMarked;
