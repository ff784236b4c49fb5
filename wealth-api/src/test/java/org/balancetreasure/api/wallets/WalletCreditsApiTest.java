package org.balancetreasure.api.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.SweepRules;
import org.balancetreasure.sweep.SweepTerms;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes in from outside, told by the operator's own system. */
@ApiTest
class WalletCreditsApiTest {

    private final Fixture fixture;
    private final Callers callers;
    private final SweepRules rules;
    private final Transactions transactions;
    private final TestClock clock;
    private final JdbcClient jdbc;

    WalletCreditsApiTest(Fixture fixture, Callers callers, SweepRules rules, Transactions transactions,
            TestClock clock, JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.rules = rules;
        this.transactions = transactions;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aCustomer() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00");
        fixture.customer(10_001);
    }

    @Test
    void aPaymentIsCreditedOnceByItsKeyAndByItsReference() {
        Caller system = callers.operator("demo");

        Reply credited = credit(system, "a", "100.50", "payment 1");
        Reply again = credit(system, "a", "100.50", "payment 1");
        Reply withAnotherKey = credit(system, "b", "100.5", " payment 1 ");
        Reply ofAnotherAmount = credit(system, "c", "100.51", "payment 1");

        assertThat(credited.status()).isEqualTo(201);
        assertThat(credited.at("/creditId")).matches("[1-9][0-9]*");
        assertThat(credited.body()).endsWith(
                """
                "customerId":"10001","amount":"100.50","reference":"payment 1","creditedAt":"2026-01-05T10:00:00+08:00"}""");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(credited.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(withAnotherKey.status()).isEqualTo(200);
        assertThat(withAnotherKey.body()).isEqualTo(credited.body());
        assertThat(ofAnotherAmount.status()).isEqualTo(409);
        assertThat(ofAnotherAmount.at("/code")).isEqualTo("REFERENCE_USED");
        assertThat(ofAnotherAmount.at("/figures/credited")).isEqualTo("100.50");
        Caller customer = callers.customer(10_001, "demo");
        assertThat(customer.get("/v1/wallet").at("/balance")).isEqualTo("100.50");
        assertThat(customer.get("/v1/wallet/entries").at("/items/0/reference")).isEqualTo("payment 1");
    }

    @Test
    void manyThatTellOfTheFirstPaymentAtTheSameMomentCreditItOnce() throws Exception {
        Caller system = callers.operator("demo");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var replies = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> credit(system, "key " + i, "10.00", "payment 1"))).toList();
            List<Integer> statuses = replies.stream().map(reply -> {
                try {
                    return reply.get().status();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        }
        assertThat(callers.customer(10_001, "demo").get("/v1/wallet").at("/balance")).isEqualTo("10.00");
    }

    @Test
    void aCreditIsSweptAtOnceWhereTheRuleSaysSo() {
        transactions.run(() -> rules.agree(new Customer(10_001, Fixture.CHANNEL), "agree",
                new SweepTerms(null, Fixture.FUND_CODE, 20_00, 1, 1, true, false), null));

        assertThat(credit(callers.operator("demo"), "a", "100.00", "salary").status()).isEqualTo(201);

        Caller customer = callers.customer(10_001, "demo");
        assertThat(customer.get("/v1/orders").at("/items/0/amount")).isEqualTo("80.00");
        assertThat(customer.get("/v1/wallet").body())
                .isEqualTo("{\"balance\":\"100.00\",\"held\":\"80.00\",\"available\":\"20.00\"}");
    }

    @Test
    void badInputIsNamedByItsFieldAndMovesNothing() {
        Caller system = callers.operator("demo");
        assertThat(credit(system, "a", "0.00", "r").at("/rule")).isEqualTo("POSITIVE");
        assertThat(credit(system, "a", "1.001", "r").at("/rule")).isEqualTo("AMOUNT");
        assertThat(credit(system, "a", "1.00", " ").at("/field")).isEqualTo("reference");
        assertThat(credit(system, "a", "1.00", "r".repeat(65)).at("/rule")).isEqualTo("TEXT_LENGTH");
        Reply unknown = system.post("/v1/wallet/credits", "a", """
                {"customerId": "19999", "amount": "1.00", "reference": "r"}""");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.at("/code")).isEqualTo("CUSTOMER_NOT_REGISTERED");
        assertThat(unknown.at("/figures/customerId")).isEqualTo("19999");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM transfer").query(Long.class).single()).isZero();
    }

    private static Reply credit(Caller system, String key, String amount, String reference) {
        return system.post("/v1/wallet/credits", key, """
                {"customerId": "10001", "amount": "%s", "reference": "%s"}""".formatted(amount, reference));
    }
}
