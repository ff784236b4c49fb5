package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.exchange.transfers.UnitTransferFiles;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.springframework.stereotype.Component;

/**
 * Sends a transfer agent 33, the instant redemptions of D, and its index, on each calendar day, once D is over. What it
 * carries is marked as sent in the transaction that registers its hash; again: the same bytes.
 */
@Component
public class TransferStep extends Step {

    private final UnitTransferFiles files;
    private final DueDates due;

    TransferStep(NightMemory memory, UnitTransferFiles files, DueDates due) {
        super(StepName.TRANSFER, memory);
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
        due.agentDays(StepName.TRANSFER, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.TURN_DAY, NightStep.ALL, day)
                .after(StepName.TRANSFER, subject, day.minusDays(1)).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return files.send(subject, day, work.transactions());
    }
}
