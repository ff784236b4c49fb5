package org.balancetreasure.limits;

import java.time.LocalDate;
import java.util.Map;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.limits.Refusal.Code;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a customer may redeem at once of a fund per calendar day. Source: guidance of CSRC and PBOC of 2018, 10,000 yuan per
 * customer, fund, distributor and calendar day. What a transfer agent refuses afterwards was paid, so it counts.
 */
@Component
public class InstantLimit {

    private final InstantUseMapper mapper;
    private final TradingCalendar calendar;

    InstantLimit(InstantUseMapper mapper, TradingCalendar calendar) {
        this.mapper = mapper;
        this.calendar = calendar;
    }

    /**
     * Takes {@code units} of the limit of {@code day}; null, or why not. Locks the customer's use of the day: after the
     * gates, before units and wallet. May have written before it refuses.
     *
     * @param tradeDate T of an ordinary redemption now, the alternative
     */
    public @Nullable Refusal take(long customerId, FundBounds bounds, LocalDate day, Units units,
            LocalDate tradeDate) {
        mapper.begin(customerId, bounds.fundId(), day);
        return mapper.take(customerId, bounds.fundId(), day, units.hundredths(), bounds.instantLimit()) == 1
                ? null
                : refusal(bounds, left(customerId, bounds, day), units, tradeDate);
    }

    /** What is left of the limit of a calendar day, without a lock: to show, not to decide. */
    public Money left(long customerId, FundBounds bounds, LocalDate day) {
        Long used = mapper.used(customerId, bounds.fundId(), day);
        return Money.ofCents(Math.max(0, bounds.instantLimit() - (used == null ? 0 : used)));
    }

    public Refusal refusal(FundBounds bounds, Money left, Units units, LocalDate tradeDate) {
        return new Refusal(Code.INSTANT_LIMIT, Map.of("limit", Money.ofCents(bounds.instantLimit()).toString(), "left",
                left.toString(), "amount", units.toString()),
                Alternative.ordinaryRedemption(tradeDate, calendar.confirmDate(tradeDate)));
    }
}
