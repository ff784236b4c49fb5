package org.balancetreasure.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void theThirtyFirstIsTheLastDayOfAShorterMonth() {
        assertThat(dates(new Schedule(Frequency.MONTHLY, 31, day("2026-01-15"), null, 6))).containsExactly(
                day("2026-01-31"), day("2026-02-28"), day("2026-03-31"), day("2026-04-30"), day("2026-05-31"),
                day("2026-06-30"));
    }

    @Test
    void februaryOfALeapYearHasATwentyNinth() {
        assertThat(dates(new Schedule(Frequency.MONTHLY, 29, day("2024-01-30"), null, 3))).containsExactly(
                day("2024-02-29"), day("2024-03-29"), day("2024-04-29"));
        assertThat(dates(new Schedule(Frequency.MONTHLY, 30, day("2024-02-01"), null, 2))).containsExactly(
                day("2024-02-29"), day("2024-03-30"));
        assertThat(dates(new Schedule(Frequency.MONTHLY, 29, day("2026-02-01"), null, 2))).containsExactly(
                day("2026-02-28"), day("2026-03-29"));
    }

    @Test
    void aMonthWhoseDayHasPassedBeginsWithTheNext() {
        assertThat(new Schedule(Frequency.MONTHLY, 5, day("2026-01-05"), null, null).first()).isEqualTo("2026-01-05");
        assertThat(new Schedule(Frequency.MONTHLY, 5, day("2026-01-06"), null, null).first()).isEqualTo("2026-02-05");
        assertThat(new Schedule(Frequency.MONTHLY, 31, day("2025-12-31"), null, 2).after(day("2025-12-31"), 1))
                .isEqualTo("2026-01-31");
    }

    @Test
    void fortnightsAreCountedFromTheFirstDate() {
        assertThat(dates(new Schedule(Frequency.FORTNIGHTLY, 5, day("2026-01-08"), day("2026-02-20"), null)))
                .containsExactly(day("2026-01-09"), day("2026-01-23"), day("2026-02-06"), day("2026-02-20"));
    }

    @Test
    void weeksGoOnOverTheTurnOfAYear() {
        assertThat(dates(new Schedule(Frequency.WEEKLY, 7, day("2025-12-27"), null, 3))).containsExactly(
                day("2025-12-28"), day("2026-01-04"), day("2026-01-11"));
    }

    @Test
    void endsWithItsLastDateOrItsCountWhicheverComesFirst() {
        assertThat(dates(new Schedule(Frequency.WEEKLY, 1, day("2026-01-05"), day("2026-01-19"), 9))).hasSize(3);
        assertThat(dates(new Schedule(Frequency.WEEKLY, 1, day("2026-01-05"), day("2026-01-19"), 2))).hasSize(2);
        assertThat(new Schedule(Frequency.WEEKLY, 1, day("2026-01-06"), day("2026-01-11"), null).first()).isNull();
    }

    @Test
    void refusesADayThatNoWeekOrMonthHas() {
        assertThatThrownBy(() -> new Schedule(Frequency.WEEKLY, 8, day("2026-01-05"), null, null))
                .hasMessageContaining("from 1 to 7, not 8");
        assertThatThrownBy(() -> new Schedule(Frequency.MONTHLY, 32, day("2026-01-05"), null, null))
                .hasMessageContaining("from 1 to 31, not 32");
    }

    /** Against a plain walk over the calendar, day by day. */
    @Test
    void hasTheDatesThatAWalkOverTheCalendarFinds() {
        long seed = 20260105;
        System.out.println("Schedules from seed " + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 2_000; i++) {
            Frequency frequency = Frequency.values()[random.nextInt(3)];
            LocalDate first = day("2019-01-01").plusDays(random.nextInt(3_000));
            LocalDate last = first.plusDays(random.nextInt(500));
            Integer max = random.nextBoolean() ? null : 1 + random.nextInt(20);
            var schedule = new Schedule(frequency, 1 + random.nextInt(frequency.dayMax()), first, last, max);
            assertThat(dates(schedule)).as("%s, seed %d", schedule, seed).isEqualTo(walked(schedule, last));
        }
    }

    private static List<LocalDate> walked(Schedule schedule, LocalDate last) {
        List<LocalDate> found = new ArrayList<>();
        int weeks = 0;
        for (LocalDate date : schedule.firstDate().datesUntil(last.plusDays(1)).toList()) {
            boolean isOn = switch (schedule.frequency()) {
                case WEEKLY -> date.getDayOfWeek().getValue() == schedule.day();
                case FORTNIGHTLY -> date.getDayOfWeek().getValue() == schedule.day() && weeks++ % 2 == 0;
                case MONTHLY -> date.getDayOfMonth() == schedule.day()
                        || date.getDayOfMonth() < schedule.day() && date.plusDays(1).getDayOfMonth() == 1;
            };
            if (isOn && found.size() < Objects.requireNonNullElse(schedule.datesMax(), Integer.MAX_VALUE)) {
                found.add(date);
            }
        }
        return found;
    }

    private static List<LocalDate> dates(Schedule schedule) {
        List<LocalDate> dates = new ArrayList<>();
        for (@Nullable
        LocalDate date = schedule.first(); date != null; date = schedule.after(date, dates.size())) {
            dates.add(date);
        }
        return dates;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
