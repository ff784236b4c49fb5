package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.exchange.confirmations.ConfirmationFiles;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.orders.PayoutsAhead;
import org.springframework.stereotype.Component;

/**
 * Books a transfer agent's 02 and 04 of T's orders, dated T+1, not before T+1. What a bank redeems with T came to it
 * through T, so the transfers through T are booked before. An order of T that no row answers is a break, and the step
 * waits for its answer by fund; it takes in what comes since, and nobody waits for it meanwhile.
 */
@Component
public class ConfirmationStep extends Step {

    private final ConfirmationFiles files;
    private final PayoutsAhead payouts;
    private final TradingCalendar calendar;
    private final DueDates due;

    ConfirmationStep(NightMemory memory, ConfirmationFiles files, PayoutsAhead payouts, TradingCalendar calendar,
            DueDates due) {
        super(StepName.CONFIRM, memory);
        this.files = files;
        this.payouts = payouts;
        this.calendar = calendar;
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
        due.tradeDates(StepName.CONFIRM, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.SEND, subject, day).after(StepName.CONFIRM, subject, day.minusDays(1))
                .after(StepName.CONFIRM_TRANSFER, subject, day)
                .after(StepName.TURN_DAY, NightStep.ALL, calendar.confirmDate(day).minusDays(1))
                .also(files.waitsFor(subject, day)).list();
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
        long rows = runsAgain(day, subject)
                ? files.bookLate(subject, day, work.transactions())
                : files.book(subject, day, work.transactions());
        payouts.pay(subject, calendar.confirmDate(day), work.transactions());
        return rows;
    }
}
