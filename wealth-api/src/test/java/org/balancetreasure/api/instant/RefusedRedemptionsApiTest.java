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

@ApiTest
class RefusedRedemptionsApiTest {

    private static final String PATH = "/v1/refused-instant-redemptions/";

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private String number = "";

    RefusedRedemptionsApiTest(Fixture fixture, Callers callers, TestClock clock) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
    }

    @BeforeEach
    void oneThatWasPaidAndRefused() {
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "5000.00");
        clock.set("2026-01-09T16:00");
        number = callers.customer(fixture.holder(10_001, Fixture.FUND, "900.00", "2026-01-09"))
                .redeemAtOnce("a", Fixture.FUND_CODE, "100.00").at("/number");
        fixture.refuseTransfers("2026-01-09", "0010");
    }

    private Reply propose(String who, String way) {
        return callers.finance(who).post(PATH + number + "/resolution", "propose " + way, """
                {"way": "%s", "reason": "the agent has said so"}""".formatted(way));
    }

    private Reply approve(Caller who, String key, String way) {
        return who.post(PATH + number + "/resolution/approval", key, """
                {"way": "%s"}""".formatted(way));
    }

    @Test
    void oneProposesAnotherApprovesAndTheBreakIsResolved() {
        Caller finance = callers.finance();
        Reply open = finance.get("/v1/refused-instant-redemptions");
        assertThat(open.at("/items/0/number")).isEqualTo(number);
        assertThat(open.at("/items/0/state")).isEqualTo("OPEN");
        assertThat(open.at("/items/0/cause")).isEqualTo("REFUSED");
        assertThat(open.at("/items/0/returnCode")).isEqualTo("0010");
        assertThat(open.json().at("/items/0/customerId").isString()).as("browsers round long numbers").isTrue();
        assertThat(open.at("/items/0/customerId")).isEqualTo("10001");
        assertThat(propose("li", "SEND_AGAIN").at("/state")).isEqualTo("PROPOSED");

        // The same key that the first person took: each has keys of one's own.
        Reply settled = approve(callers.finance("wang"), "propose SEND_AGAIN", "SEND_AGAIN");

        assertThat(settled.status()).isEqualTo(200);
        assertThat(settled.at("/state")).isEqualTo("RESOLVED");
        assertThat(settled.at("/resolution/reason")).isEqualTo("the agent has said so");
        assertThat(settled.at("/resolution/proposedBy")).isEqualTo("li");
        assertThat(settled.at("/resolution/approvedBy")).isEqualTo("wang");
        assertThat(settled.at("/sentAgainState")).isEqualTo("PAID");
        assertThat(approve(callers.finance("wang"), "propose SEND_AGAIN", "SEND_AGAIN").body())
                .isEqualTo(settled.body());
        assertThat(finance.get(PATH + number).json()).isEqualTo(settled.json());
        assertThat(finance.get("/v1/refused-instant-redemptions").json().at("/items").size()).isZero();
        assertThat(finance.get("/v1/refused-instant-redemptions?resolved=true").at("/items/0/number"))
                .isEqualTo(number);
        assertThat(finance.get("/v1/breaks?state=RESOLVED").at("/items/0/subject")).isEqualTo(number);
        assertThat(callers.customer(10_001, "demo").get("/v1/instant-redemptions").json().at("/items").size())
                .isEqualTo(1);
    }

    @Test
    void theCustomerIsToldThroughWhichDayTheUnitsEarn() {
        Caller customer = callers.customer(10_001, "demo");
        Reply refused = customer.get("/v1/instant-redemptions/" + number);
        assertThat(refused.at("/state")).isEqualTo("REFUSED");
        assertThat(refused.json().has("lastIncomeDate")).as("they go on").isFalse();
        assertThat(refused.json().has("sentAgainState")).isFalse();
        clock.set("2026-01-10T09:00");
        propose("li", "SEND_AGAIN");
        approve(callers.finance("wang"), "a", "SEND_AGAIN");

        Reply sentAgain = customer.get("/v1/instant-redemptions");

        assertThat(sentAgain.at("/items/0/number")).isEqualTo(number);
        assertThat(sentAgain.at("/items/0/state")).isEqualTo("REFUSED");
        assertThat(sentAgain.at("/items/0/sentAgainState")).isEqualTo("PAID");
        assertThat(sentAgain.at("/items/0/lastIncomeDate")).isEqualTo("2026-01-09");
        fixture.refuseTransfers("2026-01-10", "0010");
        Reply again = customer.get("/v1/instant-redemptions/" + number);
        assertThat(again.at("/sentAgainState")).isEqualTo("REFUSED");
        assertThat(again.json().has("lastIncomeDate")).isFalse();
    }

    @Test
    void refusesWithCodeAndFigures() {
        callers.customer(10_001, "demo").post("/v1/wallet/debits", "spent", "{\"amount\": \"30.00\"}");
        propose("li", "TAKE_BACK");

        Reply alone = approve(callers.finance("li"), "a", "TAKE_BACK");
        Reply another = approve(callers.finance("wang"), "b", "CLAIM");
        Reply shortOf = approve(callers.finance("wang"), "c", "TAKE_BACK");

        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.at("/code")).isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.at("/code")).isEqualTo("NOT_PROPOSED");
        assertThat(another.at("/figures/proposed")).isEqualTo("TAKE_BACK");
        assertThat(shortOf.status()).isEqualTo(422);
        assertThat(shortOf.at("/code")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(shortOf.at("/figures/available")).isEqualTo("70.00");
        assertThat(shortOf.at("/alternative/figures/missing")).isEqualTo("30.00");
        propose("li", "WRITE_OFF");
        assertThat(approve(callers.finance("wang"), "d", "WRITE_OFF").at("/state")).isEqualTo("RESOLVED");
        Reply late = approve(callers.finance("wang"), "e", "WRITE_OFF");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("/code")).isEqualTo("ALREADY_RESOLVED");
        assertThat(late.at("/detail")).contains("wang").doesNotContain("{");
    }

    @Test
    void namesTheFieldAtFault() {
        Caller finance = callers.finance();
        String resolution = PATH + number + "/resolution";
        assertThat(finance.post(resolution, "a", "{\"reason\": \"x\"}").at("/field")).isEqualTo("way");
        assertThat(finance.post(resolution, "b", "{\"way\": \"CLAIM\", \"reason\": \" \"}").at("/rule"))
                .isEqualTo("TEXT_LENGTH");
        assertThat(finance.post(resolution, "c", "{\"way\": \"CLAIM\", \"reason\": \"%s\"}".formatted("x".repeat(121)))
                .status()).isEqualTo(400);
        assertThat(finance.post(resolution, "d", "{\"way\": \"FORGET\", \"reason\": \"x\"}").status())
                .isEqualTo(400);
        assertThat(finance.post(resolution, null, "{\"way\": \"CLAIM\", \"reason\": \"x\"}").at("/field"))
                .isEqualTo("Idempotency-Key");
        assertThat(finance.get("/v1/refused-instant-redemptions?resolved=maybe").at("/rule")).isEqualTo("BOOLEAN");
        assertThat(finance.get(PATH + "99820260109T000000000999").status()).isEqualTo(404);
        assertThat(callers.nobody().get(PATH + number).status()).isEqualTo(401);
        assertThat(callers.customer(10_001, "demo").get(PATH + number).status()).isEqualTo(403);
    }
}
