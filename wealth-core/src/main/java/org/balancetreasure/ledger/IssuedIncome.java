package org.balancetreasure.ledger;

import java.time.LocalDate;
import java.util.List;

/** Port to what posts income, which comes out of the units in issue without a transfer of its own for each holder. */
public interface IssuedIncome {

    /** @param income cents, signed, of all holders */
    record Issued(int fundId, long income) {}

    /**
     * What belongs to the books of a business date: the income of the day, and corrections that are effective on it.
     */
    List<Issued> issuedOn(LocalDate day);
}
