package org.balancetreasure.plans;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What became of one date of a plan.
 *
 * @param nominalDate by the rhythm
 * @param dueDate the trading day on which it was due: the nominal date, or the next trading day
 * @param orderId of its order; null if there is none
 * @param refusalCode why it was refused; null unless it was
 * @param figures of the refusal, a line each, {@code name=value}; null unless it was refused
 */
public record PlanDate(long planId, LocalDate nominalDate, LocalDate dueDate, Outcome outcome, @Nullable Long orderId,
        @Nullable String refusalCode, @Nullable String figures, LocalDateTime decidedAt) {

    /** Why there is an order, or none. */
    public enum Outcome {
        /** Ordered. */
        ORDERED,
        /** The order was refused. */
        REFUSED,
        /** The plan was paused. */
        PAUSED,
        /** The platform did not run plans on the day or the next trading day. */
        MISSED
    }
}
