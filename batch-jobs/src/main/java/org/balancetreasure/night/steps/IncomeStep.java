package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.IncomeAuthority;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.reconciliation.registers.AgentIncomes;
import org.springframework.stereotype.Component;

/**
 * Posts the income of D to every holder of a fund, once everything that is effective by D is booked, D is quoted, and
 * D−1 is posted; if the transfer agent is right about income, once its 06 is there. The posting proves itself: what its
 * ranges wrote, counted once more, is the amount of the day.
 */
@Component
public class IncomeStep extends Step {

    private final IncomePosting income;
    private final AgentIncomes agents;
    private final IncomeAuthority authority;
    private final Funds funds;
    private final AwaitedConfirmations awaited;
    private final DueDates due;

    IncomeStep(NightMemory memory, IncomePosting income, AgentIncomes agents, IncomeAuthority authority, Funds funds,
            AwaitedConfirmations awaited, DueDates due) {
        super(StepName.INCOME, memory);
        this.income = income;
        this.agents = agents;
        this.authority = authority;
        this.funds = funds;
        this.awaited = awaited;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.ofFund(subject);
    }

    @Override
    public List<String> subjects() {
        return funds.all().stream().map(Fund::fundCode).toList();
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        due.days(StepName.INCOME, subject, () -> fund(subject).firstIncomeDay(), now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        Fund fund = fund(subject);
        LocalDate confirmed = due.lastTradeDateConfirmedBy(day);
        return waits.after(StepName.TURN_DAY, NightStep.ALL, day).after(StepName.INCOME, subject, day.minusDays(1))
                .after(StepName.CONFIRM_TRANSFER, fund.taCode(), day).after(StepName.CONFIRM, fund.taCode(), confirmed)
                .also(awaited.of(fund, confirmed)).also(income.waitsFor(fund.fundId(), day))
                .also(agents.waitsFor(fund, day)).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        Fund fund = fund(subject);
        if (authority.isAgents(fund.fundId(), day)) {
            agents.take(fund, day, work.transactions());
            income.begin(fund.fundId(), day, work.transactions());
            income.read(fund.fundId(), day, IncomePosting.POSTING, work.transactions(), work.workers(),
                    work.progress());
            agents.requireStated(fund, day);
        }
        long rows = income.post(fund.fundId(), day, work.transactions(), work.workers(), work.progress()).holders();
        if (authority.isAgents(fund.fundId(), day)) {
            income.follow(fund.fundId(), day, work.transactions(), work.workers(), work.progress());
            agents.compare(fund, day, work.transactions());
        }
        return rows;
    }

    private Fund fund(String fundCode) {
        return Objects.requireNonNull(funds.find(fundCode), () -> "No fund has the code " + fundCode);
    }
}
