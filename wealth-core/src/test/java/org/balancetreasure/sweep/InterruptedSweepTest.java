package org.balancetreasure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.balancetreasure.sweep.SweepScene.DAY;
import static org.balancetreasure.sweep.SweepScene.FIRST;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.slots.Pool;
import org.balancetreasure.slots.Slots;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.wallets.DebitResult;
import org.balancetreasure.wallets.Payee;
import org.balancetreasure.wallets.Wallets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Kills between and in transactions, two runners at once, and customers who go on ordering meanwhile. */
@CoreTest
@TestPropertySource(properties = "sweep.range-size=7")
class InterruptedSweepTest {

    private static final int CUSTOMERS = 40;
    private static final long FIRST_CUSTOMER = 10_001;

    private final DailySweep sweep;
    private final Orders orders;
    private final Wallets wallets;
    private final Slots slots;
    private final SweepScene scene;

    InterruptedSweepTest(DailySweep sweep, Orders orders, Wallets wallets, Slots slots, SweepRules rules,
            JdbcClient jdbc, Fixture fixture, TestClock clock, Transactions transactions) {
        this.sweep = sweep;
        this.orders = orders;
        this.wallets = wallets;
        this.slots = slots;
        this.scene = new SweepScene(jdbc, fixture, clock, rules, transactions);
    }

    @BeforeEach
    void scene() {
        scene.set();
        scene.jdbc.sql("UPDATE fund SET daily_quota = 1000000, holding_cap = 100000").update();
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void killedAtAnyCommitItSweepsEachCustomerOnce() {
        for (int i = 0; i < CUSTOMERS; i++) {
            scene.agrees(FIRST_CUSTOMER + i, "10.0" + i % 10, i % 2 == 0 ? "SPLIT" : null, i % 2 == 0 ? null : "000198",
                    "1.00");
        }
        int kills = 0;
        for (int survived = 0; survived < 100; survived++) {
            AtomicInteger commits = new AtomicInteger(survived % 3);
            Transactions dying = scene.transactions.checkedBy(() -> {
                if (commits.getAndDecrement() == 0) {
                    throw new Killed();
                }
            });
            try {
                SweepRun run = sweep.run(DAY, dying, Runnable::run);
                assertThat(run.customers()).isEqualTo(CUSTOMERS);
                break;
            } catch (Killed e) {
                kills++;
            }
        }
        assertThat(kills).isGreaterThan(5);
        SweepRun run = sweep.run(DAY, scene.transactions, Runnable::run);
        assertThat(run.state()).isEqualTo(SweepRun.State.PROVED);
        assertThat(run.customers()).isEqualTo(CUSTOMERS);
        long ordered = scene.jdbc.sql("SELECT SUM(amount) FROM fund_order WHERE fund_id = ?").param(FIRST)
                .query(Long.class).single();
        assertThat(slots.room(Pool.quota(FIRST, DAY)).room()).isEqualTo(1_000_000 - ordered);
    }

    @Test
    void twoRunnersSweepEachCustomerOnce() throws Exception {
        for (int i = 0; i < CUSTOMERS; i++) {
            scene.agrees(FIRST_CUSTOMER + i, "10.00", "SPLIT", null, "0.00");
        }
        Callable<SweepRun> runner = () -> {
            try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
                return sweep.run(DAY, scene.transactions, workers);
            }
        };
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<SweepRun> run : both.invokeAll(List.of(runner, runner))) {
                assertThat(run.get().customers()).isEqualTo(CUSTOMERS);
            }
        }
        assertThat(scene.orders(FIRST_CUSTOMER)).hasSize(3);
    }

    @Test
    void customersOrderAndCancelWhileItRuns() throws Exception {
        for (int i = 0; i < CUSTOMERS; i++) {
            scene.agrees(FIRST_CUSTOMER + i, "500.00", i % 2 == 0 ? "SPLIT" : "BEST", null, "0.00");
        }
        try (ExecutorService others = Executors.newFixedThreadPool(6)) {
            List<Callable<Boolean>> busy = new ArrayList<>();
            for (int thread = 0; thread < 5; thread++) {
                int first = thread;
                busy.add(() -> IntStream.range(0, 60).allMatch(i -> order(FIRST_CUSTOMER + (first * 7L + i) % CUSTOMERS,
                        "key " + first + " " + i, i)));
            }
            busy.add(() -> sweep.run(DAY, scene.transactions, Runnable::run).state() == SweepRun.State.PROVED);
            for (Future<Boolean> done : others.invokeAll(busy)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(scene.jdbc.sql("SELECT COUNT(*) FROM account WHERE purpose = 'WALLET' AND held > balance")
                .query(Long.class).single()).isZero();
    }

    private boolean order(long customerId, String key, int i) {
        Customer customer = new Customer(customerId, Fixture.CHANNEL);
        OrderResult result = scene.transactions
                .call(() -> orders.subscribe(customer, key, "000198", Money.ofCents(100 + i)));
        if (i % 2 == 0 && result instanceof OrderResult.Accepted(var order)) {
            scene.transactions.run(() -> orders.cancel(customer, order.orderNumber()));
        }
        return true;
    }

    @Test
    void moneyComesAndGoesWhileItRuns() throws Exception {
        for (int i = 0; i < CUSTOMERS; i++) {
            scene.agrees(FIRST_CUSTOMER + i, "500.00", i % 2 == 0 ? "SPLIT" : "BEST", null, "30.00");
        }
        AtomicInteger paid = new AtomicInteger();
        try (ExecutorService others = Executors.newFixedThreadPool(6)) {
            List<Callable<Boolean>> busy = new ArrayList<>();
            for (int thread = 0; thread < 5; thread++) {
                int first = thread;
                busy.add(() -> {
                    for (int i = 0; i < 40; i++) {
                        long customerId = FIRST_CUSTOMER + (first * 7L + i) % CUSTOMERS;
                        assertThat(wallets.credit(customerId, Money.ofCents(100 + i), "in " + first + " " + i))
                                .isTrue();
                        paid.addAndGet(pay(customerId, Money.ofCents(200 + 10L * i)) ? 1 : 0);
                    }
                    return true;
                });
            }
            busy.add(() -> sweep.run(DAY, scene.transactions, Runnable::run).state() == SweepRun.State.PROVED);
            for (Future<Boolean> done : others.invokeAll(busy)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(paid).as("each floor has room for all payments").hasValue(200);
        assertThat(scene.jdbc.sql("""
                SELECT COUNT(*) FROM account a WHERE a.purpose = 'WALLET' AND a.asset_id = 156 AND (a.held > a.balance
                  OR a.held <> (SELECT COALESCE(SUM(o.amount), 0) FROM fund_order o WHERE o.customer_id = a.owner_id))
                """).query(Long.class).single()).isZero();
        assertThat(scene.jdbc.sql("SELECT COUNT(DISTINCT customer_id) FROM fund_order").query(Integer.class).single())
                .isPositive();
    }

    private boolean pay(long customerId, Money amount) {
        Customer customer = new Customer(customerId, Fixture.CHANNEL);
        return scene.transactions.call(
                () -> wallets.debit(customer, amount, Payee.NONE)) instanceof DebitResult.Debited;
    }

    /** What a customer may do between the two transactions of one's range. */
    private enum Meanwhile {
        TARGETS_ANOTHER_FUND, RAISES_THE_FLOOR, PAUSES, PAYS_ALL, PAYS_A_CENT
    }

    @ParameterizedTest
    @EnumSource
    void sweepsByTheRuleAndTheMoneyAsTheyAreAtLast(Meanwhile meanwhile) {
        Customer ofOneFund = scene.agrees(FIRST_CUSTOMER, "500.00", null, "000198", "0.00");
        Customer ofThree = scene.agrees(FIRST_CUSTOMER + 1, "500.00", "SPLIT", null, "0.00");
        scene.agrees(FIRST_CUSTOMER + 2, "500.00", "SPLIT", null, "0.00");

        SweepRun run = sweep.run(DAY, changing(List.of(meanwhile), ofOneFund, ofThree), Runnable::run);

        assertThat(run.leftOut()).isZero();
        List<String> expected = switch (meanwhile) {
            case TARGETS_ANOTHER_FUND -> List.of("1002 50000 2026-01-05");
            case RAISES_THE_FLOOR, PAYS_A_CENT -> List.of("1001 49999 2026-01-05");
            case PAUSES, PAYS_ALL -> List.of();
        };
        assertThat(scene.orders(FIRST_CUSTOMER)).isEqualTo(expected);
        long moved = expected.isEmpty() ? 0 : meanwhile == Meanwhile.TARGETS_ANOTHER_FUND ? 50_000 : 49_999;
        assertThat(scene.held(FIRST_CUSTOMER)).isEqualTo(moved);
        assertThat(scene.held(FIRST_CUSTOMER + 1)).isEqualTo(moved);
        assertThat(scene.orders(FIRST_CUSTOMER + 2)).hasSize(3);
        assertThat(scene.held(FIRST_CUSTOMER + 2)).isEqualTo(50_000);
    }

    @ParameterizedTest
    @EnumSource(names = "PAYS_ALL", mode = EnumSource.Mode.EXCLUDE)
    void whoGoesOnChangingIsLeftOutAndNobodyElse(Meanwhile meanwhile) {
        Customer ofOneFund = scene.agrees(FIRST_CUSTOMER, "500.00", null, "000198", "0.00");
        Customer ofThree = scene.agrees(FIRST_CUSTOMER + 1, "500.00", "SPLIT", null, "0.00");
        scene.agrees(FIRST_CUSTOMER + 2, "500.00", "SPLIT", null, "0.00");

        SweepRun run = sweep.run(DAY,
                changing(List.of(Meanwhile.PAYS_A_CENT, meanwhile), ofOneFund, ofThree), Runnable::run);

        assertThat(run.customers()).isEqualTo(1);
        for (Customer customer : List.of(ofOneFund, ofThree)) {
            assertThat(scene.leftOut(customer.customerId())).isEqualTo(RangeSweep.CHANGED);
            assertThat(scene.orders(customer.customerId())).isEmpty();
            assertThat(scene.held(customer.customerId())).isZero();
        }
        assertThat(scene.held(FIRST_CUSTOMER + 2)).isEqualTo(50_000);
    }

    /** @param each what both do once the range has reserved, the first time, the second time and so on */
    private Transactions changing(List<Meanwhile> each, Customer one, Customer other) {
        // The first transaction begins the run; one that moves nothing after all does not come to its check.
        AtomicInteger reserved = new AtomicInteger(-1);
        return scene.transactions.checkedBy(() -> {
            int turn = reserved.getAndIncrement();
            if (turn >= 0 && turn < each.size()) {
                change(one, each.get(turn));
                change(other, each.get(turn));
            }
        });
    }

    private void change(Customer customer, Meanwhile meanwhile) {
        switch (meanwhile) {
            case TARGETS_ANOTHER_FUND -> scene.agree(customer, terms("990101", 0));
            case RAISES_THE_FLOOR -> scene.agree(customer, terms("000198", 1));
            case PAUSES -> scene.transactions.run(() -> scene.rules.pause(customer, "pause in between", null));
            case PAYS_ALL -> assertThat(pay(customer.customerId(), Money.of("500.00"))).isTrue();
            case PAYS_A_CENT -> assertThat(pay(customer.customerId(), Money.ofCents(1))).isTrue();
        }
    }

    private static SweepTerms terms(String fundCode, long floor) {
        return new SweepTerms(null, fundCode, floor, 1, 1, false, false);
    }

    @Test
    void nothingStaysReservedOfARangeThatFails() {
        scene.agrees(FIRST_CUSTOMER, "500.00", null, "000198", "0.00");
        AtomicInteger commits = new AtomicInteger(2);
        Transactions dying = scene.transactions.checkedBy(() -> {
            if (commits.getAndDecrement() == 0) {
                throw new Killed();
            }
        });
        assertThatThrownBy(() -> sweep.run(DAY, dying, Runnable::run)).isInstanceOf(Killed.class);
        assertThat(slots.room(Pool.quota(FIRST, DAY)).room()).isEqualTo(950_000);
        scene.transactions
                .run(() -> scene.rules.pause(new Customer(FIRST_CUSTOMER, Fixture.CHANNEL), "pause in between", null));
        assertThat(sweep.run(DAY, scene.transactions, Runnable::run).customers()).isZero();
        assertThat(slots.room(Pool.quota(FIRST, DAY)).room()).isEqualTo(1_000_000);
    }
}
