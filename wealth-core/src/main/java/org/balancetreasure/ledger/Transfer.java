package org.balancetreasure.ledger;

import java.time.LocalDate;

/**
 * One amount of one asset from the debited to the credited account: it can't be out of balance.
 *
 * @param amount positive, in the smallest unit of the asset
 * @param reference business key of the cause; a cause moves an asset between two accounts once
 * @param bookingDate the open business date
 * @param effectiveDate from this day the movement counts for income
 */
public record Transfer(Account debit, Account credit, long amount, TransferKind kind, String reference,
        LocalDate bookingDate, LocalDate effectiveDate) {

    public Transfer {
        if (debit.assetId() != credit.assetId()) {
            throw new IllegalArgumentException("A transfer moves one asset, not " + debit + " to " + credit);
        }
        if (amount <= 0) {
            throw new IllegalArgumentException(
                    "A transfer moves a positive amount, not " + amount + " for " + reference);
        }
    }
}
