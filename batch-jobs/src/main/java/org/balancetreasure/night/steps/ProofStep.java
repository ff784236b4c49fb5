package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.springframework.stereotype.Component;

/** Proves the books of D, when all of D is done: house accounts are rolled up, and every invariant holds. */
@Component
public class ProofStep extends Step {

    private final BooksProof proof;
    private final Funds funds;
    private final DueDates due;

    ProofStep(NightMemory memory, BooksProof proof, Funds funds, DueDates due) {
        super(StepName.PROVE, memory);
        this.proof = proof;
        this.funds = funds;
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
        due.days(StepName.PROVE, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        waits.after(StepName.PROVE, subject, day.minusDays(1)).after(StepName.TURN_DAY, subject, day);
        for (Fund fund : funds.all()) {
            waits.after(StepName.INCOME, fund.fundCode(), day);
        }
        for (String taCode : due.agents()) {
            waits.after(StepName.REGISTER, taCode, due.lastTradeDateConfirmedBy(day));
        }
        for (String bankCode : due.banks()) {
            waits.done(StepName.STATEMENT, bankCode, day);
        }
        return waits.list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return proof.prove(day, work.transactions());
    }
}
