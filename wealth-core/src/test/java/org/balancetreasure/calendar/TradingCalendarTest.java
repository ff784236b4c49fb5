package org.balancetreasure.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TradingCalendarTest {

    private final TradingCalendar calendar = new TradingCalendar(seed());

    /** The days of the seed that every installation has. */
    private static List<LocalDate> seed() {
        try (InputStream sql = TradingCalendarTest.class.getResourceAsStream("/sql/seed/R__trading_days.sql")) {
            List<LocalDate> days = new ArrayList<>();
            Pattern.compile("'(\\d{4}-\\d\\d-\\d\\d)'").matcher(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
                    .results().forEach(day -> days.add(LocalDate.parse(day.group(1))));
            return days;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Computed by the rule of the field from the exchange's calendar, row by row. */
    @ParameterizedTest
    @CsvFileSource(resources = "/order_timing_examples.csv", numLinesToSkip = 1)
    void promisesTheDatesOfEveryWorkedExample(String orderTime, String weekday, LocalDate tradeDate,
            LocalDate confirmDate, LocalDate firstIncome, LocalDate firstShown, LocalDate lastIncome,
            LocalDate moneyBy) {
        LocalDate found = calendar.tradeDate(LocalDateTime.parse(orderTime.replace(' ', 'T')));

        assertThat(found).isEqualTo(tradeDate);
        assertThat(calendar.confirmDate(found)).isEqualTo(confirmDate).isEqualTo(firstIncome).isEqualTo(moneyBy);
        assertThat(calendar.firstIncomeShown(found)).isEqualTo(firstShown);
        assertThat(calendar.lastIncomeDate(found)).isEqualTo(lastIncome);
    }

    @Test
    void coversFourteenYearsOfWhichNoWeekendIsATradingDay() {
        assertThat(seed()).isSorted().doesNotHaveDuplicates().hasSizeBetween(14 * 240, 14 * 246);
        assertThat(seed()).noneMatch(day -> day.getDayOfWeek().getValue() > 5);
    }

    @Test
    void theLastMomentBeforeTheCutOffIsToday() {
        LocalDate monday = LocalDate.parse("2026-01-05");
        assertThat(calendar.tradeDate(monday.atTime(LocalTime.parse("14:59:59.999")))).isEqualTo(monday);
        assertThat(calendar.tradeDate(monday.atTime(15, 0))).isEqualTo("2026-01-06");
        assertThat(calendar.tradeDate(monday.atStartOfDay())).isEqualTo(monday);
    }

    /** For every moment of every day on file: T is the earliest trading day whose cut-off lies after it. */
    @Test
    void tIsTheEarliestTradingDayWhoseCutOffLiesAhead() {
        List<LocalDate> days = seed();
        int next = 0;
        LocalDate last = days.getLast();
        for (LocalDate day = days.getFirst(); day.isBefore(last); day = day.plusDays(1)) {
            for (LocalTime time : List.of(LocalTime.MIN, LocalTime.parse("14:59:59.999"), LocalTime.parse("15:00"),
                    LocalTime.MAX)) {
                LocalDateTime moment = day.atTime(time);
                while (!days.get(next).atTime(15, 0).isAfter(moment)) {
                    next++;
                }
                assertThat(calendar.tradeDate(moment)).isEqualTo(days.get(next));
            }
        }
    }

    @Test
    void neverGuessesOutsideTheYearsOnFile() {
        for (String date : List.of("2012-12-31", "2027-01-01")) {
            LocalDate outside = LocalDate.parse(date);
            assertThatThrownBy(() -> calendar.isTradingDay(outside)).isInstanceOf(BeyondCalendarException.class)
                    .hasMessageContaining("covers 2013-01-04 to 2026-12-31");
            assertThatThrownBy(() -> calendar.tradeDate(outside.atStartOfDay())).hasMessageContaining(date);
        }
        assertThatThrownBy(() -> calendar.nextTradingDay(LocalDate.parse("2026-12-31")))
                .hasMessageContaining("POST /v1/calendar-years");
        assertThatThrownBy(() -> new TradingCalendar(List.of())).hasMessageContaining("load the seed");
    }

    @Test
    void takesOrdersWhileTheirConfirmationIsOnFileAndKnowsMoreOnceTheTableIsExtended() {
        TradingCalendar growing = new TradingCalendar(seed());
        assertThat(growing.takesOrders(LocalDateTime.parse("2026-12-30T14:59:59"))).isTrue();
        assertThat(growing.takesOrders(LocalDateTime.parse("2026-12-30T15:00"))).isFalse();
        assertThat(growing.tradingDaysLeft(LocalDate.parse("2026-12-25"))).isEqualTo(4);

        List<LocalDate> extended = new ArrayList<>(seed());
        extended.addAll(List.of(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-01-05")));
        growing.replace(extended);
        assertThat(growing.takesOrders(LocalDateTime.parse("2026-12-31T15:00"))).isTrue();
        assertThat(growing.tradingDaysLeft(LocalDate.parse("2026-12-25"))).isEqualTo(6);
    }
}
