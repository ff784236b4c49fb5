package org.balancetreasure.limits;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A customer's limits for a fund at one moment. For display: an order checks them again, under its locks.
 *
 * @param until the moment (time of the exchange) from which orders belong to a later trade date
 */
public record LimitsPreview(String fundCode, LocalDate tradeDate, LocalDateTime until, Subscription subscription,
        Redemption redemption, Instant instant) {

    /**
     * @param refused with which code any subscription is refused; null if {@code minimum} to {@code maximum} is
     *            possible
     * @param holdingCap and what is left of it; null: none
     * @param dailyQuota and what is left of it for the trade date; null: none
     * @param earnsFrom the first calendar day of income
     */
    public record Subscription(Refusal.@Nullable Code refused, Money minimum, Money maximum, Money available,
            @Nullable Units holdingCap, @Nullable Money capLeft, @Nullable Money dailyQuota, @Nullable Money quotaLeft,
            LocalDate earnsFrom) {}

    /**
     * @param refused with which code any redemption is refused; null if {@code minimum} to {@code maximum} is possible
     * @param minimumHolding a redemption leaves as much, or nothing
     */
    public record Redemption(Refusal.@Nullable Code refused, Units minimum, Units maximum, Units available,
            Units minimumHolding, LocalDate paidOn) {}

    /**
     * @param refused with which code any instant redemption is refused; null if one of {@code minimum} to
     *            {@code maximum} is possible
     * @param minimumHolding a redemption leaves as much, or nothing
     * @param limit of the calendar day {@code day}, and what is left of it
     */
    public record Instant(Refusal.@Nullable Code refused, Units minimum, Units maximum, Units minimumHolding,
            Money limit,
            Money left, LocalDate day) {}
}
