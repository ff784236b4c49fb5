package org.balancetreasure.instant;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.Quote;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.instant.AdvanceMapper.Candidate;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.limits.Alternative;
import org.balancetreasure.limits.Refusal;
import org.balancetreasure.limits.Refusal.Code;
import org.balancetreasure.money.IncomeRate;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an instant redemption would be now: figures to decide by, read without a lock. */
@Component
public class InstantQuotes {

    /** A quote of a fund covers at most a long holiday. */
    private static final int QUOTE_AGE_DAYS_MAX = 15;

    private final UseMapper use;
    private final AdvanceMapper advances;
    private final Ledger ledger;
    private final Gates gates;
    private final Funds funds;
    private final Quotes quotes;
    private final TradingCalendar calendar;
    private final BusinessClock clock;

    InstantQuotes(UseMapper use, AdvanceMapper advances, Ledger ledger, Gates gates, Funds funds, Quotes quotes,
            TradingCalendar calendar, BusinessClock clock) {
        this.use = use;
        this.advances = advances;
        this.ledger = ledger;
        this.gates = gates;
        this.funds = funds;
        this.quotes = quotes;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Null if the customer's channel sells no such fund. */
    public @Nullable InstantQuote quote(Customer customer, String fundCode, Units units) {
        Fund fund = funds.find(fundCode);
        Long limit = fund == null ? null : use.limit(customer.channel(), fund.fundId());
        if (fund == null || limit == null) {
            return null;
        }
        LocalDate day = gates.openDay();
        LocalDate byCutOff = calendar.tradeDate(clock.now());
        LocalDate open = gates.openTradeDate(fund.taCode());
        LocalDate tradeDate = byCutOff.isBefore(open) ? open : byCutOff;
        Long used = use.used(customer.customerId(), fund.fundId(), day);
        long left = Math.max(0, limit - (used == null ? 0 : used));
        List<Candidate> lines = advances.candidates(fund.fundId(), Account.FIRST_BANK);
        Candidate line = lines.stream().filter(candidate -> candidate.room() >= units.hundredths()).findFirst()
                .orElse(null);
        LocalDate through = calendar.lastIncomeDate(tradeDate);
        var holding = ledger.balance(Account.units(fund.fundId(), customer.customerId()));
        return new InstantQuote(fund, units.hundredths(), limit, left, day, through,
                givenUp(fund, units, day, through), line == null || !line.takeIncome()
                        ? 0
                        : accruedTaken(fund, customer, units, holding.balance()),
                line == null ? null : line.bankNameZh(), line == null ? null : line.bankNameEn(), tradeDate,
                calendar.confirmDate(tradeDate),
                refusal(fund, units, Money.ofCents(limit), Money.ofCents(left), Units.ofHundredths(holding.available()),
                        lines, line, tradeDate));
    }

    /** By the last quote, for each of the days; cut to the cent a day, without the income on income. */
    private @Nullable Long givenUp(Fund fund, Units units, LocalDate from, LocalDate through) {
        List<Quote> known = quotes.between(fund.fundId(), from.minusDays(QUOTE_AGE_DAYS_MAX), from);
        if (known.isEmpty() || known.getLast().coversSeveralDays()) {
            return null;
        }
        long aDay = IncomeRate.of(known.getLast().incomePer10k()).income(BigInteger.valueOf(units.hundredths()));
        return aDay * Math.max(0, ChronoUnit.DAYS.between(from, through) + 1);
    }

    /** The accrual's share of x of b units, cut toward zero. */
    private long accruedTaken(Fund fund, Customer customer, Units units, long balance) {
        long accrued = ledger.balance(Account.accruedIncome(fund.fundId(), customer.customerId())).balance();
        if (balance <= 0 || units.hundredths() > balance) {
            return 0;
        }
        return BigInteger.valueOf(accrued).multiply(BigInteger.valueOf(units.hundredths()))
                .divide(BigInteger.valueOf(balance)).longValueExact();
    }

    private @Nullable Refusal refusal(Fund fund, Units units, Money limit, Money left, Units available,
            List<Candidate> lines, @Nullable Candidate line, LocalDate tradeDate) {
        Alternative ordinary = Alternative.ordinaryRedemption(tradeDate, calendar.confirmDate(tradeDate));
        if (!fund.takesRedemptions()) {
            return new Refusal(Code.REDEMPTIONS_STOPPED, Map.of("fundCode", fund.fundCode()));
        }
        if (units.compareTo(fund.smallestRedemption()) < 0) {
            return new Refusal(Code.BELOW_MINIMUM, Map.of("minimum", fund.smallestRedemption().toString()),
                    Alternative.atLeast(fund.smallestRedemption()));
        }
        if (lines.isEmpty()) {
            return new Refusal(Code.INSTANT_SUSPENDED, Map.of("fundCode", fund.fundCode()), ordinary);
        }
        if (units.hundredths() > left.cents()) {
            return Refusals.overTheLimit(limit, left, units, ordinary);
        }
        if (units.compareTo(available) > 0) {
            return Refusals.tooFewUnits(available, units);
        }
        return line == null ? Refusals.lineUsedUp(fund.fundCode(), lines, units, ordinary) : null;
    }
}
