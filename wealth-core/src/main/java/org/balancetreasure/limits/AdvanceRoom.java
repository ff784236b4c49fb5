package org.balancetreasure.limits;

import org.jspecify.annotations.Nullable;

/** Port to the lines of advancing banks. */
public interface AdvanceRoom {

    /**
     * Cents that the fund's lines could advance to one redemption, which one line carries whole; null: nobody advances.
     *
     * @param firstBank the customer number of a bank as a holder, less its party
     */
    @Nullable
    Long largestRoom(int fundId, long firstBank);
}
