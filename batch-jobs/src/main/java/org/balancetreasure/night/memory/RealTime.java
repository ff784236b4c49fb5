package org.balancetreasure.night.memory;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.balancetreasure.calendar.TradingCalendar;

/** The time that passes while steps run, whatever the clock of the business says. */
public final class RealTime {

    private RealTime() {}

    /** By the system's clock, in the time zone of the exchange, to the microsecond. */
    public static LocalDateTime now() {
        return LocalDateTime.now(TradingCalendar.ZONE).truncatedTo(ChronoUnit.MICROS);
    }
}
