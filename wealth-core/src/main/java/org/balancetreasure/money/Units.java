package org.balancetreasure.money;

import java.math.BigDecimal;

/**
 * Units of one share class of a fund, exact, in hundredths.
 *
 * @param hundredths of a unit; sums beyond 64 bits throw {@link ArithmeticException}
 */
public record Units(long hundredths) implements Comparable<Units> {

    /** Decimals of a number of units. */
    public static final int SCALE = 2;
    public static final Units ZERO = new Units(0);

    public static Units ofHundredths(long hundredths) {
        return new Units(hundredths);
    }

    /**
     * Reads units as people write them, like {@code 100.00}.
     *
     * @throws NumberFormatException if it is no decimal number
     * @throws ArithmeticException if it has a part of a hundredth or does not fit 64 bits
     */
    public static Units of(String units) {
        return new Units(Decimals.unscaled(new BigDecimal(units), SCALE));
    }

    public Units plus(Units other) {
        return new Units(Math.addExact(hundredths, other.hundredths));
    }

    public Units minus(Units other) {
        return new Units(Math.subtractExact(hundredths, other.hundredths));
    }

    public boolean isPositive() {
        return hundredths > 0;
    }

    @Override
    public int compareTo(Units other) {
        return Long.compare(hundredths, other.hundredths);
    }

    /** With two decimals, like {@code 100.00}. */
    @Override
    public String toString() {
        return Decimals.text(hundredths, SCALE);
    }
}
