package org.balancetreasure.sandbox.bank;

import org.balancetreasure.bankfiles.EntryDetail;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.balancetreasure.bankfiles.Party;
import org.jspecify.annotations.Nullable;

/**
 * What moves an account.
 *
 * @param cents negative: money out
 * @param group of a payment that the platform has instructed, on the side of its debtor
 * @param returnReason why a payment came back; null if none did
 */
record Booking(long cents, @Nullable Group group, References references, Party debtor, Party creditor,
        @Nullable String text, @Nullable String returnReason) {

    boolean isReturn() {
        return returnReason != null;
    }

    EntryDetail detail() {
        return new EntryDetail(cents, null, false, references, debtor, creditor, text, returnReason);
    }

    /** The same from the other side, which knows nothing but the EndToEndId. */
    Booking mirrored() {
        return new Booking(-cents, null, new References(null, null, null, references.endToEndId(), null), debtor,
                creditor, text, returnReason);
    }

    /** The money comes back: the one that was paid pays, the one that has paid receives. */
    Booking returned(String reason) {
        return new Booking(-cents, null, references, creditor, debtor, text, reason);
    }
}
