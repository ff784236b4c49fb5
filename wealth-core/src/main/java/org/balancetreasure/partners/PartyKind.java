package org.balancetreasure.partners;

/** Kinds of parties that are given a number; the operator has 1. */
public enum PartyKind {
    TRANSFER_AGENT(11, 1001), BANK(21, 1001), FUND(1001, 10_000);

    private final int first;
    private final int end;

    PartyKind(int first, int end) {
        this.first = first;
        this.end = end;
    }

    int first() {
        return first;
    }

    /** Exclusive: numbers of funds, and of customers, begin there. */
    int end() {
        return end;
    }
}
