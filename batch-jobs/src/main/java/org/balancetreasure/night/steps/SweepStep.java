package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.sweep.DailySweep;
import org.balancetreasure.sweep.SweepRun;
import org.balancetreasure.sweep.SweepTimes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Places the orders of sweep rules for T, at its time before the cut-off. Money that a plan needs on the day is not
 * idle, so it waits until PLAN has been tried. A failed PLAN does not delay it. The run proves itself: its ranges add
 * up to the orders.
 */
@Component
public class SweepStep extends Step {

    private static final Logger LOG = LoggerFactory.getLogger(SweepStep.class);

    private final DailySweep sweep;
    private final SweepTimes times;

    SweepStep(NightMemory memory, DailySweep sweep, SweepTimes times) {
        super(StepName.SWEEP, memory);
        this.sweep = sweep;
        this.times = times;
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
        LocalDate due = times.dueFor(now);
        if (due != null) {
            memory().plan(due, StepName.SWEEP, subject);
        }
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.afterTrying(StepName.PLAN, subject, day).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        SweepRun run = sweep.run(day, work.transactions(), work.workers(), work.progress());
        if (run.state() == SweepRun.State.MISSED) {
            LOG.warn("The sweep of {} was not begun before the cut-off: what lies in wallets stays for the next run",
                    day);
        }
        return run.customers();
    }
}
