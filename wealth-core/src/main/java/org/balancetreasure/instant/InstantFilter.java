package org.balancetreasure.instant;

import org.balancetreasure.calendar.Days;
import org.jspecify.annotations.Nullable;

/**
 * Which instant redemptions of a customer are listed.
 *
 * @param state null for every state
 */
public record InstantFilter(@Nullable InstantState state, Days days) {

    public static final InstantFilter ALL = new InstantFilter(null, Days.ALL);
}
