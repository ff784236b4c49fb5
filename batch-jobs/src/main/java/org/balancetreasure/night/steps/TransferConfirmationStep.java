package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.exchange.confirmations.ConfirmationFiles;
import org.balancetreasure.exchange.transfers.UnitTransferConfirmationFiles;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.reconciliation.registers.MovedRegisterFiles;
import org.springframework.stereotype.Component;

/**
 * Books a transfer agent's 34 of D, with answers that earlier ones left out; stores 35, which REGISTER compares; then
 * books the 02 and 04 that came late for trade dates that are confirmed. Waits for 33 of D and the files of the stream
 * OFB. What 33 carried and no row answers is a break, and the step waits for its answer by fund; nobody waits for the
 * step meanwhile, since our books have moved the units already.
 */
@Component
public class TransferConfirmationStep extends Step {

    private final UnitTransferConfirmationFiles files;
    private final MovedRegisterFiles movedRegister;
    private final ConfirmationFiles confirmations;
    private final DueDates due;

    TransferConfirmationStep(NightMemory memory, UnitTransferConfirmationFiles files,
            MovedRegisterFiles movedRegister, ConfirmationFiles confirmations, DueDates due) {
        super(StepName.CONFIRM_TRANSFER, memory);
        this.files = files;
        this.movedRegister = movedRegister;
        this.confirmations = confirmations;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.from(subject);
    }

    @Override
    public List<String> subjects() {
        return due.agents();
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.agentDays(StepName.CONFIRM_TRANSFER, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.TRANSFER, subject, day)
                .after(StepName.CONFIRM_TRANSFER, subject, day.minusDays(1)).also(files.waitsFor(subject, day))
                .list();
    }

    @Override
    public List<String> lacks(LocalDate day, String subject) {
        return files.lacks(subject, day);
    }

    @Override
    public boolean hasNews(LocalDate day, String subject) {
        return files.hasNews(subject, day) || movedRegister.hasNews(subject, day);
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        long rows;
        if (runsAgain(day, subject)) {
            rows = files.bookLate(subject, day, work.transactions());
            movedRegister.layByLate(subject, day, work.transactions());
        } else {
            rows = files.book(subject, day, work.transactions());
            movedRegister.layBy(subject, day, work.transactions());
        }
        LocalDate confirmed = memory().lastRun(StepName.CONFIRM, subject);
        return confirmed == null
                ? rows
                : rows + confirmations.bookLate(subject, confirmed, work.transactions());
    }
}
