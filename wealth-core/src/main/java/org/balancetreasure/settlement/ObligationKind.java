package org.balancetreasure.settlement;

/** What is owed, and why. */
public enum ObligationKind {
    /** The money for subscriptions of T goes into the settlement account. */
    COLLECTION,
    /** The money for confirmed subscriptions is owed to the transfer agent. */
    SUBSCRIPTION,
    /** The transfer agent owes the proceeds of confirmed redemptions. */
    REDEMPTION,
    /** Proceeds that were released are owed to the wallet reserve. */
    PROCEEDS,
    /** What was collected and not confirmed is owed to the wallet reserve. */
    REFUND,
    /** An advancing bank is owed what it had advanced. */
    ADVANCE_REPAYMENT,
    /** An advancing bank is owed what its units earned. */
    ADVANCE_INCOME,
    /** A fee is owed to our fee account. */
    FEE,
    /** The transfer agent owes a dividend in cash. */
    DIVIDEND;

    /** Whether it is netted with the transfer agent. */
    boolean isNetted() {
        return this == SUBSCRIPTION || this == REDEMPTION || this == DIVIDEND;
    }
}
