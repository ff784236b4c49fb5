package org.balancetreasure.breaks;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.breaks.BreakMapper.AgeingRow;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How old breaks are: working days of banks in mainland China after the due date, through today. What is due today or
 * later, or was due on a day of rest just before, is 0 days old. In a year that the calendar does not know, Monday to
 * Friday count: an age is for people, and nothing is booked by it.
 */
@Component
public class BreakAges {

    private static final String CALENDAR = "CN";

    private final BreakMapper mapper;
    private final BankDays bankDays;
    private final BusinessClock clock;

    BreakAges(BreakMapper mapper, BankDays bankDays, BusinessClock clock) {
        this.mapper = mapper;
        this.bankDays = bankDays;
        this.clock = clock;
    }

    /** Stretches of age. */
    public enum Bucket {
        DAYS_0(0, 0), DAYS_1(1, 1), DAYS_2_TO_3(2, 3), DAYS_4_TO_7(4, 7), OVER_7(8, Integer.MAX_VALUE);

        private final int from;
        private final int to;

        Bucket(int from, int to) {
            this.from = from;
            this.to = to;
        }
    }

    /** The open breaks of a type, or of all types, by age; {@code oldest} is the earliest due date. */
    public record Ageing(@Nullable BreakType type, long days0, long days1, long days2to3, long days4to7, long over7,
            @Nullable LocalDate oldest) {

        public long open() {
            return days0 + days1 + days2to3 + days4to7 + over7;
        }

        private Ageing and(Ageing other) {
            LocalDate first = oldest == null || other.oldest != null && other.oldest.isBefore(oldest)
                    ? other.oldest
                    : oldest;
            return new Ageing(null, days0 + other.days0, days1 + other.days1, days2to3 + other.days2to3,
                    days4to7 + other.days4to7, over7 + other.over7, first);
        }
    }

    /** Due dates from {@code first} through {@code last}; null where there is no bound. */
    public record DueDates(@Nullable LocalDate first, @Nullable LocalDate last) {

        /** All of them. */
        public static final DueDates ALL = new DueDates(null, null);
    }

    /** What is asked of one calendar, as often as a caller needs. */
    public final class Today {

        private final LocalDate today = clock.today();
        private final BankDays.Calendar calendar = bankDays.calendar(CALENDAR);

        private Today() {}

        private boolean isWorkingDay(LocalDate day) {
            return calendar.knows(day)
                    ? calendar.isWorkingDay(day)
                    : day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
        }

        /** Working days after {@code dueDate} through today. */
        public int age(LocalDate dueDate) {
            int age = 0;
            for (LocalDate day = dueDate.plusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
                if (isWorkingDay(day)) {
                    age++;
                }
            }
            return age;
        }

        /** Which due dates make a break so old. */
        public DueDates dueDates(Bucket bucket) {
            return new DueDates(bucket.to == Integer.MAX_VALUE ? null : firstOf(bucket.to),
                    bucket.from == 0 ? null : firstOf(bucket.from - 1).minusDays(1));
        }

        /** The first due date whose breaks are not older than so many working days. */
        private LocalDate firstOf(int age) {
            LocalDate day = isWorkingDay(today) ? today : previous(today);
            for (int i = 0; i < age; i++) {
                day = previous(day);
            }
            return day;
        }

        private LocalDate previous(LocalDate day) {
            LocalDate found = day.minusDays(1);
            while (!isWorkingDay(found)) {
                found = found.minusDays(1);
            }
            return found;
        }
    }

    /** As of today. */
    public Today today() {
        return new Today();
    }

    /**
     * The whole stock of open breaks by type, whatever anybody has filtered; types without an open break are left out.
     */
    public List<Ageing> ageing() {
        Today today = today();
        return mapper.ageing(today.firstOf(0), today.firstOf(1), today.firstOf(3), today.firstOf(7)).stream()
                .map(BreakAges::of).toList();
    }

    /** Of all types together. */
    public static Ageing total(List<Ageing> ageing) {
        return ageing.stream().reduce(new Ageing(null, 0, 0, 0, 0, 0, null), Ageing::and);
    }

    private static Ageing of(AgeingRow row) {
        return new Ageing(row.type(), row.age0(), row.age1(), row.age2to3(), row.age4to7(), row.older(), row.oldest());
    }
}
