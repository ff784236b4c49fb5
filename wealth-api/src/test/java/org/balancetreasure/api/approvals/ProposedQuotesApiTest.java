package org.balancetreasure.api.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A quote that no file brings: one of the staff proposes it, another approves it. */
@ApiTest
class ProposedQuotesApiTest {

    private static final String PATH = "/v1/funds/000198/quotes";
    private static final String WEEKEND = """
            {"firstDay": "2026-01-10", "lastDay": "2026-01-11", "incomePer10k": "1.0342", "reason": "came by mail"}""";

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;

    ProposedQuotesApiTest(Fixture fixture, Callers callers, TestClock clock) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
    }

    @BeforeEach
    void aFund() {
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-12T09:00");
    }

    @Test
    void aQuoteOfSeveralDaysIsUsedOnceAnotherPersonHasApprovedWhatWasShown() {
        Reply proposed = callers.finance("li").post(PATH, "a", WEEKEND);
        assertThat(proposed.status()).isEqualTo(202);
        assertThat(proposed.at("/state")).isEqualTo("PROPOSED");
        assertThat(proposed.at("/content/incomePer10k")).isEqualTo("1.0342");
        assertThat(quotes()).isEqualTo("[]");
        Caller other = callers.finance("wang");
        assertThat(other.get("/v1/approvals").at("/items/0/approvalId")).isEqualTo(proposed.at("/approvalId"));

        assertThat(approve("li", "b", proposed, proposed.at("/contentHash")).at("/code"))
                .isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(approve("wang", "c", proposed, "00").at("/code")).isEqualTo("CONTENT_DIFFERS");
        Reply approved = approve("wang", "d", proposed, proposed.at("/contentHash"));

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.at("/outcome")).isEqualTo("ACCEPTED");
        assertThat(approved.at("/decidedBy")).isEqualTo("wang");
        Reply shown = other.get(PATH + "?from=2026-01-09&to=2026-01-12");
        assertThat(shown.at("/items/0/firstDay")).isEqualTo("2026-01-10");
        assertThat(shown.at("/items/0/lastDay")).isEqualTo("2026-01-11");
        Reply again = approve("zhao", "e", proposed, proposed.at("/contentHash"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/code")).isEqualTo("ALREADY_DECIDED");
    }

    @Test
    void aWithdrawnProposalCanNoLongerBeApproved() {
        Reply proposed = callers.finance("li").post(PATH, "a", WEEKEND);
        assertThat(callers.finance("li").post("/v1/approvals/" + proposed.at("/approvalId") + "/withdrawal", "b", "")
                .at("/state")).isEqualTo("WITHDRAWN");
        assertThat(approve("wang", "c", proposed, proposed.at("/contentHash")).at("/code"))
                .isEqualTo("ALREADY_DECIDED");
        assertThat(quotes()).isEqualTo("[]");
    }

    @Test
    void listsProposalsByStateKindAndDayNewestFirst() {
        Caller li = callers.finance("li");
        String first = li.post(PATH, "a", WEEKEND).at("/approvalId");
        clock.set("2026-01-13T00:00");
        String second = li.post(PATH, "b", WEEKEND.replace("2026-01-11", "2026-01-12")).at("/approvalId");
        assertThat(li.post(PATH, "c", WEEKEND).at("/code")).isEqualTo("ALREADY_PROPOSED");

        assertThat(ids("")).containsExactly(second, first);
        assertThat(ids("?kind=QUOTE&state=PROPOSED")).containsExactly(second, first);
        assertThat(ids("?kind=LINE_GRANT")).isEmpty();
        assertThat(ids("?state=APPROVED")).isEmpty();
        assertThat(ids("?from=2026-01-13")).containsExactly(second);
        assertThat(ids("?to=2026-01-12")).containsExactly(first);
        assertThat(ids("?from=2026-01-12&to=2026-01-13")).containsExactly(second, first);
        assertThat(li.get("/v1/approvals?kind=ODD").at("/rule")).isEqualTo("ONE_OF");
        assertThat(li.get("/v1/approvals?from=2026-01-13&to=2026-01-12").at("/rule")).isEqualTo("DATE_RANGE");
    }

    private List<String> ids(String filter) {
        List<String> ids = new ArrayList<>();
        callers.finance().get("/v1/approvals" + filter).json().at("/items")
                .forEach(item -> ids.add(item.at("/approvalId").asString()));
        return ids;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "lastDay | REQUIRED | {\"incomePer10k\": \"1.0\", \"reason\": \"x\"}",
            "firstDay | DATE_RANGE | {\"firstDay\": \"2026-01-12\", \"lastDay\": \"2026-01-11\", \"incomePer10k\": \"1.0\", \"reason\": \"x\"}",
            "incomePer10k | RATE | {\"lastDay\": \"2026-01-11\", \"incomePer10k\": \"1.123456789\", \"reason\": \"x\"}",
            "incomePer10k | RATE | {\"lastDay\": \"2026-01-11\", \"incomePer10k\": \"1e3\", \"reason\": \"x\"}",
            "reason | TEXT_LENGTH | {\"lastDay\": \"2026-01-11\", \"incomePer10k\": \"1.0\", \"reason\": \" \"}"})
    void namesTheFieldAtFault(String field, String rule, String body) {
        Reply reply = callers.finance().post(PATH, "a", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/field")).isEqualTo(field);
        assertThat(reply.at("/rule")).isEqualTo(rule);
    }

    @Test
    void customersProposeNothingAndSeeNoProposals() {
        Caller customer = callers.customer(fixture.customer(10_001));
        assertThat(customer.post(PATH, "a", WEEKEND).status()).isEqualTo(403);
        assertThat(customer.get("/v1/approvals").status()).isEqualTo(403);
        assertThat(callers.finance().get("/v1/approvals/99").status()).isEqualTo(404);
        assertThat(callers.finance().get("/v1/approvals/x").status()).isEqualTo(404);
    }

    private Reply approve(String who, String key, Reply proposed, String hash) {
        return callers.finance(who).post("/v1/approvals/" + proposed.at("/approvalId") + "/approval", key,
                "{\"contentHash\": \"" + hash + "\"}");
    }

    private String quotes() {
        return callers.finance().get(PATH + "?from=2026-01-09&to=2026-01-12").json().at("/items").toString();
    }
}
