package org.balancetreasure.close;

import java.time.LocalDate;
import org.balancetreasure.ledger.Purpose;

/**
 * A line of a trial balance, in the smallest unit of the asset. Balances are credits less debits: what the operator
 * owes is positive.
 *
 * @param ownerId a party of the house; {@link #HOLDERS} for all customers and advancing banks together
 */
public record TrialBalanceLine(LocalDate businessDate, int assetId, Purpose purpose, long ownerId, long opening,
        long debits, long credits, long closing) {

    /** The owner of the line of a customers' purpose. */
    public static final long HOLDERS = 0;
}
