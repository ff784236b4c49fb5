package org.balancetreasure.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A quote as a fund company sent it.
 *
 * @param firstDay earlier than {@code lastDay} when one quote covers several days
 * @param lastDay UpdateDate of the 07 record
 * @param incomePer10k income of 10,000 units in yuan, at most eight decimals; may be zero or negative
 * @param sevenDayYield in percent, as published; null if there is none
 * @param source the file, or who entered it
 */
public record QuoteReceived(int fundId, LocalDate firstDay, LocalDate lastDay, BigDecimal incomePer10k,
        @Nullable BigDecimal sevenDayYield, String source) {

    public QuoteReceived {
        if (firstDay.isAfter(lastDay)) {
            throw new IllegalArgumentException("A quote's first day " + firstDay + " lies after its last " + lastDay);
        }
    }

    public static QuoteReceived ofDay(int fundId, LocalDate day, BigDecimal incomePer10k,
            @Nullable BigDecimal sevenDayYield, String source) {
        return new QuoteReceived(fundId, day, day, incomePer10k, sevenDayYield, source);
    }
}
