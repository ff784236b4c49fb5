package org.balancetreasure.api.unmaskings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.api.access.Scope;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday noon: li asks to see names and certificates, wang approves, sun audits. */
@ApiTest
class UnmaskingsApiTest {

    private static final String PATH = "/v1/unmaskings";
    private static final String TWO = "{\"customerIds\": [\"10002\", \"10001\"], \"reason\": \"their bank asks\"}";

    private final Fixture fixture;
    private final Callers callers;
    private final Breaks breaks;
    private final Transactions transactions;
    private final TestClock clock;

    UnmaskingsApiTest(Fixture fixture, Callers callers, Breaks breaks, Transactions transactions, TestClock clock) {
        this.fixture = fixture;
        this.callers = callers;
        this.breaks = breaks;
        this.transactions = transactions;
        this.clock = clock;
    }

    @BeforeEach
    void threeCustomers() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T12:00");
        for (long customer = 10_001; customer <= 10_003; customer++) {
            fixture.customerWithWallet(customer, "1.00");
        }
    }

    @Test
    void theProposerReadsForADayWhatAnotherPersonHasApprovedAndEachCustomerIsInTheTrail() {
        Reply proposed = callers.finance("li").post(PATH, "a", TWO);
        assertThat(proposed.status()).isEqualTo(202);
        assertThat(proposed.at("/content/customers")).isEqualTo("10001 10002");
        assertThat(proposed.at("/content/hours")).isEqualTo("24");
        String one = PATH + "/" + proposed.at("/approvalId");
        assertThat(callers.finance("li").get(one).at("/code")).isEqualTo("UNMASKING_CLOSED");
        assertThat(approve(proposed, "li").at("/code")).isEqualTo("SECOND_PERSON_NEEDED");

        assertThat(approve(proposed, "wang").at("/outcome")).isEqualTo("until 2026-01-06T12:00");

        Reply read = callers.finance("li").get(one);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.at("/items/0/customerId")).isEqualTo("10001");
        assertThat(read.at("/items/0/name")).isNotEmpty().doesNotContain("*");
        assertThat(read.at("/items/1/certificateNo")).isNotEmpty().doesNotContain("*");
        assertThat(read.json().at("/items")).hasSize(2);
        assertThat(entries("action=UNMASKED_READ")).containsExactly("li " + proposed.at("/approvalId") + " 10002",
                "li " + proposed.at("/approvalId") + " 10001");
        assertThat(entries("action=UNMASKED_READ&customerId=10003")).isEmpty();
        assertThat(entries("action=UNMASKING_PROPOSAL")).containsExactly("li 2 customers ");

        clock.set("2026-01-06T12:00:00.001");
        assertThat(callers.finance("li").get(one).at("/code")).isEqualTo("UNMASKING_CLOSED");
        assertThat(entries("action=UNMASKED_READ")).hasSize(2);
    }

    @Test
    void nobodyElseReadsItNotEvenWhoApprovedIt() {
        Reply proposed = callers.finance("li").post(PATH, "a", TWO);
        approve(proposed, "wang");

        for (String other : List.of("wang", "zhao")) {
            assertThat(callers.finance(other).get(PATH + "/" + proposed.at("/approvalId")).status()).as(other)
                    .isEqualTo(404);
        }
        assertThat(entries("action=UNMASKED_READ")).isEmpty();
    }

    @Test
    void whatWasRefusedOrWithdrawnShowsNothing() {
        Caller li = callers.finance("li");
        String refused = li.post(PATH, "a", TWO).at("/approvalId");
        callers.finance("wang").post("/v1/approvals/" + refused + "/refusal", "b", "{\"reason\": \"no need\"}");
        String withdrawn = li.post(PATH, "c", TWO).at("/approvalId");
        li.post("/v1/approvals/" + withdrawn + "/withdrawal", "d", "");

        assertThat(li.get(PATH + "/" + refused).at("/code")).isEqualTo("UNMASKING_CLOSED");
        assertThat(li.get(PATH + "/" + withdrawn).at("/code")).isEqualTo("UNMASKING_CLOSED");
        assertThat(entries("action=UNMASKED_READ")).isEmpty();
    }

    @Test
    void breaksNameTheCustomersAndWhoeverComesLaterIsNotAmongThem() {
        breakOf(10_003, "2026-01-05", "A");
        breakOf(10_001, "2026-01-04", "B");
        breakOf(10_001, "2026-01-05", "C");
        String ofMonday = """
                {"breakType": "UNKNOWN_ORDER", "partner": "ZZ", "from": "2026-01-05", "to": "2026-01-05",
                 "reason": "the agent asks"}""";
        Reply proposed = callers.finance("li").post(PATH, "a", ofMonday);
        assertThat(proposed.at("/content/customers")).isEqualTo("10001 10003");
        assertThat(proposed.at("/content/breaks")).isEqualTo("UNKNOWN_ORDER ZZ 2026-01-05 to 2026-01-05");
        breakOf(10_002, "2026-01-05", "D");
        approve(proposed, "wang");

        assertThat(callers.finance("li").get(PATH + "/" + proposed.at("/approvalId")).json().at("/items")).hasSize(2);

        Reply many = callers.finance("li").post(PATH, "b",
                "{\"breakType\": \"UNKNOWN_ORDER\", \"atMost\": 2, \"reason\": \"x\"}");
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.at("/code")).isEqualTo("TOO_MANY_TO_UNMASK");
        assertThat(many.at("/figures/found")).isEqualTo("3");
        assertThat(
                callers.finance("li").post(PATH, "c", "{\"breakType\": \"QUOTE_GAP\", \"reason\": \"x\"}").at("/code"))
                .isEqualTo("NOBODY_TO_UNMASK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "customerIds | REQUIRED | {\"reason\": \"x\"}",
            "customerIds | NUMBERS | {\"customerIds\": [\"10001\", \"10001\"], \"reason\": \"x\"}",
            "customerIds | NOT_WITH_THIS_KIND | {\"customerIds\": [\"10001\"], \"breakType\": \"QUOTE_GAP\", \"reason\": \"x\"}",
            "partner | NOT_WITH_THIS_KIND | {\"customerIds\": [\"10001\"], \"partner\": \"ZZ\", \"reason\": \"x\"}",
            "atMost | LIMIT | {\"customerIds\": [\"10001\"], \"atMost\": 101, \"reason\": \"x\"}",
            "reason | REQUIRED | {\"customerIds\": [\"10001\"]}"})
    void namesTheFieldAtFault(String field, String rule, String body) {
        Reply reply = callers.finance().post(PATH, "a", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/field")).isEqualTo(field);
        assertThat(reply.at("/rule")).isEqualTo(rule);
    }

    private void breakOf(long customer, String day, String subject) {
        transactions.run(() -> breaks.open(new Difference(BreakType.UNKNOWN_ORDER, LocalDate.parse(day), "ZZ", subject,
                "no order", "1.00").of(customer)));
    }

    private Reply approve(Reply proposed, String who) {
        return callers.finance(who).post("/v1/approvals/" + proposed.at("/approvalId") + "/approval", "approve " + who
                + proposed.at("/approvalId"), "{\"contentHash\": \"" + proposed.at("/contentHash") + "\"}");
    }

    /** Person, subject and customer of each entry, newest first. */
    private List<String> entries(String filter) {
        List<String> entries = new ArrayList<>();
        callers.finance("sun", Scope.AUDIT_READ).get("/v1/audit?" + filter).json().at("/items")
                .forEach(entry -> entries.add(String.join(" ", entry.at("/person").asString(),
                        entry.at("/subject").asString(), entry.at("/customerId").asString(""))));
        return entries;
    }
}
