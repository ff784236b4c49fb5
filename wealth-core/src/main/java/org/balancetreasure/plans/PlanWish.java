package org.balancetreasure.plans;

import org.balancetreasure.orders.OrderKind;

/**
 * What a customer wants ordered on every date of a schedule.
 *
 * @param ordered cents of a subscription, hundredths of a unit of a redemption; positive
 */
public record PlanWish(String fundCode, OrderKind kind, long ordered, Schedule schedule) {

    public PlanWish {
        if (ordered <= 0) {
            throw new IllegalArgumentException("A plan orders a positive amount, not " + ordered);
        }
    }
}
