/** Trading days, business dates and the cut-off: to which day something belongs. */
@NullMarked
package org.balancetreasure.calendar;

import org.jspecify.annotations.NullMarked;
