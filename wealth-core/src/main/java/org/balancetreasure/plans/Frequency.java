package org.balancetreasure.plans;

/** How often a plan has a date. */
public enum Frequency {
    /** Every week on one weekday. */
    WEEKLY(7),
    /** Every second week on one weekday, counted from the plan's first date. */
    FORTNIGHTLY(7),
    /** Every month on one day; a month that has no such day has its last day instead. */
    MONTHLY(31);

    private final int dayMax;

    Frequency(int dayMax) {
        this.dayMax = dayMax;
    }

    /** The largest number a day may have: weekdays are 1 (Monday) to 7, days of a month 1 to 31. */
    public int dayMax() {
        return dayMax;
    }
}
