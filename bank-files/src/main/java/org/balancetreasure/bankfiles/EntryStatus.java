package org.balancetreasure.bankfiles;

/** Status of an entry: only a booked one moves the balance. */
public enum EntryStatus {
    BOOK, PDNG, INFO, FUTR
}
