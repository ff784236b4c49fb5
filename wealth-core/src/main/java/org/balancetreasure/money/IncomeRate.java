package org.balancetreasure.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Income per 10,000 units (万份收益) of one calendar day, in yuan, as a ratio of integers: the income of a base is
 * {@code base × numerator / denominator}, base in hundredths of a unit, income in cents.
 *
 * @param numerator the published income without its decimal point; may be zero or negative
 * @param denominator 10,000 × 10^decimals of the published income
 */
public record IncomeRate(long numerator, long denominator) {

    private static final int UNITS_QUOTED = 4;
    private static final int MOST_DECIMALS = 8;

    /** @throws ArithmeticException if {@code per10k} has more than eight decimals or does not fit 64 bits */
    public static IncomeRate of(BigDecimal per10k) {
        BigDecimal exact = per10k.stripTrailingZeros();
        int decimals = Math.max(exact.scale(), 0);
        if (decimals > MOST_DECIMALS) {
            throw new ArithmeticException(
                    "Income per 10,000 units has at most 8 decimals, but is " + per10k.toPlainString());
        }
        return new IncomeRate(exact.setScale(decimals).unscaledValue().longValueExact(),
                BigInteger.TEN.pow(decimals + UNITS_QUOTED).longValueExact());
    }

    /**
     * Income of a base, cut to the cent toward zero, so that a negative day is the mirror of its absolute value.
     *
     * @param base hundredths of a unit, of one holder or of all
     */
    public long income(BigInteger base) {
        return product(base).divide(BigInteger.valueOf(denominator)).longValueExact();
    }

    /** What {@link #income} cuts off, without a sign, in parts of a cent: 0 up to {@link #denominator} - 1. */
    public long remainder(BigInteger base) {
        return product(base).remainder(BigInteger.valueOf(denominator)).abs().longValueExact();
    }

    /**
     * Whether {@code base × numerator} of any base up to {@code largest}, and a cent more, fits 64 bits, so that SQL
     * may use integers.
     */
    public boolean fitsLong(long largest) {
        return product(BigInteger.valueOf(largest)).abs().add(BigInteger.valueOf(denominator))
                .bitLength() < Long.SIZE;
    }

    private BigInteger product(BigInteger base) {
        return base.multiply(BigInteger.valueOf(numerator));
    }
}
