package org.balancetreasure.bankfiles;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a statement (Ntry).
 *
 * @param reference NtryRef
 * @param amount in the currency's smallest units; negative: money out
 * @param reversal RvslInd; the amount has its sign already
 * @param bookingDate the day on which the bank booked it
 * @param valueDate the day from which the bank counts it
 * @param bankReference AcctSvcrRef
 * @param transactionCode {@code domain/family/sub-family}, or the bank's own code
 */
public record StatementEntry(@Nullable String reference, long amount, boolean reversal, EntryStatus status,
        @Nullable LocalDate bookingDate, @Nullable LocalDate valueDate, @Nullable String bankReference,
        @Nullable String transactionCode) {

    /** A booked entry. */
    public static StatementEntry booked(long amount, LocalDate day, String bankReference, String transactionCode) {
        return new StatementEntry(null, amount, false, EntryStatus.BOOK, day, day, bankReference, transactionCode);
    }
}
