package org.balancetreasure.sandbox.transferagent;

import java.time.LocalDate;
import java.util.Map;

/**
 * One share class of a money-market fund that the transfer agent keeps; its unit value is always 1.0000.
 *
 * @param status FundStatus of its 07, such as 0: open for subscription and redemption
 * @param quotes by calendar day; a day without a quote earns nothing and has no 07
 */
public record SimulatedFund(FundKey key, String name, Carry carry, Residue residue, String status,
        Map<LocalDate, DayQuote> quotes) {

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
    }
}
