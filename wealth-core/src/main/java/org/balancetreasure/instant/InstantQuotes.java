package org.balancetreasure.instant;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.balancetreasure.advances.AdvanceMapper;
import org.balancetreasure.advances.AdvanceMapper.Candidate;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.funds.Quote;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.InstantLimit;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.money.IncomeRate;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quotes instant redemptions, without a lock. */
@Component
public class InstantQuotes {

    /** A quote of a fund covers at most a long holiday. */
    private static final int QUOTE_AGE_DAYS_MAX = 15;

    private final Customers customers;
    private final AdvanceMapper advances;
    private final TradingLimits limits;
    private final InstantLimit instantLimit;
    private final Ledger ledger;
    private final Gates gates;
    private final Quotes quotes;
    private final TradingCalendar calendar;
    private final BusinessClock clock;

    InstantQuotes(Customers customers, AdvanceMapper advances, TradingLimits limits, InstantLimit instantLimit,
            Ledger ledger, Gates gates,
            Quotes quotes, TradingCalendar calendar, BusinessClock clock) {
        this.customers = customers;
        this.advances = advances;
        this.limits = limits;
        this.instantLimit = instantLimit;
        this.ledger = ledger;
        this.gates = gates;
        this.quotes = quotes;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Null if there is no such fund. */
    public @Nullable InstantQuote quote(Customer customer, String fundCode, Units units) {
        FundBounds bounds = limits.bounds(customer.channel(), fundCode);
        if (bounds == null) {
            return null;
        }
        LocalDate day = gates.calendarDay(gates.openDay());
        LocalDate byCutOff = calendar.tradeDate(clock.now());
        LocalDate open = gates.openTradeDate(bounds.taCode());
        LocalDate tradeDate = byCutOff.isBefore(open) ? open : byCutOff;
        LocalDate through = calendar.lastIncomeDate(tradeDate);
        Money left = instantLimit.left(customer.customerId(), bounds, day);
        List<Candidate> lines = advances.candidates(bounds.fundId(), BankHolder.FIRST);
        Candidate line = lines.stream().filter(candidate -> candidate.room() >= units.hundredths()).findFirst()
                .orElse(null);
        Balance holding = ledger.balance(Account.units(bounds.fundId(), customer.customerId()));
        long accrued = line != null && line.takeIncome()
                ? accruedTaken(bounds.fundId(), customer, units, holding.balance())
                : 0;
        return new InstantQuote(fundCode, units.hundredths(), bounds.instantLimit(), left.cents(), day, through,
                givenUp(bounds.fundId(), units, day, through), accrued, line == null ? null : line.bankNameZh(),
                line == null ? null : line.bankNameEn(), tradeDate, calendar.confirmDate(tradeDate),
                refusal(customer.customerId(), bounds, units, left, holding, lines, line, tradeDate));
    }

    /**
     * By the last quote, for each of the days; cut to the cent a day toward zero, without the income on income. A quote
     * of several days counts with its daily average.
     */
    private @Nullable Long givenUp(int fundId, Units units, LocalDate from, LocalDate through) {
        List<Quote> known = quotes.between(fundId, from.minusDays(QUOTE_AGE_DAYS_MAX), from);
        if (known.isEmpty()) {
            return null;
        }
        Quote last = known.getLast();
        long covered = IncomeRate.of(last.incomePer10k()).income(BigInteger.valueOf(units.hundredths()));
        // Cutting twice toward zero is cutting once.
        long aDay = covered / (ChronoUnit.DAYS.between(last.firstDay(), last.lastDay()) + 1);
        return aDay * Math.max(0, ChronoUnit.DAYS.between(from, through) + 1);
    }

    /** The accrual's share of x of b units, cut toward zero. */
    private long accruedTaken(int fundId, Customer customer, Units units, long balance) {
        long accrued = ledger.balance(Account.accruedIncome(fundId, customer.customerId())).balance();
        if (balance <= 0 || units.hundredths() > balance) {
            return 0;
        }
        return BigInteger.valueOf(accrued).multiply(BigInteger.valueOf(units.hundredths()))
                .divide(BigInteger.valueOf(balance)).longValueExact();
    }

    /** In the order in which a redemption finds out. */
    private @Nullable Refusal refusal(long customerId, FundBounds bounds, Units units, Money left, Balance holding,
            List<Candidate> lines, @Nullable Candidate line, LocalDate tradeDate) {
        Refusal floating = limits.floatingNav(bounds);
        Refusal always = floating == null ? limits.redemption(bounds, units) : floating;
        if (always != null) {
            return always;
        }
        Alternative ordinary = Alternative.ordinaryRedemption(tradeDate, calendar.confirmDate(tradeDate));
        if (lines.isEmpty()) {
            return Refusals.suspended(bounds.fundCode(), ordinary);
        }
        if (!customers.hasAccount(customerId, bounds.taCode())) {
            return Refusals.accountNotOpen(bounds.fundCode(), ordinary);
        }
        if (units.hundredths() > left.cents()) {
            return instantLimit.refusal(customerId, bounds, left, units, tradeDate);
        }
        if (units.hundredths() > holding.available()) {
            return limits.insufficientUnits(Units.ofHundredths(holding.available()), units);
        }
        Refusal rest = limits.remaining(bounds, units,
                new Balance(holding.balance() - units.hundredths(), holding.held()));
        if (rest != null) {
            return rest;
        }
        return line == null ? Refusals.lineUsedUp(bounds.fundCode(), lines, units, ordinary) : null;
    }
}
