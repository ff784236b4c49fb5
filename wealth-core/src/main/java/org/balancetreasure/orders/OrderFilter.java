package org.balancetreasure.orders;

import org.balancetreasure.calendar.Days;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a customer are listed.
 *
 * @param state null for every state
 * @param kind null for every kind
 */
public record OrderFilter(@Nullable OrderState state, @Nullable OrderKind kind, Days tradeDates) {

    public static final OrderFilter ALL = new OrderFilter(null, null, Days.ALL);
}
