package org.balancetreasure.calendar;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The time of the business: the injected clock, read in the time zone of the exchange, to the millisecond. */
@Component
public class BusinessClock {

    private final InstantSource source;

    public BusinessClock(InstantSource source) {
        this.source = source;
    }

    public LocalDateTime now() {
        return LocalDateTime.ofInstant(source.instant(), TradingCalendar.ZONE).truncatedTo(ChronoUnit.MILLIS);
    }

    public LocalDate today() {
        return now().toLocalDate();
    }
}
