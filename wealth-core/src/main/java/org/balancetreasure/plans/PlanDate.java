package org.balancetreasure.plans;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.balancetreasure.orders.OrderNumber;
import org.jspecify.annotations.Nullable;

/**
 * What became of one date of a plan.
 *
 * @param nominalDate by the rhythm
 * @param dueDate the trading day on which it was due: the nominal date, or the next trading day
 * @param orderId of its order; null if there is none
 * @param tradeDate T of its order: the due date, or the next trading day where the platform could not run on it
 * @param distributorCode of its order's number
 * @param refusalCode why it was refused; null unless it was
 * @param figures of the refusal, a line each, {@code name=value}; null unless it was refused
 */
public record PlanDate(long planId, LocalDate nominalDate, LocalDate dueDate, Outcome outcome, @Nullable Long orderId,
        @Nullable LocalDate tradeDate, @Nullable String distributorCode, @Nullable String refusalCode,
        @Nullable String figures, LocalDateTime decidedAt) {

    /** Why there is an order, or none. */
    public enum Outcome {
        /** Ordered. */
        ORDERED,
        /** The order was refused. */
        REFUSED,
        /** The plan was paused. */
        PAUSED,
        /** The platform ran no plans on the due date and the next trading day. */
        MISSED
    }

    /** AppSheetSerialNo of its order; null if there is none. */
    public @Nullable String orderNumber() {
        return orderId == null || tradeDate == null || distributorCode == null
                ? null
                : OrderNumber.of(distributorCode, tradeDate, orderId);
    }
}
