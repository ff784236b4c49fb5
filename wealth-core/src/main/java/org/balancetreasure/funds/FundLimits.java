package org.balancetreasure.funds;

import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/**
 * Our limits of a fund, for the customers of all channels.
 *
 * @param minimumSubscription of a customer without units and open orders of the fund
 * @param minimumLaterSubscription of the others
 * @param holdingCap what a customer may hold after a subscription; income above it is kept; null: any
 * @param dailyQuota what all customers together may subscribe for one trade date; null: any
 * @param minimumRedemption unless it is of all units
 * @param minimumHolding a redemption leaves as much, or nothing
 * @param largestRedemption in one order; null: any
 * @param instantLimit what a customer may redeem at once per calendar day
 */
public record FundLimits(Money minimumSubscription, Money minimumLaterSubscription, @Nullable Units holdingCap,
        @Nullable Money dailyQuota, Units minimumRedemption, Units minimumHolding, @Nullable Units largestRedemption,
        Money instantLimit) {}
