package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.plans.PlanRun;
import org.springframework.stereotype.Component;

/**
 * Places the orders of plans for T, at its time before the cut-off. There is a row only if a date is due. It needs its
 * time only: a failed run of an earlier day delays no later one. It is done when every date through T is decided.
 */
@Component
public class PlanStep extends Step {

    private final PlanRun planRun;

    PlanStep(NightMemory memory, PlanRun planRun) {
        super(StepName.PLAN, memory);
        this.planRun = planRun;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.PLANS_AND_SWEEP;
    }

    @Override
    public List<String> subjects() {
        return List.of(NightStep.ALL);
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        LocalDate due = planRun.dueFor(now);
        if (due != null) {
            memory().plan(due, StepName.PLAN, subject);
        }
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return List.of();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return planRun.run(day, work.transactions());
    }
}
