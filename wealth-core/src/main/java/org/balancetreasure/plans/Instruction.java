package org.balancetreasure.plans;

import org.balancetreasure.orders.OrderKind;
import org.jspecify.annotations.Nullable;

/**
 * The order that a plan places on every date of its schedule.
 *
 * @param productCode null if the target is the fund alone
 * @param fundCode null if the product decides
 * @param ordered cents of a subscription, hundredths of a unit of a redemption; positive
 */
public record Instruction(@Nullable String productCode, @Nullable String fundCode, OrderKind kind, long ordered,
        Schedule schedule) {

    public Instruction {
        if (productCode == null && fundCode == null) {
            throw new IllegalArgumentException("A plan leads into a fund or a product");
        }
        if (ordered <= 0) {
            throw new IllegalArgumentException("A plan orders a positive amount, not " + ordered);
        }
    }
}
