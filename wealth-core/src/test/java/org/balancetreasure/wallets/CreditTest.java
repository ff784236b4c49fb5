package org.balancetreasure.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.SweepRules;
import org.balancetreasure.sweep.SweepTerms;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class CreditTest {

    private final Wallets wallets;
    private final SweepRules rules;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    CreditTest(Wallets wallets, SweepRules rules, Transactions transactions, Fixture fixture, TestClock clock,
            JdbcClient jdbc) {
        this.wallets = wallets;
        this.rules = rules;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
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

    @Test
    void aPaymentGoesOnIntoAFundOnceWhereTheCustomerHasAgreedToIt() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00");
        fixture.customer(10_001);
        transactions.run(() -> rules.agree(new Customer(10_001, Fixture.CHANNEL), "agree",
                new SweepTerms(null, Fixture.FUND_CODE, 20_00, 1_00, 1_00, true, false), null));

        assertThat(wallets.credit(10_001, Money.of("100.50"), "payment 1")).isTrue();
        assertThat(wallets.credit(10_001, Money.of("100.50"), "payment 1")).isFalse();

        assertThat(jdbc.sql("SELECT CONCAT(amount, ' ', trade_date) FROM fund_order").query(String.class).list())
                .containsExactly("8000 2026-01-05");
        assertThat(jdbc.sql("SELECT held FROM account WHERE owner_id = 10001").query(Long.class).single())
                .isEqualTo(80_00);
    }
}
