package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.balancetreasure.calendar.TradingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When runs are due: at one time of each trading day, before its cut-off. */
@Component
public class SweepTimes {

    private final TradingCalendar calendar;
    private final LocalTime due;

    /** @param due time of the exchange, like 14:00 */
    SweepTimes(TradingCalendar calendar, @Value("${sweep.run-at:14:00}") String due) {
        this.calendar = calendar;
        this.due = LocalTime.parse(due);
        if (!this.due.isBefore(TradingCalendar.CUT_OFF)) {
            throw new IllegalArgumentException(
                    "sweep.run-at must lie before the cut-off " + TradingCalendar.CUT_OFF + ", but is " + due);
        }
    }

    /** The trade date whose run is due at {@code now} (time of the exchange); null if none can begin. */
    public @Nullable LocalDate dueFor(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        return calendar.isTradingDay(today) && !now.toLocalTime().isBefore(due) && now.isBefore(calendar.cutOff(today))
                ? today
                : null;
    }

    /**
     * When the next run is due, or was if it has not begun and still can.
     *
     * @param begun whether that of today has begun
     */
    LocalDateTime next(LocalDateTime now, boolean begun) {
        LocalDate today = now.toLocalDate();
        boolean stillToday = calendar.isTradingDay(today) && now.isBefore(calendar.cutOff(today)) && !begun;
        return (stillToday ? today : calendar.nextTradingDay(today)).atTime(due);
    }
}
