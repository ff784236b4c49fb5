package org.balancetreasure.sandbox;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * When the quotes of a fund come that is late now and then: about one day in ten is one to three days late, and those
 * after it wait for their turn. On the last day of a run nothing is owed.
 */
final class LateQuotes {

    private static final int LATE_PERCENT = 10;
    private static final int DAYS_LATE_MAX = 3;
    /** A word that sets this chance apart from what customers do: the same days are late whatever the seed of a run. */
    private static final long QUOTES = 990_202;

    private LateQuotes() {}

    /** Days late, by day, from the first to the last day of a run; days that are in time are left out. */
    static Map<LocalDate, Integer> daysLate(LocalDate from, LocalDate until) {
        Map<LocalDate, Integer> late = new HashMap<>();
        LocalDate comes = from;
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            var random = Seeds.of(QUOTES, day.toEpochDay());
            LocalDate own = random.nextInt(100) < LATE_PERCENT ? day.plusDays(1L + random.nextInt(DAYS_LATE_MAX)) : day;
            comes = own.isBefore(comes) ? comes : own;
            comes = comes.isAfter(until) ? until : comes;
            int days = (int) (comes.toEpochDay() - day.toEpochDay());
            if (days > 0) {
                late.put(day, days);
            }
        }
        return late;
    }
}
