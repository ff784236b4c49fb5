package org.balancetreasure.funds;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;

/** What a unit of a fund is worth. This is the only place that knows a constant NAV. */
public enum Pricing {
    /** A unit is worth 1.0000 on each day; income comes as further units (money-market funds). */
    CONSTANT_NAV,
    /** A unit is worth the NAV that the fund company publishes for each trading day (bond funds). */
    FLOATING_NAV;

    /** What a unit is worth, in yuan, while the NAV is constant. */
    public static final BigDecimal CONSTANT = new BigDecimal("1.0000");

    /**
     * What units are worth at a constant NAV: exact, since both are counted in hundredths.
     *
     * @throws IllegalStateException if the NAV floats
     */
    public Money worth(Units units) {
        requireConstant();
        return Money.ofCents(units.hundredths());
    }

    /**
     * The units that an amount buys at a constant NAV: exact, since both are counted in hundredths.
     *
     * @throws IllegalStateException if the NAV floats
     */
    public Units unitsFor(Money amount) {
        requireConstant();
        return Units.ofHundredths(amount.cents());
    }

    /**
     * What units are worth at a NAV, before charges.
     *
     * @param hundredths of a unit
     * @param nav yuan a unit
     * @return cents, rounded half up as funds state amounts
     * @throws ArithmeticException if the worth leaves 64 bits
     */
    public static long cents(long hundredths, BigDecimal nav) {
        BigInteger cents = nav.multiply(BigDecimal.valueOf(hundredths)).setScale(0, RoundingMode.HALF_UP)
                .toBigIntegerExact();
        return cents.longValueExact();
    }

    private void requireConstant() {
        if (this != CONSTANT_NAV) {
            throw new IllegalStateException("A unit of a fund with a floating NAV has no worth without a date");
        }
    }
}
