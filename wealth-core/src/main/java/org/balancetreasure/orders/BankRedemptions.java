package org.balancetreasure.orders;

import java.time.LocalDate;

/** Port for the confirmations of an advancing bank's redemptions; the room of advances implements it. */
public interface BankRedemptions {

    /**
     * A transfer agent has decided on an order of a bank, and the units have moved. Runs in the transaction that books
     * it.
     *
     * @param order as it stood before
     */
    void answered(Order order, Confirmation confirmation, LocalDate businessDate);
}
