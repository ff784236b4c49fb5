package org.balancetreasure.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.balancetreasure.calendar.BankDayMapper.DayException;
import org.springframework.stereotype.Component;

/**
 * Working days of banks: Monday to Friday, but for holidays, and the weekends that make up for them. Source for
 * mainland China: the State Council's yearly notices. A date outside the years of a calendar is an error, never a
 * guess.
 */
@Component
public class BankDays {

    private final BankDayMapper mapper;

    BankDays(BankDayMapper mapper) {
        this.mapper = mapper;
    }

    /** The calendar as it stands now, for as many questions as a caller has. */
    public Calendar calendar(String name) {
        return new Calendar(name, mapper.exceptions(name));
    }

    /** One calendar. */
    public static final class Calendar {

        private final String name;
        private final TreeMap<LocalDate, Boolean> exceptions = new TreeMap<>();

        Calendar(String name, List<DayException> exceptions) {
            this.name = name;
            Map<LocalDate, Boolean> days = new HashMap<>();
            exceptions.forEach(exception -> days.put(exception.day(), exception.working()));
            this.exceptions.putAll(days);
        }

        /** @throws IllegalArgumentException if the calendar does not know the year */
        public boolean isWorkingDay(LocalDate day) {
            if (!knows(day)) {
                throw new IllegalArgumentException("The calendar " + name + " of banks does not know " + day
                        + "; its next year is proposed by POST /v1/calendar-years");
            }
            DayOfWeek weekday = day.getDayOfWeek();
            return exceptions.getOrDefault(day, weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY);
        }

        /** Whether the day lies in a year of the calendar. */
        public boolean knows(LocalDate day) {
            return !exceptions.isEmpty() && day.getYear() >= exceptions.firstKey().getYear()
                    && day.getYear() <= exceptions.lastKey().getYear();
        }

        /** {@code day} itself if it is a working day, else the first after it. */
        public LocalDate workingDayFrom(LocalDate day) {
            LocalDate found = day;
            while (!isWorkingDay(found)) {
                found = found.plusDays(1);
            }
            return found;
        }

        /** The first working day after {@code day}. */
        public LocalDate next(LocalDate day) {
            return workingDayFrom(day.plusDays(1));
        }

        /** The last working day before {@code day}. */
        public LocalDate previous(LocalDate day) {
            LocalDate found = day.minusDays(1);
            while (!isWorkingDay(found)) {
                found = found.minusDays(1);
            }
            return found;
        }
    }
}
