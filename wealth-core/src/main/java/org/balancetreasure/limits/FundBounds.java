package org.balancetreasure.limits;

import java.time.LocalDate;
import org.balancetreasure.funds.FundStatus;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The present limits of a fund for the customers of a channel: the tightest of ours, the channel's, and those that the
 * fund company publishes. Amounts in cents, units in hundredths.
 *
 * @param distributorCode ours at the fund's transfer agent
 * @param sold whether the channel sells the fund; what it no longer sells can still be redeemed
 * @param fundStatus FundStatus of the 07 file
 * @param minimumFirst smallest subscription of a customer without units and open orders of the fund
 * @param minimumLater smallest subscription of the others
 * @param largestSubscription in one order; null: any
 * @param daySubscription what a customer may subscribe for one trade date; null: any
 * @param dayRedemption what a customer may redeem ordinarily for one trade date; null: any
 * @param holdingCap what a customer may hold after a subscription, open ones included; income above it is kept; null:
 *            any
 * @param dailyQuota what all customers together may subscribe for one trade date; null: any
 * @param withoutQuotaOn a trade date that is known to have no quota, not even one that was lifted since
 * @param minimumRedemption smallest redemption, unless it is of all units
 * @param largestRedemption in one order; null: any
 * @param minimumHolding a redemption leaves as much, or nothing
 * @param instantLimit what a customer may redeem at once per calendar day
 * @param pricing what a unit is worth
 */
public record FundBounds(int fundId, String fundCode, String taCode, String distributorCode, boolean sold,
        String fundStatus, long minimumFirst, long minimumLater, @Nullable Long largestSubscription,
        @Nullable Long daySubscription, @Nullable Long dayRedemption, @Nullable Long holdingCap,
        @Nullable Long dailyQuota, @Nullable LocalDate withoutQuotaOn,
        long minimumRedemption, @Nullable Long largestRedemption, long minimumHolding, long instantLimit,
        Pricing pricing) {

    public FundStatus status() {
        return FundStatus.of(fundStatus);
    }

    /** Why the channel's customers can't subscribe now; null if they can. */
    public Refusal.@Nullable Code closedToSubscriptions() {
        if (!sold) {
            return Refusal.Code.CHANNEL_DOES_NOT_SELL;
        }
        return status().takesSubscriptions() ? null : Refusal.Code.SUBSCRIPTIONS_STOPPED;
    }

    /** Why customers can't redeem now, ordinarily or instantly; null if they can. */
    public Refusal.@Nullable Code closedToRedemptions() {
        return status().takesRedemptions() ? null : Refusal.Code.REDEMPTIONS_STOPPED;
    }

    /** Why what goes by the amount alone (at once, sweep, plans) can't be had of the fund; null if it can. */
    public Refusal.@Nullable Code closedToFixedAmounts() {
        return pricing == Pricing.CONSTANT_NAV ? null : Refusal.Code.FLOATING_NAV;
    }

    /** Whether what a customer holds or has on order decides on a subscription of {@code cents}. */
    public boolean looksAtHolding(long cents) {
        return holdingCap != null || cents < minimumFirst;
    }

    /** Whether what a redemption of {@code hundredths} leaves decides on it. */
    public boolean looksAtRest(long hundredths) {
        return minimumHolding > 0 || hundredths < minimumRedemption;
    }

    /**
     * The largest redemption of at most {@code wanted} of a holding: all that is free, or as much as leaves the
     * smallest holding; 0 if there is none. In hundredths.
     *
     * @param free what the customer holds that no open order does
     */
    public long largestPart(long free, long wanted) {
        long most = Math.min(Math.min(free, wanted), largestRedemption == null ? Long.MAX_VALUE : largestRedemption);
        if (most >= free) {
            return Math.max(0, free);
        }
        long leaving = Math.min(most, free - minimumHolding);
        return leaving < Math.max(1, minimumRedemption) ? 0 : leaving;
    }

    Money smallestSubscription(boolean first) {
        return Money.ofCents(first ? Math.max(minimumFirst, minimumLater) : minimumLater);
    }

    Units smallestRedemption() {
        return Units.ofHundredths(minimumRedemption);
    }
}
