package org.balancetreasure.api.paging;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.calendar.Days;
import org.jspecify.annotations.Nullable;

/** Calendar days, both inclusive; at most {@value #DAYS_MAX}. */
public record DateRange(LocalDate from, LocalDate to) {

    public static final int DAYS_MAX = 400;
    private static final int DAYS_DEFAULT = 30;

    /**
     * The days of a list that has pages: as many as are asked for.
     *
     * @throws ApiProblem naming the parameter at fault
     */
    public static Days ofList(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate first = from == null ? Days.ALL.from() : from;
        LocalDate last = to == null ? Days.ALL.to() : to;
        if (first.isBefore(Days.ALL.from()) || first.isAfter(last)) {
            throw ApiProblem.invalid("to", Rule.DATE_RANGE);
        }
        return new Days(first, last);
    }

    /**
     * @param today the default of {@code to}; the default of {@code from} makes a range of 30 days
     * @throws ApiProblem naming the parameter at fault
     */
    public static DateRange of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(DAYS_DEFAULT - 1) : from;
        return checked(first, last);
    }

    /**
     * @param today the default of {@code from}; the default of {@code to} makes a range of 30 days
     * @throws ApiProblem naming the parameter at fault
     */
    public static DateRange ahead(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate first = from == null ? today : from;
        return checked(first, to == null ? checked(first, first).to().plusDays(DAYS_DEFAULT - 1) : to);
    }

    private static DateRange checked(LocalDate first, LocalDate last) {
        // Years beyond the calendar would not fit the database's dates either.
        if (last.getYear() > 9999 || first.getYear() < 1000 || first.isAfter(last)
                || ChronoUnit.DAYS.between(first, last) >= DAYS_MAX) {
            throw ApiProblem.invalid("to", Rule.DATE_RANGE);
        }
        return new DateRange(first, last);
    }
}
