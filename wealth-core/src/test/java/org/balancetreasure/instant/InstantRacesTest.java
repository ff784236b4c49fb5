package org.balancetreasure.instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many redeem at once from one holding, one limit, one line: sums never exceed, and nothing is refused while room is
 * left.
 */
@CoreTest
class InstantRacesTest {

    private static final int THREADS = 12;

    private final InstantScene scene;

    InstantRacesTest(InstantRedemptions redemptions, UnitTransfers transfers, AdvanceLines lines,
            AdvanceRedemptions advanceRedemptions,
            Orders orders, ConfirmationBooking confirmations, Gates gates, TradingCalendar calendar,
            Transactions transactions, Fixture fixture, TestClock clock, JdbcClient jdbc) {
        scene = new InstantScene(redemptions, transfers, lines, advanceRedemptions, orders, confirmations, gates,
                calendar,
                transactions, fixture, clock, jdbc);
    }

    @Test
    void manyRedeemOneHoldingToTheLastUnit() throws Exception {
        scene.fundWithLine("2026-01-09", "100000.00");
        Customer customer = scene.holder(10_001, "1000.00");

        List<InstantResult> results = race(60, i -> customer, "30.00");

        assertThat(paid(results)).isEqualTo(33);
        assertThat(codes(results)).containsOnly(Refusal.Code.INSUFFICIENT_UNITS);
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("10.00");
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("990.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("99010.00");
    }

    @Test
    void manyRedeemWithinOneLimitToItsEnd() throws Exception {
        scene.fundWithLine("2026-01-09", "100000.00");
        Customer customer = scene.holder(10_001, "90000.00");

        List<InstantResult> results = race(60, i -> customer, "300.00");

        assertThat(paid(results)).isEqualTo(33);
        assertThat(codes(results)).containsOnly(Refusal.Code.INSTANT_LIMIT);
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("9900.00");
        scene.redeemed(customer, "100.00");
        assertThat(scene.refused(customer, "0.01").code()).isEqualTo(Refusal.Code.INSTANT_LIMIT);
    }

    @Test
    void manyUseUpOneLineAndNobodyIsRefusedWhileItHasRoom() throws Exception {
        scene.fundWithLine("2026-01-09", "1000.00");
        List<Customer> customers = holders(40);

        List<InstantResult> results = race(40, customers::get, "70.00");

        assertThat(paid(results)).isEqualTo(14);
        assertThat(codes(results)).containsOnly(Refusal.Code.LINE_USED_UP);
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("20.00");
        scene.redeemed(customers.getFirst(), "20.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("1000.00");
    }

    @Test
    void manyUseUpTheLinesOfTwoBanks() throws Exception {
        scene.fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        scene.fixture.advanceLine(InstantScene.LINE, InstantScene.BANK, InstantScene.FUND, 1, "500.00");
        scene.fixture.advanceLine(InstantScene.OTHER_LINE, InstantScene.OTHER_BANK, InstantScene.FUND, 2, "300.00");
        scene.clock.set("2026-01-09T10:00:00");
        List<Customer> customers = holders(40);

        List<InstantResult> results = race(40, customers::get, "50.00");

        assertThat(paid(results)).isEqualTo(16);
        assertThat(codes(results)).containsOnly(Refusal.Code.LINE_USED_UP);
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("500.00");
        assertThat(scene.outstanding(InstantScene.OTHER_BANK)).isEqualTo("300.00");
    }

    @Test
    void aRefusalNamesWhatIsLeftAfterThoseThatItWaitedFor() throws Exception {
        scene.fundWithLine("2026-01-09", "100.00");
        Customer first = scene.holder(10_001, "500.00");
        Customer second = scene.holder(10_002, "500.00");

        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Refusal> refused = scene.transactions.call(() -> {
                assertThat(scene.redemptions.redeem(first, "first", InstantScene.FUND, Units.of("70.00")))
                        .isInstanceOf(InstantResult.Paid.class);
                Future<Refusal> waits = other.submit(() -> scene.refused(second, "50.00"));
                await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(1)).until(() -> !waits.isDone());
                return waits;
            });

            assertThat(refused.get().code()).isEqualTo(Refusal.Code.LINE_USED_UP);
            assertThat(refused.get().figures()).containsEntry("left", "30.00");
        }
    }

    @Test
    void aRedemptionThatRacesTheCutOffIsInThatAdvanceRedemptionOrInTheNext() throws Exception {
        scene.fundWithLine("2026-01-09", "100000.00");
        List<Customer> customers = holders(30);
        scene.clock.set("2026-01-09T14:59:59");
        CountDownLatch answered = new CountDownLatch(8);
        CountDownLatch closed = new CountDownLatch(1);
        List<InstantResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<InstantResult>> redemptions = new ArrayList<>();
            for (int turn = 0; turn < 30; turn++) {
                Customer customer = customers.get(turn);
                String key = "race " + turn;
                // The last six come when the gate is closed, however slow the machine is; the others race it.
                CountDownLatch before = turn < 24 ? new CountDownLatch(0) : closed;
                redemptions.add(threads.submit(() -> {
                    before.await();
                    InstantResult result = redeem(customer, key, "10.00");
                    answered.countDown();
                    return result;
                }));
            }
            try {
                assertThat(answered.await(1, TimeUnit.MINUTES)).as("redemptions before the cut-off").isTrue();
                scene.closeTrading("2026-01-09");
            } finally {
                closed.countDown();
            }
            for (Future<InstantResult> redemption : redemptions) {
                results.add(redemption.get());
            }
        }

        assertThat(paid(results)).isEqualTo(30);
        long before = results.stream().map(InstantResult.Paid.class::cast)
                .filter(paid -> paid.redemption().tradeDate().toString().equals("2026-01-09")).count();
        assertThat(before).as("redemptions before the cut-off, of 30").isBetween(8L, 24L);
        long ordered = scene.jdbc
                .sql("SELECT COALESCE(SUM(units), 0) FROM advance_redemption WHERE trade_date = '2026-01-09'")
                .query(Long.class).single();
        assertThat(ordered).isEqualTo(before * 10_00);
        scene.clock.set("2026-01-12T15:00:00");
        scene.closeTrading("2026-01-12");
        assertThat(scene.jdbc.sql("SELECT SUM(units) FROM advance_redemption").query(Long.class).single())
                .isEqualTo(300_00);
    }

    private List<Customer> holders(int count) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            customers.add(scene.holder(10_001 + i, "500.00"));
        }
        return customers;
    }

    private interface Who {
        Customer redeems(int turn);
    }

    private List<InstantResult> race(int turns, Who who, String units) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<InstantResult>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int turn = 0; turn < turns; turn++) {
                Customer customer = who.redeems(turn);
                String key = "race " + turn;
                Callable<InstantResult> redeem = () -> {
                    start.await();
                    return redeem(customer, key, units);
                };
                results.add(threads.submit(redeem));
            }
            start.countDown();
            List<InstantResult> done = new ArrayList<>();
            for (Future<InstantResult> result : results) {
                done.add(result.get());
            }
            return done;
        }
    }

    private InstantResult redeem(Customer customer, String key, String units) {
        return scene.transactions
                .call(() -> scene.redemptions.redeem(customer, key, InstantScene.FUND, Units.of(units)));
    }

    private static long paid(List<InstantResult> results) {
        return results.stream().filter(InstantResult.Paid.class::isInstance).count();
    }

    private static List<Refusal.Code> codes(List<InstantResult> results) {
        return results.stream().filter(InstantResult.Refused.class::isInstance)
                .map(result -> ((InstantResult.Refused) result).refusal().code()).toList();
    }
}
