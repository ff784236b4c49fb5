/** Trading days, gates and the cut-off: they decide to which day an order belongs. */
@NullMarked
package org.balancetreasure.calendar;

import org.jspecify.annotations.NullMarked;
