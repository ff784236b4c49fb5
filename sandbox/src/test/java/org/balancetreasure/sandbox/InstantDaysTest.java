package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.instant.RefusedRedemption;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.balancetreasure.instant.RefusedRedemptions;
import org.balancetreasure.night.NightTest;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Instant redemptions over a weekend: who earns what, what the files carry, and when the bank is repaid. */
@NightTest
@Import(NightScene.class)
class InstantDaysTest {

    private static final String BANK = "90000000000000021";

    private final NightScene scene;
    private final RefusedRedemptions refusals;
    private final Fixture fixture;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    InstantDaysTest(NightScene scene, RefusedRedemptions refusals, Fixture fixture, Transactions transactions,
            JdbcClient jdbc) {
        this.scene = scene;
        this.refusals = refusals;
        this.fixture = fixture;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** The newest case: li proposes, wang approves. */
    private void sendAgain(String reason) {
        RefusedRedemption open = refusals.list(new RefusedRedemptions.Filter(null, null, Days.ALL), Long.MAX_VALUE, 10)
                .getFirst();
        Approvals.Result proposed = transactions.call(() -> refusals.propose(open, Way.SEND_AGAIN, reason, "li"));
        assertThat(fixture.approve(proposed, "wang")).isInstanceOf(Approvals.Result.Done.class);
    }

    @Test
    void whatIsAdvancedFromFridayEveningIsRedeemedOnMondayAndRepaidOnTuesday() {
        holderOf10000AndALine();
        scene.clock("2026-01-09T14:00");
        scene.redeemsAtOnce(10_001, "1000.00");
        assertThat(scene.at("2026-01-09T15:00")).as("Friday's advance redemption").contains("SEND 2026-01-09 ZZ",
                BANK + ": REDEMPTION of 2026-01-09 SENT", "sent OFD_998_ZZ_20260109_03.TXT of 1 records");
        scene.clock("2026-01-09T20:00");
        scene.redeemsAtOnce(10_001, "2000.00");

        assertThat(scene.at("2026-01-10T00:00")).as("Saturday").contains("TRANSFER 2026-01-09 ZZ",
                "CONFIRM_TRANSFER 2026-01-09 ZZ", "sent OFD_998_ZZ_20260109_33.TXT of 2 records",
                "sent OFT_998_ZZ_20260109.TXT of 001 files",
                "10001: instant 1,000.00 of 2026-01-09 for 2026-01-09 CONFIRMED",
                "10001: instant 2,000.00 of 2026-01-09 for 2026-01-12 CONFIRMED",
                "income of 2026-01-09: 10001 0.70 on 7,001.00", "income of 2026-01-09: " + BANK + " 0.30 on 3,000.00");
        scene.clock("2026-01-10T11:00");
        scene.redeemsAtOnce(10_001, "500.00");
        assertThat(scene.at("2026-01-11T00:00")).as("Sunday").contains(
                "sent OFD_998_ZZ_20260110_33.TXT of 1 records", "income of 2026-01-10: 10001 0.65 on 6,501.70",
                "income of 2026-01-10: " + BANK + " 0.35 on 3,500.30");
        assertThat(scene.at("2026-01-12T00:00")).as("Monday: Friday's advance redemption is repaid").contains(
                "sent OFT_998_ZZ_20260111.TXT of 000 files", "income of 2026-01-11: " + BANK + " 0.35 on 3,500.65",
                BANK + ": REDEMPTION of 2026-01-09 CONFIRMED", "REGISTER 2026-01-09 ZZ");
        assertThat(outstanding()).isEqualTo("2,500.00");
        assertThat(scene.at("2026-01-12T15:00"))
                .as("the weekend's advance redemption, with what Friday to Sunday have earned")
                .contains("sent OFD_998_ZZ_20260112_03.TXT of 2 records");
        assertThat(jdbc.sql("""
                SELECT units FROM fund_order WHERE customer_id = ? AND trade_date = '2026-01-12' ORDER BY order_id
                """).param(Long.parseLong(BANK)).query(Long.class).list()).containsExactly(250_000L, 100L);
        assertThat(scene.at("2026-01-13T00:00")).as("Tuesday").contains("REGISTER 2026-01-12 ZZ",
                BANK + ": REDEMPTION of 2026-01-12 CONFIRMED");
        assertThat(outstanding()).isEqualTo("0.00");
        assertThat(scene.at("2026-01-14T00:00")).contains("income of 2026-01-13: 10001 0.65 on 6,503.65");
        nothingDiffersAndNothingIsLeft();
    }

    @Test
    void whatTheAgentRefusesAlthoughItWasPaidIsABreakAndStaysOutstanding() {
        holderOf10000AndALine();
        scene.at("2026-01-09T15:00");
        scene.clock("2026-01-09T20:00");
        scene.redeemsAtOnce(10_001, "100.00");
        scene.redeemsAtOnce(10_001, NightScene.REFUSED_UNITS);
        assertThat(scene.at("2026-01-10T00:00"))
                .contains("10001: instant 100.00 of 2026-01-09 for 2026-01-12 CONFIRMED",
                        "10001: instant 66.66 of 2026-01-09 for 2026-01-12 REFUSED",
                        "income of 2026-01-09: 10001 0.99 on 9,901.00",
                        "income of 2026-01-09: " + BANK + " 0.01 on 100.00")
                .anyMatch(line -> line.startsWith("break INSTANT_REFUSED 2026-01-09 ZZ 99820260109T")
                        && line.endsWith("OPEN"));
        scene.through("2026-01-10", "2026-01-13");
        assertThat(outstanding()).as("the advance redemption has repaid the rest").isEqualTo("66.66");
        assertThat(jdbc.sql("SELECT type FROM reconciliation_break").query(String.class).list())
                .containsExactly("INSTANT_REFUSED");
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void whatWasRefusedAndIsSentAgainIsTheBanksFromThatDayAndItsAdvanceRedemptionRepaysTheLine() {
        holderOf10000AndALine();
        scene.at("2026-01-09T15:00");
        scene.clock("2026-01-09T20:00");
        scene.redeemsAtOnce(10_001, NightScene.REFUSED_UNITS);
        assertThat(scene.at("2026-01-10T00:00")).contains("10001: instant 66.66 of 2026-01-09 for 2026-01-12 REFUSED",
                "income of 2026-01-09: 10001 1.00 on 10,001.00");
        scene.clock("2026-01-10T11:00");
        sendAgain("the agent was wrong");

        assertThat(scene.at("2026-01-11T00:00")).contains("sent OFD_998_ZZ_20260110_33.TXT of 1 records",
                "10001: instant 66.66 of 2026-01-10 for 2026-01-12 CONFIRMED",
                "income of 2026-01-10: 10001 0.99 on 9,935.34", "income of 2026-01-10: " + BANK + " 0.01 on 66.66");
        scene.at("2026-01-12T00:00");
        assertThat(outstanding()).isEqualTo("66.66");
        assertThat(scene.at("2026-01-12T15:00")).as("and its income")
                .contains("sent OFD_998_ZZ_20260112_03.TXT of 2 records");
        assertThat(scene.at("2026-01-13T00:00")).contains(BANK + ": REDEMPTION of 2026-01-12 CONFIRMED");
        assertThat(outstanding()).isEqualTo("0.00");
        scene.through("2026-01-13", "2026-01-13");
        assertThat(jdbc.sql("SELECT CONCAT(type, ' ', state) FROM reconciliation_break").query(String.class).list())
                .as("the register agrees on every day").containsExactly("INSTANT_REFUSED RESOLVED");
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void oneRefusalEachTradingDayCostsTheLineWhatWasRefusedAndTheGoodOnesATradingDay() {
        scene.begins("2026-01-07");
        scene.lineOfBank21();
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.subscribes(10_002, "10000.00");
        scene.through("2026-01-07", "2026-01-08");
        scene.clock("2026-01-09T14:00");
        scene.redeemsAtOnce(10_001, "100.00");
        scene.redeemsAtOnce(10_001, NightScene.REFUSED_UNITS);
        assertThat(scene.at("2026-01-09T15:00")).contains("sent OFD_998_ZZ_20260109_03.TXT of 1 records",
                BANK + ": REDEMPTION of 2026-01-09 SENT");
        assertThat(scene.at("2026-01-10T00:00")).contains(
                "10001: instant 66.66 of 2026-01-09 for 2026-01-09 REFUSED",
                "income of 2026-01-09: " + BANK + " 0.01 on 100.00");
        scene.at("2026-01-11T00:00");
        assertThat(scene.at("2026-01-12T00:00")).as("166.66 ordered, 100.02 there")
                .contains(BANK + ": REDEMPTION of 2026-01-09 REJECTED");
        assertThat(outstanding()).isEqualTo("166.66");

        scene.clock("2026-01-12T10:00");
        scene.redeemsAtOnce(10_002, "200.00");
        scene.redeemsAtOnce(10_002, NightScene.REFUSED_UNITS);
        assertThat(scene.at("2026-01-12T15:00")).as("what is certain, what may yet be refused, income")
                .contains("sent OFD_998_ZZ_20260112_03.TXT of 3 records");
        assertThat(scene.at("2026-01-13T00:00")).contains(BANK + ": REDEMPTION of 2026-01-12 CONFIRMED",
                BANK + ": REDEMPTION of 2026-01-12 REJECTED");
        assertThat(outstanding()).as("two refused, and 200.00 that come a trading day later").isEqualTo("333.32");
        scene.at("2026-01-13T15:00");
        assertThat(scene.at("2026-01-14T00:00")).contains(BANK + ": REDEMPTION of 2026-01-13 CONFIRMED");
        assertThat(outstanding()).as("what was refused waits for staff").isEqualTo("133.32");
        scene.through("2026-01-14", "2026-01-14");
        assertThat(jdbc.sql("SELECT type FROM reconciliation_break").query(String.class).list())
                .containsExactly("INSTANT_REFUSED", "INSTANT_REFUSED");
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void whatTheAgentLeavesOutAndHasNotDoneIsSentAgainByStaffAlthoughItsIncomeIsPosted() throws IOException {
        holderOf10000AndALine();
        scene.at("2026-01-09T15:00");
        scene.clock("2026-01-09T20:00");
        scene.redeemsAtOnce(10_001, NightScene.REFUSED_UNITS);
        scene.redeemsAtOnce(10_001, "100.00");
        String name = "OFD_ZZ_998_20260109_34.TXT";
        scene.holdsBack(name);
        scene.at("2026-01-10T00:00");
        String theirs = Files.readString(Path.of("target", "test-agents", "ZZ", "in", name),
                StandardCharsets.ISO_8859_1);
        String number = jdbc.sql("SELECT MIN(instant_id) FROM instant_redemption").query(Long.class).single()
                .toString();
        String asSent = "99820260109T" + "0".repeat(12 - number.length()) + number;
        Files.writeString(NightScene.EXCHANGE.resolve("ZZ").resolve("in").resolve(name),
                theirs.replace(asSent, "99820260109T000000999999"), StandardCharsets.ISO_8859_1);
        scene.goOn();
        assertThat(scene.open()).contains("CONFIRM_TRANSFER 2026-01-09 ZZ WAITING: "
                + "34 of 2026-01-09 for fund 000198: 1 transfer without an answer");
        assertThat(scene.happened()).as("the units are the bank's, so nobody waits for the answer").contains(
                "PROVE 2026-01-09 ALL", "CLOSE_BOOKS 2026-01-09 ALL",
                "income of 2026-01-09: " + BANK + " 0.02 on 166.66",
                "break INSTANT_UNCONFIRMED 2026-01-09 ZZ " + asSent + " OPEN");

        scene.clock("2026-01-10T11:00");
        sendAgain("never done");
        assertThat(scene.at("2026-01-11T00:00")).as("what staff settled is waited for no more")
                .contains("10001: instant 66.66 of 2026-01-10 for 2026-01-12 CONFIRMED",
                        "CONFIRM_TRANSFER 2026-01-09 ZZ");
        scene.at("2026-01-12T15:00");
        assertThat(scene.at("2026-01-13T00:00")).contains(BANK + ": REDEMPTION of 2026-01-12 CONFIRMED");
        assertThat(outstanding()).isEqualTo("0.00");
    }

    @Test
    void anAnswerThatIsLateHoldsBackItsTransferAgentOnly() {
        scene.begins("2026-01-07");
        scene.secondAgent("2026-01-07");
        scene.lineOfBank21();
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.subscribes(10_002, "000199", "10000.00");
        scene.through("2026-01-07", "2026-01-08");
        scene.at("2026-01-09T15:00");
        scene.at("2026-01-10T00:00");
        scene.clock("2026-01-10T11:00");
        scene.redeemsAtOnce(10_001, "500.00");
        scene.happened();
        scene.holdsBack("OFB_ZZ_998_20260110", "_ZZ_998_20260110_34");
        assertThat(scene.at("2026-01-11T00:00")).contains("TRANSFER 2026-01-10 ZZ", "QUOTE 2026-01-10 ZZ",
                "sent OFD_998_ZZ_20260110_33.TXT of 1 records", "sent OFT_998_ZZ_20260110.TXT of 001 files",
                "10001: instant 500.00 of 2026-01-10 for 2026-01-12 SENT", "CONFIRM_TRANSFER 2026-01-10 YY",
                "income of 2026-01-10: 10002 1.00 on 10,002.00")
                .noneMatch(line -> line.startsWith("income of 2026-01-10: 10001"));
        assertThat(scene.open()).contains("CONFIRM_TRANSFER 2026-01-10 ZZ WAITING: OFB_ZZ_998_20260110.TXT",
                "INCOME 2026-01-10 000198 WAITING: CONFIRM_TRANSFER 2026-01-10 ZZ",
                "PROVE 2026-01-10 ALL WAITING: INCOME 2026-01-10 000198");
        assertThat(scene.at("2026-01-12T00:00")).as("Sunday's transfers are sent all the same")
                .contains("TRANSFER 2026-01-11 ZZ", "CONFIRM 2026-01-09 ZZ", "CONFIRM 2026-01-09 YY",
                        "REGISTER 2026-01-09 YY")
                .doesNotContain("REGISTER 2026-01-09 ZZ");

        scene.holdsBack();
        assertThat(scene.at("2026-01-12T08:00")).contains("CONFIRM_TRANSFER 2026-01-10 ZZ",
                "CONFIRM_TRANSFER 2026-01-11 ZZ", "income of 2026-01-10: 10001 0.95 on 9,502.00",
                "income of 2026-01-10: " + BANK + " 0.05 on 500.00",
                "REGISTER 2026-01-09 ZZ", "PROVE 2026-01-11 ALL", "CLOSE_BOOKS 2026-01-11 ALL",
                "RETAIN 2026-01-11 ALL");
        nothingDiffersAndNothingIsLeft();
    }

    @Test
    void whatMovedIsComparedWith35OnceTheIncomeThatItIncludesIsPosted() throws IOException {
        holderOf10000AndALine();
        scene.at("2026-01-09T15:00");
        scene.holdsBack("OFJ_ZZ_998_20260109", "_20260109_07", "_20260110_35");
        scene.at("2026-01-10T00:00");
        scene.clock("2026-01-10T11:00");
        scene.redeemsAtOnce(10_001, "500.00");
        scene.at("2026-01-11T00:00");
        String name = "OFD_ZZ_998_20260110_35.TXT";
        String theirs = Files.readString(Path.of("target", "test-agents", "ZZ", "in", name),
                StandardCharsets.ISO_8859_1);
        Files.writeString(NightScene.EXCHANGE.resolve("ZZ").resolve("in").resolve(name),
                theirs.replace("0000000000050000", "0000000000050001"), StandardCharsets.ISO_8859_1);
        scene.goOn();
        assertThat(scene.happened()).contains("CONFIRM_TRANSFER 2026-01-10 ZZ")
                .noneMatch(line -> line.startsWith("break") || line.startsWith("INCOME"));

        scene.holdsBack();
        assertThat(scene.at("2026-01-12T00:00")).contains("INCOME 2026-01-09 000198", "REGISTER 2026-01-09 ZZ",
                "break REGISTER_UNITS 2026-01-10 ZZ 000198 bank " + BANK + " units after the transfers OPEN")
                .filteredOn(line -> line.startsWith("break") && line.endsWith("OPEN")).hasSize(1);
    }

    /** 10001 holds 10,000.00 from Thursday the 8th, 10,001.00 from Friday; a bank may advance 1,000,000.00. */
    private void holderOf10000AndALine() {
        scene.begins("2026-01-07");
        scene.lineOfBank21();
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.through("2026-01-07", "2026-01-08");
        scene.happened();
    }

    private String outstanding() {
        return jdbc.sql("""
                SELECT FORMAT((granted - (SELECT SUM(room) FROM slot WHERE pool LIKE 'LINE%')) / 100, 2) FROM advance_line
                """).query(String.class).single();
    }

    private void nothingDiffersAndNothingIsLeft() {
        assertThat(scene.open()).isEmpty();
        assertThat(jdbc.sql("SELECT CONCAT(type, ' ', subject, ': ', ours, ' / ', theirs) FROM reconciliation_break")
                .query(String.class).list()).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM register_moved").query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM register_row").query(Integer.class).single()).isZero();
    }
}
