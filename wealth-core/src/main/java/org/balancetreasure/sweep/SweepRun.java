package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The sweep of a trade date.
 *
 * @param begunAt when it was begun, or noted as missed
 * @param customers whose money moved
 * @param amount cents that moved
 * @param leftOut customers whose money a limit kept in the wallet
 */
public record SweepRun(int runId, LocalDate runDate, State state, LocalDateTime begunAt, long customers, long orders,
        long amount,
        long leftOut) {

    /** What is true of a run. */
    public enum State {
        /** Some of its ranges are swept, or all. */
        BEGUN,
        /** All ranges are swept, and they add up to the parts. */
        PROVED,
        /** Nobody began it before the cut-off of its date. */
        MISSED
    }
}
