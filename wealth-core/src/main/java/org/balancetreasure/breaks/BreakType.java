package org.balancetreasure.breaks;

/** Types of breaks. */
public enum BreakType {
    /** A partner's file failed its check as a whole. */
    FILE_REJECTED,
    /** Other bytes came under the name of a file that was used before. */
    FILE_CHANGED,
    /** A file came that no step expects. */
    FILE_UNEXPECTED,
    /** A confirmation names an order that we never sent. */
    UNKNOWN_ORDER,
    /** A confirmation contradicts the order. */
    CONFIRMATION_DIFFERS,
    /** An order was sent, and no confirmation came on its day. */
    UNCONFIRMED_ORDER,
    /** The published seven-day yield does not follow from the published incomes; the quote is refused. */
    QUOTE_YIELD,
    /** A quote is far from the day before; an alarm only. */
    QUOTE_JUMP,
    /** A calendar day has no quote, while a later one has. */
    QUOTE_GAP,
    /** The register has other units than we have. */
    REGISTER_UNITS,
    /** The register paid another income than we did. */
    REGISTER_INCOME,
    /** The transfer agent's income of a holder, which is credited, differs from ours by more than is allowed. */
    INCOME_DIFFERS,
    /** Negative income took more than a holder had. */
    SHORTFALL,
    /**
     * The transfer agent refused the transfer of an instant redemption that was paid: the advance stays outstanding.
     */
    INSTANT_REFUSED,
    /** The transfer of an instant redemption was sent, and no confirmation came. */
    INSTANT_UNCONFIRMED,
    /** The trading calendar ends soon. */
    CALENDAR_ENDS,
    /** A row can't be put into the file that it belongs to; the rest went without it, and it goes once it is mended. */
    UNSENDABLE_ROW,
    /** The books contradict themselves. */
    INVARIANT,
    /** A step of the night failed; it is tried again, and its success resolves this. */
    STEP_FAILED,
    /** Files can't be exchanged with a partner's server; it is tried again, and success resolves this. */
    TRANSPORT_FAILED,
    /** A file on a partner's server is not as its manifest or signature says; it stays outside the inbox. */
    FILE_UNVERIFIED,
    /** A transfer agent's settlement summary, or what it confirmed in sum, differs from our books. */
    SETTLEMENT_DIFFERS,
    /** The settlement account does not cover the payments of a day. */
    SETTLEMENT_SHORT,
    /** Redemption proceeds are not released on the day that was promised. */
    PROCEEDS_LATE,
    /** A bank refused a payment: the claim that it should settle lives on. */
    PAYMENT_FAILED,
    /** A payment came back after it was booked: the claim lives again. */
    PAYMENT_RETURNED,
    /** Neither status nor statement says what became of a payment whose day is over. */
    PAYMENT_UNKNOWN,
    /** What a bank says of a payment contradicts what it said before, or its own statement. */
    PAYMENT_CONTRADICTED,
    /** A statement does not open where the last one closed, or is of no account of ours. */
    STATEMENT_BALANCE,
    /** A statement's number does not follow the last one. */
    STATEMENT_GAP,
    /** A bank booked what our books did not expect. */
    CASH_UNEXPECTED,
    /** What our books expect is on no statement through its due day. */
    CASH_MISSING,
    /** A bank booked another amount than our books expect. */
    CASH_DIFFERS
}
