package org.balancetreasure.sandbox.transferagent;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * One share class of a money-market fund that the transfer agent keeps; its unit value is always 1.0000.
 *
 * @param status FundStatus of its 07, such as 0: open for subscription and redemption
 * @param quotes by calendar day; a day without a quote earns nothing and has no 07
 * @param daysLate by how many calendar days the quote of a day misses the 07 of its day: it comes in that of a later
 *            header date; days that are not in it have theirs in time
 * @param stopped days whose 07 says that there are no subscriptions, as before long holidays or when too much comes in
 */
public record SimulatedFund(FundKey key, String name, Carry carry, Residue residue, String status,
        Map<LocalDate, DayQuote> quotes, Map<LocalDate, Integer> daysLate, Set<LocalDate> stopped) {

    /** FundStatus: redemptions only. */
    private static final String SUBSCRIPTIONS_STOPPED = "5";

    /** A fund whose quotes are never late. */
    public SimulatedFund(FundKey key, String name, Carry carry, Residue residue, String status,
            Map<LocalDate, DayQuote> quotes) {
        this(key, name, carry, residue, status, quotes, Map.of());
    }

    /** A fund that takes subscriptions every day. */
    public SimulatedFund(FundKey key, String name, Carry carry, Residue residue, String status,
            Map<LocalDate, DayQuote> quotes, Map<LocalDate, Integer> daysLate) {
        this(key, name, carry, residue, status, quotes, daysLate, Set.of());
    }

    /** When income becomes units. */
    public enum Carry {
        /** The income of a day is units from the next day. */
        DAILY,
        /** Income accrues without earning and becomes units on the first of the next month. */
        MONTHLY
    }

    /** What happens to the cents that cutting leaves over. */
    public enum Residue {
        /** Given out by largest remainder until nothing is left. */
        REDISTRIBUTED,
        /** Kept by the fund. */
        RETAINED
    }

    public SimulatedFund {
        quotes = Map.copyOf(quotes);
        daysLate = Map.copyOf(daysLate);
        stopped = Set.copyOf(stopped);
        for (Map.Entry<LocalDate, Integer> late : daysLate.entrySet()) {
            if (late.getValue() < 0) {
                throw new IllegalArgumentException("The quote of " + late.getKey() + " can't come before its day");
            }
        }
    }

    /** FundStatus of the 07 of a day. */
    String statusOn(LocalDate day) {
        return stopped.contains(day) ? SUBSCRIPTIONS_STOPPED : status;
    }

    /** The header date of the 07 that brings the quote of a day. */
    public LocalDate publishedWith(LocalDate day) {
        return day.plusDays(daysLate.getOrDefault(day, 0));
    }
}
