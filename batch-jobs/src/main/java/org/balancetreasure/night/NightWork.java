package org.balancetreasure.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.exchange.applications.OrderFiles;
import org.balancetreasure.exchange.confirmations.ConfirmationFiles;
import org.balancetreasure.exchange.quotes.QuoteFiles;
import org.balancetreasure.exchange.transfers.UnitTransferConfirmationFiles;
import org.balancetreasure.exchange.transfers.UnitTransferFiles;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.income.Progress;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.plans.PlanRun;
import org.balancetreasure.reconciliation.registers.MovedRegisterFiles;
import org.balancetreasure.reconciliation.registers.RegisterFiles;
import org.balancetreasure.retention.Retention;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/** What each step of the night needs before it runs, and what it does. Order holds within a fund or a transfer agent only. */
@Component
class NightWork {

    private final NightStepMapper steps;
    private final TradingCalendar calendar;
    private final Gates gates;
    private final TransferAgents agents;
    private final Funds funds;
    private final PlanRun planRun;
    private final OrderFiles orderFiles;
    private final UnitTransferFiles transferFiles;
    private final UnitTransferConfirmationFiles transferConfirmationFiles;
    private final MovedRegisterFiles movedRegisterFiles;
    private final QuoteFiles quoteFiles;
    private final ConfirmationFiles confirmationFiles;
    private final RegisterFiles registerFiles;
    private final IncomePosting income;
    private final BooksProof proof;
    private final AdvanceRedemptions piles;
    private final Retention retention;

    NightWork(NightStepMapper steps, TradingCalendar calendar, Gates gates, TransferAgents agents, Funds funds,
            PlanRun planRun, OrderFiles orderFiles, UnitTransferFiles transferFiles,
            UnitTransferConfirmationFiles transferConfirmationFiles, MovedRegisterFiles movedRegisterFiles,
            QuoteFiles quoteFiles,
            ConfirmationFiles confirmationFiles,
            RegisterFiles registerFiles,
            IncomePosting income, BooksProof proof, AdvanceRedemptions piles, Retention retention) {
        this.steps = steps;
        this.calendar = calendar;
        this.gates = gates;
        this.agents = agents;
        this.funds = funds;
        this.planRun = planRun;
        this.orderFiles = orderFiles;
        this.transferFiles = transferFiles;
        this.transferConfirmationFiles = transferConfirmationFiles;
        this.movedRegisterFiles = movedRegisterFiles;
        this.quoteFiles = quoteFiles;
        this.confirmationFiles = confirmationFiles;
        this.registerFiles = registerFiles;
        this.income = income;
        this.proof = proof;
        this.piles = piles;
        this.retention = retention;
    }

    /** What a step still waits for, in words for the people who watch the night; empty when it can run. */
    List<String> waitsFor(NightStep step) {
        LocalDate day = step.businessDate();
        String subject = step.subject();
        List<String> waits = new ArrayList<>();
        switch (step.step()) {
            case PLAN -> {
                // Its time is all it needs: a run of an earlier day that failed keeps no later one back.
            }
            case SWEEP -> {
                // What a plan has for the day is not idle. One that failed may fail again, and holds no wallet back.
                LocalDate plans = steps.firstToBegin(StepName.PLAN, subject, day);
                if (plans != null) {
                    waits.add(StepName.PLAN + " " + plans + " " + subject);
                }
            }
            case CLOSE -> after(waits, StepName.CLOSE, subject, day.minusDays(1));
            case SEND -> {
                after(waits, StepName.CLOSE, subject, day);
                after(waits, StepName.SEND, subject, day.minusDays(1));
            }
            case TURN_DAY -> after(waits, StepName.TURN_DAY, NightStep.ALL, day.minusDays(1));
            case TRANSFER -> {
                after(waits, StepName.TURN_DAY, NightStep.ALL, day);
                after(waits, StepName.TRANSFER, subject, day.minusDays(1));
            }
            case CONFIRM_TRANSFER -> {
                after(waits, StepName.TRANSFER, subject, day);
                after(waits, StepName.CONFIRM_TRANSFER, subject, day.minusDays(1));
                waits.addAll(transferConfirmationFiles.waitsFor(subject, day));
            }
            case QUOTE -> {
                after(waits, StepName.TURN_DAY, NightStep.ALL, day);
                waits.addAll(quoteFiles.waitsFor(subject, day));
            }
            case CONFIRM -> {
                after(waits, StepName.SEND, subject, day);
                after(waits, StepName.CONFIRM, subject, day.minusDays(1));
                // What a bank redeems with T came to it through T.
                after(waits, StepName.CONFIRM_TRANSFER, subject, day);
                after(waits, StepName.TURN_DAY, NightStep.ALL, calendar.confirmDate(day).minusDays(1));
                waits.addAll(confirmationFiles.waitsFor(subject, day));
            }
            case INCOME -> {
                Fund fund = fund(subject);
                after(waits, StepName.TURN_DAY, NightStep.ALL, day);
                after(waits, StepName.INCOME, subject, day.minusDays(1));
                after(waits, StepName.CONFIRM_TRANSFER, fund.taCode(), day);
                // Whatever is effective on or before D is booked: the orders of the last trade date confirmed by D.
                after(waits, StepName.CONFIRM, fund.taCode(), lastTradeDateConfirmedBy(day));
                waits.addAll(income.waitsFor(fund.fundId(), day));
            }
            case REGISTER -> {
                after(waits, StepName.CONFIRM, subject, day);
                after(waits, StepName.REGISTER, subject, day.minusDays(1));
                after(waits, StepName.CONFIRM_TRANSFER, subject, calendar.confirmDate(day).minusDays(1));
                for (Fund fund : funds.ofTransferAgent(subject)) {
                    after(waits, StepName.INCOME, fund.fundCode(), calendar.confirmDate(day).minusDays(1));
                }
                waits.addAll(registerFiles.waitsFor(subject, day));
            }
            case PROVE -> {
                after(waits, StepName.PROVE, NightStep.ALL, day.minusDays(1));
                after(waits, StepName.TURN_DAY, NightStep.ALL, day);
                for (Fund fund : funds.all()) {
                    after(waits, StepName.INCOME, fund.fundCode(), day);
                }
                for (TransferAgent agent : agents.all()) {
                    after(waits, StepName.REGISTER, agent.taCode(), lastTradeDateConfirmedBy(day));
                }
            }
            // Nothing is put away before the books that it belongs to are proved.
            case RETAIN -> after(waits, StepName.PROVE, NightStep.ALL, day);
        }
        return waits;
    }

    /** Does a step; sweep and income are jobs of their own. @return rows done */
    long run(NightStep step, Transactions fenced) {
        LocalDate day = step.businessDate();
        String subject = step.subject();
        return switch (step.step()) {
            case PLAN -> planRun.run(day, fenced);
            case CLOSE -> {
                fenced.run(() -> {
                    gates.closeTrading(subject, day);
                    // In the same transaction: nothing is redeemed at once for this trade date any more.
                    piles.pileUp(subject, day);
                });
                yield 1;
            }
            case TURN_DAY -> {
                fenced.run(() -> gates.closeDay(day));
                yield 1;
            }
            case SEND -> orderFiles.send(subject, day, fenced);
            case TRANSFER -> transferFiles.send(subject, day, fenced);
            case CONFIRM_TRANSFER -> {
                long rows = transferConfirmationFiles.book(subject, day, fenced);
                movedRegisterFiles.layBy(subject, day, fenced);
                yield rows;
            }
            case QUOTE -> takeInQuotes(subject, day, fenced);
            case CONFIRM -> confirmationFiles.book(subject, day, fenced);
            case REGISTER -> registerFiles.reconcile(subject, day, fenced);
            case PROVE -> proof.prove(day, fenced);
            case RETAIN -> retention.apply(day, fenced);
            case SWEEP, INCOME -> throw new IllegalArgumentException(step.step() + " is a job of its own");
        };
    }

    /** Quotes, and the differences where a day that was posted has been corrected. */
    private long takeInQuotes(String taCode, LocalDate day, Transactions fenced) {
        long loaded = quoteFiles.load(taCode, day, fenced);
        for (Fund fund : funds.ofTransferAgent(taCode)) {
            for (LocalDate corrected : income.correctionsDue(fund.fundId())) {
                income.correct(fund.fundId(), corrected, "corrected quote, taken in with " + day, fenced, Runnable::run,
                        Progress.SILENT);
            }
        }
        return loaded;
    }

    private Fund fund(String fundCode) {
        return Objects.requireNonNull(funds.find(fundCode), () -> "No fund has the code " + fundCode);
    }

    private LocalDate lastTradeDateConfirmedBy(LocalDate day) {
        LocalDate confirmed = calendar.isTradingDay(day) ? day : calendar.previousTradingDay(day);
        return calendar.previousTradingDay(confirmed);
    }

    /** All steps of this name and subject through a day are done; days before the first planned one do not count. */
    private void after(List<String> waits, StepName step, String subject, LocalDate through) {
        LocalDate open = steps.firstOpen(step, subject, through);
        if (open != null) {
            waits.add(step + " " + open + " " + subject);
        }
    }
}
