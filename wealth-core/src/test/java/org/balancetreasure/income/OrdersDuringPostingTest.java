package org.balancetreasure.income;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.OrderResult.Accepted;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A posting that begins waits for movements of units, and nobody who orders waits for it. */
@CoreTest
@Import(IncomeScene.class)
class OrdersDuringPostingTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final long CUSTOMER = 10_001;

    private final IncomeScene scene;
    private final Orders orders;
    private final TestClock clock;

    OrdersDuringPostingTest(IncomeScene scene, Orders orders, TestClock clock) {
        this.scene = scene;
        this.orders = orders;
        this.clock = clock;
    }

    @Test
    void unitsThatAMovementWaitsForAreOrderedWhileAPostingWaitsToBegin() {
        scene.fixture.moneyMarketFund(FIRST.toString(), ResidueRule.REDISTRIBUTED);
        Customer customer = scene.fixture.holder(CUSTOMER, Fixture.FUND, "100.00", FIRST.toString());
        long bank = scene.bank(21);
        clock.set(FIRST + "T10:00:00");
        scene.quote(FIRST.toString(), "1.0000");
        scene.endDay(FIRST.toString());
        long lost = scene.transactions.retries();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CompletableFuture<?>[] waiting = new CompletableFuture<?>[2];

            scene.transactions.run(() -> {
                assertThat(scene.ledger.hold(Account.units(Fixture.FUND, CUSTOMER), 40_00)).isTrue();
                waiting[0] = CompletableFuture.runAsync(
                        () -> scene.redeemAtOnce(CUSTOMER, bank, "60.00", 0, FIRST.plusDays(1).toString()), threads);
                scene.fixture.awaitLockWaits(1);
                waiting[1] = CompletableFuture
                        .runAsync(() -> scene.posting(10).begin(Fixture.FUND, FIRST, scene.transactions), threads);
                scene.fixture.awaitLockWaits(2);
                assertThat(orders.redeem(customer, "order", Fixture.FUND_CODE, Units.of("40.00")))
                        .isInstanceOf(Accepted.class);
                scene.ledger.release(Account.units(Fixture.FUND, CUSTOMER), 40_00);
            });

            CompletableFuture.allOf(waiting).join();
        }
        assertThat(scene.transactions.retries()).as("locks lost").isEqualTo(lost);
        assertThat(scene.units(CUSTOMER)).isEqualTo("40.00");
    }
}
