package org.balancetreasure.calendar;

import java.time.LocalDate;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gates decide to which day an order belongs. A transaction reads a gate under a shared lock; closing takes the row
 * exclusively and waits for these transactions. So an order that races the closing is in the day that closed or in the
 * next, never in both or in none.
 */
@Component
public class Gates {

    private static final String ALL = "ALL";

    private final CalendarMapper mapper;
    private final TradingCalendar calendar;
    private final BusinessClock clock;

    Gates(CalendarMapper mapper, TradingCalendar calendar, BusinessClock clock) {
        this.mapper = mapper;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Opens the trading gate of a transfer agent at its first trade date; without effect if it has one. */
    public void openTrading(String taCode, LocalDate firstTradeDate) {
        mapper.create(GateKind.TRADING, taCode, Shard.ONLY, calendar.tradingDayFrom(firstTradeDate));
    }

    /** Opens the day gate at the first business date; without effect if it is open. */
    public void openDay(LocalDate firstDay) {
        mapper.create(GateKind.DAY, ALL, Shard.ONLY, firstDay);
    }

    /**
     * T of an order now: the earliest trading day whose cut-off lies after now and whose gate is open. Locks, shared.
     */
    public LocalDate lockTradeDate(String taCode) {
        LocalDate open = opened(mapper.readShared(GateKind.TRADING, taCode, Shard.ONLY), taCode);
        // The clock is read after the lock: an order that waited for the closing is not dated before it.
        LocalDate byCutOff = calendar.tradeDate(clock.now());
        return byCutOff.isBefore(open) ? open : byCutOff;
    }

    /** The open business date, which dates whatever is booked now. Locks, shared. */
    public LocalDate lockBusinessDate() {
        return opened(mapper.readShared(GateKind.DAY, ALL, Shard.ONLY), ALL);
    }

    /**
     * D of an instant redemption now: the calendar day of the clock, or the open business date if that is later. So if
     * the night turns a day late, no customer gets a limit twice or loses a day of income.
     *
     * @param businessDate the open one; to decide, read under its lock, so that neither day is closed meanwhile
     */
    public LocalDate calendarDay(LocalDate businessDate) {
        LocalDate byClock = clock.today();
        return byClock.isBefore(businessDate) ? businessDate : byClock;
    }

    /** The earliest trade date that is still open, without a lock: to look, not to decide. */
    public LocalDate openTradeDate(String taCode) {
        return opened(mapper.read(GateKind.TRADING, taCode, Shard.ONLY), taCode);
    }

    /** The earliest trade date that is still open. Locks, shared: it stays open until the transaction ends. */
    public LocalDate lockOpenTradeDate(String taCode) {
        return opened(mapper.readShared(GateKind.TRADING, taCode, Shard.ONLY), taCode);
    }

    /** The open business date, without a lock: to look, not to decide. */
    public LocalDate openDay() {
        return opened(mapper.read(GateKind.DAY, ALL, Shard.ONLY), ALL);
    }

    /** The open business date; before the first night, when no day gate is open yet, today. Without a lock. */
    public LocalDate openDayOrToday() {
        LocalDate open = mapper.read(GateKind.DAY, ALL, Shard.ONLY);
        return open == null ? clock.today() : open;
    }

    /** Closes {@code tradeDate} for orders; returns once no order of it is still under way. Again: without effect. */
    public void closeTrading(String taCode, LocalDate tradeDate) {
        mapper.close(GateKind.TRADING, taCode, Shard.ONLY, tradeDate, calendar.nextTradingDay(tradeDate));
    }

    /** Closes the calendar day {@code day}. Again: without effect. */
    public void closeDay(LocalDate day) {
        mapper.close(GateKind.DAY, ALL, Shard.ONLY, day, day.plusDays(1));
    }

    private static LocalDate opened(@Nullable LocalDate date, String scope) {
        if (date == null) {
            throw new IllegalStateException("No gate is open for " + scope + "; open it with its first day");
        }
        return date;
    }
}
