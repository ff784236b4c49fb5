package org.balancetreasure.income;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Ranges.Bounds;

/**
 * How the income of a day is spread over the holders. Each holder's income is cut to the cent; the amount is the cut of
 * what all bases earn together. What lies between the sum of the cuts and the amount is retained, or redistributed: one
 * cent each, in its direction, to those whose cut took most in that direction, ties by holder ascending. (With bases of
 * both signs, fewer holders lost in a direction than cents are to be given only if there are none to give.)
 */
record Distribution(IncomeRun run, List<RangeFigures> ranges, List<Long> extraCents) {

    /**
     * @param histogram holders by bucket of remainders; 0 holds the smallest of both signs, and those who lost nothing
     */
    record RangeFigures(Bounds bounds, long holders, BigDecimal baseSum, long largestBase, long cutSum,
            Map<Long, Long> histogram) {

        static RangeFigures empty(Bounds bounds) {
            return new RangeFigures(bounds, 0, BigDecimal.ZERO, 0, 0, Map.of());
        }

        long holdersIn(long bucket) {
            return histogram.getOrDefault(bucket, 0L);
        }
    }

    /**
     * Where the cents run out.
     *
     * @param cents how many of them go to holders at {@code key}, from 1
     */
    record Place(long key, long cents) {}

    static Distribution withoutEntries(IncomeRun run, List<RangeFigures> ranges) {
        return new Distribution(run.read(0, BigDecimal.ZERO, 0, 0, 0, 0, null), ranges, noCents(ranges));
    }

    static Distribution of(IncomeRun run, ResidueRule rule, List<RangeFigures> ranges) {
        BigDecimal baseSum = ranges.stream().map(RangeFigures::baseSum).reduce(BigDecimal.ZERO, BigDecimal::add);
        long cutSum = ranges.stream().mapToLong(RangeFigures::cutSum).sum();
        long amount = run.rate().income(baseSum.toBigIntegerExact());
        long left = Math.subtractExact(amount, cutSum);
        boolean retained = rule == ResidueRule.RETAINED;
        return new Distribution(run.read(ranges.stream().mapToLong(RangeFigures::holders).sum(), baseSum, amount,
                cutSum, retained ? left : 0, retained ? 0 : left, null), ranges, noCents(ranges));
    }

    /** What the transfer agent states is distributed to the cent; of it nothing is left over. */
    static Distribution asStated(IncomeRun run, List<RangeFigures> ranges) {
        long amount = ranges.stream().mapToLong(RangeFigures::cutSum).reduce(0, Math::addExact);
        return new Distribution(run.read(ranges.stream().mapToLong(RangeFigures::holders).sum(),
                ranges.stream().map(RangeFigures::baseSum).reduce(BigDecimal.ZERO, BigDecimal::add), amount, amount, 0,
                0, null), ranges, noCents(ranges));
    }

    /** Cents between the sum of the cuts and the amount, signed. */
    long left() {
        return run.amount() - run.cutSum();
    }

    Place bucketOfTheLastCent() {
        long direction = Long.signum(left());
        return lastCent(ranges.stream().map(RangeFigures::histogram).toList(), direction, Math.abs(left()));
    }

    /**
     * @param counts holders by remainder or bucket; the largest in the direction come first
     * @param direction 1 or -1
     */
    static Place lastCent(List<Map<Long, Long>> counts, long direction, long cents) {
        TreeMap<Long, Long> merged = new TreeMap<>(Comparator.comparingLong((Long key) -> key * direction).reversed());
        counts.forEach(count -> count.forEach((key, number) -> {
            if (Long.signum(key) != -direction) {
                merged.merge(key, number, Long::sum);
            }
        }));
        long wanted = cents;
        for (Map.Entry<Long, Long> count : merged.entrySet()) {
            if (wanted <= count.getValue()) {
                return new Place(count.getKey(), wanted);
            }
            wanted -= count.getValue();
        }
        throw new IllegalStateException("More cents are left than holders who lost a part of one: " + cents);
    }

    /**
     * @param bucket in which the cents run out
     * @param remainders of that bucket, by range
     * @param lastRange the range of the threshold's holder
     * @param lastCents how many of its holders at the threshold get a cent
     */
    Distribution withThreshold(Threshold threshold, long bucket, List<Map<Long, Long>> remainders, int lastRange,
            long lastCents) {
        long direction = Long.signum(threshold.remainder());
        List<Long> cents = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            long tied = remainders.get(i).getOrDefault(threshold.remainder(), 0L);
            long holders = beyond(ranges.get(i).histogram(), bucket, direction)
                    + beyond(remainders.get(i), threshold.remainder(), direction)
                    + (i < lastRange ? tied : i == lastRange ? lastCents : 0);
            cents.add(holders * direction);
        }
        if (cents.stream().mapToLong(Long::longValue).sum() != left()) {
            throw new IllegalStateException("The cents of the ranges do not add up for " + run);
        }
        return new Distribution(run.read(run.holders(), run.baseSum(), run.amount(), run.cutSum(), 0, left(),
                threshold), ranges, cents);
    }

    private static long beyond(Map<Long, Long> counts, long key, long direction) {
        return counts.entrySet().stream().filter(count -> (count.getKey() - key) * direction > 0)
                .mapToLong(Map.Entry::getValue).sum();
    }

    private static List<Long> noCents(List<RangeFigures> ranges) {
        return ranges.stream().map(range -> 0L).toList();
    }

    List<IncomeRange> incomeRanges() {
        List<IncomeRange> result = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            RangeFigures range = ranges.get(i);
            result.add(new IncomeRange(run.fundId(), run.incomeDate(), run.sequence(), range.bounds().shard(), i,
                    range.bounds().lower(), range.bounds().upper(),
                    range.holders(), range.baseSum(), range.largestBase(), range.cutSum(), extraCents.get(i), null,
                    null));
        }
        return result;
    }
}
