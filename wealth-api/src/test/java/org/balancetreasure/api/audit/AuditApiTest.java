package org.balancetreasure.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.api.access.Scope;
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

/** Friday: 10001 was paid 100.00 at once, and the transfer agent refuses; li and wang work, sun audits. */
@ApiTest
class AuditApiTest {

    private static final String REFUSED = "/v1/refused-instant-redemptions";
    private static final String SUSPENSION = "/v1/advance-lines/1/suspension";
    private static final String REASON = "{\"reason\": \"as agreed\"}";

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private String number = "";

    AuditApiTest(Fixture fixture, Callers callers, TestClock clock, JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.jdbc = jdbc;
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

    private Reply trail(String filter) {
        return callers.finance("sun", Scope.AUDIT_READ).get("/v1/audit" + filter);
    }

    /** Person, action, subject, customer and status of each entry. */
    private List<String> entries(String filter) {
        List<String> entries = new ArrayList<>();
        trail(filter).json().at("/items").forEach(entry -> entries.add(String.join(" ", entry.at("/person").asString(),
                entry.at("/action").asString(), entry.at("/subject").asString(), entry.at("/customerId").asString("-"),
                entry.at("/status").asString())));
        return entries;
    }

    @Test
    void everyWriteOfStaffLeavesOneEntryWithItsOutcomeHoweverOftenItIsSent() {
        Caller li = callers.finance("li");
        li.post(SUSPENSION, "a", REASON);
        li.post(SUSPENSION, "a", REASON);
        li.post(SUSPENSION, "a", "{\"reason\": \"another\"}");
        li.put("/v1/advance-lines/1/granted", "b", "{\"granted\": \"99.99\", \"reason\": \"less\"}");
        Reply proposed = li.post(REFUSED + "/" + number + "/resolution", "c",
                "{\"way\": \"CLAIM\", \"reason\": \"spent\"}");
        String approval = "/v1/approvals/" + proposed.at("/approvalId");
        String shown = "{\"contentHash\": \"%s\"}".formatted(proposed.at("/contentHash"));
        li.post(approval + "/approval", "d", shown);
        callers.finance("wang").post(approval + "/approval", "e", shown);
        callers.finance("wang").post(approval + "/withdrawal", "f", "");

        String id = proposed.at("/approvalId");
        assertThat(entries("")).containsExactly("wang WITHDRAWAL " + id + " 10001 409",
                "wang APPROVAL " + id + " 10001 200", "li APPROVAL " + id + " 10001 422",
                "li RESOLUTION_PROPOSAL " + number + " 10001 202", "li LINE_GRANT_PROPOSAL 1 - 422",
                "li LINE_SUSPENSION 1 - 200");
        Reply trail = trail("?limit=1");
        assertThat(trail.at("/items/0/channel")).isEqualTo("house");
        assertThat(trail.at("/items/0/recordedAt")).isEqualTo("2026-01-09T16:00:00+08:00");
        assertThat(trail.at("/items/0/keyDigest")).hasSize(64);
        assertThat(trail("").body()).as("no personal data, no content").doesNotContain("测试客户", "spent", "TEST10001");
    }

    @Test
    void whoRegistersACustomerOrLooksAtOneLeavesAnEntry() {
        Caller system = callers.operator("demo");
        String zhang = """
                {"customerId": "20001", "name": "张三", "certificateType": "0", "certificateNo": "4711"}""";
        system.post("/v1/customers", "a", zhang);
        system.post("/v1/customers", "b", zhang.replace("4711", "4712"));
        system.get("/v1/customers/20001");
        system.get("/v1/customers/20002");

        assertThat(entries("?customerId=20001")).containsExactly("core-system CUSTOMER_READ 20001 20001 200",
                "core-system CUSTOMER_REGISTRATION 20001 20001 409",
                "core-system CUSTOMER_REGISTRATION 20001 20001 201");
        assertThat(trail("?action=CUSTOMER_READ").at("/items/0/channel")).isEqualTo("demo");
        assertThat(entries("")).hasSize(3);
        assertThat(trail("").body()).doesNotContain("张", "4711");
    }

    @Test
    void whatIsNoWriteBecauseItIsMalformedOrAboutNothingLeavesNoEntry() {
        Caller li = callers.finance("li");
        li.post(SUSPENSION, "a", "{}");
        li.post("/v1/advance-lines/2/suspension", "b", REASON);
        callers.finance("zhao", Scope.FINANCE_READ).post(SUSPENSION, "c", REASON);
        assertThat(entries("")).isEmpty();
    }

    @Test
    void eachCustomerWhoseDataStaffSeeLeavesAnEntry() {
        jdbc.sql("""
                INSERT INTO reconciliation_break (type, business_date, partner, subject, ours, theirs, customer_id, opened_at,
                  due_date, owner) VALUES
                ('REGISTER_UNITS', '2026-01-09', 'ZZ', '000198 customer 10002', '1.00', '2.00', 10002, '2026-01-09',
                  '2026-01-09', 'finance'),
                ('REGISTER_UNITS', '2026-01-09', 'ZZ', '000198 bank 90000000000000021', '1.00', '2.00', 0, '2026-01-09',
                  '2026-01-09', 'finance'),
                ('CONFIRMATION_DIFFERS', '2026-01-09', 'ZZ', '1', 'TransactionAccountID 00000000000010003',
                  'order of customer 10003', 10003, '2026-01-09', '2026-01-09', 'finance')
                """).update();
        jdbc.sql(
                "INSERT INTO night_step (business_date, step, subject, state) VALUES ('2026-01-09', 'CLOSE', 'ZZ', 'WAITING')")
                .update();
        Caller li = callers.finance("li");
        li.get(REFUSED + "?state=RESOLVED");
        assertThat(entries("")).as("nothing was shown").isEmpty();

        li.get(REFUSED);
        li.get(REFUSED + "/" + number);
        assertThat(entries("")).containsExactly("li REFUSED_REDEMPTION_READ " + number + " 10001 200",
                "li REFUSED_REDEMPTION_READ " + number + " 10001 200");
        assertThat(li.get("/v1/breaks?type=REGISTER_UNITS").json().at("/items").size()).isEqualTo(2);
        String first = jdbc.sql("SELECT MIN(break_id) FROM reconciliation_break WHERE type = 'REGISTER_UNITS'")
                .query(String.class).single();
        assertThat(entries("?action=BREAK_READ")).containsExactly("li BREAK_READ " + first + " 10002 200");
        li.get("/v1/nights/2026-01-09");
        assertThat(entries("?action=BREAK_READ&customerId=10003")).as("once a break").hasSize(1);
        callers.customer(10_001, "demo").get("/v1/instant-redemptions/" + number);
        assertThat(entries("?customerId=10001")).as("one's own data is no entry").hasSize(2);
    }

    @Test
    void listsNewestFirstByDayPersonActionAndCustomerInPages() {
        callers.finance("li").post(SUSPENSION, "a", REASON);
        clock.set("2026-01-10T10:00");
        callers.finance("wang").get(REFUSED);
        clock.set("2026-01-11T00:00");
        callers.finance("li").get(REFUSED);

        String suspended = "li LINE_SUSPENSION 1 - 200";
        String byLi = "li REFUSED_REDEMPTION_READ " + number + " 10001 200";
        String byWang = "wang REFUSED_REDEMPTION_READ " + number + " 10001 200";
        assertThat(entries("")).containsExactly(byLi, byWang, suspended);
        assertThat(entries("?from=2026-01-10&to=2026-01-10")).containsExactly(byWang);
        assertThat(entries("?to=2026-01-10")).containsExactly(byWang, suspended);
        assertThat(entries("?person=li")).containsExactly(byLi, suspended);
        assertThat(entries("?action=LINE_SUSPENSION")).containsExactly(suspended);
        assertThat(entries("?customerId=10001&person=li")).containsExactly(byLi);
        assertThat(entries("?customerId=10002")).isEmpty();
        Reply page = trail("?limit=2");
        assertThat(page.json().at("/items").size()).isEqualTo(2);
        assertThat(entries("?limit=2&cursor=" + page.at("/next"))).containsExactly(suspended);
    }

    @Test
    void namesTheParameterAtFault() {
        assertThat(trail("?customerId=0x1").at("/field")).isEqualTo("customerId");
        assertThat(trail("?action=SHOUT").at("/rule")).isEqualTo("ONE_OF");
        assertThat(trail("?from=2026-01-10&to=2026-01-09").at("/rule")).isEqualTo("DATE_RANGE");
        assertThat(trail("?from=1000-01-01&to=9999-12-31").status()).isEqualTo(200);
        assertThat(trail("?person=" + "x".repeat(256)).at("/rule")).isEqualTo("TEXT_LENGTH");
    }
}
