package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.partners.BankTerms;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.TransferAgents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The days on which steps are due: trade dates whose cut-off has passed, calendar days that are over. */
@Component
class DueDates {

    private final NightMemory memory;
    private final TransferAgents agents;
    private final Gates gates;
    private final TradingCalendar calendar;
    private final Banks banks;
    private final BankDays bankDays;

    DueDates(NightMemory memory, TransferAgents agents, Gates gates, TradingCalendar calendar, Banks banks,
            BankDays bankDays) {
        this.memory = memory;
        this.agents = agents;
        this.gates = gates;
        this.calendar = calendar;
        this.banks = banks;
        this.bankDays = bankDays;
    }

    /** With which something is agreed, on whatever day. */
    List<String> agents() {
        return agents.codes();
    }

    /** Those with which money is settled through the platform, on whatever day. */
    List<String> settlingAgents() {
        return agents().stream().filter(banks::settles).toList();
    }

    /** With which something is agreed, on whatever day. */
    List<String> banks() {
        return banks.codes().stream().filter(bankCode -> banks.firstDay(bankCode) != null).toList();
    }

    /** Every working day of a bank that has begun, from the open business date or the first day of its terms. */
    void bankDays(StepName step, String bankCode, LocalDateTime now) {
        LocalDate first = later(gates.openDay(), banks.firstDay(bankCode));
        if (!first.isAfter(now.toLocalDate())) {
            memory.planThrough(now.toLocalDate(), step, bankCode, () -> workingDayFrom(bankCode, first),
                    day -> workingDayFrom(bankCode, day.plusDays(1)));
        }
    }

    private LocalDate workingDayFrom(String bankCode, LocalDate day) {
        BankTerms terms = banks.terms(bankCode, day);
        if (terms == null) {
            throw new IllegalStateException("Nothing is agreed with bank " + bankCode + " on " + day);
        }
        return bankDays.calendar(terms.calendar()).workingDayFrom(day);
    }

    /**
     * Opens the trading gate of a transfer agent, once its first day has come, at today's trade date. A gate that is
     * open stays as it is.
     */
    void openTrading(String taCode, LocalDateTime now) {
        if (hasBegun(taCode, now.toLocalDate())) {
            gates.openTrading(taCode, now.toLocalDate());
        }
    }

    /** Every trade date of a transfer agent, from the one that is open; none before its first day. */
    void tradeDates(StepName step, String taCode, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        LocalDate cutOffPassed = now.isBefore(calendar.cutOff(today)) ? today.minusDays(1) : today;
        if (hasBegun(taCode, cutOffPassed)) {
            memory.planThrough(cutOffPassed, step, taCode, () -> gates.openTradeDate(taCode),
                    calendar::nextTradingDay);
        }
    }

    private boolean hasBegun(String taCode, LocalDate day) {
        LocalDate first = agents.firstDay(taCode);
        return first != null && !first.isAfter(day);
    }

    /** Every calendar day of a transfer agent, from the open one or its first. */
    void agentDays(StepName step, String taCode, LocalDateTime now) {
        days(step, taCode, () -> later(gates.openDay(), agents.firstDay(taCode)), now);
    }

    private static LocalDate later(LocalDate day, @Nullable LocalDate other) {
        return other == null || other.isBefore(day) ? day : other;
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
