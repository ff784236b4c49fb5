package org.balancetreasure.instant;

/** Each state is a fact. */
public enum InstantState {
    /** The units are the bank's, and the wallet is paid. */
    PAID,
    /** In a file 33 to the transfer agent. */
    SENT,
    /** The transfer agent's register agrees: 34. */
    CONFIRMED,
    /**
     * The transfer agent refused what was paid out, or never answered until staff settled it: the units are the
     * customer's again, and held until that is settled.
     */
    REFUSED
}
