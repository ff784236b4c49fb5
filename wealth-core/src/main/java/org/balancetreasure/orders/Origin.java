package org.balancetreasure.orders;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What made an order.
 *
 * @param id of the product, plan, run or advance line; null where the kind says all
 * @param date nominal date, of a plan only
 */
public record Origin(Kind kind, @Nullable Long id, @Nullable LocalDate date) {

    /** The customer, by name of the fund. */
    public static final Origin CUSTOMER = new Origin(Kind.CUSTOMER, null, null);
    /** The sweep of a credit. */
    public static final Origin CREDIT = new Origin(Kind.CREDIT, null, null);

    /** Each names the row whose id it comes with. */
    public enum Kind {
        /** The customer ordered this fund. */
        CUSTOMER,
        /** The customer ordered a product, and this is its part of one fund. */
        PRODUCT,
        /** A date of a plan. */
        PLAN,
        /** The sweep of the day. */
        SWEEP,
        /** A credit of the wallet, swept at once. */
        CREDIT,
        /** An advancing bank redeems what it holds of a line. */
        BANK
    }

    public static Origin product(int productId) {
        return new Origin(Kind.PRODUCT, (long) productId, null);
    }

    public static Origin plan(long planId, LocalDate nominalDate) {
        return new Origin(Kind.PLAN, planId, nominalDate);
    }

    public static Origin bank(int lineId) {
        return new Origin(Kind.BANK, (long) lineId, null);
    }
}
