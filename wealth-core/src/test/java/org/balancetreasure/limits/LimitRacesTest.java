package org.balancetreasure.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.OrderResult.Refused;
import org.balancetreasure.orders.OrderResult.Accepted;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many orders at once for what is too little for all. */
@CoreTest
class LimitRacesTest {

    private static final int THREADS = 16;

    private final Orders orders;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    LimitRacesTest(Orders orders, Ledger ledger, Transactions transactions, Fixture fixture, TestClock clock,
            JdbcClient jdbc) {
        this.orders = orders;
        this.ledger = ledger;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFund() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00");
    }

    @Test
    void theHoldingCapHoldsForOneCustomersOrdersThatRace() throws Exception {
        jdbc.sql("UPDATE fund SET holding_cap = 10000").update();
        fixture.customerWithWallet(10_001, "1000.00");
        AtomicLong taken = new AtomicLong();

        together(thread -> {
            for (int i = 0; i < 5; i++) {
                OrderResult result = subscribe(10_001, thread + " " + i, "3.00");
                if (result instanceof Accepted) {
                    taken.addAndGet(3_00);
                } else {
                    assertThat(((Refused) result).refusal().code()).isEqualTo(Code.HOLDING_CAP);
                }
            }
        });

        assertThat(taken.get()).isEqualTo(99_00);
        assertThat(subscribe(10_001, "rest", "1.00")).isInstanceOf(Accepted.class);
        assertThat(subscribe(10_001, "more", "0.01")).isInstanceOf(Refused.class);
        assertThat(ledger.balance(Account.wallet(10_001)).available()).isEqualTo(900_00);
    }

    @Test
    void theQuotaIsUsedToTheLastCentAndNeverBeyond() throws Exception {
        // 100 orders of 7.01 fit; 160 are made, and every fourth that is taken is taken back at once.
        jdbc.sql("UPDATE fund SET daily_quota = 70100").update();
        for (int i = 0; i < THREADS; i++) {
            fixture.customerWithWallet(10_001 + i, "1000.00");
        }
        AtomicLong open = new AtomicLong();

        together(thread -> {
            Customer customer = new Customer(10_001 + thread, Fixture.CHANNEL);
            for (int i = 0; i < 10; i++) {
                OrderResult result = subscribe(10_001 + thread, "order " + i, "7.01");
                if (result instanceof Accepted(var order)) {
                    open.incrementAndGet();
                    if (i % 4 == 3) {
                        assertThat(transactions.call(() -> orders.cancel(customer, order.orderNumber())))
                                .isInstanceOf(Accepted.class);
                        open.decrementAndGet();
                    }
                } else {
                    assertThat(((Refused) result).refusal().code()).isEqualTo(Code.DAILY_QUOTA);
                }
            }
        });

        assertThat(open.get()).isLessThanOrEqualTo(100);
        for (int i = 0; open.get() < 100; i++) {
            assertThat(subscribe(10_001, "rest " + i, "7.01")).isInstanceOf(Accepted.class);
            open.incrementAndGet();
        }
        assertThat(subscribe(10_002, "more", "0.01")).isInstanceOf(Refused.class);
        assertThat(jdbc.sql("SELECT SUM(room) FROM slot").query(Long.class).single()).isZero();
    }

    private interface Work {
        void of(int thread);
    }

    private static void together(Work work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(threads.submit(() -> {
                    start.await();
                    work.of(thread);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private OrderResult subscribe(long customerId, String key, String amount) {
        return transactions.call(() -> orders.subscribe(new Customer(customerId, Fixture.CHANNEL), key,
                Fixture.FUND_CODE, Money.of(amount)));
    }
}
