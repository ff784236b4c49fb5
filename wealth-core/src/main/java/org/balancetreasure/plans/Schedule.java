package org.balancetreasure.plans;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The nominal dates of a plan. They follow from the frequency alone, so they are the same whatever happened on earlier
 * ones; on which trading day a date is due is the calendar's business.
 *
 * @param day weekday 1 (Monday) to 7, or day of the month 1 to 31
 * @param firstDate no date is earlier; fortnights are counted from the first weekday on or after it
 * @param lastDate no date is later; null if the plan has no last date
 * @param datesMax how many dates there are, those that were missed included; null if there is no such bound
 */
public record Schedule(Frequency frequency, int day, LocalDate firstDate, @Nullable LocalDate lastDate,
        @Nullable Integer datesMax) {

    private static final int FORTNIGHT = 14;

    public Schedule {
        if (day < 1 || day > frequency.dayMax()) {
            throw new IllegalArgumentException("A " + frequency + " plan has a day from 1 to " + frequency.dayMax()
                    + ", not " + day);
        }
        if (datesMax != null && datesMax < 1) {
            throw new IllegalArgumentException("A plan has at least one date, not " + datesMax);
        }
    }

    /** The same, with no date before {@code date}. */
    Schedule notBefore(LocalDate date) {
        return date.isAfter(firstDate) ? new Schedule(frequency, day, date, lastDate, datesMax) : this;
    }

    /** The plan's first date; null if its last date is before it. */
    public @Nullable LocalDate first() {
        return bounded(from(firstDate), 0);
    }

    /** The date after {@code date}, of which {@code decided} dates came through; null if that was the last. */
    public @Nullable LocalDate after(LocalDate date, int decided) {
        return bounded(from(date.plusDays(1)), decided);
    }

    private @Nullable LocalDate bounded(LocalDate date, int decided) {
        boolean beyond = (lastDate != null && date.isAfter(lastDate))
                || (datesMax != null && decided >= datesMax);
        return beyond ? null : date;
    }

    private LocalDate from(LocalDate earliest) {
        return switch (frequency) {
            case WEEKLY -> weekdayFrom(earliest);
            case FORTNIGHTLY -> {
                LocalDate anchor = weekdayFrom(firstDate);
                long days = Math.max(0, ChronoUnit.DAYS.between(anchor, earliest));
                yield anchor.plusDays((days + FORTNIGHT - 1) / FORTNIGHT * FORTNIGHT);
            }
            case MONTHLY -> {
                LocalDate thisMonth = inMonthOf(earliest);
                yield thisMonth.isBefore(earliest) ? inMonthOf(earliest.withDayOfMonth(1).plusMonths(1)) : thisMonth;
            }
        };
    }

    private LocalDate weekdayFrom(LocalDate earliest) {
        return earliest.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
    }

    private LocalDate inMonthOf(LocalDate date) {
        return date.withDayOfMonth(Math.min(day, date.lengthOfMonth()));
    }
}
