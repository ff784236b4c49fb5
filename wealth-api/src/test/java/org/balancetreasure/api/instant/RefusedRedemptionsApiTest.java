package org.balancetreasure.api.instant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    private Reply approve(Caller who, String key, Reply proposed) {
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(202);
        return who.post("/v1/approvals/" + proposed.at("/approvalId") + "/approval", key, """
                {"contentHash": "%s"}""".formatted(proposed.at("/contentHash")));
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
        Reply proposed = propose("li", "SEND_AGAIN");
        assertThat(proposed.at("/kind")).isEqualTo("INSTANT_SEND_AGAIN");
        assertThat(proposed.at("/subject")).isEqualTo(number);
        assertThat(proposed.at("/content/amount")).isEqualTo("100.00");
        Reply waiting = finance.get(PATH + number);
        assertThat(waiting.at("/state")).isEqualTo("PROPOSED");
        assertThat(waiting.at("/resolution/approvalId")).isEqualTo(proposed.at("/approvalId"));
        assertThat(waiting.json().at("/resolution").has("approvedBy")).isFalse();

        // The same key that the first person took: each has keys of one's own.
        Reply approved = approve(callers.finance("wang"), "propose SEND_AGAIN", proposed);

        assertThat(approved.status()).isEqualTo(200);
        Reply settled = finance.get(PATH + number);
        assertThat(settled.at("/state")).isEqualTo("RESOLVED");
        assertThat(settled.at("/resolution/way")).isEqualTo("SEND_AGAIN");
        assertThat(settled.at("/resolution/reason")).isEqualTo("the agent has said so");
        assertThat(settled.at("/resolution/proposedBy")).isEqualTo("li");
        assertThat(settled.at("/resolution/approvedBy")).isEqualTo("wang");
        assertThat(settled.at("/sentAgainState")).isEqualTo("PAID");
        assertThat(settled.at("/sentAgainAs")).isEqualTo(approved.at("/outcome"));
        assertThat(approve(callers.finance("wang"), "propose SEND_AGAIN", proposed).body()).isEqualTo(approved.body());
        assertThat(finance.get("/v1/refused-instant-redemptions").json().at("/items").size()).isZero();
        assertThat(found("?state=RESOLVED")).isEqualTo(number);
        assertThat(finance.get("/v1/breaks?state=RESOLVED").at("/items/0/subject")).isEqualTo(number);
        assertThat(callers.customer(10_001, "demo").get("/v1/instant-redemptions").json().at("/items").size())
                .isEqualTo(1);
    }

    /** The number of the first that is found. */
    private String found(String filter) {
        return callers.finance().get("/v1/refused-instant-redemptions" + filter).at("/items/0/number");
    }

    @Test
    void listsByStateFundAndDay() {
        for (String filter : List.of("", "?state=OPEN", "?fundCode=000198", "?from=2026-01-09&to=2026-01-09",
                "?state=OPEN&fundCode=000198&from=2026-01-01")) {
            assertThat(found(filter)).as(filter).isEqualTo(number);
        }
        for (String filter : List.of("?state=PROPOSED", "?state=RESOLVED", "?fundCode=000199", "?from=2026-01-10",
                "?to=2026-01-08")) {
            assertThat(found(filter)).as(filter).isEmpty();
        }
        propose("li", "CLAIM");
        assertThat(found("?state=PROPOSED")).isEqualTo(number);
        assertThat(found("?state=OPEN")).isEmpty();
    }

    @Test
    void theCustomerIsToldThroughWhichDayTheUnitsEarn() {
        Caller customer = callers.customer(10_001, "demo");
        Reply refused = customer.get("/v1/instant-redemptions/" + number);
        assertThat(refused.at("/state")).isEqualTo("REFUSED");
        assertThat(refused.json().has("lastIncomeDate")).as("they go on").isFalse();
        assertThat(refused.json().has("sentAgainState")).isFalse();
        clock.set("2026-01-10T09:00");
        approve(callers.finance("wang"), "a", propose("li", "SEND_AGAIN"));

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
        Caller wang = callers.finance("wang");
        Reply proposed = propose("li", "TAKE_BACK");
        callers.customer(10_001, "demo").post("/v1/wallet/debits", "spent", "{\"amount\": \"30.00\"}");

        Reply alone = approve(callers.finance("li"), "a", proposed);
        Reply another = propose("li", "CLAIM");
        Reply shortOf = approve(wang, "c", proposed);

        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.at("/code")).isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.at("/code")).isEqualTo("ALREADY_PROPOSED");
        assertThat(another.at("/figures/kind")).isEqualTo("INSTANT_TAKE_BACK");
        assertThat(another.at("/figures/approvalId")).isEqualTo(proposed.at("/approvalId"));
        assertThat(shortOf.status()).isEqualTo(422);
        assertThat(shortOf.at("/code")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(shortOf.at("/figures/available")).isEqualTo("70.00");
        assertThat(shortOf.at("/alternative/figures/missing")).isEqualTo("30.00");
        callers.finance("li").post("/v1/approvals/" + proposed.at("/approvalId") + "/withdrawal", "d", "");
        assertThat(approve(wang, "e", propose("li", "WRITE_OFF")).at("/outcome")).isEqualTo("SETTLED");
        Reply late = propose("zhao", "CLAIM");
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
        assertThat(finance.get("/v1/refused-instant-redemptions?state=MAYBE").at("/rule")).isEqualTo("ONE_OF");
        assertThat(finance.get(PATH + "99820260109T000000000999").status()).isEqualTo(404);
        assertThat(callers.nobody().get(PATH + number).status()).isEqualTo(401);
        assertThat(callers.customer(10_001, "demo").get(PATH + number).status()).isEqualTo(403);
    }
}
