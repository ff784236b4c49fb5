package org.balancetreasure.api.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.income.IncomeRun;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.DailySweep;
import org.balancetreasure.sweep.SweepRules;
import org.balancetreasure.sweep.SweepRun;
import org.balancetreasure.sweep.SweepTerms;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;

/**
 * A day on which everything happens at once: the quotes of many days have come late, so that the night posts one day
 * after another while customers send requests, and the sweep runs in the midst of them.
 */
final class BusyDay {

    static final int FUND = Fixture.FUND;
    static final int LINE = 1;
    private static final LocalDate FIRST = LocalDate.parse("2025-12-01");
    private static final LocalDate TODAY = LocalDate.parse("2026-01-06");
    private static final long FIRST_SAVER = 20_001;
    private static final int SAVERS = 5;
    private static final int DAYS = (int) ChronoUnit.DAYS.between(FIRST, TODAY);

    private final Fixture fixture;
    private final TestClock clock;
    private final Gates gates;
    private final Quotes quotes;
    private final IncomePosting posting;
    private final SweepRules rules;
    private final DailySweep sweep;
    private final Transactions transactions;

    BusyDay(Fixture fixture, TestClock clock, Gates gates, Quotes quotes, IncomePosting posting, SweepRules rules,
            DailySweep sweep, Transactions transactions) {
        this.fixture = fixture;
        this.clock = clock;
        this.gates = gates;
        this.quotes = quotes;
        this.posting = posting;
        this.rules = rules;
        this.sweep = sweep;
        this.transactions = transactions;
    }

    /** Requests of one thread; to be told of each that was answered. */
    interface Sender {
        void send(int thread, Runnable answered) throws Exception;
    }

    /** A fund, a bank that advances so much, and customers who are swept and do nothing else. */
    void dawns(String granted) {
        fixture.moneyMarketFund(FIRST.toString(), ResidueRule.REDISTRIBUTED);
        fixture.advanceLine(LINE, 21, Fixture.FUND_CODE, 1, granted);
        clock.set(FIRST + "T10:00:00");
        for (long saver = FIRST_SAVER; saver < FIRST_SAVER + SAVERS; saver++) {
            keepsOnly(fixture.customerWithWallet(saver, "130.03"), "100.00");
        }
    }

    Customer holder(long customerId, String wallet, String units) {
        Customer customer = fixture.customerWithWallet(customerId, wallet);
        fixture.moveIn(FUND, customerId, units, FIRST.toString());
        return customer;
    }

    /** What the customer's wallet has above the floor goes into the fund. */
    void keepsOnly(Customer customer, String floor) {
        SweepTerms terms = new SweepTerms(null, Fixture.FUND_CODE, Money.of(floor).cents(), 1, 1, false, false);
        assertThat(transactions.call(() -> rules.agree(customer, "rule " + customer.customerId(), terms, null)))
                .isInstanceOf(SweepRules.Result.Kept.class);
    }

    /** All days before today are over, none of them is posted, and their quotes are here. */
    void begins() {
        while (gates.openTradeDate(Fixture.TRANSFER_AGENT).isBefore(TODAY)) {
            LocalDate over = gates.openTradeDate(Fixture.TRANSFER_AGENT);
            transactions.run(() -> gates.closeTrading(Fixture.TRANSFER_AGENT, over));
        }
        for (LocalDate day = FIRST; day.isBefore(TODAY); day = day.plusDays(1)) {
            LocalDate over = day;
            transactions.run(() -> gates.closeDay(over));
            transactions.run(() -> quotes
                    .accept(QuoteReceived.ofDay(FUND, over, new BigDecimal("1.0000"), null, "late")));
        }
        clock.set(TODAY + "T10:00:00");
    }

    /**
     * All senders at once. Each time that a part of their {@code requests} is answered, the next day is posted; the
     * sweep begins after the first half. Returns when all have ended.
     */
    SweepRun goesOn(int threads, int requests, Sender sender) throws Exception {
        Semaphore daysDue = new Semaphore(0);
        CountDownLatch sweepDue = new CountDownLatch(1);
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger answers = new AtomicInteger();
        int each = Math.max(1, requests / DAYS);
        Runnable answered = () -> {
            int count = answers.incrementAndGet();
            if (count % each == 0) {
                daysDue.release();
            }
            if (count == requests / 2) {
                sweepDue.countDown();
            }
        };
        try (ExecutorService customers = Executors.newFixedThreadPool(threads);
                ExecutorService night = Executors.newFixedThreadPool(2);
                ExecutorService workers = Executors.newFixedThreadPool(3)) {
            Future<Integer> posted = night.submit(() -> post(daysDue, workers));
            Future<SweepRun> swept = night.submit(() -> {
                sweepDue.await();
                return sweep.run(TODAY, transactions, workers);
            });
            try {
                List<Future<?>> sending = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    int thread = i;
                    sending.add(customers.submit(() -> {
                        start.await();
                        sender.send(thread, answered);
                        return null;
                    }));
                }
                start.countDown();
                for (Future<?> one : sending) {
                    one.get();
                }
                assertThat(answers).as("requests answered").hasValue(requests);
            } finally {
                sweepDue.countDown();
                daysDue.release(DAYS);
            }
            assertThat(posted.get()).isEqualTo(DAYS);
            SweepRun run = swept.get();
            assertThat(run.state()).isEqualTo(SweepRun.State.PROVED);
            assertThat(run.customers() + run.leftOut()).isGreaterThanOrEqualTo(SAVERS);
            return run;
        }
    }

    /** Where no quota is short: one may be used up by who sends faster than the sweep runs. */
    static void assertSwept(SweepRun run) {
        assertThat(run.customers()).isGreaterThanOrEqualTo(SAVERS);
    }

    private int post(Semaphore daysDue, ExecutorService workers) throws InterruptedException {
        int posted = 0;
        for (LocalDate day = FIRST; day.isBefore(TODAY); day = day.plusDays(1)) {
            daysDue.acquire();
            IncomeRun run = posting.post(FUND, day, transactions, workers, Progress.SILENT);
            assertThat(run.state()).isEqualTo(IncomeRun.State.PROVED);
            posted++;
        }
        return posted;
    }

    /** As an app does: what is under way or found no room is sent again, under the same key. */
    static Reply answered(Callable<Reply> request) {
        return await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).until(request,
                reply -> !Set.of("REQUEST_UNDER_WAY", "BUSY").contains(reply.at("/code")));
    }
}
