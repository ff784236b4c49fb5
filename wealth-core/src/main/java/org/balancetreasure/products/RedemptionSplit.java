package org.balancetreasure.products;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.balancetreasure.limits.FundBounds;
import org.jspecify.annotations.Nullable;

/**
 * Which redemptions of a product's funds make up a whole. A fund gives nothing, all that is free of it, or a part that
 * is not too small and leaves the smallest holding; one that takes no redemptions gives nothing. In hundredths of a
 * unit.
 */
final class RedemptionSplit {

    /**
     * Three choices a fund: a product has two funds or three, and none so many that this would cost a customer time.
     */
    static final int FUNDS_MAX = 8;

    /**
     * A fund of which the customer has something.
     *
     * @param free that no open order holds
     */
    record Source(ProductFund fund, FundBounds bounds, long free) {}

    private record Range(long least, long most) {}

    /** A choice for each fund. */
    private record Way(List<Range> ranges) {

        long least() {
            return ranges.stream().mapToLong(Range::least).sum();
        }

        long most() {
            return ranges.stream().mapToLong(Range::most).sum();
        }

        Way and(Range next) {
            List<Range> more = new ArrayList<>(ranges);
            more.add(next);
            return new Way(more);
        }

        /** The first fund gives as much as the least of the others leaves, then the next. */
        List<Long> parts(long units) {
            List<Long> parts = new ArrayList<>();
            long left = units - least();
            for (Range range : ranges) {
                long more = Math.min(left, range.most() - range.least());
                parts.add(range.least() + more);
                left -= more;
            }
            return parts;
        }
    }

    private final List<Way> ways;

    /** @param sources in the order in which money comes out, at most {@link #FUNDS_MAX} */
    RedemptionSplit(List<Source> sources) {
        List<Way> all = List.of(new Way(List.of()));
        for (Source source : sources) {
            List<Range> choices = choices(source);
            all = all.stream().flatMap(way -> choices.stream().map(way::and)).toList();
        }
        ways = all;
    }

    private static List<Range> choices(Source source) {
        List<Range> choices = new ArrayList<>(List.of(new Range(0, 0)));
        FundBounds bounds = source.bounds();
        long free = source.free();
        if (free <= 0 || bounds.closedToRedemptions() != null) {
            return choices;
        }
        if (bounds.largestPart(free, free) == free) {
            choices.add(new Range(free, free));
        }
        long most = bounds.largestPart(free, free - 1);
        if (most > 0) {
            choices.add(new Range(Math.max(1, bounds.minimumRedemption()), most));
        }
        return choices;
    }

    /** Of each source, and as much as possible of the first; null if nothing makes up {@code units}. */
    @Nullable
    List<Long> parts(long units) {
        return ways.stream().filter(way -> way.least() <= units && units <= way.most()).map(way -> way.parts(units))
                .max(RedemptionSplit::compare).orElse(null);
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Long.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The largest whole of at most {@code units}; 0 if nothing comes out. */
    long largestUpTo(long units) {
        return ways.stream().filter(way -> way.least() <= units).mapToLong(way -> Math.min(way.most(), units)).max()
                .orElse(0);
    }

    /** The least whole above {@code units}; empty if there is none. */
    OptionalLong leastAbove(long units) {
        return ways.stream().filter(way -> way.most() > units)
                .mapToLong(way -> Math.max(way.least(), units + 1)).min();
    }
}
