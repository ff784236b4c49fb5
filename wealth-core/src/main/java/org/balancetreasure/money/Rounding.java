package org.balancetreasure.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The roundings of the field, each by its name. There is no other in the platform. */
public enum Rounding {

    /** What is smaller than the last place is cut off, toward zero (去尾): incomes, units of a pro-rata split. */
    CUT(RoundingMode.DOWN),
    /** Half and more goes away from zero: published yields, amounts net of a front-end fee. */
    HALF_UP(RoundingMode.HALF_UP);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    public BigDecimal to(int scale, BigDecimal value) {
        return value.setScale(scale, mode);
    }
}
