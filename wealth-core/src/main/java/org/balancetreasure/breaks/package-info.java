/** Breaks: differences, with both sides and an owner. */
@NullMarked
package org.balancetreasure.breaks;

import org.jspecify.annotations.NullMarked;
