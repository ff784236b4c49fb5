package org.balancetreasure.plans;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A customer's standing order of a fund or a product.
 *
 * @param productCode null if the target is the fund alone
 * @param fundCode null if the product decides
 * @param amount cents, of a subscription
 * @param units hundredths, of a redemption
 * @param datesDone dates that are decided so far, those that were missed included
 * @param nextDate the first nominal date that is not decided; null when the plan has ended
 */
public record Plan(long planId, long customerId, String channel, @Nullable String productCode,
        @Nullable String taCode, @Nullable String fundCode, OrderKind kind, @Nullable Long amount, @Nullable Long units,
        Frequency frequency, int day, LocalDate firstDate,
        @Nullable LocalDate lastDate, @Nullable Integer datesMax, PlanState state, int datesDone,
        @Nullable LocalDate nextDate, LocalDateTime createdAt) {

    Customer customer() {
        return new Customer(customerId, channel);
    }

    /** Of what a date orders. */
    Origin origin(LocalDate nominalDate) {
        return Origin.plan(planId, nominalDate);
    }

    /** No customer's request has this name: an Idempotency-Key is printable ASCII. */
    String requestKey(LocalDate nominalDate) {
        return "plan·" + planId + "·" + nominalDate;
    }

    public Schedule schedule() {
        return new Schedule(frequency, day, firstDate, lastDate, datesMax);
    }

    /** What each date orders, in the smallest unit: cents of a subscription, hundredths of a redemption. */
    long ordered() {
        Long ordered = kind == OrderKind.SUBSCRIPTION ? amount : units;
        if (ordered == null) {
            throw new IllegalStateException("Plan " + planId + " has neither amount nor units");
        }
        return ordered;
    }
}
