package org.balancetreasure.api.funds;

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

/** Fri 2026-01-09, 10:00. */
@ApiTest
class LimitsApiTest {

    private static final String LIMITS = "/v1/funds/" + Fixture.FUND_CODE + "/limits";

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final JdbcClient jdbc;

    LimitsApiTest(Fixture fixture, Callers callers, TestClock clock, JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFundAndACustomer() {
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-09T10:00:00");
        fixture.customerWithWallet(10_001, "1000.00");
        fixture.moveIn(Fixture.FUND, 10_001, "50.00", "2026-01-09");
    }

    @Test
    void saysWhatIsPossibleNowAndByWhichDate() {
        Reply limits = callers.customer(10_001, "demo").get(LIMITS);

        assertThat(limits.status()).isEqualTo(200);
        assertThat(limits.at("/tradeDate")).isEqualTo("2026-01-09");
        assertThat(limits.at("/until")).isEqualTo("2026-01-09T15:00:00+08:00");
        assertThat(limits.at("/subscription/minimum")).isEqualTo("0.01");
        assertThat(limits.at("/subscription/maximum")).isEqualTo("1000.00");
        assertThat(limits.at("/subscription/earnsFrom")).isEqualTo("2026-01-12");
        assertThat(limits.json().at("/subscription").has("refused")).isFalse();
        assertThat(limits.json().at("/subscription").has("holdingCap")).isFalse();
        assertThat(limits.at("/redemption/maximum")).isEqualTo("50.00");
        assertThat(limits.at("/redemption/paidOn")).isEqualTo("2026-01-12");
        assertThat(limits.at("/instant/limit")).isEqualTo("10000.00");
        assertThat(limits.at("/instant/left")).isEqualTo("10000.00");
        assertThat(limits.at("/instant/day")).isEqualTo("2026-01-09");
        assertThat(limits.at("/instant/refused")).isEqualTo("INSTANT_SUSPENDED");

        clock.set("2026-01-09T15:00:00");
        Reply later = callers.customer(10_001, "demo").get(LIMITS);
        assertThat(later.at("/tradeDate")).isEqualTo("2026-01-12");
        assertThat(later.at("/redemption/paidOn")).isEqualTo("2026-01-13");
    }

    @Test
    void whatItSaysIsPossibleIsTakenAndACentMoreIsNot() {
        jdbc.sql("UPDATE fund SET holding_cap = 20000, daily_quota = 16000, minimum_subscription = 1000,"
                + " minimum_holding = 1000").update();
        Caller customer = callers.customer(10_001, "demo");
        fixture.customerWithWallet(10_002, "500.00");
        assertThat(callers.customer(10_002, "demo").subscribe("a", Fixture.FUND_CODE, "40.00").status()).isEqualTo(201);

        Reply limits = customer.get(LIMITS);
        assertThat(limits.at("/subscription/capLeft")).isEqualTo("150.00");
        assertThat(limits.at("/subscription/quotaLeft")).isEqualTo("120.00");
        assertThat(limits.at("/subscription/maximum")).isEqualTo("120.00");
        Reply refused = customer.subscribe("b", Fixture.FUND_CODE, "120.01");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("DAILY_QUOTA");
        assertThat(refused.at("/figures/left")).isEqualTo("120.00");
        assertThat(refused.at("/alternative/kind")).isEqualTo("AT_MOST");
        assertThat(refused.at("/alternative/figures/atMost")).isEqualTo("120.00");
        assertThat(refused.at("/alternative/detail")).isEqualTo("At most 120.00 is possible now.");
        assertThat(customer.subscribe("c", Fixture.FUND_CODE, "120.00").status()).isEqualTo(201);

        Reply after = customer.get(LIMITS);
        assertThat(after.at("/subscription/refused")).isEqualTo("DAILY_QUOTA");
        assertThat(after.at("/subscription/maximum")).isEqualTo("0.00");
        assertThat(after.at("/subscription/capLeft")).isEqualTo("30.00");
        assertThat(after.at("/redemption/minimumHolding")).isEqualTo("10.00");
        assertThat(customer.redeem("d", Fixture.FUND_CODE, "45.00").at("/alternative/kind")).isEqualTo("REDEEM_ALL");
        Reply chinese = customer.post("/v1/orders", "e", """
                {"fundCode": "000198", "kind": "REDEMPTION", "units": "50.01"}""", "Accept-Language", "zh-CN",
                "Content-Type", "application/json");
        assertThat(chinese.at("/alternative/detail")).isEqualTo("目前最多 50.00。");
    }

    @Test
    void whatMayBeRedeemedAtOnceFollowsTheCalendarWhereTheNightTurnsTheDayLate() {
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "1000.00");
        Caller customer = callers.customer(10_001, "demo");
        assertThat(customer.redeemAtOnce("a", Fixture.FUND_CODE, "10.00").status()).isEqualTo(201);
        assertThat(customer.get(LIMITS).at("/instant/left")).isEqualTo("9990.00");
        clock.set("2026-01-10T00:00:04");

        Reply limits = customer.get(LIMITS);

        assertThat(limits.at("/instant/day")).isEqualTo("2026-01-10");
        assertThat(limits.at("/instant/left")).isEqualTo("10000.00");
    }

    @Test
    void showsTheNarrowerBoundsOfTheChannelAndNotTheFunds() {
        jdbc.sql("UPDATE fund SET holding_cap = 20000").update();
        jdbc.sql("UPDATE channel_fund SET holding_cap = 6000, largest_subscription = 700, instant_limit = 900")
                .update();
        Reply limits = callers.customer(10_001, "demo").get(LIMITS);
        assertThat(limits.at("/subscription/holdingCap")).isEqualTo("60.00");
        assertThat(limits.at("/subscription/maximum")).isEqualTo("7.00");
        assertThat(limits.at("/instant/limit")).isEqualTo("9.00");
        jdbc.sql("DELETE FROM channel_fund").update();
        Reply unsold = callers.customer(10_001, "demo").get(LIMITS);
        assertThat(unsold.at("/subscription/refused")).isEqualTo("CHANNEL_DOES_NOT_SELL");
        assertThat(callers.customer(10_001, "demo").get("/v1/funds").json().at("/items").size()).isZero();
        assertThat(callers.finance().get("/v1/funds").json().at("/items").size()).isEqualTo(1);
        assertThat(unsold.at("/redemption/maximum")).isEqualTo("50.00");
        assertThat(callers.customer(10_001, "demo").get("/v1/funds/999999/limits").status()).isEqualTo(404);
    }
}
