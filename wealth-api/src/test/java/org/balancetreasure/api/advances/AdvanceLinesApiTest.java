package org.balancetreasure.api.advances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
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

@ApiTest
class AdvanceLinesApiTest {

    private static final String LINE = "/v1/advance-lines/1";

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private int approvals;

    AdvanceLinesApiTest(Fixture fixture, Callers callers, TestClock clock) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
    }

    @BeforeEach
    void aLineOf5000OfWhich100AreAdvanced() {
        fixture.moneyMarketFund("2026-02-13", ResidueRule.REDISTRIBUTED);
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "5000.00");
        clock.set("2026-02-13T10:00:00");
        assertThat(redeem("first", "100.00").status()).isEqualTo(201);
    }

    private Reply redeem(String key, String units) {
        return callers.customer(fixture.holder(10_001, Fixture.FUND, "900.00", "2026-02-13")).redeemAtOnce(key,
                Fixture.FUND_CODE, units);
    }

    private static Reply grant(Caller caller, String key, String granted) {
        return caller.put(LINE + "/granted", key, """
                {"granted": "%s", "reason": "before the holidays"}""".formatted(granted));
    }

    /** Wang approves what was proposed and shown. */
    private Reply approve(Reply proposed) {
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(202);
        return callers.finance("wang", Scope.FINANCE_APPROVE).post(
                "/v1/approvals/" + proposed.at("/approvalId") + "/approval", "approve " + ++approvals, """
                        {"contentHash": "%s"}""".formatted(proposed.at("/contentHash")));
    }

    @Test
    void aSuspendedLineAdvancesNothingUntilItIsResumed() {
        Caller finance = callers.finance("li");
        Reply suspended = finance.post(LINE + "/suspension", "a", "{\"reason\": \"the bank has asked\"}");
        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.at("/state")).isEqualTo("SUSPENDED");
        assertThat(finance.post(LINE + "/suspension", "a", "{\"reason\": \"the bank has asked\"}").body())
                .isEqualTo(suspended.body());
        assertThat(redeem("b", "1.00").at("/code")).isEqualTo("INSTANT_SUSPENDED");
        assertThat(finance.post(LINE + "/suspension", "c", "{\"reason\": \"once more\"}").status()).isEqualTo(200);

        Reply resumption = finance.post(LINE + "/resumption", "d", "{\"reason\": \"all well\"}");
        assertThat(resumption.at("/kind")).isEqualTo("LINE_RESUMPTION");
        assertThat(resumption.at("/content/lineId")).isEqualTo("1");
        assertThat(redeem("d", "1.00").at("/code")).as("proposed only").isEqualTo("INSTANT_SUSPENDED");
        assertThat(finance.post(LINE + "/resumption", "d2", "{\"reason\": \"all well\"}").at("/code"))
                .isEqualTo("ALREADY_PROPOSED");
        assertThat(approve(resumption).at("/outcome")).isEqualTo("line 1");
        assertThat(finance.get(LINE).at("/state")).isEqualTo("OPEN");
        assertThat(redeem("e", "1.00").status()).isEqualTo(201);
        Reply needless = finance.post(LINE + "/resumption", "f", "{\"reason\": \"all well\"}");
        assertThat(needless.status()).isEqualTo(409);
        assertThat(needless.at("/code")).isEqualTo("LINE_NOT_SUSPENDED");
        Reply changes = finance.get(LINE + "/changes");
        assertThat(changes.json().at("/items").size()).as("what changed nothing is no change").isEqualTo(2);
        assertThat(changes.at("/items/0/kind")).isEqualTo("RESUMED");
        assertThat(changes.at("/items/0/changedBy")).isEqualTo("li");
        assertThat(changes.at("/items/0/approvedBy")).isEqualTo("wang");
        assertThat(changes.at("/items/0/approvalId")).isEqualTo(resumption.at("/approvalId"));
        assertThat(changes.at("/items/1/kind")).isEqualTo("SUSPENDED");
        assertThat(changes.at("/items/1/reason")).isEqualTo("the bank has asked");
        assertThat(changes.at("/items/1/changedBy")).isEqualTo("li");
        assertThat(changes.json().at("/items/1").has("approvedBy")).isFalse();
    }

    @Test
    void aBankGrantsMoreOrLessButNotLessThanIsOutstanding() {
        Caller finance = callers.finance();
        Reply less = grant(finance, "a", "99.99");
        assertThat(less.status()).isEqualTo(422);
        assertThat(less.at("/code")).isEqualTo("GRANT_BELOW_OUTSTANDING");
        assertThat(less.at("/figures/outstanding")).isEqualTo("100.00");
        assertThat(less.at("/alternative/figures/atLeast")).isEqualTo("100.00");
        assertThat(finance.get(LINE).at("/granted")).isEqualTo("5000.00");

        Reply reduced = grant(finance, "b", "100.00");
        assertThat(finance.get(LINE).at("/room")).as("proposed only").isEqualTo("4900.00");
        approve(reduced);
        assertThat(finance.get(LINE).at("/room")).isEqualTo("0.00");
        assertThat(redeem("c", "1.00").at("/code")).isEqualTo("LINE_USED_UP");
        Reply more = grant(finance, "d", "8000");
        assertThat(more.at("/content/granted")).isEqualTo("8000.00");
        approve(more);
        assertThat(finance.get(LINE).at("/granted")).isEqualTo("8000.00");
        assertThat(finance.get(LINE).at("/room")).isEqualTo("7900.00");
        assertThat(finance.get(LINE + "/changes?limit=1").at("/items/0/granted")).isEqualTo("8000.00");
        assertThat(grant(finance, "d", "9000").at("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void whatIsRefusedWhenItIsApprovedStaysProposedUntilItCanBeDoneOrIsWithdrawn() {
        Caller li = callers.finance("li");
        Reply reduced = grant(li, "a", "150.00");
        redeem("b", "60.00");

        Reply refused = approve(reduced);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("GRANT_BELOW_OUTSTANDING");
        assertThat(refused.at("/figures/outstanding")).isEqualTo("160.00");
        assertThat(li.get(LINE).at("/granted")).isEqualTo("5000.00");
        assertThat(li.get(LINE).at("/room")).isEqualTo("4840.00");
        assertThat(li.get("/v1/approvals/" + reduced.at("/approvalId")).at("/state")).isEqualTo("PROPOSED");
        assertThat(grant(li, "c", "200.00").at("/code")).isEqualTo("ALREADY_PROPOSED");

        assertThat(li.post("/v1/approvals/" + reduced.at("/approvalId") + "/withdrawal", "d", "").at("/state"))
                .isEqualTo("WITHDRAWN");
        approve(grant(li, "e", "200.00"));
        assertThat(li.get(LINE).at("/room")).isEqualTo("40.00");
    }

    @Test
    void onePersonDoesNotDoItAloneAndSeveralWhoProposeOrApproveAtOnceDoItOnce() throws Exception {
        Caller li = callers.finance("li");
        List<String> names = List.of("wang", "zhao", "sun", "zhou");
        assertThat(atOnce(names, name -> grant(callers.finance(name), "propose", "7000.00")))
                .containsExactly(202, 409, 409, 409);
        Reply open = li.get("/v1/approvals");
        assertThat(open.json().at("/items").size()).isEqualTo(1);
        String withdrawal = "/v1/approvals/" + open.at("/items/0/approvalId") + "/withdrawal";
        assertThat(li.post(withdrawal, "withdraw", "").at("/code")).isEqualTo("NOT_YOUR_PROPOSAL");
        callers.finance(open.at("/items/0/proposedBy")).post(withdrawal, "withdraw", "");
        Reply more = grant(li, "a", "6000.00");
        String path = "/v1/approvals/" + more.at("/approvalId") + "/approval";
        String shown = "{\"contentHash\": \"%s\"}".formatted(more.at("/contentHash"));
        assertThat(li.post(path, "b", shown).at("/code")).isEqualTo("SECOND_PERSON_NEEDED");

        assertThat(atOnce(names, name -> callers.finance(name).post(path, "c", shown)))
                .containsExactly(200, 409, 409, 409);
        assertThat(li.get(LINE).at("/room")).isEqualTo("5900.00");
        assertThat(li.get(LINE + "/changes").json().at("/items").size()).isEqualTo(1);
    }

    /** The statuses, ascending. */
    private static List<Integer> atOnce(List<String> names, Function<String, Reply> request) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(names.size())) {
            return threads.invokeAll(names.stream().<Callable<Integer>>map(name -> () -> request.apply(name).status())
                    .toList()).stream().map(Future::resultNow).sorted().toList();
        }
    }

    private static String agreed(int bankId, String fundCode, int priority) {
        return """
                {"bankId": "%d", "fundCode": "%s", "priority": %d, "granted": "3000.00", "warningAt": "500.00", "slots": 4,
                 "takeIncome": false, "licenceType": "1", "licenceNo": "LICENCE22", "reason": "contract of today"}"""
                .formatted(bankId, fundCode, priority);
    }

    @Test
    void aLicenceThatFilesCanNotCarryIsRefusedWithFieldAndRule() {
        fixture.party(22);
        Caller finance = callers.finance("li");
        String wide = agreed(22, Fixture.FUND_CODE, 2).replace("LICENCE22", "证".repeat(16));

        Reply refused = finance.post("/v1/advance-lines", "a", wide);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/field")).isEqualTo("licenceNo");
        assertThat(refused.at("/rule")).isEqualTo("FILE_TEXT");
        assertThat(finance.post("/v1/advance-lines", "b", wide.replace("证".repeat(16), "证".repeat(15))).status())
                .isEqualTo(202);
    }

    @Test
    void aSecondBankAdvancesOnceItsLineIsSetUpAndItsAccountIsOpen() {
        Caller finance = callers.finance("li");
        Reply unknown = finance.post("/v1/advance-lines", "a", agreed(22, Fixture.FUND_CODE, 2));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.at("/code")).isEqualTo("UNKNOWN_BANK");
        fixture.party(22);
        assertThat(finance.post("/v1/advance-lines", "b", agreed(22, "999999", 2)).at("/code"))
                .isEqualTo("UNKNOWN_FUND");
        Reply inUse = finance.post("/v1/advance-lines", "c", agreed(22, Fixture.FUND_CODE, 1));
        assertThat(inUse.status()).isEqualTo(409);
        assertThat(inUse.at("/code")).isEqualTo("LINE_EXISTS");
        assertThat(inUse.at("/figures/lineId")).isEqualTo("1");

        Reply proposed = finance.post("/v1/advance-lines", "d", agreed(22, Fixture.FUND_CODE, 2));

        assertThat(proposed.status()).isEqualTo(202);
        assertThat(proposed.at("/subject")).isEqualTo("000198 22");
        assertThat(proposed.at("/content/granted")).isEqualTo("3000.00");
        assertThat(proposed.at("/content/licenceNo")).isEqualTo("LICENCE22");
        assertThat(finance.post("/v1/advance-lines", "d", agreed(22, Fixture.FUND_CODE, 2)).body())
                .isEqualTo(proposed.body());
        assertThat(finance.get("/v1/advance-lines").json().at("/items").size()).isEqualTo(1);
        assertThat(approve(proposed).at("/outcome")).isEqualTo("line 2");
        Reply line = finance.get("/v1/advance-lines/2");
        assertThat(line.json().at("/lineId").isString()).isTrue();
        assertThat(line.at("/state")).isEqualTo("WAITING");
        assertThat(line.at("/room")).isEqualTo("3000.00");
        assertThat(finance.get("/v1/advance-lines/2/changes").at("/items/0/kind")).isEqualTo("SET_UP");
        fixture.accountAtTransferAgent(90_000_000_000_000_022L);
        assertThat(finance.get("/v1/advance-lines/2").at("/state")).isEqualTo("OPEN");
    }

    @Test
    void staffChangeWhenTheyAreWarnedAndWhomIsAskedFirst() {
        Caller finance = callers.finance("li");
        fixture.advanceLine(2, 22, Fixture.FUND_CODE, 2, "3000.00");
        Reply warned = finance.put(LINE + "/warning-level", "a", """
                {"warningAt": "4900.00", "reason": "before the holidays"}""");
        assertThat(warned.at("/warningAt")).isEqualTo("4900.00");
        assertThat(warned.at("/warning")).isEqualTo("true");
        assertThat(finance.put(LINE + "/priority", "b", "{\"priority\": 2, \"reason\": \"x\"}").at("/code"))
                .isEqualTo("LINE_EXISTS");

        Reply later = finance.put(LINE + "/priority", "c", "{\"priority\": 3, \"reason\": \"x\"}");
        assertThat(finance.get(LINE).at("/priority")).as("proposed only").isEqualTo("1");
        approve(later);
        assertThat(finance.get(LINE).at("/priority")).isEqualTo("3");

        assertThat(redeem("d", "50.00").at("/bankNameEn")).isEqualTo("Demo bank 22");
        Reply changes = finance.get(LINE + "/changes");
        assertThat(changes.at("/items/0/kind")).isEqualTo("PRIORITY");
        assertThat(changes.at("/items/0/priority")).isEqualTo("3");
        assertThat(changes.at("/items/1/kind")).isEqualTo("WARNING_AT");
        assertThat(changes.at("/items/1/warningAt")).isEqualTo("4900.00");
        assertThat(changes.at("/items/1/changedBy")).isEqualTo("li");
    }

    @Test
    void letsNobodyElseInAndNamesTheFieldAtFault() {
        Caller finance = callers.finance();
        assertThat(callers.nobody().post(LINE + "/suspension", "a", "{}").status()).isEqualTo(401);
        assertThat(callers.customer(10_001, "demo").post(LINE + "/suspension", "a", "{}").status()).isEqualTo(403);
        assertThat(finance.post(LINE + "/suspension", "a", "{}").at("/field")).isEqualTo("reason");
        assertThat(
                finance.post(LINE + "/resumption", "b", "{\"reason\": \"%s\"}".formatted("x".repeat(121))).at("/rule"))
                .isEqualTo("TEXT_LENGTH");
        assertThat(finance.put(LINE + "/granted", "c", "{\"reason\": \"x\"}").at("/field")).isEqualTo("granted");
        assertThat(grant(finance, "d", "-1").at("/rule")).isEqualTo("AMOUNT");
        assertThat(callers.customer(10_001, "demo").post("/v1/advance-lines", "f", agreed(22, "000198", 2)).status())
                .isEqualTo(403);
        assertThat(finance.post("/v1/advance-lines", "g", "{}").at("/field")).isEqualTo("bankId");
        assertThat(finance.post("/v1/advance-lines", "h", agreed(22, "000198", 101)).at("/rule")).isEqualTo("LIMIT");
        assertThat(finance.put(LINE + "/priority", "i", "{\"reason\": \"x\"}").at("/field")).isEqualTo("priority");
        assertThat(finance.post("/v1/advance-lines/2/suspension", "e", "{\"reason\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(finance.get("/v1/advance-lines/2/changes").status()).isEqualTo(404);
        for (String noNumber : List.of("x", "01", "+1", "0x1", "1.0", "-1", "%231", "99999999999999999999", "65537")) {
            assertThat(finance.get("/v1/advance-lines/" + noNumber).status()).as(noNumber).isEqualTo(404);
        }
        assertThat(finance.post("/v1/advance-lines", "j", agreed(22, "000198", 2).replace("\"22\"", "\"+22\""))
                .at("/field")).isEqualTo("bankId");
    }
}
