package org.balancetreasure.api.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.plans.PlanRun;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Fixture.WeightedFund;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ApiTest
class PlansApiTest {

    private static final String PLAN = """
            {"fundCode": "000198", "kind": "SUBSCRIPTION", "amount": "60.00", "frequency": "WEEKLY", "day": 1}""";

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final PlanRun run;
    private final Transactions transactions;

    PlansApiTest(Fixture fixture, Callers callers, TestClock clock, PlanRun run, Transactions transactions) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.run = run;
        this.transactions = transactions;
    }

    @BeforeEach
    void aFund() {
        fixture.moneyMarketFund("2026-01-04", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-04T12:00");
    }

    @Test
    void beginsAPlanOnceAndShowsItsNextDate() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        Reply begun = customer.post("/v1/plans", "a", PLAN);
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Location")).isEqualTo("/v1/plans/" + begun.at("/planId"));
        assertThat(begun.body()).isEqualTo("""
                {"planId":"1","fundCode":"000198","kind":"SUBSCRIPTION","amount":"60.00","frequency":"WEEKLY","day":1,\
                "firstDate":"2026-01-04","state":"ON","datesDone":0,"nextDate":"2026-01-05","nextDueDate":"2026-01-05",\
                "createdAt":"2026-01-04T12:00:00+08:00"}""");

        clock.set("2026-01-07T12:00");
        Reply again = customer.post("/v1/plans", "a", PLAN);
        assertThat(again.body()).isEqualTo(begun.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(customer.get("/v1/plans").json().at("/items").size()).isOne();
        assertThat(customer.get("/v1/plans/1").body()).isEqualTo(begun.body());
    }

    @Test
    void saysWhatBecameOfEachDate() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        customer.post("/v1/plans", "a", PLAN);
        runAt("2026-01-05T10:00");
        runAt("2026-01-12T10:00");

        Reply latest = customer.get("/v1/plans/1/dates?limit=1", "Accept-Language", "zh-CN");
        assertThat(latest.at("/items/0/nominalDate")).isEqualTo("2026-01-12");
        assertThat(latest.at("/items/0/outcome")).isEqualTo("REFUSED");
        assertThat(latest.at("/items/0/refusal/code")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(latest.at("/items/0/refusal/detail")).isEqualTo("钱包可用余额 40.00，不足 60.00。");
        assertThat(latest.at("/items/0/refusal/figures/available")).isEqualTo("40.00");
        assertThat(latest.at("/items/0/refusal/alternative/kind")).isEqualTo("AT_MOST");
        assertThat(latest.at("/items/0/refusal/alternative/detail")).isEqualTo("目前最多 40.00。");
        Reply first = customer.get("/v1/plans/1/dates?limit=1&cursor=" + latest.at("/next"));
        assertThat(first.at("/items/0/nominalDate")).isEqualTo("2026-01-05");
        assertThat(first.at("/items/0/dueDate")).isEqualTo("2026-01-05");
        assertThat(first.at("/items/0/outcome")).isEqualTo("ORDERED");
        assertThat(customer.get("/v1/orders/" + first.at("/items/0/orders/0/orderNumber")).at("/amount"))
                .isEqualTo("60.00");
        assertThat(first.json().get("next").isNull()).isTrue();
    }

    @Test
    void leadsIntoAProductAndSaysWhichFundsItWentTo() {
        fixture.fund(1002, "000199", "2026-01-04", Carry.DAILY, ResidueRule.REDISTRIBUTED);
        fixture.product(1, "BALANCE", "WEIGHT", new WeightedFund(1001, 2), new WeightedFund(1002, 1));
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        String plan = """
                {"productCode": "BALANCE", "kind": "SUBSCRIPTION", "amount": "60.00", "frequency": "WEEKLY", "day": 1%s}""";
        Reply begun = customer.post("/v1/plans", "a", plan.formatted(""));
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.at("/productCode")).isEqualTo("BALANCE");
        assertThat(begun.json().has("fundCode")).isFalse();
        runAt("2026-01-05T10:00");

        Reply dates = customer.get("/v1/plans/1/dates");
        assertThat(dates.at("/items/0/orders/0/fundCode")).isEqualTo("000198");
        assertThat(dates.at("/items/0/orders/0/amount")).isEqualTo("40.00");
        assertThat(dates.at("/items/0/orders/0/tradeDate")).isEqualTo("2026-01-05");
        assertThat(dates.at("/items/0/orders/1/fundCode")).isEqualTo("000199");
        assertThat(dates.at("/items/0/orders/1/amount")).isEqualTo("20.00");
        assertThat(customer.get("/v1/orders").at("/items/0/origin")).isEqualTo("PLAN");
        assertThat(customer.post("/v1/plans", "b", plan.formatted(", \"fundCode\": \"000198\"")).at("/code"))
                .isEqualTo("FUND_NOT_TO_BE_CHOSEN");
        assertThat(customer.post("/v1/plans", "c", plan.formatted("").replace("BALANCE", "NONE")).at("/code"))
                .isEqualTo("UNKNOWN_PRODUCT");
        assertThat(customer.post("/v1/plans", "d", """
                {"productCode": "BALANCE", "fundCode": "000198", "kind": "REDEMPTION", "units": "1.00", "frequency": "WEEKLY",
                 "day": 1}""").at("/rule")).isEqualTo("NOT_WITH_THIS_KIND");
    }

    @Test
    void pausesResumesAndEndsAPlanAndTellsWho() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        customer.post("/v1/plans", "a", PLAN);
        assertThat(customer.post("/v1/plans/1/pause", "b", "").at("/state")).isEqualTo("PAUSED");
        assertThat(customer.post("/v1/plans/1/resumption", "c", "").at("/state")).isEqualTo("ON");
        Reply ended = customer.post("/v1/plans/1/end", "d", "");
        assertThat(ended.at("/state")).isEqualTo("ENDED");
        assertThat(ended.json().has("nextDate")).isFalse();
        Reply refused = customer.post("/v1/plans/1/resumption", "e", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("PLAN_HAS_ENDED");

        Reply changes = customer.get("/v1/plans/1/changes");
        assertThat(changes.json().at("/items").size()).isEqualTo(4);
        assertThat(changes.at("/items/0/kind")).isEqualTo("CREATED");
        assertThat(changes.at("/items/3/kind")).isEqualTo("ENDED");
        assertThat(changes.at("/items/3/changedBy")).isEqualTo("CUSTOMER");
    }

    @Test
    void aPlanOfAnotherCustomerIsAsIfItWereNotThere() {
        callers.customer(fixture.customerWithWallet(10_001, "100.00")).post("/v1/plans", "a", PLAN);
        Caller another = callers.customer(fixture.customerWithWallet(10_002, "100.00"));
        for (String plan : new String[]{"1", "999"}) {
            assertThat(another.get("/v1/plans/" + plan).status()).isEqualTo(404);
            assertThat(another.get("/v1/plans/" + plan + "/dates").status()).isEqualTo(404);
            assertThat(another.get("/v1/plans/" + plan + "/changes").status()).isEqualTo(404);
            assertThat(another.post("/v1/plans/" + plan + "/end", "end " + plan, "").at("/code"))
                    .isEqualTo("UNKNOWN_PLAN");
        }
        assertThat(another.get("/v1/plans").json().at("/items").size()).isZero();
        assertThat(callers.customer(10_001, "demo").get("/v1/plans/1").at("/state")).isEqualTo("ON");
    }

    @Test
    void aNextDateBeyondThePublishedCalendarHasNoTradingDayYet() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        Reply begun = customer.post("/v1/plans", "a",
                PLAN.replace("\"day\": 1", "\"day\": 1, \"firstDate\": \"2031-01-01\""));
        assertThat(begun.at("/nextDate")).isEqualTo("2031-01-06");
        assertThat(begun.json().has("nextDueDate")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            day       | PLAN_DAY    | "frequency": "WEEKLY", "day": 8
            day       | PLAN_DAY    | "frequency": "MONTHLY", "day": 32
            day       | PLAN_DAY    | "frequency": "MONTHLY", "day": 0
            day       | REQUIRED    | "frequency": "MONTHLY"
            frequency    | REQUIRED    | "day": 1
            frequency    | ONE_OF      | "frequency": "DAILY", "day": 1
            dates     | PLAN_DATES  | "frequency": "WEEKLY", "day": 1, "dates": 0
            firstDate | DATE        | "frequency": "WEEKLY", "day": 1, "firstDate": "2026-02-30"
            firstDate | PLAN_BOUNDS | "frequency": "WEEKLY", "day": 1, "firstDate": "1999-12-31"
            lastDate  | PLAN_BOUNDS | "frequency": "WEEKLY", "day": 1, "firstDate": "2026-02-02", "lastDate": "2026-02-01"
            units     | NOT_WITH_THIS_KIND | "frequency": "WEEKLY", "day": 1, "units": "1.00"
            """, quoteCharacter = '\'')
    void namesTheFieldAtFault(String field, String rule, String rest) {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        Reply reply = customer.post("/v1/plans", "a",
                "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"1.00\", " + rest + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.at("/field")).isEqualTo(field);
        assertThat(reply.at("/rule")).isEqualTo(rule);
    }

    private void runAt(String moment) {
        clock.set(moment);
        run.run(LocalDate.parse(moment.substring(0, 10)), transactions);
    }
}
