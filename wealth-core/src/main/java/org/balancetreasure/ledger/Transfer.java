package org.balancetreasure.ledger;

import java.time.LocalDate;

/**
 * One amount of one asset from the debited to the credited account: it can't be out of balance.
 *
 * @param amount positive, in the smallest unit of the asset
 * @param reference business key of the cause; a cause moves an asset between two accounts once
 * @param bookingDate the open business date
 * @param effectiveDate from this day the movement counts for income
 * @param customerId with whom the transfer lies, house side included, so that what one transaction writes lies
 *            together; {@link #HOUSE_ALONE} where no holder is concerned
 */
public record Transfer(Account debit, Account credit, long amount, TransferKind kind, String reference,
        LocalDate bookingDate, LocalDate effectiveDate, long customerId) {

    /** The customer number of a transfer that concerns no holder, which lies in the first shard. */
    public static final long HOUSE_ALONE = 0;

    public Transfer {
        if (debit.assetId() != credit.assetId()) {
            throw new IllegalArgumentException("A transfer moves one asset, not " + debit + " to " + credit);
        }
        if (amount <= 0) {
            throw new IllegalArgumentException(
                    "A transfer moves a positive amount, not " + amount + " for " + reference);
        }
        long holder = holder(debit, credit);
        if (holder != HOUSE_ALONE && holder != customerId) {
            throw new IllegalArgumentException("A transfer of holder " + holder + " can't lie with " + customerId);
        }
    }

    /** Lies with the holder of its two accounts: of a customer and an advancing bank, with the customer. */
    public Transfer(Account debit, Account credit, long amount, TransferKind kind, String reference,
            LocalDate bookingDate, LocalDate effectiveDate) {
        this(debit, credit, amount, kind, reference, bookingDate, effectiveDate, holder(debit, credit));
    }

    /** The same between house accounts, as part of what is written for a holder: it lies with that holder. */
    public Transfer of(long holderId) {
        return new Transfer(debit, credit, amount, kind, reference, bookingDate, effectiveDate, holderId);
    }

    private static long holder(Account debit, Account credit) {
        if (!debit.purpose().isCustomers() || !credit.purpose().isCustomers()) {
            Account side = debit.purpose().isCustomers() ? debit : credit;
            return side.purpose().isCustomers() ? side.ownerId() : HOUSE_ALONE;
        }
        long first = Math.min(debit.ownerId(), credit.ownerId());
        long second = Math.max(debit.ownerId(), credit.ownerId());
        if (first != second && (!BankHolder.is(second) || BankHolder.is(first))) {
            throw new IllegalArgumentException("A transfer lies with one customer, not with two: " + debit + " to "
                    + credit);
        }
        return first;
    }
}
