package org.balancetreasure.limits;

import java.time.LocalDate;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/**
 * What a channel sells, with bounds of its own beside the fund's.
 *
 * @param soldFrom the first calendar day; null: from the beginning
 * @param soldThrough the last calendar day; null: no end. What is no longer sold can still be redeemed
 * @param largestSubscription in one order; null: any
 * @param holdingCap what a customer may hold after a subscription; null: any
 * @param instantLimit what a customer may redeem at once per calendar day; null: the fund's
 */
public record ChannelFund(String channel, int fundId, @Nullable LocalDate soldFrom, @Nullable LocalDate soldThrough,
        @Nullable Money largestSubscription, @Nullable Units holdingCap, @Nullable Money instantLimit) {

    /** Whether a day of its sale lies on or before {@code day}. */
    public boolean beganBy(LocalDate day) {
        return soldFrom == null || !soldFrom.isAfter(day);
    }
}
