package org.balancetreasure.bankfiles;

import org.jspecify.annotations.Nullable;

/**
 * One payment of an entry (TxDtls), or a batch whose payments the bank does not list. Details explain their entry; they
 * are never booked beside it.
 *
 * @param amount in smallest units, signed like an entry; null when the bank does not say it. The only detail of an
 *            entry has the entry's
 * @param batch the batch that it belongs to
 * @param wholeBatch whether it stands for all payments of its batch
 * @param references by which it is found again
 * @param remittance what the payer wrote
 * @param returnReason why the payment came back (RtrInf/Rsn); null when it is no return
 */
public record EntryDetail(@Nullable Long amount, @Nullable Batch batch, boolean wholeBatch, References references,
        Party debtor, Party creditor, @Nullable String remittance, @Nullable String returnReason) {

    /**
     * How payments are named between us and a bank.
     *
     * @param endToEndId null also when the bank says NOTPROVIDED, so that it never matches
     */
    public record References(@Nullable String messageId, @Nullable String paymentInformationId,
            @Nullable String instructionId, @Nullable String endToEndId, @Nullable String bankReference) {

        public static final References NONE = new References(null, null, null, null, null);
    }

    /** A payment of which we know how it is named. */
    public static EntryDetail of(long amount, References references) {
        return new EntryDetail(amount, null, false, references, Party.UNKNOWN, Party.UNKNOWN, null, null);
    }

    EntryDetail withAmount(@Nullable Long newAmount) {
        return new EntryDetail(newAmount, batch, wholeBatch, references, debtor, creditor, remittance, returnReason);
    }
}
