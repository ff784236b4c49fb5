package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.exchange.applications.OrderFiles;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.springframework.stereotype.Component;

/**
 * Sends a transfer agent 01, 03 and their index for T, once T is closed. What the files carry is marked as sent in the
 * transaction that registers their hashes; again: the same bytes.
 */
@Component
public class SendStep extends Step {

    private final OrderFiles files;
    private final DueDates due;

    SendStep(NightMemory memory, OrderFiles files, DueDates due) {
        super(StepName.SEND, memory);
        this.files = files;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.to(subject);
    }

    @Override
    public List<String> subjects() {
        return due.agents();
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.tradeDates(StepName.SEND, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.CLOSE, subject, day).after(StepName.SEND, subject, day.minusDays(1)).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return files.send(subject, day, work.transactions());
    }
}
