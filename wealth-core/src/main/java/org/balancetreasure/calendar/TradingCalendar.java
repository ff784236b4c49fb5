package org.balancetreasure.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The trading days of the exchange, and what follows from them for an order: trade date, confirmation, first and last
 * day of income. A date outside the stored years is an error, never a guess. Days may be added while the application
 * runs.
 */
public final class TradingCalendar {

    /** Where the exchange is, and the field's clock. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Orders before this time of a trading day belong to it; exactly at it, to the next ("before 15:00"). */
    public static final LocalTime CUT_OFF = LocalTime.of(15, 0);

    private volatile NavigableSet<LocalDate> tradingDays;

    public TradingCalendar(Collection<LocalDate> tradingDays) {
        this.tradingDays = checked(tradingDays);
    }

    /** From now on these are the days on file. */
    void replace(Collection<LocalDate> newTradingDays) {
        this.tradingDays = checked(newTradingDays);
    }

    private static NavigableSet<LocalDate> checked(Collection<LocalDate> tradingDays) {
        if (tradingDays.isEmpty()) {
            throw new IllegalArgumentException("The trading calendar has no day; load the seed of trading days");
        }
        return new TreeSet<>(tradingDays);
    }

    public boolean isTradingDay(LocalDate date) {
        checkCovered(date);
        return tradingDays.contains(date);
    }

    /** Whether the calendar says which trading day {@code date} is or which follows it. */
    public boolean covers(LocalDate date) {
        return date.getYear() >= tradingDays.first().getYear() && !date.isAfter(tradingDays.last());
    }

    /** The first trading day after {@code date}. */
    public LocalDate nextTradingDay(LocalDate date) {
        checkCovered(date);
        LocalDate next = tradingDays.higher(date);
        if (next == null) {
            throw outside(date.plusDays(1));
        }
        return next;
    }

    /** {@code date} itself if it is a trading day, else the first after it. */
    public LocalDate tradingDayFrom(LocalDate date) {
        return isTradingDay(date) ? date : nextTradingDay(date);
    }

    /** The last trading day before {@code date}. */
    public LocalDate previousTradingDay(LocalDate date) {
        checkCovered(date);
        LocalDate previous = tradingDays.lower(date);
        if (previous == null) {
            throw outside(date.minusDays(1));
        }
        return previous;
    }

    /** T of an order at {@code moment} (time of the exchange), by the cut-off alone; gates may move it later. */
    public LocalDate tradeDate(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        if (isTradingDay(day) && moment.toLocalTime().isBefore(CUT_OFF)) {
            return day;
        }
        return nextTradingDay(day);
    }

    /** The moment from which orders no longer belong to {@code tradeDate}. */
    public LocalDateTime cutOff(LocalDate tradeDate) {
        return tradeDate.atTime(CUT_OFF);
    }

    /** T+1: an order of {@code tradeDate} is confirmed, and a subscription earns from this day. */
    public LocalDate confirmDate(LocalDate tradeDate) {
        return nextTradingDay(tradeDate);
    }

    /** The day on which the first income of a subscription of {@code tradeDate} is shown. */
    public LocalDate firstIncomeShown(LocalDate tradeDate) {
        return confirmDate(tradeDate).plusDays(1);
    }

    /** The last calendar day on which units redeemed on {@code tradeDate} earn: weekends and holidays included. */
    public LocalDate lastIncomeDate(LocalDate tradeDate) {
        return confirmDate(tradeDate).minusDays(1);
    }

    /**
     * Whether an order at {@code moment} (time of the exchange) has a trade date and a day of confirmation on file, by
     * the cut-off alone.
     */
    public boolean takesOrders(LocalDateTime moment) {
        LocalDate tradeDate = tradingDays.higher(moment.toLocalTime().isBefore(CUT_OFF)
                ? moment.toLocalDate().minusDays(1)
                : moment.toLocalDate());
        return tradeDate != null && tradingDays.higher(tradeDate) != null;
    }

    /** How many trading days after {@code date} are on file. */
    public int tradingDaysLeft(LocalDate date) {
        return tradingDays.tailSet(date, false).size();
    }

    /** The last trading day on file: what lies after it is not known yet. */
    public LocalDate lastTradingDay() {
        return tradingDays.last();
    }

    private void checkCovered(LocalDate date) {
        if (date.getYear() < tradingDays.first().getYear() || date.getYear() > tradingDays.last().getYear()) {
            throw outside(date);
        }
    }

    private BeyondCalendarException outside(LocalDate date) {
        return new BeyondCalendarException(date, tradingDays.first(), tradingDays.last());
    }
}
