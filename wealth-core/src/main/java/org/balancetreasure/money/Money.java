package org.balancetreasure.money;

import java.math.BigDecimal;

/**
 * An amount of yuan, exact, in cents. Never negative by rule: where a sign means something (income, a shortfall) the
 * name of the value says so.
 *
 * @param cents hundredths of a yuan; sums beyond 64 bits throw {@link ArithmeticException}
 */
public record Money(long cents) implements Comparable<Money> {

    /** Decimals of an amount. */
    public static final int SCALE = 2;
    /** ISO 4217 number of the yuan, which is also its asset id. */
    public static final int CNY = 156;
    public static final Money ZERO = new Money(0);

    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /**
     * Reads an amount as people write it, like {@code 100.00} or {@code 100}.
     *
     * @throws NumberFormatException if it is no decimal number
     * @throws ArithmeticException if it has a part of a cent or does not fit 64 bits
     */
    public static Money of(String yuan) {
        return new Money(Decimals.unscaled(new BigDecimal(yuan), SCALE));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public boolean isPositive() {
        return cents > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /** With two decimals, like {@code 100.00}. */
    @Override
    public String toString() {
        return Decimals.text(cents, SCALE);
    }
}
