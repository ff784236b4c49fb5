package org.balancetreasure.api.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.SweepRules;
import org.balancetreasure.sweep.SweepTerms;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.wallets.Wallets;
import org.junit.jupiter.api.Test;

@ApiTest
class WalletApiTest {

    private final Fixture fixture;
    private final Callers callers;
    private final Wallets wallets;
    private final TestClock clock;
    private final SweepRules rules;
    private final Transactions transactions;

    WalletApiTest(Fixture fixture, Callers callers, Wallets wallets, TestClock clock, SweepRules rules,
            Transactions transactions) {
        this.fixture = fixture;
        this.callers = callers;
        this.wallets = wallets;
        this.clock = clock;
        this.rules = rules;
        this.transactions = transactions;
    }

    @Test
    void isEmptyBeforeAnythingCame() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        Caller customer = callers.customer(fixture.customer(10_001));
        assertThat(customer.get("/v1/wallet").body())
                .isEqualTo("{\"balance\":\"0.00\",\"held\":\"0.00\",\"available\":\"0.00\"}");
        assertThat(customer.get("/v1/wallet/entries").body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void listsItsEntriesNewestFirstByPage() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00.123");
        Caller customer = callers.customer(fixture.customer(10_001));
        for (int i = 1; i <= 3; i++) {
            wallets.credit(10_001, Money.of(i + ".00"), "payment " + i);
        }

        Reply first = customer.get("/v1/wallet/entries?limit=2");
        Reply second = customer.get("/v1/wallet/entries?limit=2&cursor=" + first.at("/next"));

        assertThat(first.at("/items/0/amount")).isEqualTo("3.00");
        assertThat(first.at("/items/0/kind")).isEqualTo("WALLET_CREDIT");
        assertThat(first.at("/items/0/text")).isEqualTo("Paid in");
        assertThat(first.at("/items/0/reference")).isEqualTo("payment 3");
        assertThat(first.at("/items/0/bookingDate")).isEqualTo("2026-01-05");
        assertThat(first.at("/items/0/effectiveDate")).isEqualTo("2026-01-05");
        assertThat(first.at("/items/0/bookedAt")).isEqualTo("2026-01-05T10:00:00.123+08:00");
        assertThat(first.at("/items/1/amount")).isEqualTo("2.00");
        assertThat(second.at("/items/0/amount")).isEqualTo("1.00");
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    @Test
    void paysOnceHoweverOftenItIsAskedAndNoMoreThanThereIs() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00");
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));

        Reply paid = customer.post("/v1/wallet/debits", "a", "{\"amount\": \"60\"}");
        Reply again = customer.post("/v1/wallet/debits", "a", "{\"amount\": \"60.00\"}");
        Reply refused = customer.post("/v1/wallet/debits", "b", "{\"amount\": \"40.01\"}");

        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.body()).isEqualTo("""
                {"debitId":"1","amount":"60.00","redeemed":"0.00","redemptions":[],\
                "debitedAt":"2026-01-05T10:00:00+08:00"}""");
        assertThat(again.body()).isEqualTo(paid.body());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(refused.at("/alternative/kind")).isEqualTo("PAY_IN");
        assertThat(refused.at("/alternative/figures/missing")).isEqualTo("0.01");
        assertThat(customer.get("/v1/wallet").at("/balance")).isEqualTo("40.00");
        Reply entries = customer.get("/v1/wallet/entries?limit=1");
        assertThat(entries.at("/items/0/amount")).isEqualTo("-60.00");
        assertThat(entries.at("/items/0/text")).isEqualTo("Paid out");
        assertThat(entries.at("/items/0/reference")).isEqualTo("debit 1");
    }

    @Test
    void fillsAShortWalletAtOnceAndSaysFromWhere() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "50000.00");
        clock.set("2026-01-05T10:00:00");
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "40.00"));
        fixture.accountAtTransferAgent(10_001);
        fixture.moveIn(Fixture.FUND, 10_001, "100.00", "2026-01-05");
        transactions.run(() -> rules.agree(new Customer(10_001, Fixture.CHANNEL), "agree",
                new SweepTerms(null, Fixture.FUND_CODE, 0, 1, 1, false, true), null));

        Reply refused = customer.post("/v1/wallet/debits", "a", "{\"amount\": \"140.01\"}", "Content-Type",
                "application/json", "Accept-Language", "zh-CN");
        assertThat(refused.at("/detail")).isEqualTo("钱包可用余额 40.00，另可快速赎回 100.00，仍差 0.01。");
        Reply paid = customer.post("/v1/wallet/debits", "b", "{\"amount\": \"60.00\"}");
        assertThat(paid.at("/redeemed")).isEqualTo("20.00");
        assertThat(paid.at("/redemptions/0/fundCode")).isEqualTo("000198");
        assertThat(paid.at("/redemptions/0/units")).isEqualTo("20.00");
        assertThat(customer.get("/v1/wallet").at("/balance")).isEqualTo("0.00");
    }

    @Test
    void listsWhatWasPaidToWhomAndWhatWasRedeemedForItNewestFirst() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "50000.00");
        clock.set("2026-01-05T10:00:00");
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "40.00"));
        fixture.moveIn(Fixture.FUND, 10_001, "100.00", "2026-01-05");
        transactions.run(() -> rules.agree(new Customer(10_001, Fixture.CHANNEL), "agree",
                new SweepTerms(null, Fixture.FUND_CODE, 0, 1, 1, false, true), null));
        customer.post("/v1/wallet/debits", "a", "{\"amount\": \"10.00\"}");
        Reply paid = customer.post("/v1/wallet/debits", "b", """
                {"amount": "50.00", "payee": " 街角小店 ", "reference": "Order 4711"}""");

        assertThat(paid.body()).as("is kept in clear to be repeated").doesNotContain("街角小店", "4711");
        Reply newest = customer.get("/v1/wallet/debits?limit=1");
        Reply oldest = customer.get("/v1/wallet/debits?limit=1&cursor=" + newest.at("/next"));
        assertThat(newest.at("/items/0/debitId")).isEqualTo("2");
        assertThat(newest.at("/items/0/amount")).isEqualTo("50.00");
        assertThat(newest.at("/items/0/payee")).isEqualTo("街角小店");
        assertThat(newest.at("/items/0/reference")).isEqualTo("Order 4711");
        assertThat(newest.at("/items/0/redeemed")).isEqualTo("20.00");
        assertThat(newest.at("/items/0/redemptions/0/number")).isEqualTo(paid.at("/redemptions/0/number"));
        assertThat(oldest.at("/items/0/debitId")).isEqualTo("1");
        assertThat(oldest.json().at("/items/0").has("payee")).isFalse();
        assertThat(oldest.json().at("/items/0/redemptions").size()).isZero();
        assertThat(oldest.json().get("next").isNull()).isTrue();
        assertThat(callers.customer(fixture.customerWithWallet(10_002, "1.00")).get("/v1/wallet/debits").json()
                .at("/items").size()).isZero();
        assertThat(customer.post("/v1/wallet/debits", "b", "{\"amount\": \"50.00\", \"payee\": \"x\"}").at("/code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(customer.post("/v1/wallet/debits", "c", "{\"amount\": \"1.00\", \"payee\": \"%s\"}"
                .formatted("x".repeat(81))).at("/field")).isEqualTo("payee");
        assertThat(customer.post("/v1/wallet/debits", "d", "{\"amount\": \"1.00\", \"reference\": \" \"}")
                .at("/rule")).isEqualTo("TEXT_LENGTH");
    }
}
