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
 * @param releasedOn business date on which it was paid to its holder; null until then
 */
public record Proceeds(long customerId, String taCode, String taSerialNo, @Nullable Long orderId, int fundId,
        long amount, LocalDate confirmedOn, LocalDate promisedOn, LocalDate expectedOn,
        @Nullable LocalDate releasedOn) {

    public boolean isLate() {
        return expectedOn.isAfter(promisedOn);
    }

    /** Names the confirmation in the ledger. */
    public String reference() {
        return taCode + " " + taSerialNo;
    }
}
