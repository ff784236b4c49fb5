package org.balancetreasure.api.breaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.balancetreasure.api.access.Scope;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Finance staff list breaks, and lead out of them with two persons. */
@ApiTest
class BreaksApiTest {

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final JdbcClient jdbc;

    BreaksApiTest(Fixture fixture, Callers callers, TestClock clock, JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFund() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-14T10:00");
    }

    @Test
    void showsABreakWithItsSumItsAgeAndItsWaysOut() {
        fixture.customer(10_001);
        String breakId = open("REGISTER_UNITS", "2026-01-12", 10_001, -20_00L);
        Reply shown = callers.finance("li").get("/v1/breaks/" + breakId);
        assertThat(shown.at("/asset")).isEqualTo("000198");
        assertThat(shown.at("/amount")).isEqualTo("-20.00");
        assertThat(shown.at("/customerId")).isEqualTo("10001");
        assertThat(shown.at("/dueDate")).isEqualTo("2026-01-12");
        assertThat(shown.json().at("/ageDays").asInt()).isEqualTo(2);
        assertThat(shown.json().at("/ways").toString()).isEqualTo("[\"ADJUST\",\"HAND_BACK\",\"ACCEPT\",\"MEND\"]");
        assertThat(
                callers.finance("audit", Scope.AUDIT_READ).get("/v1/audit?action=BREAK_READ").at("/items/0/customerId"))
                .isEqualTo("10001");
        assertThat(callers.finance().get("/v1/breaks/4711").at("/code")).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"owner=finance, 3", "owner=zhao, 0", "age=DAYS_0, 1", "age=DAYS_1, 1", "age=DAYS_2_TO_3, 0",
            "age=OVER_7, 1", "age=OVER_7&type=QUOTE_JUMP, 0", "partner=ZZ&owner=finance&age=DAYS_1, 1"})
    void listsBreaksByOwnerAndAge(String filter, int found) {
        open("REGISTER_UNITS", "2026-01-14", 0, null);
        open("REGISTER_UNITS", "2026-01-13", 0, null);
        open("REGISTER_UNITS", "2025-12-30", 0, null);
        assertThat(callers.finance().get("/v1/breaks?" + filter).json().at("/items").size()).isEqualTo(found);
        Reply ageing = callers.finance().get("/v1/breaks/ageing");
        assertThat(ageing.json().at("/total/open").asInt()).as("whatever is filtered").isEqualTo(3);
        assertThat(ageing.json().at("/total/over7").asInt()).isOne();
        assertThat(ageing.at("/types/0/type")).isEqualTo("REGISTER_UNITS");
        assertThat(ageing.at("/types/0/oldest")).isEqualTo("2025-12-30");
    }

    @Test
    void thePersonWhoProposesNeverApprovesWhateverTheRole() {
        Caller all = callers.finance("li", Scope.FINANCE_READ, Scope.FINANCE_OPERATE, Scope.FINANCE_APPROVE,
                Scope.AUDIT_READ);
        String breakId = open("FILE_REJECTED", "2026-01-12", 0, null);
        Reply proposed = propose(all, "a", breakId, "{\"way\": \"ACCEPT\", \"reason\": \"as agreed\"}");
        assertThat(proposed.status()).isEqualTo(202);
        assertThat(approve(all, "b", proposed).at("/code")).isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(refuse(all, "c", proposed).at("/code")).isEqualTo("SECOND_PERSON_NEEDED");
        for (Scope scope : List.of(Scope.FINANCE_READ, Scope.FINANCE_OPERATE, Scope.FINANCE_APPROVE,
                Scope.AUDIT_READ)) {
            assertThat(approve(callers.finance("li", scope), "alone " + scope, proposed).status()).as(scope.name())
                    .isIn(403, 422);
        }
        assertThat(bulk(all, "d", List.of(proposed.at("/approvalId")), hashOf(List.of(proposed.at("/contentHash"))))
                .at("/rows/0/code")).isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(state(breakId)).isEqualTo("OPEN");
        assertThat(approve(callers.finance("wang"), "e", proposed).at("/outcome")).isEqualTo("RESOLVED");
        assertThat(state(breakId)).isEqualTo("RESOLVED");
    }

    @Test
    void aBreakThatChangedIsAnswered409WithWhatChangedAndItsProposalIsVoid() {
        String breakId = open("FILE_REJECTED", "2026-01-12", 0, null);
        Reply proposed = propose(callers.finance("li"), "a", breakId,
                "{\"way\": \"ACCEPT\", \"reason\": \"as agreed\"}");
        assertThat(proposed.at("/content/theirs")).isEqualTo("theirs");
        jdbc.sql("UPDATE reconciliation_break SET theirs = 'other' WHERE break_id = ?").param(breakId).update();
        Reply refused = approve(callers.finance("wang"), "b", proposed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("CHANGED_SINCE_SHOWN");
        assertThat(refused.at("/figures/changed")).isEqualTo("theirs: theirs → other");
        assertThat(callers.finance().get("/v1/approvals/" + proposed.at("/approvalId")).at("/state")).isEqualTo("VOID");
    }

    @Test
    void whoRefusesSaysWhy() {
        String breakId = open("FILE_REJECTED", "2026-01-12", 0, null);
        Reply proposed = propose(callers.finance("li"), "a", breakId,
                "{\"way\": \"ACCEPT\", \"reason\": \"as agreed\"}");
        Reply refused = refuse(callers.finance("wang"), "b", proposed);
        assertThat(refused.at("/state")).isEqualTo("REFUSED");
        assertThat(refused.at("/refusedBecause")).isEqualTo("ask them first");
        assertThat(callers.finance().get("/v1/approvals?state=REFUSED").json().at("/items").size()).isOne();
    }

    @Test
    void aThousandRowsAreProposedAndApprovedWithAResultEachAndThoseThatFailHoldNoneBack() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 997; i++) {
            ids.add(open("FILE_CHANGED", "2026-01-12", 0, null));
        }
        String resolved = open("FILE_CHANGED", "2026-01-12", 0, null);
        jdbc.sql("UPDATE reconciliation_break SET state = 'RESOLVED' WHERE break_id = ?").param(resolved).update();
        String elsewhere = open("INSTANT_REFUSED", "2026-01-12", 0, null);
        ids.addAll(List.of(resolved, elsewhere, "999999"));
        String body = "{\"breakIds\": [%s], \"way\": \"ACCEPT\", \"reason\": \"same files\"}".formatted(quoted(ids));

        Reply proposed = callers.finance("li").post("/v1/breaks/proposals", "many", body);
        assertThat(proposed.status()).isEqualTo(207);
        List<JsonNode> rows = rows(proposed);
        assertThat(rows).extracting(row -> row.at("/breakId").asString()).containsExactlyElementsOf(ids);
        assertThat(rows.subList(0, 997)).allSatisfy(row -> assertThat(row.at("/status").asInt()).isEqualTo(202));
        assertThat(rows.subList(997, 1000))
                .extracting(row -> row.at("/status").asInt() + " " + row.at("/code").asString())
                .containsExactly("409 BREAK_RESOLVED", "422 NO_SUCH_WAY", "404 NOT_FOUND");
        assertThat(callers.finance("li").post("/v1/breaks/proposals", "many", body).header("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(count("approval")).isEqualTo(997);
        assertThat(count("audit_entry WHERE action = 'BREAK_PROPOSAL' AND status = 202")).isEqualTo(997);
        assertThat(count("audit_entry WHERE action = 'BREAK_PROPOSAL'")).as("not about what there is not")
                .isEqualTo(999);

        // One is decided and one has changed meanwhile.
        List<String> approvals = rows.subList(0, 997).stream().map(row -> row.at("/approvalId").asString()).toList();
        callers.finance("li").post("/v1/approvals/" + approvals.get(0) + "/withdrawal", "w", "");
        jdbc.sql("UPDATE reconciliation_break SET theirs = 'other' WHERE break_id = ?").param(ids.get(1)).update();
        Caller wang = callers.finance("wang");
        assertThat(bulk(wang, "wrong", approvals, "00").at("/code")).isEqualTo("CONTENT_DIFFERS");
        Reply approved = bulk(wang, "all", approvals, proposed.at("/contentHash"));
        assertThat(approved.status()).isEqualTo(207);
        assertThat(rows(approved).stream().map(row -> row.at("/status").asInt() + " " + row.at("/code").asString(""))
                .collect(Collectors.groupingBy(row -> row, Collectors.counting())))
                .containsEntry("200 ", 995L).containsEntry("409 ALREADY_DECIDED", 1L)
                .containsEntry("409 CHANGED_SINCE_SHOWN", 1L).hasSize(3);
        assertThat(count("reconciliation_break WHERE resolution = 'ACCEPT: same files'")).isEqualTo(995);
        assertThat(count("audit_entry WHERE action = 'APPROVAL' AND status = 200")).isEqualTo(995);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"breakIds | REQUIRED | {\"way\": \"ACCEPT\", \"reason\": \"x\"}",
            "breakIds | NUMBERS | {\"breakIds\": [], \"way\": \"ACCEPT\", \"reason\": \"x\"}",
            "breakIds | NUMBERS | {\"breakIds\": [\"1\", \"1\"], \"way\": \"ACCEPT\", \"reason\": \"x\"}",
            "breakIds | NUMBERS | {\"breakIds\": [\"0x1\"], \"way\": \"ACCEPT\", \"reason\": \"x\"}",
            "way | REQUIRED | {\"breakIds\": [\"1\"], \"reason\": \"x\"}",
            "dueDate | REQUIRED | {\"breakIds\": [\"1\"], \"way\": \"HAND_BACK\", \"reason\": \"x\"}",
            "dueDate | NOT_WITH_THIS_KIND | {\"breakIds\": [\"1\"], \"way\": \"ACCEPT\", \"dueDate\": \"2026-01-20\", \"reason\": \"x\"}",
            "reason | TEXT_LENGTH | {\"breakIds\": [\"1\"], \"way\": \"ACCEPT\", \"reason\": \" \"}"})
    void namesTheFieldAtFault(String field, String rule, String body) {
        Reply reply = callers.finance().post("/v1/breaks/proposals", "a", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/field")).isEqualTo(field);
        assertThat(reply.at("/rule")).isEqualTo(rule);
    }

    @Test
    void moreThanAThousandAreTooMany() {
        String ids = quoted(IntStream.rangeClosed(1, 1001).mapToObj(Integer::toString).toList());
        assertThat(callers.finance().post("/v1/breaks/proposals", "a",
                "{\"breakIds\": [%s], \"way\": \"ACCEPT\", \"reason\": \"x\"}".formatted(ids)).at("/rule"))
                .isEqualTo("NUMBERS");
    }

    @Test
    void aBreakIsGivenToAPersonAndTheTrailSaysWhoDidIt() {
        String breakId = open("FILE_REJECTED", "2026-01-12", 0, null);
        Reply given = callers.finance("li").put("/v1/breaks/" + breakId + "/owner", "a", "{\"owner\": \"zhao\"}");
        assertThat(given.at("/owner")).isEqualTo("zhao");
        assertThat(count(
                "audit_entry WHERE action = 'BREAK_ASSIGNMENT' AND person = 'li' AND subject = '" + breakId + "'"))
                .isOne();
        jdbc.sql("UPDATE reconciliation_break SET state = 'RESOLVED'").update();
        assertThat(
                callers.finance("li").put("/v1/breaks/" + breakId + "/owner", "b", "{\"owner\": \"sun\"}").at("/code"))
                .isEqualTo("BREAK_RESOLVED");
    }

    @Test
    void aJournalCorrectsACustomersWalletAndTheCustomerSeesIt() {
        fixture.customerWithWallet(10_001, "5.00");
        Reply proposed = callers.finance("li").post("/v1/journals", "a", """
                {"asset": "CNY", "fromPurpose": "LOSSES", "fromOwnerId": "1", "toPurpose": "WALLET", "toOwnerId": "10001",
                 "amount": "20.00", "reference": "complaint 1", "reason": "paid twice"}""");
        assertThat(proposed.at("/content/to")).isEqualTo("WALLET 10001");
        assertThat(approve(callers.finance("wang"), "b", proposed).at("/outcome")).isEqualTo("BOOKED");
        Caller customer = callers.customer(10_001, "demo");
        assertThat(customer.get("/v1/wallet").at("/balance")).isEqualTo("25.00");
        assertThat(customer.get("/v1/wallet/entries").at("/items/0/text")).isEqualTo("Correction");
        assertThat(count("audit_entry WHERE action IN ('JOURNAL_PROPOSAL', 'APPROVAL') AND customer_id = 10001"))
                .isEqualTo(2);
    }

    @Test
    void limitsOfWriteOffsAreChangedByTwoPersonsWhoSeeThePresentOnes() {
        String path = "/v1/write-off-limits";
        assertThat(callers.finance().get(path).at("/items/0/perDay")).isEqualTo("10000.00");
        Reply proposed = callers.finance("li").put(path + "/approve", "a",
                "{\"perBreak\": \"5.00\", \"perDay\": \"50.00\", \"reason\": \"as decided\"}");
        assertThat(proposed.at("/content/present.perBreak")).isEqualTo("1000.00");
        approve(callers.finance("wang"), "b", proposed);
        assertThat(callers.finance().get(path).at("/items/0/perBreak")).isEqualTo("5.00");
        assertThat(callers.finance("li").put(path + "/nobody", "c",
                "{\"perBreak\": \"5.00\", \"perDay\": \"50.00\", \"reason\": \"x\"}").status()).isEqualTo(404);
        assertThat(callers.finance("li").put(path + "/approve", "d",
                "{\"perBreak\": \"5.00\", \"perDay\": \"4.99\", \"reason\": \"x\"}").at("/field")).isEqualTo("perDay");
    }

    @Test
    void aStepThatTakesInWhatCameSinceIsReopenedAndOneThatSentFilesIsNot() {
        jdbc.sql("""
                INSERT INTO night_step (business_date, step, subject, state) VALUES ('2026-01-13', 'QUOTE', 'ZZ', 'COMPLETED'),
                ('2026-01-13', 'SEND', 'ZZ', 'COMPLETED'), ('2026-01-13', 'CLOSE', 'ZZ', 'FAILED')
                """).update();
        assertThat(reopen("a", "SEND").at("/code")).isEqualTo("STEP_NOT_REOPENED");
        assertThat(reopen("b", "PROVE").status()).isEqualTo(404);
        assertThat(reopen("c", "CLOSE").status()).isEqualTo(202);
        Reply proposed = reopen("d", "QUOTE");
        assertThat(approve(callers.finance("wang"), "e", proposed).at("/outcome")).isEqualTo("REOPENED");
        assertThat(count("step_reopening WHERE step = 'QUOTE' AND opened_at IS NULL")).isOne();
    }

    private Reply reopen(String key, String step) {
        return callers.finance("li").post("/v1/nights/2026-01-13/reopenings", key,
                "{\"step\": \"%s\", \"subject\": \"ZZ\", \"reason\": \"a late file\"}".formatted(step));
    }

    private String open(String type, String day, long customerId, @Nullable Long units) {
        jdbc.sql("""
                INSERT INTO reconciliation_break (type, business_date, partner, subject, ours, theirs, customer_id, asset_id,
                  amount, opened_at, due_date, owner)
                VALUES (?, ?, 'ZZ', UUID(), 'ours', 'theirs', ?, ?, ?, ?, ?, 'finance')
                """).params(type, day, customerId, units == null ? null : Fixture.FUND, units, day, day).update();
        return jdbc.sql("SELECT MAX(break_id) FROM reconciliation_break").query(String.class).single();
    }

    private static Reply propose(Caller caller, String key, String breakId, String body) {
        return caller.post("/v1/breaks/" + breakId + "/resolution", key, body);
    }

    private static Reply approve(Caller caller, String key, Reply proposed) {
        return caller.post("/v1/approvals/" + proposed.at("/approvalId") + "/approval", key,
                "{\"contentHash\": \"" + proposed.at("/contentHash") + "\"}");
    }

    private static Reply refuse(Caller caller, String key, Reply proposed) {
        return caller.post("/v1/approvals/" + proposed.at("/approvalId") + "/refusal", key,
                "{\"reason\": \"ask them first\"}");
    }

    private static Reply bulk(Caller caller, String key, List<String> approvals, String hash) {
        return caller.post("/v1/bulk-approvals", key,
                "{\"approvalIds\": [%s], \"contentHash\": \"%s\"}".formatted(quoted(approvals), hash));
    }

    /** As a client of the API reckons it. */
    private static String hashOf(List<String> hashes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", hashes).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
    }

    private static List<JsonNode> rows(Reply reply) {
        List<JsonNode> rows = new ArrayList<>();
        reply.json().at("/rows").forEach(rows::add);
        return rows;
    }

    private String state(String breakId) {
        return jdbc.sql("SELECT state FROM reconciliation_break WHERE break_id = ?").param(breakId).query(String.class)
                .single();
    }

    private int count(String from) {
        return jdbc.sql("SELECT COUNT(*) FROM " + from).query(Integer.class).single();
    }
}
