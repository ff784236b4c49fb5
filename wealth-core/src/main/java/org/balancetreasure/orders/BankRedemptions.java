package org.balancetreasure.orders;

import java.time.LocalDate;

/** Port for the confirmations of an advancing bank's redemptions; the room of advances implements it. */
public interface BankRedemptions {

    /**
     * A transfer agent has decided on an order of a bank, and the units have moved. Runs in the transaction that books
     * it.
     *
     * @param order as it stood before
     * @param paid whether its proceeds are there; else {@link #paid} follows for them
     */
    void answered(Order order, Confirmation confirmation, LocalDate businessDate, boolean paid);

    /**
     * Proceeds of a bank's order are released, out of {@code PROCEEDS_PAYABLE} of the fund. Runs in the transaction
     * that releases them.
     *
     * @return cents of them that repay an advance; the rest is the bank's income
     */
    long paid(Proceeds proceeds, LocalDate businessDate);
}
