package org.balancetreasure.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.Test;

@CoreTest
class CreditTest {

    private final Wallets wallets;
    private final Fixture fixture;

    CreditTest(Wallets wallets, Fixture fixture) {
        this.wallets = wallets;
        this.fixture = fixture;
    }

    @Test
    void aPaymentArrivesOnceHoweverManyTellOfIt() throws Exception {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        fixture.customer(10_001);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> told = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                told.add(threads.submit(() -> wallets.credit(10_001, Money.of("10.00"), "payment 1")));
            }
            int moved = 0;
            for (Future<Boolean> one : told) {
                moved += one.get() ? 1 : 0;
            }
            assertThat(moved).isEqualTo(1);
        }
        assertThat(fixture.wallet(10_001)).isEqualTo("10.00");
    }
}
