package org.balancetreasure.funds;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.funds.Quote.State;
import org.balancetreasure.funds.Quote.YieldCheck;
import org.balancetreasure.money.IncomeRate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Quotes of funds. A quote is checked before use: if its yield contradicts the incomes, it is never posted. */
@Component
public class Quotes {

    /** Outcome for a quote that came in. */
    public enum Outcome {
        /** The first of its day. */
        ACCEPTED,
        /** On file already with the same values. */
        UNCHANGED,
        /** A new version of a day that was on file. */
        CORRECTED,
        /** On file, but not used; a break says why. */
        REFUSED
    }

    /** A gap is alarmed day by day, up to so many days: a wrong year in a file must not fill the list. */
    private static final int GAP_DAYS_MAX = 31;

    private final QuoteMapper mapper;
    private final YieldChecks yieldChecks;
    private final Funds funds;
    private final Breaks breaks;
    private final TradingCalendar calendar;
    private final BusinessClock clock;
    private final BigDecimal jump;

    /** @param jump a quote that differs from the day before by more than this fraction of it is alarmed */
    Quotes(QuoteMapper mapper, Funds funds, Breaks breaks, TradingCalendar calendar, BusinessClock clock,
            @Value("${quotes.jump:0.5}") BigDecimal jump) {
        this.mapper = mapper;
        this.yieldChecks = new YieldChecks(mapper);
        this.funds = funds;
        this.breaks = breaks;
        this.calendar = calendar;
        this.clock = clock;
        this.jump = jump;
    }

    /**
     * Stores a quote. The same values again change nothing; other values make a new version. Runs in the caller's
     * transaction.
     *
     * @throws ArithmeticException if the income has more than eight decimals
     */
    public Outcome accept(QuoteReceived received) {
        Fund fund = funds.byId(received.fundId());
        // Refuses an income that could not be posted before it is on file.
        IncomeRate.of(received.incomePer10k());
        mapper.lockFund(fund.fundId());
        Quote before = mapper.newest(fund.fundId(), received.lastDay());
        if (before != null && before.saysTheSameAs(received)) {
            return before.state() == State.ACCEPTED ? Outcome.UNCHANGED : Outcome.REFUSED;
        }
        LocalDate lastBefore = mapper.lastDayBefore(fund.fundId(), received.lastDay());
        @Nullable
        String contradiction = contradiction(received, before);
        YieldCheck check = contradiction == null ? yieldChecks.check(fund, received) : YieldCheck.NOT_CHECKABLE;
        State state = contradiction == null && check != YieldCheck.DIFFERS ? State.ACCEPTED : State.REFUSED;
        Quote quote = new Quote(fund.fundId(), received.lastDay(), before == null ? 1 : before.version() + 1,
                received.firstDay(), received.incomePer10k(), received.sevenDayYield(), check, state, received.source(),
                clock.now());
        mapper.insert(quote);
        if (contradiction != null) {
            breaks.open(BreakType.QUOTE_GAP, quote.lastDay(), fund.taCode(), fund.fundCode(), contradiction,
                    quote.firstDay() + " to " + quote.lastDay() + " in " + quote.source());
            return Outcome.REFUSED;
        }
        alarmYield(fund, quote, check);
        resolveGaps(fund, quote);
        if (before == null) {
            alarmGap(fund, quote, lastBefore);
        }
        if (state == State.REFUSED) {
            return Outcome.REFUSED;
        }
        alarmJump(fund, quote);
        checkLater(fund, quote);
        return before == null ? Outcome.ACCEPTED : Outcome.CORRECTED;
    }

    /**
     * The first calendar day that a quote covers whose file names the last one only: by the pattern of the fund,
     * without days that other quotes cover and days before the fund's first.
     */
    public LocalDate firstDay(Fund fund, LocalDate lastDay) {
        LocalDate first = fund.quotePattern().firstDay(lastDay, calendar);
        while (first.isBefore(lastDay)
                && (first.isBefore(fund.firstIncomeDay()) || isCoveredApart(fund, first, lastDay))) {
            first = first.plusDays(1);
        }
        return first;
    }

    private boolean isCoveredApart(Fund fund, LocalDate day, LocalDate lastDay) {
        Quote covering = mapper.covering(fund.fundId(), day);
        return covering != null && !covering.lastDay().equals(lastDay);
    }

    /** The accepted quote that covers a day, or null while there is none. */
    public @Nullable Quote covering(int fundId, LocalDate day) {
        return mapper.covering(fundId, day);
    }

    /**
     * Accepted quotes, the version that holds of each, that touch the days from {@code from} to {@code to}, in order.
     */
    public List<Quote> between(int fundId, LocalDate from, LocalDate to) {
        return mapper.between(fundId, from, to);
    }

    /** The seven-day yield of the last quote that has one, in percent; null before the first. */
    public @Nullable BigDecimal newestYield(int fundId) {
        return mapper.newestYield(fundId);
    }

    /** A day can't be covered by two quotes; null if the quote fits in. */
    private @Nullable String contradiction(QuoteReceived received, @Nullable Quote before) {
        if (before != null && before.state() == State.ACCEPTED && !before.firstDay().equals(received.firstDay())) {
            return "version " + before.version() + " covers " + before.firstDay() + " to " + before.lastDay();
        }
        for (Quote other : mapper.between(received.fundId(), received.firstDay(), received.lastDay())) {
            if (!other.lastDay().equals(received.lastDay())) {
                return "another quote covers " + other.firstDay() + " to " + other.lastDay();
            }
        }
        return null;
    }

    private void alarmYield(Fund fund, Quote quote, YieldCheck check) {
        if (check == YieldCheck.DIFFERS) {
            breaks.open(BreakType.QUOTE_YIELD, quote.lastDay(), fund.taCode(), fund.fundCode(),
                    "seven-day yield " + yieldChecks.computed(fund, quote.firstDay(), quote.lastDay(),
                            quote.incomePer10k()) + " %",
                    quote.sevenDayYield() + " % in " + quote.source());
        } else {
            breaks.resolve(BreakType.QUOTE_YIELD, quote.lastDay(), fund.taCode(), fund.fundCode(),
                    "version " + quote.version() + " came in");
        }
    }

    private void alarmGap(Fund fund, Quote quote, @Nullable LocalDate lastBefore) {
        LocalDate from = lastBefore == null ? fund.firstIncomeDay() : lastBefore.plusDays(1);
        LocalDate earliest = quote.firstDay().minusDays(GAP_DAYS_MAX);
        for (LocalDate day = from.isBefore(earliest) ? earliest : from; day.isBefore(quote.firstDay()); day = day
                .plusDays(1)) {
            breaks.open(BreakType.QUOTE_GAP, day, fund.taCode(), fund.fundCode(), "no quote",
                    "the quote of " + quote.lastDay() + " came in " + quote.source());
        }
    }

    private void resolveGaps(Fund fund, Quote quote) {
        for (LocalDate day = quote.firstDay(); !day.isAfter(quote.lastDay()); day = day.plusDays(1)) {
            breaks.resolve(BreakType.QUOTE_GAP, day, fund.taCode(), fund.fundCode(), "came in " + quote.source());
        }
    }

    /** Alarms only: income of a day may move far, for example around a holiday. */
    private void alarmJump(Fund fund, Quote quote) {
        Quote previous = mapper.covering(fund.fundId(), quote.firstDay().minusDays(1));
        if (previous == null || previous.incomePer10k().signum() == 0) {
            return;
        }
        BigDecimal now = perDay(quote);
        BigDecimal then = perDay(previous);
        if (now.subtract(then).abs().compareTo(then.abs().multiply(jump)) > 0) {
            breaks.open(BreakType.QUOTE_JUMP, quote.lastDay(), fund.taCode(), fund.fundCode(),
                    previous.incomePer10k().stripTrailingZeros().toPlainString() + " on " + previous.lastDay(),
                    quote.incomePer10k().stripTrailingZeros().toPlainString() + " in " + quote.source());
        }
    }

    private static BigDecimal perDay(Quote quote) {
        long days = ChronoUnit.DAYS.between(quote.firstDay(), quote.lastDay()) + 1;
        return quote.incomePer10k().divide(BigDecimal.valueOf(days), MathContext.DECIMAL64);
    }

    /** A quote that filled a gap makes later ones checkable that were taken without a check. */
    private void checkLater(Fund fund, Quote quote) {
        for (Quote later : mapper.uncheckedAfter(fund.fundId(), quote.lastDay(), quote.lastDay().plusDays(7))) {
            YieldCheck check = yieldChecks.check(fund, new QuoteReceived(later.fundId(), later.firstDay(),
                    later.lastDay(), later.incomePer10k(), later.sevenDayYield(), later.source()));
            if (check != YieldCheck.NOT_CHECKABLE) {
                mapper.judge(later, check, check == YieldCheck.DIFFERS ? State.REFUSED : State.ACCEPTED);
                alarmYield(fund, later, check);
            }
        }
    }
}
