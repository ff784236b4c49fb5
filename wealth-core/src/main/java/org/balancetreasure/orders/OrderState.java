package org.balancetreasure.orders;

/** Each state is a fact. */
public enum OrderState {
    /** Accepted, and what it needs is held. */
    ACCEPTED,
    /** Taken back by the customer before the cut-off. */
    CANCELLED,
    /** In a file to the transfer agent. */
    SENT,
    /** The transfer agent confirmed a part; the rest rolls (huge redemption). */
    CONFIRMED_IN_PART,
    /** Confirmed and booked. */
    CONFIRMED,
    /** Refused by the transfer agent; what was held is free again. */
    REJECTED
}
