package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Ranges;
import org.balancetreasure.sql.Ranges.Bounds;
import org.balancetreasure.sql.Shard;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.SweepMapper.Sums;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The sweep of a trade date: wallet money above the customers' floors becomes subscriptions. Input: the rules that are
 * on, the wallets, the limits. Output: one order for each part, its money held, and a row for each range, which says
 * that it is done. It may be run again at any time and killed at any instant: each customer is swept once per run, as a
 * whole or not at all. It begins only before the cut-off of its date. A range that comes after the cut-off belongs to
 * the next trade date, like any order.
 */
@Component
public class DailySweep {

    private final SweepMapper mapper;
    private final RangeSweep rangeSweep;
    private final TradingCalendar calendar;
    private final BusinessClock clock;
    private final int rangeSize;

    DailySweep(SweepMapper mapper, RangeSweep rangeSweep, TradingCalendar calendar, BusinessClock clock,
            @Value("${sweep.range-size:10000}") int rangeSize) {
        this.mapper = mapper;
        this.rangeSweep = rangeSweep;
        this.calendar = calendar;
        this.clock = clock;
        this.rangeSize = Ranges.requireSize("sweep.range-size", rangeSize);
    }

    /** The same, told to nobody. */
    public SweepRun run(LocalDate date, Transactions transactions, Executor workers) {
        return run(date, transactions, workers, Progress.SILENT);
    }

    /** The whole run, on as many connections at once as {@code workers} has threads. */
    public SweepRun run(LocalDate date, Transactions transactions, Executor workers, Progress progress) {
        SweepRun run = begin(date, transactions);
        if (run.state() != SweepRun.State.BEGUN) {
            return run;
        }
        Ranges.finish(mapper.ranges(run.runId()), workers, progress, range -> {
            rangeSweep.sweep(range, transactions);
            return mapper.range(range).customers();
        });
        return prove(run, transactions, workers);
    }

    /** The run of a date, or null if there is none. */
    public @Nullable SweepRun find(LocalDate date) {
        return mapper.run(date);
    }

    /** Writes the run and its ranges down, once. After the cut-off of its date nothing is begun any more. */
    SweepRun begin(LocalDate date, Transactions transactions) {
        return transactions.call(() -> {
            SweepRun known = mapper.run(date);
            if (known != null) {
                return known;
            }
            noteMissed(date);
            boolean late = !clock.now().isBefore(calendar.cutOff(date));
            boolean first = mapper.insertRun(date, late ? SweepRun.State.MISSED : SweepRun.State.BEGUN,
                    clock.now()) == 1;
            SweepRun run = Objects.requireNonNull(mapper.run(date));
            if (first && !late) {
                cutRanges(run.runId());
            }
            return run;
        });
    }

    /** Trade dates since the last run on which nobody began one: what lay in wallets is for this run. */
    private void noteMissed(LocalDate date) {
        LocalDate last = mapper.lastRunBefore(date);
        for (LocalDate day = last == null ? date : calendar.nextTradingDay(last); day.isBefore(date); day = calendar
                .nextTradingDay(day)) {
            mapper.insertRun(day, SweepRun.State.MISSED, clock.now());
        }
    }

    private void cutRanges(int runId) {
        Long first = mapper.firstCustomer();
        Long last = mapper.lastCustomer();
        if (first != null && last != null) {
            List<Bounds> ranges = Ranges.cut(Shard.ONLY, first, last, rangeSize, mapper::nextUpper);
            for (int rangeNo = 0; rangeNo < ranges.size(); rangeNo++) {
                mapper.insertRange(runId, rangeNo, ranges.get(rangeNo));
            }
        }
    }

    List<SweepRange> ranges(int runId) {
        return mapper.ranges(runId);
    }

    /** Counts the parts once more on their own; only if they are what the ranges say is the run done. */
    private SweepRun prove(SweepRun run, Transactions transactions, Executor workers) {
        List<Sums> counted = Ranges.each(mapper.ranges(run.runId()), workers, range -> {
            Sums sums = mapper.sums(range);
            Sums stored = new Sums(range.customers(), range.orders(), range.amount(), range.leftOut());
            if (!range.isDone() || !sums.equals(stored)) {
                throw new IllegalStateException(range + " does not prove: its parts are " + sums);
            }
            return sums;
        });
        Sums sums = counted.stream().reduce(new Sums(0, 0, 0, 0), Sums::plus);
        transactions.run(() -> {
            if (mapper.lockRun(run.runId()).state() == SweepRun.State.BEGUN) {
                mapper.storeProved(run.runId(), sums);
            }
        });
        return Objects.requireNonNull(mapper.run(run.runDate()));
    }
}
