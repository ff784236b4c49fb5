package org.balancetreasure.calendar;

import java.time.LocalDate;

/** What was asked for belongs to a day that the trading calendar does not know yet, or does not know any more. */
public final class BeyondCalendarException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final LocalDate lastTradingDay;

    BeyondCalendarException(LocalDate date, LocalDate first, LocalDate last) {
        super("The trading calendar covers " + first + " to " + last + ", not " + date
                + "; its next year is proposed by POST /v1/calendar-years");
        this.lastTradingDay = last;
    }

    /** The last trading day on file. */
    public LocalDate lastTradingDay() {
        return lastTradingDay;
    }
}
