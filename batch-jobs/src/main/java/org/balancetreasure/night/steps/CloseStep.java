package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.springframework.stereotype.Component;

/**
 * Closes the trading gate of T for a transfer agent, after the cut-off: its orders are final. Opens the gate of a new
 * agent. The transaction of the closing also orders the advance redemptions, since no instant redemption belongs to T
 * any more.
 */
@Component
public class CloseStep extends Step {

    private final Gates gates;
    private final AdvanceRedemptions advanceRedemptions;
    private final DueDates due;

    CloseStep(NightMemory memory, Gates gates, AdvanceRedemptions advanceRedemptions, DueDates due) {
        super(StepName.CLOSE, memory);
        this.gates = gates;
        this.advanceRedemptions = advanceRedemptions;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.GATES;
    }

    @Override
    public List<String> subjects() {
        return due.agents();
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.openTrading(subject, now);
        due.tradeDates(StepName.CLOSE, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.CLOSE, subject, day.minusDays(1)).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        work.transactions().run(() -> {
            gates.closeTrading(subject, day);
            advanceRedemptions.order(subject, day);
        });
        return 1;
    }
}
