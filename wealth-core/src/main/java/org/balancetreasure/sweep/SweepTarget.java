package org.balancetreasure.sweep;

import java.time.LocalDate;
import org.balancetreasure.limits.FundBounds;
import org.jspecify.annotations.Nullable;

/**
 * A fund into which a target may put money now, and within which bounds; amounts in cents.
 *
 * @param productId 0 if the target is the fund alone
 * @param mode how the target decides between its funds
 * @param place of the fund in its target: by yield, or the order in which funds are redeemed
 * @param weightSum of the target
 * @param tradeDate T of an order now
 * @param closed why nothing goes into the fund now; null if it is open
 * @param minimumFirst of a customer who holds and has ordered nothing of the fund
 * @param largest in one order
 * @param dayLimit of a customer for the trade date
 * @param cap what a customer may hold after an order
 * @param bounds what the others are taken from
 */
record SweepTarget(String channel, int productId, int fundId, Mode mode, int place, long weight, long weightSum,
        String taCode, LocalDate tradeDate, LocalDate confirmDate, @Nullable String closed, long minimumFirst,
        long minimumLater, long largest, long dayLimit, long cap, FundBounds bounds) {

    /** How a target decides between its funds. */
    enum Mode {
        /** The rule names the fund. */
        NAMED,
        /** All funds of the product, by weight. */
        WEIGHT,
        /** The first fund of the product, by place, that takes the whole amount. */
        FIRST
    }

    /** The same fund as one of a product. */
    SweepTarget in(int product, Mode newMode, int newPlace, long newWeight, long newWeightSum) {
        return new SweepTarget(channel, product, fundId, newMode, newPlace, newWeight, newWeightSum, taCode, tradeDate,
                confirmDate, closed, minimumFirst, minimumLater, largest, dayLimit, cap, bounds);
    }

    SweepTarget closedBy(String reason) {
        return new SweepTarget(channel, productId, fundId, mode, place, weight, weightSum, taCode, tradeDate,
                confirmDate,
                reason, minimumFirst, minimumLater, largest, dayLimit, cap, bounds);
    }

    /** Whether what a customer holds or has on order can make the fund refuse what it would else take. */
    boolean looksAtHoldings() {
        return cap != Long.MAX_VALUE || dayLimit != Long.MAX_VALUE || minimumFirst > minimumLater;
    }
}
