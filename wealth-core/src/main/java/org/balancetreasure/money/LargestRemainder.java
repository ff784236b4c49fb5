package org.balancetreasure.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Splits an amount in proportion to weights so that the parts sum to it exactly: each part is cut, and what is left
 * over goes one smallest unit each to the largest remainders, ties to the smaller key. The money-market fund's
 * prospectus says "until nothing is left"; the order is this platform's choice.
 */
public final class LargestRemainder {

    /** @param key decides ties, smaller first */
    public record Share(long key, BigInteger weight) {}

    private LargestRemainder() {}

    /**
     * @param amount in the smallest unit; not negative
     * @param shares weights not negative, their sum positive, at most 2^31 of them
     * @return the parts, in the order of {@code shares}
     */
    public static List<Long> split(long amount, List<Share> shares) {
        BigInteger total = shares.stream().map(Share::weight).reduce(BigInteger.ZERO, BigInteger::add);
        if (amount < 0 || total.signum() <= 0) {
            throw new IllegalArgumentException(
                    "Splitting needs an amount of at least 0 and a positive total weight, not "
                            + amount + " over " + total);
        }
        long[] parts = new long[shares.size()];
        BigInteger[] remainders = new BigInteger[parts.length];
        long left = amount;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] cut = BigInteger.valueOf(amount).multiply(shares.get(i).weight()).divideAndRemainder(total);
            parts[i] = cut[0].longValueExact();
            remainders[i] = cut[1];
            left -= parts[i];
        }
        List<Integer> byRemainder = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            byRemainder.add(i);
        }
        byRemainder.sort(Comparator.<Integer, BigInteger>comparing(i -> remainders[i]).reversed()
                .thenComparingLong(i -> shares.get(i).key()));
        for (int i = 0; i < left; i++) {
            parts[byRemainder.get(i)]++;
        }
        List<Long> result = new ArrayList<>(parts.length);
        for (long part : parts) {
            result.add(part);
        }
        return result;
    }
}
