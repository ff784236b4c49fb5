package org.balancetreasure.api.advances;

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
class AdvanceLinesApiTest {

    private static final String LINE = "/v1/advance-lines/1";

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;

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

    @Test
    void aSuspendedLineAdvancesNothingUntilItIsResumed() {
        Caller finance = callers.finance("li");
        Reply suspended = finance.post(LINE + "/suspend", "a", "{\"reason\": \"the bank has asked\"}");
        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.at("/state")).isEqualTo("SUSPENDED");
        assertThat(finance.post(LINE + "/suspend", "a", "{\"reason\": \"the bank has asked\"}").body())
                .isEqualTo(suspended.body());
        assertThat(redeem("b", "1.00").at("/code")).isEqualTo("INSTANT_SUSPENDED");
        assertThat(finance.post(LINE + "/suspend", "c", "{\"reason\": \"once more\"}").status()).isEqualTo(200);

        assertThat(callers.finance("wang").post(LINE + "/resume", "d", "{\"reason\": \"all well\"}").at("/state"))
                .isEqualTo("OPEN");
        assertThat(redeem("e", "1.00").status()).isEqualTo(201);
        Reply changes = finance.get(LINE + "/changes");
        assertThat(changes.json().at("/items").size()).as("what changed nothing is no change").isEqualTo(2);
        assertThat(changes.at("/items/0/kind")).isEqualTo("RESUMED");
        assertThat(changes.at("/items/0/changedBy")).isEqualTo("wang");
        assertThat(changes.at("/items/1/kind")).isEqualTo("SUSPENDED");
        assertThat(changes.at("/items/1/reason")).isEqualTo("the bank has asked");
        assertThat(changes.at("/items/1/changedBy")).isEqualTo("li");
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

        assertThat(grant(finance, "b", "100.00").at("/room")).isEqualTo("0.00");
        assertThat(redeem("c", "1.00").at("/code")).isEqualTo("LINE_USED_UP");
        Reply more = grant(finance, "d", "8000");
        assertThat(more.at("/granted")).isEqualTo("8000.00");
        assertThat(more.at("/room")).isEqualTo("7900.00");
        assertThat(finance.get(LINE + "/changes?limit=1").at("/items/0/granted")).isEqualTo("8000.00");
        assertThat(grant(finance, "d", "9000").at("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    private static String agreed(int bankId, String fundCode, int priority) {
        return """
                {"bankId": %d, "fundCode": "%s", "priority": %d, "granted": "3000.00", "warningAt": "500.00", "slots": 4,
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
                .isEqualTo(201);
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

        Reply line = finance.post("/v1/advance-lines", "d", agreed(22, Fixture.FUND_CODE, 2));

        assertThat(line.status()).isEqualTo(201);
        assertThat(line.header("Location")).isEqualTo("/v1/advance-lines/2");
        assertThat(line.at("/state")).isEqualTo("WAITING");
        assertThat(line.at("/room")).isEqualTo("3000.00");
        assertThat(finance.post("/v1/advance-lines", "d", agreed(22, Fixture.FUND_CODE, 2)).body())
                .isEqualTo(line.body());
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

        assertThat(finance.put(LINE + "/priority", "c", "{\"priority\": 3, \"reason\": \"x\"}").at("/priority"))
                .isEqualTo("3");

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
        assertThat(callers.nobody().post(LINE + "/suspend", "a", "{}").status()).isEqualTo(401);
        assertThat(callers.customer(10_001, "demo").post(LINE + "/suspend", "a", "{}").status()).isEqualTo(403);
        assertThat(finance.post(LINE + "/suspend", "a", "{}").at("/field")).isEqualTo("reason");
        assertThat(finance.post(LINE + "/resume", "b", "{\"reason\": \"%s\"}".formatted("x".repeat(121))).at("/rule"))
                .isEqualTo("TEXT_LENGTH");
        assertThat(finance.put(LINE + "/granted", "c", "{\"reason\": \"x\"}").at("/field")).isEqualTo("granted");
        assertThat(grant(finance, "d", "-1").at("/rule")).isEqualTo("AMOUNT");
        assertThat(callers.customer(10_001, "demo").post("/v1/advance-lines", "f", agreed(22, "000198", 2)).status())
                .isEqualTo(403);
        assertThat(finance.post("/v1/advance-lines", "g", "{}").at("/field")).isEqualTo("bankId");
        assertThat(finance.post("/v1/advance-lines", "h", agreed(22, "000198", 101)).at("/rule")).isEqualTo("LIMIT");
        assertThat(finance.put(LINE + "/priority", "i", "{\"reason\": \"x\"}").at("/field")).isEqualTo("priority");
        assertThat(finance.post("/v1/advance-lines/2/suspend", "e", "{\"reason\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(finance.get("/v1/advance-lines/2/changes").status()).isEqualTo(404);
        assertThat(finance.get("/v1/advance-lines/x").status()).isEqualTo(400);
    }
}
