package org.balancetreasure.onboarding;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.calendar.CalendarYears;
import org.balancetreasure.onboarding.Setting.NewCalendarYear;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The next year of trading days and of working days of banks. */
@Component
class CalendarSettings {

    private static final String WEEKDAYS = "days from Monday to Friday";
    private static final String WEEKEND = "Saturdays and Sundays";

    private final CalendarYears years;

    CalendarSettings(CalendarYears years) {
        this.years = years;
    }

    @Nullable
    Refusal objection(NewCalendarYear calendar) {
        int next = years.last() + 1;
        if (calendar.year() < next) {
            return Objections.exists("year", calendar.year());
        }
        if (calendar.year() > next) {
            return Objections.unfit("year", calendar.year(), Integer.toString(next));
        }
        if (days(calendar.holidays()).isEmpty()) {
            return Objections.unfit("holidays", "none", "the holidays of the year");
        }
        return Stream.of(unfit("holidays", calendar.holidays(), calendar.year(), false),
                unfit("makeUpDays", calendar.makeUpDays(), calendar.year(), true),
                unfit("exchangeClosed", calendar.exchangeClosed(), calendar.year(), false))
                .flatMap(Stream::ofNullable).findFirst().orElse(null);
    }

    private static @Nullable Refusal unfit(String field, String days, int year, boolean weekend) {
        return days(days).stream().filter(day -> day.getYear() != year || CalendarYears.isWeekend(day) != weekend)
                .findFirst()
                .map(day -> Objections.unfit(field, day, (weekend ? WEEKEND : WEEKDAYS) + " of " + year)).orElse(null);
    }

    String apply(NewCalendarYear calendar) {
        years.add(calendar.year(), days(calendar.holidays()), days(calendar.makeUpDays()),
                days(calendar.exchangeClosed()));
        return "calendar of " + calendar.year();
    }

    private static Set<LocalDate> days(String days) {
        return Stream.of(days.split(" ")).filter(day -> !day.isEmpty()).map(LocalDate::parse)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
