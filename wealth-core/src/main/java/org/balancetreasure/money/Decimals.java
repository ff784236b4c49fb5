package org.balancetreasure.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Between decimals as people and files write them and the integers that the ledger keeps. */
public final class Decimals {

    private Decimals() {}

    /** @throws ArithmeticException if {@code value} has more than {@code scale} decimals or does not fit 64 bits */
    public static long unscaled(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    /** {@code text(1001, 2)} is {@code 10.01}. */
    public static String text(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale).toPlainString();
    }
}
