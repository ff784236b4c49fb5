package org.balancetreasure.payments;

/** Where a payment stands. The last three are final: what contradicts them later is a break. */
public enum PaymentState {
    /** To go with the next message, once its day has come and it is released. */
    CREATED,
    /** In a message to the bank. */
    SENT,
    /** Its day is over, and neither status nor statement says what became of it. */
    UNKNOWN,
    /** On a statement. */
    SUCCEEDED,
    /** The bank refused it: what it should settle is still owed. */
    FAILED,
    /** It was booked, and came back later: what it should settle is owed again. */
    RETURNED;

    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == RETURNED;
    }
}
