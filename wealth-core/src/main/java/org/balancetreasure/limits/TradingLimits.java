package org.balancetreasure.limits;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.limits.LimitMapper.Use;
import org.balancetreasure.limits.PublishedLimits.Published;
import org.balancetreasure.limits.Quotas.Standing;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place that decides whether a customer may subscribe or redeem an amount of a fund. Each check returns null,
 * or a refusal with its alternative. Methods that take from a limit run in the caller's transaction. They may have
 * written before they refuse, so the caller undoes to a savepoint.
 */
@Component
public class TradingLimits {

    private static final String SET_BY = "setBy";
    private static final String FUND_COMPANY = "FUND_COMPANY";
    private static final String PLATFORM = "PLATFORM";

    private final LimitMapper mapper;
    private final TradeDateOrders orders;
    private final PublishedLimits publishedLimits;
    private final Quotas quotas;
    private final TradingCalendar calendar;
    private final BusinessClock clock;

    TradingLimits(LimitMapper mapper, TradeDateOrders orders, PublishedLimits publishedLimits, Quotas quotas,
            TradingCalendar calendar,
            BusinessClock clock) {
        this.mapper = mapper;
        this.orders = orders;
        this.publishedLimits = publishedLimits;
        this.quotas = quotas;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Null if there is no such fund. */
    public @Nullable FundBounds bounds(String channel, String fundCode) {
        return mapper.bounds(Shard.ONLY, channel, clock.today(), fundCode);
    }

    /** Of all funds, by fund code: for a set of customers of one channel. */
    public List<FundBounds> allBounds(String channel) {
        return mapper.allBounds(Shard.ONLY, channel, clock.today());
    }

    public Refusal unknownFund(Customer customer, String fundCode) {
        return new Refusal(Code.UNKNOWN_FUND, RefusalDetails.of("fundCode", fundCode),
                otherFund(customer.channel(), fundCode));
    }

    /**
     * Why the customer's channel does not sell the fund: for what a customer agrees to beforehand.
     *
     * @param bounds of the fund; null if there is none
     * @return null if the channel sells it
     */
    public @Nullable Refusal notSold(Customer customer, String fundCode, @Nullable FundBounds bounds) {
        if (bounds == null) {
            return unknownFund(customer, fundCode);
        }
        return bounds.sold() ? null : closedTo(Code.CHANNEL_DOES_NOT_SELL, customer, bounds);
    }

    /** Why a fund can't be redeemed at once, swept into or planned: its NAV floats. Null if it can. */
    public @Nullable Refusal floatingNav(FundBounds bounds) {
        Code closed = bounds.closedToFixedAmounts();
        return closed == null ? null : new Refusal(closed, RefusalDetails.of("fundCode", bounds.fundCode()));
    }

    /** What depends neither on what the customer has of the fund nor on others. */
    public @Nullable Refusal subscription(Customer customer, FundBounds bounds, Money amount) {
        Code closed = bounds.closedToSubscriptions();
        if (closed != null) {
            return closedTo(closed, customer, bounds);
        }
        if (!calendar.takesOrders(clock.now())) {
            return beyondCalendar(calendar.lastTradingDay());
        }
        if (amount.compareTo(bounds.smallestSubscription(false)) < 0) {
            return belowMinimum(bounds, before(customer.customerId(), bounds) <= 0);
        }
        Long largest = bounds.largestSubscription();
        if (largest != null && amount.cents() > largest) {
            return aboveMaximum(bounds, largest);
        }
        return null;
    }

    /**
     * The refusal that an order would get: for those who have found its code in a set of customers.
     *
     * @param before hundredths that the customer holds and has ordered
     * @param tradeDate T of the order
     */
    public Refusal subscriptionRefused(Code code, Customer customer, FundBounds bounds, long before,
            LocalDate tradeDate) {
        return switch (code) {
            case BELOW_MINIMUM -> belowMinimum(bounds, before <= 0);
            case DAY_LIMIT -> overDayLimit(customer.customerId(), bounds, tradeDate);
            case ABOVE_MAXIMUM -> aboveMaximum(bounds, Objects.requireNonNull(bounds.largestSubscription()));
            case HOLDING_CAP -> overCap(bounds, Objects.requireNonNull(bounds.holdingCap()), before);
            case DAILY_QUOTA -> quotaUsedUp(bounds, tradeDate);
            default -> closedTo(code, customer, bounds);
        };
    }

    /**
     * Takes {@code amount} of what the customer may hold, and decides by what the customer holds and has ordered. Locks
     * the customer's use of the fund's limits: after the gates, before units and wallet.
     */
    public @Nullable Refusal takeHolding(long customerId, FundBounds bounds, Money amount, LocalDate tradeDate) {
        mapper.begin(customerId, bounds.fundId(), amount.cents());
        if (bounds.daySubscription() != null && amount.cents() > dayLeft(customerId, bounds, tradeDate)) {
            return overDayLimit(customerId, bounds, tradeDate);
        }
        if (!bounds.looksAtHolding(amount.cents())) {
            return null;
        }
        long before = before(customerId, bounds) - amount.cents();
        if (before <= 0 && amount.compareTo(bounds.smallestSubscription(true)) < 0) {
            return belowMinimum(bounds, true);
        }
        Long cap = bounds.holdingCap();
        if (cap != null && before + amount.cents() > cap) {
            return overCap(bounds, cap, before);
        }
        return null;
    }

    /**
     * Whether an ordinary redemption stays within what the fund company lets one customer redeem for a trade date. Call
     * it under the lock of the units, before the order is written.
     */
    public @Nullable Refusal dayRedemption(long customerId, FundBounds bounds, Units units, LocalDate tradeDate) {
        Long limit = bounds.dayRedemption();
        if (limit == null) {
            return null;
        }
        long left = limit - orders.orderedOn(customerId, bounds.fundId(), tradeDate, "REDEMPTION");
        return units.hundredths() <= left ? null : dayLimit(Money.ofCents(limit), Math.max(0, left), tradeDate);
    }

    /** Cents that a customer may still subscribe for a trade date. */
    private long dayLeft(long customerId, FundBounds bounds, LocalDate tradeDate) {
        Long limit = bounds.daySubscription();
        return limit == null
                ? Long.MAX_VALUE
                : Math.max(0, limit - orders.orderedOn(customerId, bounds.fundId(), tradeDate, "SUBSCRIPTION"));
    }

    private Refusal overDayLimit(long customerId, FundBounds bounds, LocalDate tradeDate) {
        return dayLimit(Money.ofCents(Objects.requireNonNull(bounds.daySubscription())),
                dayLeft(customerId, bounds, tradeDate), tradeDate);
    }

    /** Only fund companies set a limit of this kind. */
    private Refusal dayLimit(Money limit, long left, LocalDate tradeDate) {
        return new Refusal(Code.DAY_LIMIT, RefusalDetails.of("limit", limit, "left", Money.ofCents(left),
                "tradeDate", tradeDate, SET_BY, FUND_COMPANY),
                left > 0
                        ? Alternative.atMost(Money.ofCents(left))
                        : Alternative.orderAgain(calendar.nextTradingDay(tradeDate), calendar.cutOff(tradeDate)));
    }

    /** Hundredths that a customer holds and has ordered of a fund. */
    public long before(long customerId, FundBounds bounds) {
        Use use = mapper.use(customerId, bounds.fundId());
        return Math.addExact(use.units(), use.openSubscriptions());
    }

    /**
     * Locks what the customer uses of the fund's limits, for who takes of several funds: by fund ascending, after the
     * gates.
     */
    public void lock(long customerId, int fundId) {
        mapper.begin(customerId, fundId, 0);
    }

    /** Nothing is promised for a day that nobody knows yet. */
    private static Refusal beyondCalendar(LocalDate lastTradingDay) {
        return new Refusal(Code.BEYOND_CALENDAR, RefusalDetails.of("lastTradingDay", lastTradingDay));
    }

    private static Refusal overCap(FundBounds bounds, long cap, long before) {
        Money left = Money.ofCents(Math.max(0, cap - before));
        boolean possible = left.isPositive() && left.compareTo(bounds.smallestSubscription(before <= 0)) >= 0;
        return new Refusal(Code.HOLDING_CAP,
                RefusalDetails.of("cap", Units.ofHundredths(cap), "left", left), possible
                        ? Alternative.atMost(left)
                        : Alternative.lookAgain(bounds.fundCode()));
    }

    /**
     * What one subscription of a fund may be, in cents; the wallet aside.
     *
     * @param most {@link Long#MAX_VALUE} if there is no limit; may be less than {@code least}, and then none is
     *            possible
     */
    public record Span(long least, long most) {

        public boolean holds(long cents) {
            return least <= cents && cents <= most;
        }
    }

    /**
     * For a customer now, without a lock: to show, not to decide.
     *
     * @param tradeDate T of the order
     */
    public Span span(long customerId, FundBounds bounds, LocalDate tradeDate) {
        long before = before(customerId, bounds);
        long largest = Objects.requireNonNullElse(bounds.largestSubscription(), Long.MAX_VALUE);
        long ofCap = bounds.holdingCap() == null ? Long.MAX_VALUE : bounds.holdingCap() - before;
        return new Span(bounds.smallestSubscription(before <= 0).cents(),
                Math.min(Math.min(Math.min(largest, ofCap), dayLeft(customerId, bounds, tradeDate)),
                        quotas.left(bounds, tradeDate)));
    }

    /** Takes {@code amount} of the trade date's quota. Locks slots: the last locks of the transaction. */
    public @Nullable Refusal takeQuota(FundBounds bounds, Money amount, LocalDate tradeDate) {
        return quotas.take(bounds, tradeDate, amount.cents()) ? null : quotaUsedUp(bounds, tradeDate);
    }

    private Refusal quotaUsedUp(FundBounds bounds, LocalDate tradeDate) {
        Standing quota = Objects.requireNonNull(quotas.standing(bounds, tradeDate), "What is used up is there");
        Money left = Money.ofCents(quota.left());
        return new Refusal(Code.DAILY_QUOTA,
                RefusalDetails.of("quota", Money.ofCents(quota.total()), "left", left,
                        "tradeDate", tradeDate),
                left.cents() >= Math.max(bounds.minimumFirst(), bounds.minimumLater())
                        ? Alternative.atMost(left)
                        : Alternative.orderAgain(calendar.nextTradingDay(tradeDate), calendar.cutOff(tradeDate)));
    }

    /**
     * A part of an open subscription is no longer open. Locks the customer's use of the fund's limits; call
     * {@link #giveBackQuota} after units and wallet.
     */
    public void endSubscription(long customerId, int fundId, long cents) {
        if (cents > 0 && mapper.end(customerId, fundId, cents) != 1) {
            throw new IllegalStateException("Customer " + customerId + " has no open subscriptions of " + cents
                    + " cents in fund " + fundId);
        }
    }

    /** What was subscribed for a trade date and will not be: cancelled, refused, or not confirmed. */
    public void giveBackQuota(int fundId, LocalDate tradeDate, long cents) {
        quotas.giveBack(fundId, tradeDate, cents);
    }

    /** What does not depend on the customer. */
    public @Nullable Refusal redemption(FundBounds bounds, Units units) {
        Code closed = bounds.closedToRedemptions();
        if (closed != null) {
            return new Refusal(closed, RefusalDetails.of("fundCode", bounds.fundCode()),
                    Alternative.lookAgain(bounds.fundCode()));
        }
        if (!calendar.takesOrders(clock.now())) {
            return beyondCalendar(calendar.lastTradingDay());
        }
        Long largest = bounds.largestRedemption();
        if (largest != null && units.hundredths() > largest) {
            Units maximum = Units.ofHundredths(largest);
            return new Refusal(Code.ABOVE_MAXIMUM, RefusalDetails.of("maximum", maximum, SET_BY,
                    whose(bounds, largest, Published::largestRedemption)), Alternative.atMost(maximum));
        }
        return null;
    }

    /**
     * Whether a redemption leaves what it must: the smallest holding or nothing, and only one of all units may be
     * smaller than the smallest.
     *
     * @param after the holding once {@code units} are held or gone
     */
    public @Nullable Refusal remaining(FundBounds bounds, Units units, Balance after) {
        long left = after.available();
        if (left > 0 && units.compareTo(bounds.smallestRedemption()) < 0) {
            return new Refusal(Code.BELOW_MINIMUM, RefusalDetails.of("minimum", bounds.smallestRedemption(), SET_BY,
                    whose(bounds, bounds.minimumRedemption(), Published::minimumRedemption)),
                    Alternative.atLeast(bounds.smallestRedemption()));
        }
        if (left > 0 && left < bounds.minimumHolding()) {
            Units minimum = Units.ofHundredths(bounds.minimumHolding());
            return new Refusal(Code.MINIMUM_HOLDING,
                    RefusalDetails.of("minimum", minimum, "remaining", Units.ofHundredths(left), SET_BY,
                            whose(bounds, bounds.minimumHolding(), Published::minimumHolding)),
                    Alternative.redeemAll(Units.ofHundredths(left).plus(units), minimum));
        }
        return null;
    }

    /** The wallet has too little for {@code amount}, which {@link #takeHolding} has granted. */
    public Refusal insufficientBalance(long customerId, FundBounds bounds, Money available, Money amount) {
        boolean first = before(customerId, bounds) - amount.cents() <= 0;
        return new Refusal(Code.INSUFFICIENT_BALANCE,
                RefusalDetails.of("available", available, "amount", amount),
                available.isPositive() && available.compareTo(bounds.smallestSubscription(first)) >= 0
                        ? Alternative.atMost(available)
                        : Alternative.payIn(amount.minus(available)));
    }

    /** The holding has too little. */
    public Refusal insufficientUnits(Units available, Units units) {
        return new Refusal(Code.INSUFFICIENT_UNITS,
                RefusalDetails.of("available", available, "units", units),
                available.isPositive() ? Alternative.atMost(available) : null);
    }

    private Refusal closedTo(Code closed, Customer customer, FundBounds bounds) {
        return new Refusal(closed, RefusalDetails.of("fundCode", bounds.fundCode()),
                otherFund(customer.channel(), bounds.fundCode()));
    }

    private Refusal aboveMaximum(FundBounds bounds, long largest) {
        Money maximum = Money.ofCents(largest);
        return new Refusal(Code.ABOVE_MAXIMUM, RefusalDetails.of("maximum", maximum, SET_BY,
                whose(bounds, largest, Published::largestSubscription)), Alternative.atMost(maximum));
    }

    private Refusal belowMinimum(FundBounds bounds, boolean first) {
        Money minimum = bounds.smallestSubscription(first);
        Function<Published, @Nullable Long> published = first && bounds.minimumFirst() >= bounds.minimumLater()
                ? Published::minimumFirst
                : Published::minimumLater;
        return new Refusal(Code.BELOW_MINIMUM,
                RefusalDetails.of("minimum", minimum, SET_BY, whose(bounds, minimum.cents(), published)),
                Alternative.atLeast(minimum));
    }

    /** Who set the bound that held: the fund company if it publishes the same figure. */
    private String whose(FundBounds bounds, long bound, Function<Published, @Nullable Long> published) {
        Long theirs = published.apply(publishedLimits.of(bounds.fundId()));
        return theirs != null && theirs == bound ? FUND_COMPANY : PLATFORM;
    }

    private @Nullable Alternative otherFund(String channel, String fundCode) {
        List<String> others = mapper.allBounds(Shard.ONLY, channel, clock.today()).stream()
                .filter(bounds -> bounds.closedToSubscriptions() == null && !bounds.fundCode().equals(fundCode))
                .map(FundBounds::fundCode).toList();
        return others.isEmpty() ? null : Alternative.otherFund(others);
    }
}
