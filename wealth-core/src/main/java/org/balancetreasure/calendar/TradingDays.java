package org.balancetreasure.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Loads the trading calendar from its table, and again from time to time: it is extended while applications run. */
@Component
public class TradingDays implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TradingDays.class);

    private final CalendarMapper mapper;
    private final Duration interval;
    private @Nullable ScheduledExecutorService rereading;

    /** @param interval how long a change of the table may be unknown here */
    TradingDays(CalendarMapper mapper, @Value("${calendar.reread:1m}") Duration interval) {
        this.mapper = mapper;
        this.interval = interval;
    }

    /** The calendar of this application, which follows the table from now on. */
    public synchronized TradingCalendar load() {
        TradingCalendar calendar = new TradingCalendar(mapper.tradingDays());
        rereading = Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().daemon().name("trading-calendar").unstarted(work));
        var _ = rereading.scheduleWithFixedDelay(() -> follow(calendar), interval.toMillis(), interval.toMillis(),
                TimeUnit.MILLISECONDS);
        return calendar;
    }

    private void follow(TradingCalendar calendar) {
        try {
            reread(calendar);
        } catch (DataAccessException e) {
            LOG.warn("The trading calendar can't be read again now and stays as it is: {}", e.getMessage());
        }
    }

    /** Reads the table again. One that is empty is a mistake, and the calendar stays as it is. */
    public void reread(TradingCalendar calendar) {
        List<LocalDate> days = mapper.tradingDays();
        if (days.isEmpty()) {
            LOG.warn("The table trading_day is empty; the trading calendar stays as it is");
        } else {
            calendar.replace(days);
        }
    }

    @Override
    public synchronized void destroy() {
        if (rereading != null) {
            rereading.shutdownNow();
        }
    }
}
