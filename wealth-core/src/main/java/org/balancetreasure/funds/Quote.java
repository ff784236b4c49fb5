package org.balancetreasure.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A version of a fund's quote for one or more days.
 *
 * @param lastDay UpdateDate of the 07 record; the income is posted on this day
 * @param version 1, and one more with each correction
 * @param incomePer10k income of 10,000 units in yuan
 * @param sevenDayYield in percent, as published
 */
public record Quote(int fundId, LocalDate lastDay, int version, LocalDate firstDay, BigDecimal incomePer10k,
        @Nullable BigDecimal sevenDayYield, YieldCheck yieldCheck, State state, String source,
        LocalDateTime receivedAt) {

    /** Whether the published yield follows from the published incomes. */
    public enum YieldCheck {
        AGREES, DIFFERS,
        /** Fewer than seven days are on file, or no yield is published. */
        NOT_CHECKABLE
    }

    /** Only an accepted quote is posted. */
    public enum State {
        ACCEPTED, REFUSED
    }

    public boolean coversSeveralDays() {
        return firstDay.isBefore(lastDay);
    }

    boolean saysTheSameAs(QuoteReceived other) {
        return firstDay.equals(other.firstDay()) && incomePer10k.compareTo(other.incomePer10k()) == 0
                && sameNumber(sevenDayYield, other.sevenDayYield());
    }

    private static boolean sameNumber(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
