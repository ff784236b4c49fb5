package org.balancetreasure.limits;

import java.time.LocalDate;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.limits.LimitMapper.Use;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows, without locks, what {@link TradingLimits} would decide now. */
@Component
public class LimitsPreviews {

    private final Customers customers;
    private final LimitMapper mapper;
    private final TradeDateOrders orders;
    private final Quotas quotas;
    private final AdvanceRoom lines;
    private final Ledger ledger;
    private final Gates gates;
    private final TradingCalendar calendar;
    private final BusinessClock clock;

    LimitsPreviews(Customers customers, LimitMapper mapper, TradeDateOrders orders, Quotas quotas, AdvanceRoom lines,
            Ledger ledger, Gates gates,
            TradingCalendar calendar,
            BusinessClock clock) {
        this.customers = customers;
        this.mapper = mapper;
        this.orders = orders;
        this.quotas = quotas;
        this.lines = lines;
        this.ledger = ledger;
        this.gates = gates;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Null if there is no such fund. */
    public @Nullable LimitsPreview now(Customer customer, String fundCode) {
        FundBounds bounds = mapper.bounds(Shard.ONLY, customer.channel(), clock.today(), fundCode);
        if (bounds == null) {
            return null;
        }
        LocalDate byCutOff = calendar.tradeDate(clock.now());
        LocalDate open = gates.openTradeDate(bounds.taCode());
        LocalDate tradeDate = byCutOff.isBefore(open) ? open : byCutOff;
        long units = ledger.balance(Account.units(bounds.fundId(), customer.customerId())).available();
        return new LimitsPreview(fundCode, tradeDate, calendar.cutOff(tradeDate),
                subscription(customer, bounds, tradeDate),
                redemption(customer, bounds, units, tradeDate), instant(customer, bounds, units));
    }

    private LimitsPreview.Subscription subscription(Customer customer, FundBounds bounds, LocalDate tradeDate) {
        long available = ledger.balance(Account.wallet(customer.customerId())).available();
        Use use = mapper.use(customer.customerId(), bounds.fundId());
        long has = use.units() + use.openSubscriptions();
        long minimum = bounds.smallestSubscription(has <= 0).cents();
        long capLeft = bounds.holdingCap() == null ? Long.MAX_VALUE : Math.max(0, bounds.holdingCap() - has);
        Quotas.Standing quota = quotas.standing(bounds, tradeDate);
        long quotaLeft = quota == null ? Long.MAX_VALUE : quota.left();
        long largest = bounds.largestSubscription() == null ? Long.MAX_VALUE : bounds.largestSubscription();
        long dayLeft = bounds.daySubscription() == null
                ? Long.MAX_VALUE
                : Math.max(0, bounds.daySubscription()
                        - orders.orderedOn(customer.customerId(), bounds.fundId(), tradeDate, "SUBSCRIPTION"));
        long maximum = Math.min(Math.min(Math.min(available, largest), dayLeft), Math.min(capLeft, quotaLeft));
        Code refused = bounds.closedToSubscriptions();
        if (refused == null && maximum < minimum) {
            refused = maximum == capLeft
                    ? Code.HOLDING_CAP
                    : maximum == quotaLeft
                            ? Code.DAILY_QUOTA
                            : maximum == dayLeft ? Code.DAY_LIMIT : Code.INSUFFICIENT_BALANCE;
        }
        return new LimitsPreview.Subscription(refused, Money.ofCents(minimum),
                Money.ofCents(refused == null ? maximum : 0),
                Money.ofCents(available),
                bounds.holdingCap() == null ? null : Units.ofHundredths(bounds.holdingCap()),
                bounds.holdingCap() == null ? null : Money.ofCents(capLeft),
                quota == null ? null : Money.ofCents(quota.total()), quota == null ? null : Money.ofCents(quotaLeft),
                calendar.confirmDate(tradeDate));
    }

    private LimitsPreview.Redemption redemption(Customer customer, FundBounds bounds, long units, LocalDate tradeDate) {
        long dayLeft = bounds.dayRedemption() == null
                ? Long.MAX_VALUE
                : Math.max(0, bounds.dayRedemption()
                        - orders.orderedOn(customer.customerId(), bounds.fundId(), tradeDate, "REDEMPTION"));
        long maximum = bounds.largestPart(units, Math.min(units, dayLeft));
        Code refused = bounds.closedToRedemptions();
        if (refused == null && maximum == 0) {
            refused = units <= 0
                    ? Code.INSUFFICIENT_UNITS
                    : dayLeft < smallestPart(bounds, units) ? Code.DAY_LIMIT : tooSmall(bounds, units);
        }
        return new LimitsPreview.Redemption(refused, Units.ofHundredths(smallestPart(bounds, units)),
                Units.ofHundredths(refused == null ? maximum : 0), Units.ofHundredths(units),
                Units.ofHundredths(bounds.minimumHolding()), calendar.confirmDate(tradeDate));
    }

    private LimitsPreview.Instant instant(Customer customer, FundBounds bounds, long units) {
        LocalDate day = gates.calendarDay(gates.openDay());
        long left = Math.max(0,
                bounds.instantLimit() - mapper.instantUsed(customer.customerId(), bounds.fundId(), day));
        Long room = lines.largestRoom(bounds.fundId(), BankHolder.FIRST);
        long maximum = bounds.largestPart(units, Math.min(left, room == null ? 0 : room));
        boolean account = customers.hasAccount(customer.customerId(), bounds.taCode());
        Code refused = instantRefused(bounds, units, left, room, maximum, account);
        return new LimitsPreview.Instant(refused, Units.ofHundredths(smallestPart(bounds, units)),
                Units.ofHundredths(refused == null ? maximum : 0), Units.ofHundredths(bounds.minimumHolding()),
                Money.ofCents(bounds.instantLimit()), Money.ofCents(left), day);
    }

    /** A holding that is smaller than the smallest redemption goes whole. */
    private static long smallestPart(FundBounds bounds, long units) {
        return Math.max(0, Math.min(Math.max(1, bounds.minimumRedemption()), units));
    }

    /** Why no part of a holding can go, though some of it is free. */
    private static Code tooSmall(FundBounds bounds, long units) {
        long most = bounds.largestRedemption() == null
                ? units - 1
                : Math.min(units - 1, bounds.largestRedemption());
        return most < bounds.minimumRedemption() ? Code.BELOW_MINIMUM : Code.MINIMUM_HOLDING;
    }

    private static @Nullable Code instantRefused(FundBounds bounds, long units, long left, @Nullable Long room,
            long maximum, boolean account) {
        if (bounds.closedToRedemptions() != null) {
            return bounds.closedToRedemptions();
        }
        if (bounds.closedToFixedAmounts() != null) {
            return bounds.closedToFixedAmounts();
        }
        if (room == null) {
            return Code.INSTANT_SUSPENDED;
        }
        if (!account) {
            return Code.ACCOUNT_NOT_OPEN;
        }
        if (units <= 0) {
            return Code.INSUFFICIENT_UNITS;
        }
        if (left < smallestPart(bounds, units)) {
            return Code.INSTANT_LIMIT;
        }
        if (room < smallestPart(bounds, units)) {
            return Code.LINE_USED_UP;
        }
        return maximum == 0 ? tooSmall(bounds, units) : null;
    }
}
