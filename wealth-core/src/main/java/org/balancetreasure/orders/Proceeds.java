package org.balancetreasure.orders;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money of a confirmed redemption on its way to its holder, a customer or a bank.
 *
 * @param orderId null if the fund side began it (142)
 * @param amount cents
 * @param confirmedOn TransactionCfmDate
 * @param promisedOn the day that the holder was told
 * @param expectedOn the day that holds now; later than the promised one: it is late
 * @param paidAheadOn business date on which the operator paid it to the customer from its own money, on confirmation;
 *            null: it did not
 * @param channel by whose limit it was paid ahead; null: it was not
 * @param releasedOn business date on which it was paid to its holder, or, if it was paid ahead, to the operator; null
 *            until then
 */
public record Proceeds(long customerId, String taCode, String taSerialNo, @Nullable Long orderId, int fundId,
        long amount, LocalDate confirmedOn, LocalDate promisedOn, LocalDate expectedOn,
        @Nullable LocalDate paidAheadOn, @Nullable String channel, @Nullable LocalDate releasedOn) {

    public boolean isLate() {
        return expectedOn.isAfter(promisedOn);
    }

    /** When the holder got it; null until then. */
    public @Nullable LocalDate paidOn() {
        return paidAheadOn == null ? releasedOn : paidAheadOn;
    }

    /** Names the confirmation in the ledger. */
    public String reference() {
        return taCode + " " + taSerialNo;
    }
}
