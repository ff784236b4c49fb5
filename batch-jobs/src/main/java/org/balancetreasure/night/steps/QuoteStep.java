package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.exchange.quotes.QuoteFiles;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.springframework.stereotype.Component;

/**
 * Takes in a transfer agent's quotes of D from its 07, each checked against the yield that is published with it; posts
 * the difference where a day that was posted has been corrected. It runs whenever something has come, whatever header
 * date it has, and is done when each fund has its quote of D. The correction proves itself like a posting.
 */
@Component
public class QuoteStep extends Step {

    private final QuoteFiles files;
    private final IncomePosting income;
    private final Funds funds;
    private final DueDates due;

    QuoteStep(NightMemory memory, QuoteFiles files, IncomePosting income, Funds funds, DueDates due) {
        super(StepName.QUOTE, memory);
        this.files = files;
        this.income = income;
        this.funds = funds;
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
        due.agentDays(StepName.QUOTE, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.TURN_DAY, NightStep.ALL, day).also(files.waitsFor(subject, day)).list();
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
        long loaded = files.load(subject, day, work.transactions());
        for (Fund fund : funds.ofTransferAgent(subject)) {
            for (LocalDate corrected : income.correctionsDue(fund.fundId())) {
                income.correct(fund.fundId(), corrected, "corrected quote, taken in with " + day, work.transactions(),
                        work.workers(), work.progress());
            }
        }
        return loaded;
    }
}
