package org.balancetreasure.products;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import org.balancetreasure.limits.TradingLimits.Span;
import org.balancetreasure.money.LargestRemainder;
import org.balancetreasure.money.LargestRemainder.Share;

/**
 * How a product by weight splits an amount over its funds, and which amounts it can split so that each fund takes its
 * part. A part follows its weight to within a cent, but not always upwards: with three funds and more, a cent more of
 * the whole may give a fund a cent less. So an amount is tried before it is promised. Amounts in cents.
 */
final class WeightedSplit {

    /** A fund that is refused by a cent of its part moves the whole by as many cents as its weight is part of all. */
    private static final int TRIES_MAX = 20_000;

    private final List<ProductFund> funds;
    private final List<Share> shares;
    private final BigInteger weights;

    /** @param funds with positive weights */
    WeightedSplit(List<ProductFund> funds) {
        this.funds = List.copyOf(funds);
        shares = funds.stream().map(fund -> new Share(fund.outOrder(), BigInteger.valueOf(fund.weight()))).toList();
        weights = shares.stream().map(Share::weight).reduce(BigInteger.ZERO, BigInteger::add);
    }

    List<ProductFund> funds() {
        return funds;
    }

    /** The parts, in the order of the funds; together {@code cents}. */
    List<Long> parts(long cents) {
        return LargestRemainder.split(cents, shares);
    }

    /** The least amount above {@code refused} that each fund takes its part of; empty if there is none. */
    OptionalLong leastAbove(long refused, List<Span> spans) {
        long from = Math.max(refused, lowest(spans) - 1);
        long most = possible(spans) ? highest(spans) : 0;
        for (long cents = from + 1; cents <= most && cents - from <= TRIES_MAX; cents++) {
            if (fits(cents, spans)) {
                return OptionalLong.of(cents);
            }
        }
        return OptionalLong.empty();
    }

    /** The largest amount of at most {@code bound} that each fund takes its part of; empty if there is none. */
    OptionalLong largestUpTo(long bound, List<Span> spans) {
        long from = possible(spans) ? Math.min(bound, highest(spans)) : 0;
        long least = Math.max(1, lowest(spans));
        for (long cents = from; cents >= least && from - cents < TRIES_MAX; cents--) {
            if (fits(cents, spans)) {
                return OptionalLong.of(cents);
            }
        }
        return OptionalLong.empty();
    }

    private static boolean possible(List<Span> spans) {
        return spans.stream().allMatch(span -> span.least() <= span.most());
    }

    /** As an order is made: a fund whose part is nothing is not asked. */
    private boolean fits(long cents, List<Span> spans) {
        List<Long> parts = parts(cents);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) > 0 && !spans.get(i).holds(parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Nothing below gives each fund, cut or rounded up, its least part; what gives some of them nothing is passed over.
     */
    private long lowest(List<Span> spans) {
        long lowest = 1;
        for (int i = 0; i < shares.size(); i++) {
            lowest = Math.max(lowest, whole(Math.max(0, spans.get(i).least() - 1), i) + 1);
        }
        return lowest;
    }

    /** Nothing above leaves each fund within its largest part. */
    private long highest(List<Span> spans) {
        long highest = Long.MAX_VALUE - 1;
        for (int i = 0; i < shares.size(); i++) {
            long most = spans.get(i).most();
            if (most < Long.MAX_VALUE) {
                highest = Math.min(highest, whole(Math.max(0, most) + 1, i));
            }
        }
        return highest;
    }

    /** Of which amount {@code part} is the share of the fund, cut to the cent. */
    private long whole(long part, int fund) {
        BigInteger whole = BigInteger.valueOf(part).multiply(weights).divide(shares.get(fund).weight());
        return whole.bitLength() < Long.SIZE - 1 ? whole.longValue() : Long.MAX_VALUE - 1;
    }
}
