package org.balancetreasure.sweep;

import org.balancetreasure.sql.Ranges;

/**
 * A range of customers, swept in one transaction.
 *
 * @param upperCustomer inclusive
 */
public record SweepRange(int runId, int shard, int rangeNo, long lowerCustomer, long upperCustomer, State state,
        long customers,
        long orders, long amount, long leftOut) implements Ranges.Stored {

    /** What is true of a range. */
    public enum State {
        /** Nothing is done, or it is all undone. */
        OPEN,
        /** The parts are computed and their quota is taken; no money is held for them yet. */
        RESERVED,
        /** The orders stand. */
        SWEPT
    }

    /** Whether it is swept. */
    @Override
    public boolean isDone() {
        return state == State.SWEPT;
    }
}
