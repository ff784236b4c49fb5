package org.balancetreasure.sandbox.partner;

import java.time.LocalDate;

/**
 * Something that a simulated partner does wrong on a day.
 *
 * @param partner its code
 * @param day the day whose files or payments are wrong: of a bank a working day, of a transfer agent a header date
 * @param target which file, payment or variant, as the kind says; empty: the usual one
 */
public record Fault(String partner, LocalDate day, Kind kind, String target) {

    /** A fault of the usual target. */
    public Fault(String partner, LocalDate day, Kind kind) {
        this(partner, day, kind, "");
    }

    /** "Later" counts working days of the partner. */
    public enum Kind {
        /** A file comes one day late. Target of all kinds of files: type (04, OFI, camt.053) or account. */
        FILE_LATE(true),
        /** A file does not come before somebody has missed it for long: five days late. */
        FILE_MISSING(true),
        /** Half of a file comes; the whole one the day after, under the same name. */
        FILE_TRUNCATED(true),
        /** The same bytes come once more, the day after. */
        FILE_TWICE(true),
        /** Other bytes come under the same name, the day after. */
        FILE_CHANGED(true),
        /** Records or entries stand in the reverse order. */
        ROWS_REORDERED(true),
        /** The file says the day before; the right one comes the day after, under the same name. */
        WRONG_DATE(true),
        /** The file says one record or entry more than it has; the right one comes the day after. */
        WRONG_COUNT(true),
        /** A transfer agent confirms an order that it was never sent. */
        UNKNOWN_ORDER(false),
        /** A transfer agent leaves its first order out; a part of 04 brings the answer the day after. */
        ORDER_UNCONFIRMED(false),
        /** A transfer agent pays half of each redemption now and the rest on the next two days. */
        HUGE_REDEMPTION(false),
        /** A statement comes after the one that follows it: two days late. Target: the account; empty: all. */
        STATEMENT_GAP(true),
        /** A statement opens and closes a yuan too high; the right one comes the day after, under the same name. */
        WRONG_OPENING_BALANCE(true),
        /** The first payment of the day comes back the day after. Target: how its EndToEndId begins. */
        PAYMENT_RETURNED(false),
        /** A transfer agent pays one yuan less than its 25 says, and that yuan the day after. */
        MONEY_SHORT(false),
        /**
         * Of the first payment of the day, pain.002 says ACSC, and it is booked the day after only. Target RJCT: it
         * says that, and the payment is booked.
         */
        STATUS_CONTRADICTS(false),
        /** No file of the day comes before the next day. */
        BANK_DOWN(true);

        private final boolean ofFiles;

        Kind(boolean ofFiles) {
            this.ofFiles = ofFiles;
        }

        boolean isOfFiles() {
            return ofFiles;
        }
    }
}
