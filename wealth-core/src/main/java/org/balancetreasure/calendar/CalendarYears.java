package org.balancetreasure.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Years of the calendars, which are added one after the other, whole. Applications know a new year within a minute.
 */
@Component
public class CalendarYears {

    /** Banks in mainland China. */
    private static final String BANKS = "CN";

    private final CalendarMapper trading;
    private final BankDayMapper banks;

    CalendarYears(CalendarMapper trading, BankDayMapper banks) {
        this.trading = trading;
        this.banks = banks;
    }

    /** The last year with trading days. */
    public int last() {
        return trading.lastTradingDay().getYear();
    }

    /**
     * Adds a year. The exchange trades from Monday to Friday, but for holidays and the days on which it alone is shut;
     * banks work from Monday to Friday, but for holidays, and on the weekend days that make up for them.
     *
     * @param holidays from Monday to Friday, at least one: a calendar of banks ends with the year of its last row
     * @param makeUpDays Saturdays and Sundays on which banks work
     * @param exchangeClosed from Monday to Friday
     */
    public void add(int year, Set<LocalDate> holidays, Set<LocalDate> makeUpDays, Set<LocalDate> exchangeClosed) {
        LocalDate first = LocalDate.of(year, 1, 1);
        List<LocalDate> tradingDays = first.datesUntil(first.plusYears(1))
                .filter(day -> !isWeekend(day) && !holidays.contains(day) && !exchangeClosed.contains(day)).toList();
        trading.addTradingDays(tradingDays);
        banks.add(BANKS, Stream.concat(holidays.stream().map(day -> new BankDayMapper.DayException(day, false)),
                makeUpDays.stream().map(day -> new BankDayMapper.DayException(day, true))).toList());
    }

    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }
}
