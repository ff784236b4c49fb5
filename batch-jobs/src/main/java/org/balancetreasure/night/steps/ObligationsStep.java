package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.exchange.settlements.SettlementFiles;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.springframework.stereotype.Component;

/**
 * Finds what T's confirmations oblige whom to pay, nets it, and compares it with the agent's summaries: 25, 12 and 09,
 * as its terms say. The step is done once the settlement day is agreed: then the agent is paid, or its payment is
 * expected. Until then it names what differs or is lacking, and holds no other step back.
 */
@Component
public class ObligationsStep extends Step {

    private final SettlementFiles files;
    private final TradingCalendar calendar;
    private final DueDates due;

    ObligationsStep(NightMemory memory, SettlementFiles files, TradingCalendar calendar, DueDates due) {
        super(StepName.OBLIGATIONS, memory);
        this.files = files;
        this.calendar = calendar;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.settling(subject);
    }

    @Override
    public List<String> subjects() {
        return due.settlingAgents();
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.tradeDates(StepName.OBLIGATIONS, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.CONFIRM, subject, day).after(StepName.COLLECT, subject, day)
                .after(StepName.OBLIGATIONS, subject, day.minusDays(1))
                .after(StepName.TURN_DAY, NightStep.ALL, calendar.confirmDate(day).minusDays(1)).list();
    }

    @Override
    public List<String> lacks(LocalDate day, String subject) {
        return files.lacks(subject, day);
    }

    @Override
    public boolean hasNews(LocalDate day, String subject) {
        return files.hasNews(subject, day);
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return files.settle(subject, day, work.transactions());
    }
}
