package org.balancetreasure.api.instant;

import static org.assertj.core.api.Assertions.assertThat;

import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class InstantApiTest {

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final JdbcClient jdbc;

    InstantApiTest(Fixture fixture, Callers callers, TestClock clock, JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFundWithALine() {
        fixture.moneyMarketFund("2026-02-13", ResidueRule.REDISTRIBUTED);
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "5000.00");
        clock.set("2026-02-13T15:00:00");
    }

    private Caller holder(long customerId, String units) {
        return callers.customer(fixture.holder(customerId, Fixture.FUND, units, "2026-02-13"));
    }

    private static Reply redeem(Caller caller, String key, String units) {
        return caller.post("/v1/instant-redemptions", key, """
                {"fundCode": "000198", "units": "%s"}""".formatted(units));
    }

    @Test
    void paysAtOnceAndSaysTheSameAgainUnderTheSameKey() {
        Caller customer = holder(10_001, "900.00");

        Reply reply = redeem(customer, "a", "100.00");
        Reply again = redeem(customer, "a", "100");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/v1/instant-redemptions/" + reply.at("/number"));
        assertThat(reply.at("/state")).isEqualTo("PAID");
        assertThat(reply.at("/amount")).isEqualTo("100.00");
        assertThat(reply.at("/lastIncomeDate")).isEqualTo("2026-02-12");
        assertThat(reply.at("/bankNameEn")).isEqualTo("Demo bank 21");
        assertThat(again.body()).isEqualTo(reply.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(customer.get("/v1/wallet").at("/balance")).isEqualTo("100.00");
        assertThat(customer.get("/v1/wallet/entries").at("/items/0/text")).isEqualTo("Redeemed at once");
        assertThat(customer.get("/v1/instant-redemptions").at("/items/0/number")).isEqualTo(reply.at("/number"));
        assertThat(customer.get("/v1/instant-redemptions/" + reply.at("/number")).json()).isEqualTo(reply.json());
        assertThat(redeem(customer, "a", "99").at("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void refusesWithTheOrdinaryRedemptionAndItsDatesAsAlternative() {
        Caller customer = holder(10_001, "20000.00");

        Reply reply = redeem(customer, "a", "5000.01");
        Reply overLimit = redeem(customer, "b", "10000.01");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.at("/code")).isEqualTo("LINE_USED_UP");
        assertThat(reply.at("/alternative/kind")).isEqualTo("ORDINARY_REDEMPTION");
        assertThat(reply.at("/alternative/figures/tradeDate")).isEqualTo("2026-02-24");
        assertThat(reply.at("/alternative/figures/paidOn")).isEqualTo("2026-02-25");
        assertThat(reply.at("/alternative/detail")).contains("2026-02-25").doesNotContain("{");
        assertThat(reply.at("/detail")).contains("000198").doesNotContain("{");
        assertThat(overLimit.at("/code")).isEqualTo("INSTANT_LIMIT");
        assertThat(overLimit.at("/detail")).doesNotContain("{");
        Reply tooMany = redeem(holder(10_002, "1.00"), "a", "1.01");
        assertThat(tooMany.at("/code")).isEqualTo("INSUFFICIENT_UNITS");
        assertThat(tooMany.at("/alternative/detail")).contains("1.00").doesNotContain("{");
        assertThat(redeem(customer, "c", "0").at("/field")).isEqualTo("units");
        assertThat(customer.get("/v1/wallet").at("/balance")).isEqualTo("0.00");
    }

    @Test
    void anAccountThatTheTransferAgentHasNotConfirmedIsAskedForInRedemptionQuoteAndLimits() {
        Caller customer = holder(10_001, "900.00");
        jdbc.sql("UPDATE ta_account SET state = 'OPENING', ta_account_id = NULL WHERE customer_id = 10001").update();

        Reply refused = redeem(customer, "a", "0.01");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("ACCOUNT_NOT_OPEN");
        assertThat(refused.at("/alternative/kind")).isEqualTo("ORDINARY_REDEMPTION");
        assertThat(refused.at("/detail")).contains("000198").doesNotContain("{");
        assertThat(customer.get("/v1/instant-redemptions/quote?fundCode=000198&units=0.01").at("/refusal/code"))
                .isEqualTo("ACCOUNT_NOT_OPEN");
        assertThat(customer.get("/v1/funds/000198/limits").at("/instant/refused")).isEqualTo("ACCOUNT_NOT_OPEN");

        jdbc.sql("UPDATE ta_account SET state = 'OPEN', ta_account_id = 'ZZ1' WHERE customer_id = 10001").update();
        assertThat(redeem(customer, "b", "0.01").status()).isEqualTo(201);
    }

    @Test
    void quotesBeforeTheCustomerConfirms() {
        jdbc.sql("""
                INSERT INTO quote (fund_id, last_day, version, first_day, income_per_10k, yield_check, state, source, received_at)
                VALUES (1001, '2026-02-12', 1, '2026-02-12', 1.0, 'NOT_CHECKABLE', 'ACCEPTED', 'test', '2026-02-13T01:00')
                """).update();
        Caller customer = holder(10_001, "900.00");
        redeem(customer, "a", "100.00");

        Reply quote = customer.get("/v1/instant-redemptions/quote?fundCode=000198&units=200");
        Reply refused = customer.get("/v1/instant-redemptions/quote?fundCode=000198&units=6000");

        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.at("/possible")).isEqualTo("true");
        assertThat(quote.at("/amount")).isEqualTo("200.00");
        assertThat(quote.at("/leftToday")).isEqualTo("9900.00");
        assertThat(quote.at("/ordinaryPaidOn")).isEqualTo("2026-02-25");
        assertThat(quote.at("/ordinaryLastIncomeDate")).isEqualTo("2026-02-24");
        assertThat(quote.at("/bankNameZh")).isEqualTo("演示银行21");
        assertThat(quote.at("/bankNameEn")).isEqualTo("Demo bank 21");
        assertThat(quote.at("/incomeGivenUp")).as("0.02 a day through 24 February").isEqualTo("0.24");
        assertThat(refused.at("/possible")).isEqualTo("false");
        assertThat(refused.at("/refusal/code")).isEqualTo("INSUFFICIENT_UNITS");
        assertThat(customer.get("/v1/instant-redemptions/quote?fundCode=999999&units=1").status()).isEqualTo(404);
        assertThat(customer.get("/v1/instant-redemptions/quote?fundCode=000198").at("/field")).isEqualTo("units");
    }

    /** Guidance of CSRC and PBOC, in force 2018-06-01: value-added, its limit, that it can be refused, who advances. */
    @Test
    void disclosesInBothLanguagesWhatMustBeSaidBeforeTheCustomerConfirms() {
        Caller customer = holder(10_001, "900.00");
        String path = "/v1/instant-redemptions/quote?fundCode=000198&units=200";

        assertThat(customer.get(path).at("/disclosure")).contains("value-added service", "a bank advances the money",
                "at most 10000.00", "per customer and calendar day", "can be refused or suspended",
                "the income from today on is the bank's").doesNotContain("{");
        assertThat(customer.get(path, "Accept-Language", "zh-CN").at("/disclosure")).contains("增值服务", "银行垫付",
                "10000.00", "拒绝", "暂停", "收益").doesNotContain("{");
    }

    @Test
    void showsFinanceWhatEachLineMustCarry() {
        Caller customer = holder(10_001, "900.00");
        redeem(customer, "a", "100.00");

        Reply lines = callers.finance().get("/v1/advance-lines");

        assertThat(lines.status()).isEqualTo(200);
        assertThat(lines.at("/items/0/state")).isEqualTo("OPEN");
        assertThat(lines.at("/items/0/granted")).isEqualTo("5000.00");
        assertThat(lines.at("/items/0/outstanding")).isEqualTo("100.00");
        assertThat(lines.at("/items/0/room")).isEqualTo("4900.00");
        assertThat(lines.at("/items/0/warning")).isEqualTo("false");
        assertThat(lines.json().at("/items/0/slots").size()).isEqualTo(4);
        assertThat(lines.at("/items/0/advancedNowRepaidOn")).isEqualTo("2026-02-25");
        assertThat(lines.at("/items/0/forecast/0/date")).isEqualTo("2026-02-13");
        assertThat(lines.at("/items/0/forecast/11/outstanding")).isEqualTo("100.00");
        assertThat(lines.at("/items/0/forecast/12/date")).isEqualTo("2026-02-25");
        assertThat(lines.at("/items/0/forecast/12/repaid")).isEqualTo("100.00");
        assertThat(lines.at("/items/0/forecast/12/outstanding")).isEqualTo("0.00");
    }

    @Test
    void neverShowsAnotherCustomersRedemptionNorLetsABankIn() {
        String number = redeem(holder(10_001, "900.00"), "a", "100.00").at("/number");
        Caller another = holder(10_002, "900.00");

        assertThat(another.get("/v1/instant-redemptions/" + number).status()).isEqualTo(404);
        assertThat(another.get("/v1/instant-redemptions").json().at("/items").size()).isZero();
        Reply bank = callers.customer(90_000_000_000_000_021L, "house").get("/v1/holdings");
        assertThat(bank.status()).isEqualTo(403);
        assertThat(bank.at("/code")).isEqualTo("UNKNOWN_CUSTOMER");
    }
}
