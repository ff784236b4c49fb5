package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.settlement.Obligations;
import org.springframework.stereotype.Component;

/**
 * Collects the money for T's subscriptions: once T is closed, a payment from the wallet reserve to the settlement
 * account. Input: the orders of T. Output: obligations with the orders behind them, and the payment. Re-runnable: each
 * order is behind one collection, and all commits together.
 */
@Component
public class CollectStep extends Step {

    private final Obligations obligations;
    private final DueDates due;

    CollectStep(NightMemory memory, Obligations obligations, DueDates due) {
        super(StepName.COLLECT, memory);
        this.obligations = obligations;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.to(subject);
    }

    @Override
    public List<String> subjects() {
        return due.settlingAgents();
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.tradeDates(StepName.COLLECT, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.CLOSE, subject, day).after(StepName.COLLECT, subject, day.minusDays(1)).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return work.transactions().call(() -> obligations.collect(subject, day));
    }
}
