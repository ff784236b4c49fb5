package org.balancetreasure.breaks;

/** What can be done about a break. */
public enum Way {
    /** What is right is booked. */
    BOOK,
    /** What came is tied to the order or the item that it answers, and booked. */
    LINK,
    /** What is held is set free: the answer is given up, or goes on its way at the operator's risk. */
    RELEASE,
    /** Our books are brought to the partner's figure by a manual transfer. */
    ADJUST,
    /** The customer's wallet pays what the customer owes. */
    COLLECT,
    /** The operator bears it, within the limits of write-offs. */
    WRITE_OFF,
    /** The partner is to correct it by a new due date; the break stays open. */
    HAND_BACK,
    /** It is known and harmless; nothing moves. */
    ACCEPT,
    /** The way of refused instant redemptions: {@code POST /v1/refused-instant-redemptions/{number}/resolution}. */
    RESOLUTION,
    /** A quote by hand: {@code POST /v1/funds/{fundCode}/quotes}. */
    QUOTE,
    /** A manual journal, {@code POST /v1/journals}; the break closes once the figures agree. */
    JOURNAL,
    /** Mend the cause; the break closes by itself. */
    MEND;

    /** Whether it is proposed for the break itself; the others have their own place, or need nobody's word. */
    public boolean isProposed() {
        return compareTo(ACCEPT) <= 0;
    }

    /** Whether it moves nothing but the break, so that no room has to do anything. */
    public boolean isOfTheBreakAlone() {
        return this == HAND_BACK || this == ACCEPT;
    }
}
