package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.reconciliation.statements.StatementFiles;
import org.springframework.stereotype.Component;

/**
 * Takes in the statements of our accounts at a bank for its working day, with what came late for earlier days, and
 * books what they say. One that is rejected, or whose number does not follow, holds back its account alone; the step is
 * done when each account has its statement. After each, the books have its closing balance, which invariants prove.
 */
@Component
public class StatementStep extends Step {

    private final StatementFiles statements;
    private final DueDates due;

    StatementStep(NightMemory memory, StatementFiles statements, DueDates due) {
        super(StepName.STATEMENT, memory);
        this.statements = statements;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.from(subject);
    }

    @Override
    public List<String> subjects() {
        return due.banks();
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.bankDays(StepName.STATEMENT, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.also(statements.waitsFor(subject, day)).list();
    }

    @Override
    public List<String> lacks(LocalDate day, String subject) {
        return statements.lacks(subject, day);
    }

    @Override
    public boolean hasNews(LocalDate day, String subject) {
        return statements.hasNews(subject, day);
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        return statements.take(subject, day, work.transactions());
    }
}
