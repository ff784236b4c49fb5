package org.balancetreasure.calendar;

import java.time.LocalDate;

/** The days from {@code from} to {@code to}, both inclusive. */
public record Days(LocalDate from, LocalDate to) {

    /** Every day that the database can hold. */
    public static final Days ALL = new Days(LocalDate.of(1000, 1, 1), LocalDate.of(9999, 12, 31));

    public Days {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
    }
}
