package org.balancetreasure.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.income.Distribution.RangeFigures;
import org.balancetreasure.income.HolderMapper.Bucket;
import org.balancetreasure.income.HolderMapper.RemainderCount;
import org.balancetreasure.income.HolderMapper.Stated;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Ranges;
import org.balancetreasure.sql.Ranges.Bounds;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes once through the holders of a fund and finds what a day's income is made of. It only reads, and every look at a
 * range is one snapshot, in which balances and the movements to be taken off them belong together; so movements go on
 * meanwhile, and the looks may be hours apart. Ranges are looked at side by side; sums and histograms merge.
 */
@Component
class ReadPass {

    /** Wide enough to leave few remainders for the second look, small enough to be sent for each range. */
    private static final int BUCKETS = 128;

    private final HolderMapper holders;
    private final IncomeMapper income;
    private final AdvancingBanks banks;
    private final TransactionTemplate snapshot;
    private final int rangeSize;

    ReadPass(HolderMapper holders, IncomeMapper income, AdvancingBanks banks, PlatformTransactionManager manager,
            @Value("${income.range-size:10000}") int rangeSize) {
        this.holders = holders;
        this.income = income;
        this.banks = banks;
        this.snapshot = new TransactionTemplate(manager);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.rangeSize = Ranges.requireSize("income.range-size", rangeSize);
    }

    Distribution read(IncomeRun run, ResidueRule rule, Executor workers, Progress progress) {
        List<Bounds> bounds = bounds(run);
        if (!run.hasEntries()) {
            return Distribution.withoutEntries(run,
                    bounds.stream().map(RangeFigures::empty).toList());
        }
        if (run.isAgents()) {
            return Distribution.asStated(run, Ranges.each(bounds, workers, progress, Progress.Pass.READ,
                    range -> stated(run, range), RangeFigures::holders));
        }
        long bucketWidth = rule == ResidueRule.REDISTRIBUTED ? run.rate().denominator() / BUCKETS + 1 : 0;
        List<RangeFigures> figures = Ranges.each(bounds, workers, progress, Progress.Pass.READ,
                range -> look(range, HolderRange.of(run, range.lower(), range.upper()).withBucketWidth(bucketWidth)),
                RangeFigures::holders);
        Distribution found = Distribution.of(run, rule, figures);
        return found.left() == 0 || rule == ResidueRule.RETAINED ? found : withThreshold(found, bucketWidth, workers);
    }

    private RangeFigures stated(IncomeRun run, Bounds range) {
        Stated found = holders.stated(run.fundId(), run.incomeDate(), run.sequence(), range.lower(), range.upper());
        return new RangeFigures(range, found.holders(), found.baseSum(), found.largestBase(), found.income(),
                Map.of());
    }

    /**
     * A correction goes through the ranges of the posting. A posting takes those of the day before, which saves a look
     * at every holder, and cuts anew what has outgrown its size or come after them; on the first of a month,
     * everything. Each bank comes after them as a range of its own.
     */
    private List<Bounds> bounds(IncomeRun run) {
        if (run.isCorrection()) {
            return income.ranges(run.fundId(), run.incomeDate(), 0).stream()
                    .map(range -> new Bounds(range.shard(), range.lowerHolder(), range.upperHolder())).toList();
        }
        List<Bounds> bounds = new ArrayList<>();
        Long first = holders.firstHolder(run.fundId());
        Long last = holders.lastHolder(run.fundId());
        if (first != null && last != null) {
            customers(run, bounds, first, last);
        }
        banks.advancingFor(run.fundId()).stream().map(BankHolder::of)
                .forEach(bank -> bounds.add(new Bounds(Shard.ONLY, bank, bank)));
        return bounds;
    }

    private void customers(IncomeRun run, List<Bounds> bounds, long first, long last) {
        // Ranges touch, so that a holder who comes between two of them meanwhile lies in one: with no base of this day.
        long lower = first;
        for (IncomeRange before : rangesBefore(run)) {
            if (before.isOfBank()) {
                break;
            }
            if (before.upperHolder() >= lower) {
                Bounds grown = new Bounds(before.shard(), lower, before.upperHolder());
                bounds.addAll(before.holders() <= rangeSize + rangeSize / 4 ? List.of(grown) : cut(run, grown));
                lower = before.upperHolder() + 1;
            }
        }
        bounds.addAll(cut(run, new Bounds(Shard.ONLY, lower, last)));
    }

    private List<Bounds> cut(IncomeRun run, Bounds whole) {
        return Ranges.cut(whole.shard(), whole.lower(), whole.upper(), rangeSize,
                (lower, rows) -> holders.nextUpper(run.fundId(), lower, rows));
    }

    private List<IncomeRange> rangesBefore(IncomeRun run) {
        LocalDate before = run.incomeDate().getDayOfMonth() == 1
                ? null
                : income.lastWithRanges(run.fundId(), run.incomeDate());
        return before == null ? List.of() : income.ranges(run.fundId(), before, IncomePosting.POSTING);
    }

    private RangeFigures look(Bounds bounds, HolderRange any) {
        return inSnapshot(any, holderRange -> {
            List<Bucket> buckets = histogram(holderRange);
            return new RangeFigures(bounds, buckets.stream().mapToLong(Bucket::holders).sum(),
                    buckets.stream().map(Bucket::baseSum).reduce(BigDecimal.ZERO, BigDecimal::add),
                    buckets.stream().mapToLong(Bucket::largestBase).max().orElse(0),
                    buckets.stream().mapToLong(Bucket::cutSum).sum(),
                    buckets.stream().collect(Collectors.toMap(Bucket::bucket, Bucket::holders)));
        });
    }

    /** Only the look itself finds the largest base. Nearly always integers do; asking first would be one more look. */
    private List<Bucket> histogram(HolderRange holderRange) {
        try {
            return holders.histogram(holderRange);
        } catch (DataIntegrityViolationException e) {
            return holders.histogram(holderRange.inDecimals());
        }
    }

    /** The second look, into the one bucket where the cents run out. */
    private Distribution withThreshold(Distribution found, long bucketWidth, Executor workers) {
        Distribution.Place bucket = found.bucketOfTheLastCent();
        long direction = Long.signum(found.left());
        // The bucket in the middle has both directions: there, only remainders of this one count.
        long nearest = Math.max(1, Math.abs(bucket.key()) * bucketWidth);
        long farthest = (Math.abs(bucket.key()) + 1) * bucketWidth - 1;
        long least = direction > 0 ? nearest : -farthest;
        long most = direction > 0 ? farthest : -nearest;
        List<Map<Long, Long>> remainders = Ranges.each(found.ranges(), workers,
                range -> range.holdersIn(bucket.key()) == 0
                        ? Map.<Long, Long>of()
                        : inSnapshot(holderRange(found, range, bucketWidth),
                                holderRange -> holders.remainders(holderRange, least, most).stream()
                                        .collect(Collectors.toMap(RemainderCount::remainder,
                                                RemainderCount::holders))));
        Distribution.Place remainder = Distribution.lastCent(remainders, direction, bucket.cents());
        long wanted = remainder.cents();
        for (int i = 0; i < remainders.size(); i++) {
            long tied = remainders.get(i).getOrDefault(remainder.key(), 0L);
            if (wanted <= tied) {
                long place = wanted - 1;
                Long holder = inSnapshot(holderRange(found, found.ranges().get(i), bucketWidth),
                        holderRange -> holders.holderAt(holderRange, remainder.key(), place));
                if (holder == null) {
                    throw new IllegalStateException("The bases of " + found.run() + " changed while they were read");
                }
                return found.withThreshold(new Threshold(remainder.key(), holder), bucket.key(), remainders, i, wanted);
            }
            wanted -= tied;
        }
        throw new IllegalStateException("The holders of the last cent of " + found.run() + " are not to be found");
    }

    private static HolderRange holderRange(Distribution found, RangeFigures range, long bucketWidth) {
        return HolderRange.of(found.run(), range.bounds().lower(), range.bounds().upper()).withBucketWidth(bucketWidth)
                .forBasesUpTo(range.largestBase());
    }

    /**
     * All statements of a look see the same moment, so that what moves after the day is known before it is taken off.
     */
    private <T extends @Nullable Object> T inSnapshot(HolderRange holderRange, Function<HolderRange, T> look) {
        return snapshot.execute(status -> look.apply(withMovements(holders, holderRange)));
    }

    /** Takes the cheapest source of the base that is right for what the transaction sees. */
    static HolderRange withMovements(HolderMapper holders, HolderRange holderRange) {
        if (holderRange.base() == HolderRange.Base.ENTRY) {
            return holderRange;
        }
        if (holderRange.base() == HolderRange.Base.BANK) {
            return holderRange.standingThrough(holders.banksStandThrough(holderRange.fundId(), holderRange.day()));
        }
        LocalDate latest = holders.latestMovement(holderRange.fundId(), holderRange.day());
        if (latest == null) {
            return holderRange.withoutMovements();
        }
        HolderRange dated = holderRange.lessDatesThrough(latest);
        return dated.base() == HolderRange.Base.BALANCE_LESS_DATES
                && !holders.moves(holderRange.fundId(), dated.laterDates(), holderRange.lower(), holderRange.upper())
                        ? holderRange.withoutMovements()
                        : dated;
    }
}
