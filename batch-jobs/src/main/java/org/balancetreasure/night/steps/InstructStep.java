package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.payments.PaymentMessages;
import org.springframework.stereotype.Component;

/**
 * Tells a bank, in as many messages as it takes, the payments that are executed on a working day. It runs again
 * whenever payments are created that day, and is done when the day's cut-off has passed: what comes later goes with the
 * next working day. A payment gets its message in the transaction that makes it SENT; again: the same bytes.
 */
@Component
public class InstructStep extends Step {

    private final PaymentMessages messages;
    private final DueDates due;
    private final BusinessClock clock;

    InstructStep(NightMemory memory, PaymentMessages messages, DueDates due, BusinessClock clock) {
        super(StepName.INSTRUCT, memory);
        this.messages = messages;
        this.due = due;
        this.clock = clock;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.to(subject);
    }

    @Override
    public List<String> subjects() {
        return due.banks();
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.bankDays(StepName.INSTRUCT, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.INSTRUCT, subject, day.minusDays(1)).list();
    }

    @Override
    public List<String> lacks(LocalDate day, String subject) {
        LocalDateTime cutOff = messages.cutOff(subject, day);
        return clock.now().isBefore(cutOff)
                ? List.of("the cut-off of " + day + " at " + cutOff.toLocalTime())
                : List.of();
    }

    @Override
    public boolean hasNews(LocalDate day, String subject) {
        return messages.hasNews(subject, day);
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return messages.send(subject, day, work.transactions());
    }
}
