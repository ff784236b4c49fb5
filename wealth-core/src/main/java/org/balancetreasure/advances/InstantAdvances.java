package org.balancetreasure.advances;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Port to what was redeemed at once: it is what lines have advanced. */
public interface InstantAdvances {

    /** Cents advanced for a trade date: what 34 has confirmed, and what it has not answered. */
    record Advanced(long confirmed, long unanswered) {}

    Advanced advancedFor(int lineId, LocalDate tradeDate);

    /**
     * What a line advanced on calendar days.
     *
     * @param firstDay the first on which it advanced anything
     */
    record Usage(long cents, @Nullable LocalDate firstDay) {}

    /** @param until exclusive */
    Usage usage(int lineId, String taCode, LocalDate from, LocalDate until);
}
