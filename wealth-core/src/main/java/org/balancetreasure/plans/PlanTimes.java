package org.balancetreasure.plans;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.balancetreasure.calendar.TradingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When plans run: once on each trading day, at a time before its cut-off. A date that is no trading day is due on the
 * next; two dates that are due on one trading day are both ordered there.
 */
@Component
public class PlanTimes {

    private final TradingCalendar calendar;
    private final LocalTime runAt;

    /** @param runAt time of the exchange; the same for every application of an installation */
    PlanTimes(TradingCalendar calendar, @Value("${plans.run-at:10:00}") String runAt) {
        this.calendar = calendar;
        this.runAt = LocalTime.parse(runAt);
        if (!this.runAt.isBefore(TradingCalendar.CUT_OFF)) {
            throw new IllegalArgumentException(
                    "plans.run-at must be before " + TradingCalendar.CUT_OFF + ", not " + runAt);
        }
    }

    /** The latest trade date whose plans are run at {@code now} or were before. */
    LocalDate lastRun(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        return hasRun(now) ? today : calendar.previousTradingDay(today);
    }

    private boolean hasRun(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        return calendar.isTradingDay(today) && !now.isBefore(runOf(today));
    }

    /** When the plans of a trade date are run. */
    LocalDateTime runOf(LocalDate tradeDate) {
        return tradeDate.atTime(runAt);
    }

    /** The earliest date whose run is still to come at {@code now}. */
    LocalDate earliestDate(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        return hasRun(now) ? today.plusDays(1) : today;
    }

    /** The trading day on which {@code date} is due. */
    LocalDate dueDate(LocalDate date) {
        return calendar.tradingDayFrom(date);
    }

    /** The same; null as long as the exchange has not published its calendar so far ahead. */
    public @Nullable LocalDate dueDateIfKnown(LocalDate date) {
        return calendar.covers(date) ? calendar.tradingDayFrom(date) : null;
    }

    /**
     * Whether a date that is due on {@code dueDate} may still be ordered for {@code tradeDate}: on its day or, if no
     * plans ran on it, on the next trading day. Later than that no customer expects the order.
     */
    boolean isInTime(LocalDate dueDate, LocalDate tradeDate) {
        return !tradeDate.isAfter(calendar.nextTradingDay(dueDate));
    }
}
