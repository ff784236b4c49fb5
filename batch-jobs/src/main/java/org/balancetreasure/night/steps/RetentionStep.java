package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.retention.Retention;
import org.springframework.stereotype.Component;

/** Puts away what is kept no longer at the end of D: nothing before the books that it belongs to are proved. */
@Component
public class RetentionStep extends Step {

    private final Retention retention;
    private final DueDates due;

    RetentionStep(NightMemory memory, Retention retention, DueDates due) {
        super(StepName.RETAIN, memory);
        this.retention = retention;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.PROOF;
    }

    @Override
    public List<String> subjects() {
        return List.of(NightStep.ALL);
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.days(StepName.RETAIN, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.PROVE, subject, day).after(StepName.RETAIN, subject, day.minusDays(1)).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return retention.apply(day, work.transactions());
    }
}
