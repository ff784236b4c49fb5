/** The days on which orders have their trade date. */
@NullMarked
package org.balancetreasure.api.calendar;

import org.jspecify.annotations.NullMarked;
