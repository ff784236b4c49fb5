package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.close.Closes;
import org.balancetreasure.close.DigestChain;
import org.balancetreasure.close.TrialBalanceLine;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.wallets.DebitResult.Debited;
import org.balancetreasure.wallets.Payee;
import org.balancetreasure.wallets.Wallets;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Days are turned, proved and closed while customers go on: elsewhere a window that closed under load was left with one
 * dollar too much or too little (Mojaloop 4375).
 */
@NightTest
class CloseUnderLoadTest {

    private static final LocalDate FIRST = LocalDate.parse("2013-07-06");
    private static final int DAYS = 6;
    private static final int THREADS = 6;
    private static final int POSTINGS_AT_LEAST = 40;

    private final Night night;
    private final Wallets wallets;
    private final Transactions transactions;
    private final Closes closes;
    private final Gates gates;
    private final Fixture fixture;
    private final TestClock clock;
    private final DataSource dataSource;
    private final JdbcClient jdbc;

    CloseUnderLoadTest(Night night, Wallets wallets, Transactions transactions, Closes closes, Gates gates,
            Fixture fixture, TestClock clock, DataSource dataSource, JdbcClient jdbc) {
        this.night = night;
        this.wallets = wallets;
        this.transactions = transactions;
        this.closes = closes;
        this.gates = gates;
        this.fixture = fixture;
        this.clock = clock;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    @Test
    void noPostingLandsInAClosedDayAndNoneIsLost() throws Exception {
        clock.set(FIRST + "T12:00");
        gates.openDay(FIRST);
        jdbc.sql("INSERT INTO channel VALUES (?, '演示', 'Demo')").param(Fixture.CHANNEL).update();
        for (int thread = 0; thread < THREADS; thread++) {
            fixture.customerWithWallet(10_001 + thread, "1.00");
        }
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong cents = new AtomicLong(THREADS * 1_00);
        AtomicLong postings = new AtomicLong(THREADS);
        List<Long> rowsAtClose = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long customer = 10_001 + thread;
                all.add(threads.submit(() -> postUntil(over, customer, cents, postings)));
            }
            try {
                for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(DAYS)); day = day.plusDays(1)) {
                    long before = postings.get();
                    clock.set(day.plusDays(1) + "T00:00");
                    assertThat(night.tick().open()).isEmpty();
                    assertThat(closes.find(day)).isNotNull();
                    rowsAtClose.add(transfersOf(day));
                    await().until(() -> postings.get() > before + POSTINGS_AT_LEAST);
                }
            } finally {
                over.set(true);
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(jdbc.sql("SELECT COUNT(*) FROM transfer").query(Long.class).single()).isEqualTo(postings.get());
        assertThat(jdbc.sql("SELECT SUM(balance) FROM account").query(Long.class).single()).isEqualTo(cents.get());
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = FIRST.plusDays(i);
            assertThat(transfersOf(day)).as("booked on %s", day).isEqualTo(rowsAtClose.get(i)).isPositive();
            assertThat(wallets(day)).as("wallets at the close of %s", day).isEqualTo(walletsThrough(day));
        }
        DigestChain.Result chain = DigestChain.verify(dataSource, List.of(), List.of(), rows -> {
        });
        assertThat(chain.wrong()).isEmpty();
    }

    /** Two yuan come in, one goes out, and so on. */
    private void postUntil(AtomicBoolean over, long customer, AtomicLong cents, AtomicLong postings) {
        Customer who = new Customer(customer, Fixture.CHANNEL);
        for (int number = 0; !over.get(); number++) {
            assertThat(wallets.credit(customer, Money.of("2.00"), "payment " + number)).isTrue();
            cents.addAndGet(2_00);
            postings.incrementAndGet();
            assertThat(transactions.call(() -> wallets.debit(who, Money.of("1.00"), Payee.NONE)))
                    .isInstanceOf(Debited.class);
            cents.addAndGet(-1_00);
            postings.incrementAndGet();
        }
    }

    private long transfersOf(LocalDate day) {
        return jdbc.sql("SELECT COUNT(*) FROM transfer WHERE booking_date = ?").param(day).query(Long.class).single();
    }

    private long wallets(LocalDate day) {
        return closes.trialBalance(day).stream().filter(line -> line.purpose() == Purpose.WALLET)
                .mapToLong(TrialBalanceLine::closing).sum();
    }

    private long walletsThrough(LocalDate day) {
        return jdbc
                .sql("SELECT SUM(IF(credit_purpose = 'WALLET', amount, -amount)) FROM transfer WHERE booking_date <= ?")
                .param(day).query(Long.class).single();
    }
}
