package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.close.Closes;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.springframework.stereotype.Component;

/**
 * Closes the books of D once they are proved: trial balance, digest and signature, in one transaction. The trial
 * balance proves itself, since the closings of each asset add up to zero.
 */
@Component
public class CloseBooksStep extends Step {

    private final Closes closes;
    private final DueDates due;

    CloseBooksStep(NightMemory memory, Closes closes, DueDates due) {
        super(StepName.CLOSE_BOOKS, memory);
        this.closes = closes;
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
        due.days(StepName.CLOSE_BOOKS, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.PROVE, subject, day).after(StepName.CLOSE_BOOKS, subject, day.minusDays(1)).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return closes.close(day, work.transactions()).rowCount();
    }
}
