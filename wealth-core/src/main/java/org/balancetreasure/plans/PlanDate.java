package org.balancetreasure.plans;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.orders.Order;
import org.jspecify.annotations.Nullable;

/**
 * A decided date of a plan and its outcome.
 *
 * @param nominalDate by the frequency
 * @param dueDate the trading day on which it was due: the nominal date, or the next trading day
 * @param orders one; of a product one for each fund that it went to; none unless it was ordered
 * @param refusalCode why it was refused; null unless it was
 * @param figures of the refusal, a line each, {@code name=value}; null unless it was refused
 * @param alternative kind of the alternative at that time; null if there was none
 * @param alternativeFigures of the alternative, as {@code figures}; null if there was none
 */
public record PlanDate(long planId, LocalDate nominalDate, LocalDate dueDate, Outcome outcome, List<Order> orders,
        @Nullable String refusalCode, @Nullable String figures, @Nullable String alternative,
        @Nullable String alternativeFigures, LocalDateTime decidedAt) {

    public PlanDate {
        orders = List.copyOf(orders);
    }

    /** Why there is an order, or none. */
    public enum Outcome {
        /** Ordered. */
        ORDERED,
        /** The order was refused. */
        REFUSED,
        /** The plan was paused when its run was due, whatever became of it since. */
        PAUSED,
        /** The platform ran no plans on the due date and the next trading day, or none before the plan was paused. */
        MISSED
    }
}
