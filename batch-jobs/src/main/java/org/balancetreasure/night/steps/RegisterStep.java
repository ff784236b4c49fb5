package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.reconciliation.registers.RegisterFiles;
import org.springframework.stereotype.Component;

/**
 * Compares a transfer agent's 05 and 06 of T+1, and the 35 of the days before, with our books, holder by holder: after
 * T's orders are confirmed, and the income through the day before T+1 is posted. Each difference is a break.
 */
@Component
public class RegisterStep extends Step {

    private final RegisterFiles files;
    private final TradingCalendar calendar;
    private final Funds funds;
    private final AwaitedConfirmations awaited;
    private final DueDates due;

    RegisterStep(NightMemory memory, RegisterFiles files, TradingCalendar calendar, Funds funds,
            AwaitedConfirmations awaited, DueDates due) {
        super(StepName.REGISTER, memory);
        this.files = files;
        this.calendar = calendar;
        this.funds = funds;
        this.awaited = awaited;
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
        due.tradeDates(StepName.REGISTER, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        LocalDate eve = calendar.confirmDate(day).minusDays(1);
        waits.after(StepName.CONFIRM, subject, day)
                .after(StepName.REGISTER, subject, day.minusDays(1)).after(StepName.CONFIRM_TRANSFER, subject, eve);
        for (Fund fund : funds.ofTransferAgent(subject)) {
            waits.after(StepName.INCOME, fund.fundCode(), eve).also(awaited.of(fund, day));
        }
        return waits.also(files.waitsFor(subject, day)).list();
    }

    @Override
    public List<String> lacks(LocalDate day, String subject) {
        return files.lacks(subject, day);
    }

    @Override
    public boolean hasNews(LocalDate day, String subject) {
        return files.hasNews(subject, day);
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        long rows = runsAgain(day, subject) ? 0 : files.reconcile(subject, day, work.transactions());
        return rows + files.reconcileLate(subject, day, work.transactions());
    }
}
