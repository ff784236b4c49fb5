package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the next sweep would move out of a wallet, as of now.
 *
 * @param runsAt time of the exchange
 * @param available cents free in the wallet now
 * @param amount cents that would move; 0 if nothing would
 * @param parts by fund, also those that a limit would keep
 * @param reason why nothing would move; null if something would
 * @param refusal the limit, if one is the reason
 */
public record SweepPreview(LocalDateTime runsAt, long available, long amount, List<Part> parts,
        @Nullable Reason reason, @Nullable Refusal refusal) {

    public SweepPreview {
        parts = List.copyOf(parts);
    }

    /** Why nothing would move. */
    public enum Reason {
        /** The rule is paused. */
        PAUSED,
        /** What lies above the floor is less than the minimum. */
        BELOW_FLOOR_AND_MINIMUM,
        /** No fund of the target is on sale any more. */
        NO_FUND,
        /** A limit of a fund keeps it in the wallet. */
        LIMIT
    }

    /**
     * @param amount cents
     * @param tradeDate T
     * @param firstIncomeDate it earns from this day
     * @param firstIncomeShown its first income is shown on this day
     */
    public record Part(int fundId, String fundCode, long amount, LocalDate tradeDate, LocalDate firstIncomeDate,
            LocalDate firstIncomeShown) {}
}
