package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.springframework.stereotype.Component;

/** The days on which steps are due: trade dates whose cut-off has passed, calendar days that are over. */
@Component
class DueDates {

    private final NightMemory memory;
    private final TransferAgents agents;
    private final Gates gates;
    private final TradingCalendar calendar;

    DueDates(NightMemory memory, TransferAgents agents, Gates gates, TradingCalendar calendar) {
        this.memory = memory;
        this.agents = agents;
        this.gates = gates;
        this.calendar = calendar;
    }

    List<String> agents() {
        return agents.all().stream().map(TransferAgent::taCode).toList();
    }

    /** Every trade date of a transfer agent, from the one that is open. */
    void tradeDates(StepName step, String taCode, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        LocalDate cutOffPassed = now.isBefore(calendar.cutOff(today)) ? today.minusDays(1) : today;
        memory.planThrough(cutOffPassed, step, taCode, () -> gates.openTradeDate(taCode), calendar::nextTradingDay);
    }

    /** Every calendar day, from the open one. */
    void days(StepName step, String subject, LocalDateTime now) {
        days(step, subject, gates::openDay, now);
    }

    void days(StepName step, String subject, Supplier<LocalDate> first, LocalDateTime now) {
        memory.planThrough(now.toLocalDate().minusDays(1), step, subject, first, day -> day.plusDays(1));
    }

    /** The last trade date whose orders are confirmed on or before a calendar day. */
    LocalDate lastTradeDateConfirmedBy(LocalDate day) {
        LocalDate confirmed = calendar.isTradingDay(day) ? day : calendar.previousTradingDay(day);
        return calendar.previousTradingDay(confirmed);
    }
}
