package org.balancetreasure.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.IncomeAuthority.Authority;
import org.balancetreasure.funds.Quote;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomeMapper.FundDays;
import org.balancetreasure.income.IncomeMapper.Proof;
import org.balancetreasure.income.IncomeRun.State;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.HolderAccounts;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Ranges;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts the income of a fund for a calendar day to every holder. The pieces, in order: {@link #begin}, {@link #read},
 * {@link #postRange} for each of {@link #ranges}, {@link #prove}; {@link #post} is all of them. Each may be called
 * again at any time, by any process: what is done stays, and what was interrupted continues. A day counts as done when
 * it is proved. Every piece commits in transactions of its own, through the given {@link Transactions}; those of the
 * night check its fence.
 */
@Component
public class IncomePosting {

    /** The posting of a day, in contrast to its corrections. */
    public static final int POSTING = 0;

    private final IncomeMapper mapper;
    private final HolderMapper holders;
    private final HolderAccounts accounts;
    private final ReadPass readPass;
    private final WritePass writePass;
    private final IncomeProof proving;
    private final Funds funds;
    private final Quotes quotes;
    private final Gates gates;

    IncomePosting(IncomeMapper mapper, HolderMapper holders, HolderAccounts accounts, ReadPass readPass,
            WritePass writePass,
            IncomeProof proving,
            Funds funds, Quotes quotes, Gates gates) {
        this.mapper = mapper;
        this.holders = holders;
        this.accounts = accounts;
        this.readPass = readPass;
        this.writePass = writePass;
        this.proving = proving;
        this.funds = funds;
        this.quotes = quotes;
        this.gates = gates;
    }

    /** The whole posting of a day, on as many connections at once as {@code workers} has threads. */
    public IncomeRun post(int fundId, LocalDate day, Transactions transactions, Executor workers, Progress progress) {
        begin(fundId, day, transactions);
        return finish(fundId, day, POSTING, transactions, workers, progress);
    }

    /**
     * Posts the difference if the quote of a posted day was corrected, effective on the next day to be posted. Without
     * effect if the last posting of the day used the present quote.
     *
     * @param reason at most 120 characters
     */
    public void correct(int fundId, LocalDate day, String reason, Transactions transactions, Executor workers,
            Progress progress) {
        OptionalInt sequence = transactions.call(() -> beginCorrection(fundId, day, reason));
        if (sequence.isPresent()) {
            finish(fundId, day, sequence.getAsInt(), transactions, workers, progress);
        }
    }

    /**
     * Brings the posted income of a day to what the transfer agent states of each holder, effective from the same day
     * as the posting. What our rule reckoned stays as the entry of the posting; where the two are not the same, a
     * second entry has the difference. Nobody's income is left on our figure, because the day counts as done only after
     * both. Without effect on a day without a quote of its own.
     *
     * <p>All that the transfer agent states of the day was taken in by {@link StatedIncomes}.
     */
    public void follow(int fundId, LocalDate day, Transactions transactions, Executor workers, Progress progress) {
        OptionalInt sequence = transactions.call(() -> beginFollowing(fundId, day));
        if (sequence.isPresent()) {
            finish(fundId, day, sequence.getAsInt(), transactions, workers, progress);
        }
    }

    /** Whether the figures of the transfer agent for a day are in the books, or are being written: they stay. */
    public boolean isFollowed(int fundId, LocalDate day) {
        IncomeRun last = mapper.lastRun(fundId, day);
        return last != null && last.isAgents() && last.state() != State.BEGUN;
    }

    private OptionalInt beginFollowing(int fundId, LocalDate day) {
        accounts.lockIncomeDays(fundId);
        IncomeRun last = Objects.requireNonNull(mapper.lastRun(fundId, day));
        if (last.isAgents()) {
            return last.isProved() ? OptionalInt.empty() : OptionalInt.of(last.sequence());
        }
        if (!last.isProved()) {
            throw new IllegalStateException("The transfer agent's income of " + day + " waits for the proof of ours");
        }
        if (!last.hasEntries()) {
            return OptionalInt.empty();
        }
        int sequence = last.sequence() + 1;
        mapper.insertRun(IncomeRun.begun(fundId, day, sequence, last.quoteVersion(), last.incomePer10k(),
                nextDay(mapper.days(fundId)), State.BEGUN, "as the transfer agent states", Authority.AGENT));
        return OptionalInt.of(sequence);
    }

    private IncomeRun finish(int fundId, LocalDate day, int sequence, Transactions transactions, Executor workers,
            Progress progress) {
        read(fundId, day, sequence, transactions, workers, progress);
        Ranges.finish(ranges(fundId, day, sequence), workers, progress, range -> {
            postRange(range, transactions);
            return range.holders();
        });
        prove(fundId, day, sequence, transactions, workers);
        return run(fundId, day, sequence);
    }

    /**
     * The missing inputs of a day's posting, in words; empty if it can begin. Confirmations are checked by the
     * exchange.
     */
    public List<String> waitsFor(int fundId, LocalDate day) {
        Fund fund = funds.byId(fundId);
        List<String> missing = new ArrayList<>();
        if (!gates.openDay().isAfter(day)) {
            missing.add("the end of " + day);
        }
        if (quotes.covering(fundId, day) == null) {
            missing.add("the quote of " + reference(fund, day));
        }
        FundDays days = mapper.days(fundId);
        LocalDate next = nextDay(days);
        IncomeRun unproved = mapper.unproved(fundId);
        if (unproved != null && !unproved.incomeDate().equals(day)) {
            missing.add("the proof of " + reference(fund, unproved.incomeDate()));
        } else if (day.isAfter(next)) {
            missing.add("the income of " + reference(fund, day.minusDays(1)));
        }
        return missing;
    }

    /** The earliest day whose income is not proved yet. */
    public LocalDate nextDay(int fundId) {
        IncomeRun unproved = mapper.unproved(fundId);
        return unproved == null || unproved.isCorrection() ? nextDay(mapper.days(fundId)) : unproved.incomeDate();
    }

    private static LocalDate nextDay(FundDays days) {
        return days.incomeBegunThrough() == null ? days.firstIncomeDay() : days.incomeBegunThrough().plusDays(1);
    }

    /** The posting of a day, or null if it has not begun. */
    public @Nullable IncomeRun find(int fundId, LocalDate day) {
        return mapper.run(fundId, day, POSTING);
    }

    /** The last run of a day, posting or correction: its totals hold for the day. Null if the day has not begun. */
    public @Nullable IncomeRun findLast(int fundId, LocalDate day) {
        return mapper.lastRun(fundId, day);
    }

    private IncomeRun run(int fundId, LocalDate day, int sequence) {
        return Objects.requireNonNull(mapper.run(fundId, day, sequence), () -> "No income of " + day + " has begun");
    }

    /**
     * Fixes the rate of the day and lets no movement become effective on or before it any more. Returns once no such
     * movement is under way.
     *
     * @throws IllegalStateException if something is missing; it says what
     */
    public void begin(int fundId, LocalDate day, Transactions transactions) {
        transactions.run(() -> {
            accounts.lockIncomeDays(fundId);
            FundDays days = mapper.days(fundId);
            if (mapper.run(fundId, day, POSTING) != null) {
                return;
            }
            List<String> missing = waitsFor(fundId, day);
            if (!missing.isEmpty()) {
                throw new IllegalStateException("Posting " + reference(funds.byId(fundId), day) + " waits for "
                        + String.join(", ", missing));
            }
            if (day.isBefore(nextDay(days))) {
                throw new IllegalStateException("Income is posted in order: " + nextDay(days) + " is next, not " + day);
            }
            Quote quote = Objects.requireNonNull(quotes.covering(fundId, day));
            boolean lastDay = quote.lastDay().equals(day);
            accounts.beginIncomeThrough(fundId, day);
            // On the days before the last of a quote that covers several nothing is posted; accruals carry on any last
            // day of a month.
            boolean nothingToDo = !lastDay && !carriesAfter(funds.byId(fundId), day);
            mapper.insertRun(IncomeRun.begun(fundId, day, POSTING, lastDay ? quote.version() : null,
                    lastDay ? quote.incomePer10k() : BigDecimal.ZERO, day.plusDays(1),
                    nothingToDo ? State.PROVED : State.BEGUN, null, Authority.PLATFORM));
        });
    }

    private static boolean carriesAfter(Fund fund, LocalDate day) {
        return fund.carry() == Carry.MONTHLY && day.plusDays(1).getDayOfMonth() == 1;
    }

    private OptionalInt beginCorrection(int fundId, LocalDate day, String reason) {
        accounts.lockIncomeDays(fundId);
        FundDays days = mapper.days(fundId);
        IncomeRun last = mapper.lastRun(fundId, day);
        IncomeRun unproved = mapper.unproved(fundId);
        if (unproved != null) {
            if (last != null && last.isCorrection() && unproved.equals(last)) {
                return OptionalInt.of(last.sequence());
            }
            throw new IllegalStateException("Correcting " + day + " waits for the proof of " + unproved.incomeDate());
        }
        Quote quote = quotes.covering(fundId, day);
        if (last == null || quote == null || !last.hasEntries() || !quote.lastDay().equals(day)) {
            throw new IllegalStateException("No income with a quote of its own is posted on " + day);
        }
        if (quote.incomePer10k().compareTo(last.incomePer10k()) == 0) {
            return OptionalInt.empty();
        }
        mapper.insertRun(IncomeRun.begun(fundId, day, last.sequence() + 1, quote.version(), quote.incomePer10k(),
                nextDay(days), State.BEGUN, reason, Authority.PLATFORM));
        return OptionalInt.of(last.sequence() + 1);
    }

    /**
     * Days whose quote has been corrected since they were posted, and those whose correction was interrupted, in order:
     * for {@link #correct}.
     */
    public List<LocalDate> correctionsDue(int fundId) {
        return mapper.correctionsDue(fundId);
    }

    /**
     * Goes through the holders once, and stores sums, ranges and threshold in one transaction; they are never computed
     * again.
     *
     * @param sequence {@link #POSTING} or that of a correction
     */
    public void read(int fundId, LocalDate day, int sequence, Transactions transactions, Executor workers,
            Progress progress) {
        IncomeRun run = run(fundId, day, sequence);
        if (run.state() != State.BEGUN) {
            return;
        }
        Distribution found;
        try {
            found = readPass.read(run, funds.byId(fundId).residueRule(), workers, progress);
        } catch (RuntimeException e) {
            // Another poster may have stored its figures and begun to write, so that ours contradict each other: then
            // its figures hold. If not, the failure is ours.
            if (run(fundId, day, sequence).state() != State.BEGUN) {
                return;
            }
            throw e;
        }
        transactions.run(() -> {
            IncomeRun locked = Objects.requireNonNull(mapper.lockRun(fundId, day, sequence));
            if (locked.state() == State.BEGUN) {
                if (!found.ranges().isEmpty()) {
                    mapper.insertRanges(found.incomeRanges());
                }
                mapper.storeRead(found.run());
            }
        });
    }

    /** The ranges that {@link #read} stored, in order. */
    public List<IncomeRange> ranges(int fundId, LocalDate day, int sequence) {
        return mapper.ranges(fundId, day, sequence);
    }

    /**
     * Posts one range in one transaction.
     *
     * @return false if it was posted before
     */
    public boolean postRange(IncomeRange range, Transactions transactions) {
        IncomeRun run = run(range.fundId(), range.incomeDate(), range.sequence());
        return writePass.post(funds.byId(range.fundId()), run, range, transactions);
    }

    /**
     * Shows that every range is posted and that the entries, counted once more on their own, add up to the amount;
     * books a retained residue; and only then calls the day proved.
     *
     * @throws IllegalStateException if a range is missing or a sum differs
     */
    public void prove(int fundId, LocalDate day, int sequence, Transactions transactions, Executor workers) {
        Fund fund = funds.byId(fundId);
        Proof counted = proving.count(fundId, day, sequence, workers);
        transactions.run(() -> proving.prove(fund, day, sequence, counted));
    }

    /**
     * From which account a confirmed redemption of all units takes the income it pays out with the units: what a month
     * end has turned into units already is among them. Call it with the holder's units locked.
     *
     * @param effectiveDate of the redemption
     */
    public Account accrualOf(Fund fund, long holderId, LocalDate effectiveDate) {
        LocalDate monthEnd = effectiveDate.withDayOfMonth(1).minusDays(1);
        boolean carried = effectiveDate.getDayOfMonth() == 1
                && holders.carried(fund.fundId(), reference(fund, monthEnd), holderId);
        return new Account(fund.fundId(), carried ? Purpose.UNITS : Purpose.ACCRUED_INCOME, holderId);
    }

    /** Of what moves once with a run. */
    static String reference(Fund fund, IncomeRun run) {
        return reference(fund, run.incomeDate()) + (run.isCorrection() ? " " + run.sequence() : "");
    }

    static String reference(Fund fund, LocalDate day) {
        return fund.fundCode() + " " + day;
    }
}
