package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.payments.PaymentMessages;
import org.balancetreasure.payments.StatusReports;
import org.springframework.stereotype.Component;

/**
 * Follows the status of the payments of a bank's working day, report by report, with what came late about earlier days.
 * It is done when the day's cut-off has passed and each payment has a final status or is on a statement; nobody waits
 * for it. A report is used once, in one transaction.
 */
@Component
public class FollowStep extends Step {

    private final StatusReports reports;
    private final PaymentMessages messages;
    private final DueDates due;
    private final BusinessClock clock;

    FollowStep(NightMemory memory, StatusReports reports, PaymentMessages messages, DueDates due,
            BusinessClock clock) {
        super(StepName.FOLLOW, memory);
        this.reports = reports;
        this.messages = messages;
        this.due = due;
        this.clock = clock;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.from(subject);
    }

    @Override
    public List<String> subjects() {
        return due.banks();
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.bankDays(StepName.FOLLOW, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.INSTRUCT, subject, day).list();
    }

    @Override
    public List<String> lacks(LocalDate day, String subject) {
        List<String> lacks = reports.lacks(subject, day);
        return lacks.isEmpty() && clock.now().isBefore(messages.cutOff(subject, day))
                ? List.of("the last payments of " + day)
                : lacks;
    }

    @Override
    public boolean hasNews(LocalDate day, String subject) {
        return reports.hasNews(subject, day);
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return reports.follow(subject, day, work.transactions());
    }
}
