package org.balancetreasure.limits;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Limits that a fund company publishes for individuals with its quotes (07). They bound orders beside our own, and the
 * tighter holds. Writing runs in the caller's transaction.
 */
@Component
public class PublishedLimits {

    private final LimitMapper mapper;

    PublishedLimits(LimitMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What a fund publishes now; null: no such limit.
     *
     * @param minimumFirst MinBidsAmountByIndi, cents
     * @param minimumLater MinAppBidsAmountByIndi, cents
     * @param largestSubscription IndiMaxPurchase, cents in one order
     * @param daySubscription IndiDayMaxSumBuy, cents of one customer for one trade date
     * @param minimumRedemption MinRedemptionVol, hundredths of a unit
     * @param largestRedemption the smaller of MaxRedemptionVol and IndiMaxRedeem, hundredths in one order
     * @param dayRedemption IndiDayMaxSumRedeem, hundredths of one customer for one trade date
     * @param minimumHolding MinAccountBalance, hundredths of a unit
     */
    public record Published(@Nullable Long minimumFirst, @Nullable Long minimumLater,
            @Nullable Long largestSubscription, @Nullable Long daySubscription, @Nullable Long minimumRedemption,
            @Nullable Long largestRedemption, @Nullable Long dayRedemption, @Nullable Long minimumHolding) {

        /** No limits. */
        public static final Published NONE = new Published(null, null, null, null, null, null, null, null);
    }

    /** From now on these hold, in place of what the fund published before. */
    public void accept(int fundId, Published published) {
        if (!of(fundId).equals(published)) {
            mapper.publish(fundId, published);
        }
    }

    /** What holds now. */
    public Published of(int fundId) {
        return Objects.requireNonNullElse(mapper.published(fundId), Published.NONE);
    }
}
