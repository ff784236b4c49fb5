package org.balancetreasure.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import org.balancetreasure.calendar.TradingCalendar;

/** A clock that stands still until a test moves it. */
public final class TestClock implements InstantSource {

    private volatile Instant now = at("2013-07-01T00:00");

    @Override
    public Instant instant() {
        return now;
    }

    /** @param exchangeTime like {@code 2026-01-05T14:59:59}, in the time zone of the exchange */
    public void set(String exchangeTime) {
        now = at(exchangeTime);
    }

    private static Instant at(String exchangeTime) {
        return LocalDateTime.parse(exchangeTime).atZone(TradingCalendar.ZONE).toInstant();
    }
}
