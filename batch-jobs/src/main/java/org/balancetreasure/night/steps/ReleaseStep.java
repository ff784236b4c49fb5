package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.settlement.Releases;
import org.springframework.stereotype.Component;

/**
 * Releases the proceeds that are due on the confirmation date of T, once their settlement day is agreed and their money
 * is there. What is not released on its day is late: the holder is told the new day, and finance has a break.
 */
@Component
public class ReleaseStep extends Step {

    private final Releases releases;
    private final TradingCalendar calendar;
    private final BusinessClock clock;
    private final DueDates due;

    ReleaseStep(NightMemory memory, Releases releases, TradingCalendar calendar, BusinessClock clock, DueDates due) {
        super(StepName.RELEASE, memory);
        this.releases = releases;
        this.calendar = calendar;
        this.clock = clock;
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
        due.tradeDates(StepName.RELEASE, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.OBLIGATIONS, subject, day).after(StepName.RELEASE, subject, day.minusDays(1))
                .list();
    }

    @Override
    public List<String> lacks(LocalDate day, String subject) {
        return releases.lacks(subject, calendar.confirmDate(day));
    }

    @Override
    public boolean hasNews(LocalDate day, String subject) {
        return releases.hasNews(subject, calendar.confirmDate(day), clock.now().toLocalDate());
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return releases.release(subject, calendar.confirmDate(day), clock.now().toLocalDate(), work.transactions());
    }
}
