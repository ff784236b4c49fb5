package org.balancetreasure.limits;

import java.time.LocalDate;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.refusals.Refusal.Code;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a customer may redeem at once of a fund per calendar day. Source: guidance of CSRC and PBOC of 2018, 10,000 yuan
 * per customer, fund, distributor and calendar day. What a transfer agent refuses afterwards was paid, so it counts.
 */
@Component
public class InstantLimit {

    private final InstantUseMapper mapper;
    private final Ledger ledger;
    private final TradingCalendar calendar;

    InstantLimit(InstantUseMapper mapper, Ledger ledger, TradingCalendar calendar) {
        this.mapper = mapper;
        this.ledger = ledger;
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
                : refusal(customerId, bounds, left(customerId, bounds, day), units, tradeDate);
    }

    /** Locks the customer's use of the day, for redemptions of several funds: by fund ascending, after the gates. */
    public void lock(long customerId, FundBounds bounds, LocalDate day) {
        mapper.begin(customerId, bounds.fundId(), day);
    }

    /** What is left of the limit of a calendar day, without a lock: to show, not to decide. */
    public Money left(long customerId, FundBounds bounds, LocalDate day) {
        Long used = mapper.used(customerId, bounds.fundId(), day);
        return Money.ofCents(Math.max(0, bounds.instantLimit() - (used == null ? 0 : used)));
    }

    /** The alternative depends on the holding, which is locked later and may have fewer units than requested. */
    public Refusal refusal(long customerId, FundBounds bounds, Money left, Units units, LocalDate tradeDate) {
        long free = ledger.balance(Account.units(bounds.fundId(), customerId)).available();
        return new Refusal(Code.INSTANT_LIMIT, RefusalDetails.of("limit", Money.ofCents(bounds.instantLimit()), "left",
                left, "amount", units), instead(bounds, left, units, free, tradeDate));
    }

    private @Nullable Alternative instead(FundBounds bounds, Money left, Units units, long free, LocalDate tradeDate) {
        if (units.hundredths() <= free) {
            return Alternative.ordinaryRedemption(tradeDate, calendar.confirmDate(tradeDate));
        }
        Units most = Units.ofHundredths(bounds.largestPart(free, left.cents()));
        return most.isPositive() ? Alternative.atMost(most) : null;
    }
}
