package org.balancetreasure.onboarding;

import java.time.LocalDate;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.springframework.stereotype.Component;

/** From which day on a setting can hold, so that it leaves alone what was done before. */
@Component
class Earliest {

    private final Gates gates;
    private final TradingCalendar calendar;
    private final BusinessClock clock;

    Earliest(Gates gates, TradingCalendar calendar, BusinessClock clock) {
        this.gates = gates;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Of what is new: the open business date. */
    LocalDate ofNew() {
        return gates.openDayOrToday();
    }

    /** Of what changes: tomorrow, since files and payments of today may have gone already. */
    LocalDate ofChange() {
        LocalDate open = gates.openDayOrToday();
        LocalDate today = clock.today();
        return (open.isBefore(today) ? today : open).plusDays(1);
    }

    /**
     * The first confirmation date of whose trade date nothing was collected. Locks the trading gate, shared.
     *
     * @param firstDay of the transfer agent
     */
    LocalDate ofSettlement(String taCode, LocalDate firstDay) {
        LocalDate open = gates.lockOpenTradeDate(taCode);
        return open.isAfter(calendar.tradingDayFrom(firstDay)) ? open.plusDays(1) : firstDay;
    }

    /** The first trade date for which nobody has ordered. Locks the trading gate, shared. */
    LocalDate ofOrders(String taCode) {
        return calendar.nextTradingDay(gates.lockTradeDate(taCode));
    }

    /** The trading calendar knows it. */
    boolean isKnown(LocalDate day) {
        return calendar.covers(day);
    }
}
