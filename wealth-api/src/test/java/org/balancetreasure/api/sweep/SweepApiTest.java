package org.balancetreasure.api.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.DailySweep;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Fixture.WeightedFund;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class SweepApiTest {

    private static final String RULE = """
            {"productCode": "BALANCE", "floor": "500.00", "minimum": "10.00", "multiple": "1.00", "consent": true}""";

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final DailySweep sweep;
    private final Transactions transactions;

    SweepApiTest(Fixture fixture, Callers callers, TestClock clock, JdbcClient jdbc, DailySweep sweep,
            Transactions transactions) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.jdbc = jdbc;
        this.sweep = sweep;
        this.transactions = transactions;
    }

    @BeforeEach
    void aProductOfTwoFunds() {
        clock.set("2026-02-12T10:00");
        fixture.fund(1001, "000198", "2026-02-12", Carry.DAILY, ResidueRule.RETAINED);
        fixture.fund(1002, "990101", "2026-02-12", Carry.DAILY, ResidueRule.REDISTRIBUTED);
        fixture.product(1, "BALANCE", "WEIGHT", new WeightedFund(1001, 2), new WeightedFund(1002, 1));
        fixture.product(2, "CHOICE", "CHOSEN", new WeightedFund(1001, 1), new WeightedFund(1002, 1));
    }

    private Caller customer(long customerId, String wallet) {
        return callers.customer(fixture.customerWithWallet(customerId, wallet));
    }

    @Test
    void keepsARuleWithItsConsentAndEachChange() {
        Caller customer = customer(10_001, "740.00");
        assertThat(customer.get("/v1/sweep-rule").status()).isEqualTo(404);
        assertThat(customer.post("/v1/sweep-rule/pause", "early", "").at("/code")).isEqualTo("NO_SWEEP_RULE");

        Reply agreed = customer.put("/v1/sweep-rule", "one", RULE);
        assertThat(agreed.status()).isEqualTo(200);
        assertThat(agreed.at("/productCode")).isEqualTo("BALANCE");
        assertThat(agreed.at("/floor")).isEqualTo("500.00");
        assertThat(agreed.at("/state")).isEqualTo("ON");
        assertThat(agreed.at("/consentAt")).startsWith("2026-02-12T10:00");
        assertThat(customer.put("/v1/sweep-rule", "one", RULE).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(customer.post("/v1/sweep-rule/pause", "two", "").at("/state")).isEqualTo("PAUSED");
        assertThat(customer.get("/v1/sweep-rule/preview").at("/reason")).isEqualTo("PAUSED");
        assertThat(customer.post("/v1/sweep-rule/resumption", "three", "").at("/state")).isEqualTo("ON");

        Reply changes = customer.get("/v1/sweep-rule/changes");
        assertThat(changes.json().at("/items").size()).isEqualTo(3);
        assertThat(changes.at("/items/0/change")).isEqualTo("RESUMED");
        assertThat(changes.at("/items/2/change")).isEqualTo("AGREED");
        assertThat(changes.at("/items/2/changedBy")).isEqualTo("customer");
    }

    @Test
    void aRuleThatHasChangedSinceItWasReadIsNotChangedUnseen() {
        Caller customer = customer(10_001, "740.00");
        Reply agreed = customer.put("/v1/sweep-rule", "one", RULE);
        assertThat(agreed.header("ETag")).isEqualTo("\"1\"");
        assertThat(customer.get("/v1/sweep-rule").header("ETag")).isEqualTo("\"1\"");
        assertThat(customer.get("/v1/sweep-rule", "If-None-Match", "\"1\"").status()).isEqualTo(304);
        Reply paused = ifMatch(customer, "/v1/sweep-rule/pause", "two", "\"1\"");
        assertThat(paused.header("ETag")).isEqualTo("\"2\"");

        Reply late = ifMatch(customer, "/v1/sweep-rule/resumption", "three", "\"1\"");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.at("/code")).isEqualTo("VERSION_CHANGED");
        assertThat(late.at("/figures/version")).isEqualTo("2");
        assertThat(customer.get("/v1/sweep-rule").at("/state")).isEqualTo("PAUSED");
        assertThat(ifMatch(customer, "/v1/sweep-rule/pause", "two", "\"1\"").header("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(ifMatch(customer, "/v1/sweep-rule/pause", "two", "\"2\"").at("/code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        for (String tag : List.of("2", "*", "W/\"2\"", "\"two\"", "\"2\", \"3\"")) {
            assertThat(ifMatch(customer, "/v1/sweep-rule/resumption", "four", tag).at("/rule")).isEqualTo("IF_MATCH");
        }
        assertThat(customer.send(customer.request("/v1/sweep-rule").PUT(BodyPublishers.ofString(RULE))
                .header("Content-Type", "application/json").header("Idempotency-Key", "five")
                .header("If-Match", "\"1\""))
                .status()).isEqualTo(412);
    }

    private static Reply ifMatch(Caller customer, String path, String key, String tag) {
        return customer.post(path, key, "", "If-Match", tag);
    }

    @Test
    void rulesThatAreAgreedAtOnceAreVersionsOneAfterTheOther() throws Exception {
        Caller customer = customer(10_001, "740.00");
        List<Callable<Integer>> agreements = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String key = "key " + i;
            agreements.add(() -> customer.put("/v1/sweep-rule", key, RULE).status());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(agreements.size())) {
            for (Future<Integer> status : threads.invokeAll(agreements)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(customer.get("/v1/sweep-rule").at("/version")).isEqualTo("8");
    }

    @Test
    void aPausedRuleStaysPausedWhenItIsChanged() {
        Caller customer = customer(10_001, "740.00");
        String filling = RULE.replace("\"consent\"", "\"autoRedeem\": true, \"consent\"");
        assertThat(customer.put("/v1/sweep-rule", "one", filling).at("/autoRedeem")).isEqualTo("true");
        assertThat(customer.post("/v1/sweep-rule/pause", "two", "").at("/autoRedeem")).isEqualTo("true");

        Reply changed = customer.put("/v1/sweep-rule", "three", RULE);

        assertThat(changed.at("/state")).isEqualTo("PAUSED");
        assertThat(changed.at("/autoRedeem")).isEqualTo("false");
        assertThat(customer.get("/v1/sweep-rule/changes").at("/items/0/change")).isEqualTo("AGREED");
        assertThat(customer.get("/v1/sweep-rule/preview").at("/reason")).isEqualTo("PAUSED");
        assertThat(customer.post("/v1/sweep-rule/resumption", "four", "").at("/state")).isEqualTo("ON");
    }

    @Test
    void namesTheFundOfAProductsOrderThatIsRefused() {
        Caller customer = customer(10_001, "740.00");
        jdbc.sql("UPDATE fund SET minimum_subscription = 10000 WHERE fund_id = 1002").update();
        Reply refused = customer.post("/v1/product-orders", "in", """
                {"productCode": "BALANCE", "kind": "SUBSCRIPTION", "amount": "100.00"}""");
        assertThat(refused.at("/code")).isEqualTo("BELOW_MINIMUM");
        assertThat(refused.at("/detail")).isEqualTo("The least that can be ordered is 100.00."
                + " This is about the 33.33 that the product BALANCE puts into the fund 990101.");
        assertThat(refused.at("/alternative/detail")).isEqualTo("Order at least 299.99.");
        assertThat(customer.post("/v1/product-orders", "more", """
                {"productCode": "BALANCE", "kind": "SUBSCRIPTION", "amount": "299.99"}""").status()).isEqualTo(201);
    }

    @Test
    void saysWhatIsWrongWithARule() {
        Caller customer = customer(10_001, "740.00");
        Reply without = customer.put("/v1/sweep-rule", "a", RULE.replace("true", "false"));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.at("/rule")).isEqualTo("CONSENT");
        assertThat(customer.put("/v1/sweep-rule", "b", "{\"floor\": \"1.00\", \"consent\": true}").at("/field"))
                .isEqualTo("fundCode");
        assertThat(customer.put("/v1/sweep-rule", "c", RULE.replace("500.00", "-1.00")).at("/field"))
                .isEqualTo("floor");
        assertThat(customer.put("/v1/sweep-rule", "d", RULE.replace("BALANCE", "OTHER")).at("/code"))
                .isEqualTo("UNKNOWN_PRODUCT");
        assertThat(customer.put("/v1/sweep-rule", "e", RULE.replace("BALANCE", "CHOICE")).at("/code"))
                .isEqualTo("FUND_TO_BE_CHOSEN");
        assertThat(customer.get("/v1/sweep-rule").status()).isEqualTo(404);
    }

    @Test
    void leadsOnlyIntoWhatTheChannelSells() {
        Caller customer = customer(10_001, "740.00");
        jdbc.sql("DELETE FROM channel_fund WHERE fund_id = 1002").update();
        for (String target : List.of("\"fundCode\": \"990101\"",
                "\"productCode\": \"CHOICE\", \"fundCode\": \"990101\"")) {
            Reply refused = customer.put("/v1/sweep-rule", target,
                    "{" + target + ", \"floor\": \"1.00\", \"consent\": true}");
            assertThat(refused.at("/code")).isEqualTo("CHANNEL_DOES_NOT_SELL");
            assertThat(refused.at("/alternative/kind")).isEqualTo("OTHER_FUND");
            assertThat(refused.body()).contains("000198");
        }
        Reply unknown = customer.put("/v1/sweep-rule", "unknown",
                "{\"fundCode\": \"999999\", \"floor\": \"1.00\", \"consent\": true}");
        assertThat(unknown.at("/code")).isEqualTo("UNKNOWN_FUND");
        assertThat(unknown.at("/alternative/kind")).isEqualTo("OTHER_FUND");
        assertThat(customer.get("/v1/sweep-rule").status()).isEqualTo(404);
        Reply plan = customer.post("/v1/plans", "plan", """
                {"fundCode": "990101", "kind": "SUBSCRIPTION", "amount": "100.00", "frequency": "WEEKLY", "day": 1}""");
        assertThat(plan.at("/code")).isEqualTo("CHANNEL_DOES_NOT_SELL");
        assertThat(plan.at("/alternative/kind")).isEqualTo("OTHER_FUND");
    }

    @Test
    void showsWhatTheNextRunMovesAndWhenItEarns() {
        Caller customer = customer(10_001, "740.55");
        customer.put("/v1/sweep-rule", "one", RULE);
        // After the cut-off of the 12th the next run is that of Friday 13 February, before the long holiday.
        clock.set("2026-02-12T15:00");
        Reply preview = customer.get("/v1/sweep-rule/preview");
        assertThat(preview.at("/runsAt")).isEqualTo("2026-02-13T14:00:00+08:00");
        assertThat(preview.at("/amount")).isEqualTo("240.00");
        assertThat(preview.at("/parts/0/amount")).isEqualTo("160.00");
        assertThat(preview.at("/parts/1/amount")).isEqualTo("80.00");
        assertThat(preview.at("/parts/0/tradeDate")).isEqualTo("2026-02-13");
        assertThat(preview.at("/parts/0/firstIncomeDate")).isEqualTo("2026-02-24");
        assertThat(preview.at("/parts/0/firstIncomeShown")).isEqualTo("2026-02-25");

        clock.set("2026-02-13T14:00");
        assertThat(sweep.run(LocalDate.parse("2026-02-13"), transactions, Runnable::run).customers()).isEqualTo(1);
        assertThat(customer.get("/v1/orders").json().at("/items").size()).isEqualTo(2);
        assertThat(customer.get("/v1/orders").at("/items/0/firstIncomeDate")).isEqualTo("2026-02-24");
        assertThat(customer.get("/v1/orders").at("/items/0/origin")).isEqualTo("SWEEP");
        assertThat(customer.get("/v1/sweep-rule/preview").at("/reason")).isEqualTo("BELOW_FLOOR_AND_MINIMUM");
    }

    @Test
    void saysWhichLimitKeepsTheMoney() {
        Caller customer = customer(10_001, "740.00");
        customer.put("/v1/sweep-rule", "one", RULE);
        jdbc.sql("UPDATE fund SET holding_cap = 1000 WHERE fund_id = 1001").update();
        Reply preview = customer.get("/v1/sweep-rule/preview");
        assertThat(preview.at("/amount")).isEqualTo("0.00");
        assertThat(preview.at("/reason")).isEqualTo("LIMIT");
        assertThat(preview.at("/problem/code")).isEqualTo("HOLDING_CAP");
        assertThat(preview.at("/problem/detail")).contains("10.00").doesNotContain("{");
        assertThat(preview.at("/problem/figures/fundCode")).isEqualTo("000198");
        assertThat(preview.at("/problem/figures/amount")).isEqualTo("160.00");
        assertThat(preview.at("/problem/alternative/kind")).isEqualTo("AT_MOST");
        assertThat(preview.at("/problem/alternative/figures/atMost")).isEqualTo("10.00");
    }

    @Test
    void blamesTheFundThatRefusesItsPartWhereAnotherHasNoSuchLimit() {
        Caller holder = customer(10_001, "740.00");
        fixture.moveIn(1002, 10_001, "59990.00", "2026-02-11");
        holder.put("/v1/sweep-rule", "one", RULE);
        jdbc.sql("UPDATE fund SET holding_cap = 6000000 WHERE fund_id = 1002").update();
        isRefusedBy990101(holder, "HOLDING_CAP", "left", "10.00");

        Caller first = customer(10_002, "740.00");
        first.put("/v1/sweep-rule", "one", RULE);
        jdbc.sql("UPDATE fund SET minimum_subscription = 10000 WHERE fund_id = 1002").update();
        isRefusedBy990101(first, "BELOW_MINIMUM", "minimum", "100.00");
        jdbc.sql("UPDATE fund SET minimum_subscription = 1, daily_quota = 1000 WHERE fund_id = 1002").update();
        isRefusedBy990101(first, "DAILY_QUOTA", "left", "10.00");
    }

    private static void isRefusedBy990101(Caller customer, String code, String figure, String value) {
        Reply preview = customer.get("/v1/sweep-rule/preview");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.at("/problem/code")).isEqualTo(code);
        assertThat(preview.at("/problem/figures/fundCode")).isEqualTo("990101");
        assertThat(preview.at("/problem/figures/amount")).isEqualTo("80.00");
        assertThat(preview.at("/problem/figures/" + figure)).isEqualTo(value);
    }

    @Test
    void saysWhatIsPossibleInsteadAsAnOrderWouldBeTold() {
        Caller customer = customer(10_001, "740.00");
        customer.put("/v1/sweep-rule", "one", RULE);
        jdbc.sql("UPDATE fund SET minimum_subscription = 20000 WHERE fund_id = 1001").update();
        isAsAnOrder(customer, "BELOW_MINIMUM", "AT_LEAST");
        jdbc.sql("UPDATE fund SET minimum_subscription = 1 WHERE fund_id = 1001").update();
        jdbc.sql("UPDATE channel_fund SET largest_subscription = 10000 WHERE fund_id = 1001").update();
        isAsAnOrder(customer, "ABOVE_MAXIMUM", "AT_MOST");
        jdbc.sql("UPDATE channel_fund SET largest_subscription = NULL WHERE fund_id = 1001").update();
        jdbc.sql("UPDATE fund SET daily_quota = 10000 WHERE fund_id = 1001").update();
        isAsAnOrder(customer, "DAILY_QUOTA", "AT_MOST");
        jdbc.sql("UPDATE fund SET daily_quota = NULL, fund_status = '5' WHERE fund_id = 1001").update();
        isAsAnOrder(customer, "SUBSCRIPTIONS_STOPPED", "OTHER_FUND");
    }

    private static void isAsAnOrder(Caller customer, String code, String alternative) {
        Reply preview = customer.get("/v1/sweep-rule/preview");
        Reply order = customer.subscribe(code, "000198", "160.00");
        assertThat(preview.at("/problem/code")).isEqualTo(code).isEqualTo(order.at("/code"));
        assertThat(preview.at("/problem/detail")).isEqualTo(order.at("/detail"));
        assertThat(preview.at("/problem/alternative/kind")).isEqualTo(alternative);
        assertThat(preview.json().at("/problem/alternative")).isEqualTo(order.json().at("/alternative"));
    }

    @Test
    void showsFinanceStaffWhatASweepMovedAndWhomItLeftOut() {
        customer(10_001, "740.00").put("/v1/sweep-rule", "one", RULE);
        customer(10_002, "5000.00").put("/v1/sweep-rule", "two", RULE);
        jdbc.sql("UPDATE fund SET holding_cap = 100000 WHERE fund_id = 1001").update();
        clock.set("2026-02-12T14:00");
        sweep.run(LocalDate.parse("2026-02-12"), transactions, Runnable::run);

        Caller finance = callers.finance();
        Reply runs = finance.get("/v1/sweep-runs");
        assertThat(runs.json().at("/items").size()).isEqualTo(1);
        assertThat(runs.at("/items/0/date")).isEqualTo("2026-02-12");
        assertThat(runs.at("/items/0/state")).isEqualTo("PROVED");
        assertThat(runs.at("/items/0/begunAt")).isEqualTo("2026-02-12T14:00:00+08:00");
        assertThat(runs.at("/items/0/amount")).isEqualTo("240.00");
        assertThat(runs.at("/items/0/leftOut")).isEqualTo("1");
        assertThat(runs.json().at("/items/0/moved").isMissingNode()).isTrue();
        Reply run = finance.get("/v1/sweep-runs/2026-02-12");
        assertThat(run.json().at("/moved").size()).isEqualTo(2);
        assertThat(run.at("/moved/0/channel")).isEqualTo(Fixture.CHANNEL);
        assertThat(run.at("/moved/0/fundCode")).isEqualTo("000198");
        assertThat(run.at("/moved/0/tradeDate")).isEqualTo("2026-02-12");
        assertThat(run.at("/moved/0/amount")).isEqualTo("160.00");
        assertThat(run.at("/reasons/0/reason")).isEqualTo("HOLDING_CAP");
        assertThat(run.at("/reasons/0/customers")).isEqualTo("1");
        assertThat(finance.get("/v1/sweep-runs/2026-02-13").status()).isEqualTo(404);
        assertThat(finance.get("/v1/sweep-runs/today").at("/rule")).isEqualTo("DATE");
        assertThat(finance.get("/v1/sweep-runs?from=2026-02-13&to=2026-02-12").at("/rule")).isEqualTo("DATE_RANGE");
    }

    @Test
    void eachBrandIsSweptWithinItsOwnBoundsAndCountedForItself() {
        jdbc.sql("INSERT INTO channel VALUES ('other', '另一', 'Other')").update();
        jdbc.sql("INSERT INTO channel_fund (channel, fund_id, largest_subscription) VALUES ('other', 1001, 30000)")
                .update();
        fixture.customerWithWallet(10_001, "5000.00");
        fixture.customerWithWallet(10_002, "740.00");
        fixture.customerWithWallet(10_003, "5000.00");
        jdbc.sql("UPDATE customer SET channel = 'other' WHERE customer_id > 10001").update();
        Caller above = callers.customer(10_003, "other");
        for (Caller caller : List.of(callers.customer(10_001, Fixture.CHANNEL), callers.customer(10_002, "other"),
                above)) {
            caller.put("/v1/sweep-rule", "one",
                    RULE.replace("\"productCode\": \"BALANCE\"", "\"fundCode\": \"000198\""));
        }
        assertThat(above.get("/v1/sweep-rule/preview").at("/problem/code")).isEqualTo("ABOVE_MAXIMUM");
        assertThat(above.get("/v1/sweep-rule/preview").at("/problem/figures/maximum")).isEqualTo("300.00");
        clock.set("2026-02-12T14:00");
        sweep.run(LocalDate.parse("2026-02-12"), transactions, Runnable::run);

        Reply run = callers.finance().get("/v1/sweep-runs/2026-02-12");
        assertThat(run.json().at("/moved").size()).isEqualTo(2);
        assertThat(run.at("/moved/0/channel")).isEqualTo(Fixture.CHANNEL);
        assertThat(run.at("/moved/0/amount")).isEqualTo("4500.00");
        assertThat(run.at("/moved/1/channel")).isEqualTo("other");
        assertThat(run.at("/moved/1/amount")).isEqualTo("240.00");
        assertThat(run.json().at("/reasons").size()).isEqualTo(1);
        assertThat(run.at("/reasons/0/channel")).isEqualTo("other");
        assertThat(run.at("/reasons/0/reason")).isEqualTo("ABOVE_MAXIMUM");
        assertThat(run.at("/reasons/0/customers")).isEqualTo("1");
    }

    @Test
    void showsOneBalanceAndTheFundsBehindIt() {
        Caller customer = customer(10_001, "100.00");
        fixture.moveIn(1001, 10_001, "30.00", "2026-02-13");
        fixture.moveIn(1002, 10_001, "12.50", "2026-02-13");
        Reply holdings = customer.get("/v1/product-holdings");
        assertThat(holdings.at("/items/0/productCode")).isEqualTo("BALANCE");
        assertThat(holdings.at("/items/0/units")).isEqualTo("42.50");
        assertThat(holdings.at("/items/0/funds/1/units")).isEqualTo("12.50");
        assertThat(customer.get("/v1/products").at("/items/0/funds/0/weight")).isEqualTo("2");
    }

    @Test
    void ordersAProductWholeOrNotAtAll() {
        Caller customer = customer(10_001, "100.00");
        fixture.moveIn(1001, 10_001, "30.00", "2026-02-13");
        fixture.moveIn(1002, 10_001, "12.50", "2026-02-13");
        Reply out = customer.post("/v1/product-orders", "out", """
                {"productCode": "BALANCE", "kind": "REDEMPTION", "units": "40.00"}""");
        assertThat(out.status()).isEqualTo(201);
        assertThat(out.at("/orders/0/units")).isEqualTo("30.00");
        assertThat(out.at("/orders/1/units")).isEqualTo("10.00");
        Reply more = customer.post("/v1/product-orders", "more", """
                {"productCode": "BALANCE", "kind": "REDEMPTION", "units": "2.51"}""");
        assertThat(more.at("/code")).isEqualTo("INSUFFICIENT_UNITS");
        assertThat(more.at("/figures/available")).isEqualTo("2.50");

        Reply in = customer.post("/v1/product-orders", "in", """
                {"productCode": "BALANCE", "kind": "SUBSCRIPTION", "amount": "0.10"}""");
        assertThat(in.at("/orders/0/amount")).isEqualTo("0.07");
        assertThat(in.at("/orders/1/amount")).isEqualTo("0.03");
        assertThat(in.at("/orders/1/origin")).isEqualTo("PRODUCT");
        jdbc.sql("UPDATE fund SET fund_status = '5' WHERE fund_id = 1002").update();
        Reply stopped = customer.post("/v1/product-orders", "stopped", """
                {"productCode": "BALANCE", "kind": "SUBSCRIPTION", "amount": "30.00"}""");
        assertThat(stopped.status()).isEqualTo(422);
        assertThat(stopped.at("/code")).isEqualTo("SUBSCRIPTIONS_STOPPED");
        assertThat(customer.get("/v1/wallet").at("/held")).isEqualTo("0.10");
        Reply chosen = customer.post("/v1/product-orders", "chosen", """
                {"productCode": "CHOICE", "kind": "SUBSCRIPTION", "fundCode": "000198", "amount": "30.00"}""");
        assertThat(chosen.at("/orders/0/fundCode")).isEqualTo("000198");
    }
}
