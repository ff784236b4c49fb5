package org.balancetreasure.ledger;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** House accounts at the close of a business date: what moved on it, and the balance since the beginning. */
@Component
public class HouseBalances {

    private final HouseBalanceMapper mapper;

    HouseBalances(HouseBalanceMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Rolls up a closed business date, in the caller's transaction. Days go in order; again for the same day it finds
     * the same, since nothing is booked on a closed day.
     */
    public void rollUp(LocalDate day) {
        mapper.delete(day);
        mapper.rollUp(day);
    }
}
