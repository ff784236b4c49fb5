package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.night.NightTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that come late, in part, broken, or corrected: what waits, visibly, and what goes on all the same. */
@NightTest
@Import(NightScene.class)
class LateFilesTest {

    private final NightScene scene;
    private final JdbcClient jdbc;

    LateFilesTest(NightScene scene, JdbcClient jdbc) {
        this.scene = scene;
        this.jdbc = jdbc;
    }

    @Test
    void aMissingFileLeavesTheStepWaitingAndNothingOfItsDayHalfDone() {
        holderAndOrderOfFriday();
        scene.holdsBack("_20260112_04");
        assertThat(scene.at("2026-01-12T00:00")).as("03's answer is missing, so 02 is not used either")
                .containsExactlyInAnyOrder("TURN_DAY 2026-01-11 ALL", "TRANSFER 2026-01-11 ZZ",
                        "CONFIRM_TRANSFER 2026-01-11 ZZ",
                        "sent OFT_998_ZZ_20260111.TXT of 000 files", "QUOTE 2026-01-11 ZZ",
                        "INCOME 2026-01-11 000198", "PROVE 2026-01-11 ALL", "CLOSE_BOOKS 2026-01-11 ALL",
                        "RETAIN 2026-01-11 ALL",
                        "income of 2026-01-11: 10001 1.00 on 10,003.00");
        assertThat(scene.open()).containsExactly("CONFIRM 2026-01-09 ZZ WAITING: OFD_ZZ_998_20260112_04.TXT",
                "REGISTER 2026-01-09 ZZ WAITING: CONFIRM 2026-01-09 ZZ");
        assertThat(jdbc.sql("SELECT state FROM ta_account WHERE customer_id = 10002").query(String.class).single())
                .isEqualTo("OPENING");
        assertThat(scene.at("2026-01-12T15:00")).as("sending waits for no answer").containsExactlyInAnyOrder(
                "CLOSE 2026-01-12 ZZ", "SEND 2026-01-12 ZZ", "sent OFI_998_ZZ_20260112.TXT of 000 files");
        assertThat(scene.at("2026-01-13T00:00")).as("Monday's income waits for what is effective on Monday")
                .containsExactlyInAnyOrder("TURN_DAY 2026-01-12 ALL", "TRANSFER 2026-01-12 ZZ",
                        "CONFIRM_TRANSFER 2026-01-12 ZZ",
                        "sent OFT_998_ZZ_20260112.TXT of 000 files", "QUOTE 2026-01-12 ZZ");
        assertThat(scene.open()).contains("INCOME 2026-01-12 000198 WAITING: CONFIRM 2026-01-09 ZZ",
                "CONFIRM 2026-01-12 ZZ WAITING: CONFIRM 2026-01-09 ZZ");

        scene.holdsBack();
        assertThat(scene.at("2026-01-13T09:30")).as("it comes, and the night goes on").containsExactlyInAnyOrder(
                "CONFIRM 2026-01-09 ZZ", "REGISTER 2026-01-09 ZZ", "CONFIRM 2026-01-12 ZZ",
                "INCOME 2026-01-12 000198", "REGISTER 2026-01-12 ZZ", "PROVE 2026-01-12 ALL",
                "CLOSE_BOOKS 2026-01-12 ALL", "RETAIN 2026-01-12 ALL",
                "10002: SUBSCRIPTION of 2026-01-09 CONFIRMED",
                "SUBSCRIPTION 5,000.00 CNY WALLET 10002 > SUBSCRIPTIONS_PAYABLE 1001, effective 2026-01-12, booked 2026-01-13",
                "SUBSCRIPTION 5,000.00 000198 UNITS_IN_ISSUE 1001 > UNITS 10002, effective 2026-01-12, booked 2026-01-13",
                "income of 2026-01-12: 10001 1.00 on 10,004.00", "income of 2026-01-12: 10002 0.50 on 5,000.00");
    }

    @Test
    void quotesThatAreLateOverAWeekendHoldBackNeitherConfirmingNorSending() {
        holderAndOrderOfThursday();
        scene.holdsBack("OFJ_");
        assertThat(scene.at("2026-01-09T00:00")).contains("CONFIRM 2026-01-08 ZZ").noneMatch(this::isIncome);
        assertThat(scene.at("2026-01-09T15:00")).contains("CLOSE 2026-01-09 ZZ", "SEND 2026-01-09 ZZ");
        assertThat(scene.at("2026-01-10T00:00")).containsExactlyInAnyOrder("TURN_DAY 2026-01-09 ALL",
                "TRANSFER 2026-01-09 ZZ", "CONFIRM_TRANSFER 2026-01-09 ZZ",
                "sent OFT_998_ZZ_20260109.TXT of 000 files");
        assertThat(scene.at("2026-01-11T00:00")).containsExactlyInAnyOrder("TURN_DAY 2026-01-10 ALL",
                "TRANSFER 2026-01-10 ZZ", "CONFIRM_TRANSFER 2026-01-10 ZZ",
                "sent OFT_998_ZZ_20260110.TXT of 000 files");
        assertThat(scene.at("2026-01-12T00:00")).containsExactlyInAnyOrder("TURN_DAY 2026-01-11 ALL",
                "TRANSFER 2026-01-11 ZZ", "CONFIRM_TRANSFER 2026-01-11 ZZ",
                "sent OFT_998_ZZ_20260111.TXT of 000 files",
                "CONFIRM 2026-01-09 ZZ");
        assertThat(scene.open()).contains("QUOTE 2026-01-09 ZZ WAITING: OFJ_ZZ_998_20260109.TXT",
                "INCOME 2026-01-10 000198 WAITING: INCOME 2026-01-08 000198, the quote of 000198 2026-01-10, "
                        + "the income of 000198 2026-01-09");

        scene.holdsBack();
        assertThat(scene.at("2026-01-12T10:00").stream().filter(this::isIncome)).as("in order, each on its own base")
                .containsExactly("income of 2026-01-08: 10001 1.00 on 10,000.00",
                        "income of 2026-01-09: 10001 1.00 on 10,001.00", "income of 2026-01-09: 10002 0.50 on 5,000.00",
                        "income of 2026-01-10: 10001 1.00 on 10,002.00", "income of 2026-01-10: 10002 0.50 on 5,000.50",
                        "income of 2026-01-11: 10001 1.00 on 10,003.00",
                        "income of 2026-01-11: 10002 0.50 on 5,001.00");
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void aTransferAgentThatKeepsSilentHoldsNoOtherBack() {
        scene.begins("2026-01-07");
        scene.secondAgent("2026-01-07");
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.subscribes(10_002, "000199", "10000.00");
        scene.holdsBack("_YY_998_");
        scene.through("2026-01-07", "2026-01-13");

        assertThat(jdbc.sql("""
                SELECT CONCAT(step, ' ', MAX(business_date)) FROM night_step JOIN night_step_name USING (step)
                WHERE state = 'COMPLETED' AND subject IN ('ZZ', '000198') GROUP BY step, place ORDER BY place
                """).query(String.class).list()).containsExactly("CLOSE 2026-01-13", "SEND 2026-01-13",
                "TRANSFER 2026-01-13", "CONFIRM_TRANSFER 2026-01-13", "QUOTE 2026-01-13", "CONFIRM 2026-01-13",
                "INCOME 2026-01-13", "REGISTER 2026-01-13");
        assertThat(jdbc.sql("""
                SELECT CONCAT(step, ' ', COUNT(*)) FROM night_step JOIN night_step_name USING (step)
                WHERE state = 'COMPLETED' AND subject IN ('YY', '000199') GROUP BY step, place ORDER BY place
                """).query(String.class).list()).as("trade dates closed and sent, days transferred")
                .containsExactly("CLOSE 5", "SEND 5", "TRANSFER 7");
        assertThat(scene.open()).contains("CONFIRM_TRANSFER 2026-01-07 YY WAITING: OFB_YY_998_20260107.TXT",
                "CONFIRM 2026-01-07 YY WAITING: CONFIRM_TRANSFER 2026-01-07 YY, OFI_YY_998_20260108.TXT",
                "INCOME 2026-01-07 000199 WAITING: CONFIRM_TRANSFER 2026-01-07 YY, the quote of 000199 2026-01-07");

        scene.happened();
        scene.holdsBack();
        assertThat(scene.at("2026-01-14T08:00").stream().filter(this::isIncome)).containsExactly(
                "income of 2026-01-08: 10002 1.00 on 10,000.00", "income of 2026-01-09: 10002 1.00 on 10,001.00",
                "income of 2026-01-10: 10002 1.00 on 10,002.00", "income of 2026-01-11: 10002 1.00 on 10,003.00",
                "income of 2026-01-12: 10002 1.00 on 10,004.00", "income of 2026-01-13: 10002 1.00 on 10,005.00");
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void missedDaysAreCaughtUpInOrderWithTheSameIncome() {
        scene.begins("2026-01-07");
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.clock("2026-01-09T10:00");
        scene.subscribes(10_002, "5000.00");
        scene.clock("2026-01-12T16:00");
        scene.subscribes(10_003, "2000.00");
        // Nobody has run the night for a week.
        assertThat(scene.at("2026-01-15T00:00").stream().filter(line -> isIncome(line) || line.startsWith("sent OFI")))
                .containsExactly("income of 2026-01-08: 10001 1.00 on 10,000.00",
                        "income of 2026-01-09: 10001 1.00 on 10,001.00",
                        "income of 2026-01-10: 10001 1.00 on 10,002.00",
                        "income of 2026-01-11: 10001 1.00 on 10,003.00",
                        "income of 2026-01-12: 10001 1.00 on 10,004.00",
                        "income of 2026-01-12: 10002 0.50 on 5,000.00",
                        "income of 2026-01-13: 10001 1.00 on 10,005.00",
                        "income of 2026-01-13: 10002 0.50 on 5,000.50",
                        "income of 2026-01-14: 10001 1.00 on 10,006.00",
                        "income of 2026-01-14: 10002 0.50 on 5,001.00",
                        "income of 2026-01-14: 10003 0.20 on 2,000.00", "sent OFI_998_ZZ_20260107.TXT of 002 files",
                        "sent OFI_998_ZZ_20260108.TXT of 000 files", "sent OFI_998_ZZ_20260109.TXT of 002 files",
                        "sent OFI_998_ZZ_20260112.TXT of 000 files", "sent OFI_998_ZZ_20260113.TXT of 002 files",
                        "sent OFI_998_ZZ_20260114.TXT of 000 files");
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void aFailingStepSaysWhyIsTriedAgainAtTheNextTickAndStopsNoOther() throws IOException {
        scene.begins("2026-01-07");
        scene.secondAgent("2026-01-07");
        Path outbox = NightScene.EXCHANGE.resolve("ZZ").resolve("out");
        Files.createDirectories(outbox.getParent());
        Files.writeString(outbox, "in the way of the directory");
        scene.clock("2026-01-07T15:00");
        assertThat(scene.open()).filteredOn(step -> step.contains("FAILED")).singleElement().asString()
                .startsWith("SEND 2026-01-07 ZZ FAILED: UncheckedIOException: The directory out of partner ZZ");
        assertThat(scene.happened()).contains("CLOSE 2026-01-07 ZZ", "CLOSE 2026-01-07 YY", "SEND 2026-01-07 YY")
                .doesNotContain("SEND 2026-01-07 ZZ");
        assertThat(scene.open()).as("tried again in vain").filteredOn(step -> step.contains("FAILED")).hasSize(1);

        Files.delete(outbox);
        assertThat(scene.open()).noneMatch(step -> step.contains("FAILED"));
        assertThat(scene.happened()).containsExactlyInAnyOrder("SEND 2026-01-07 ZZ",
                "break STEP_FAILED 2026-01-07 HOUSE SEND ZZ RESOLVED", "sent OFI_998_ZZ_20260107.TXT of 000 files");
        assertThat(jdbc.sql("SELECT attempt FROM night_step WHERE step = 'SEND' AND subject = 'ZZ'")
                .query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void aRejectedFileIsABreakAndTheCorrectedOneHealsIt() throws IOException {
        holderAndOrderOfFriday();
        scene.holdsBack("_20260112_04");
        scene.at("2026-01-12T00:00");
        Path held = Path.of("target", "test-agents", "ZZ", "in", "OFD_ZZ_998_20260112_04.TXT");
        Path inbox = NightScene.EXCHANGE.resolve("ZZ").resolve("in").resolve("OFD_ZZ_998_20260112_04.TXT");
        String whole = Files.readString(held, StandardCharsets.ISO_8859_1);
        Files.writeString(inbox, whole.substring(0, whole.length() - 20), StandardCharsets.ISO_8859_1);
        scene.goOn();
        assertThat(scene.happened()).hasSize(2).contains("break STEP_FAILED 2026-01-09 HOUSE CONFIRM ZZ OPEN")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("break FILE_REJECTED 2026-01-12 ZZ OFD_ZZ_998_20260112_04.TXT").endsWith("OPEN"));
        assertThat(scene.open().getFirst()).startsWith("CONFIRM 2026-01-09 ZZ")
                .contains("a corrected OFD_ZZ_998_20260112_04.TXT");

        Files.writeString(inbox, whole, StandardCharsets.ISO_8859_1);
        scene.goOn();
        assertThat(scene.open()).isEmpty();
        assertThat(scene.happened()).contains("CONFIRM 2026-01-09 ZZ", "REGISTER 2026-01-09 ZZ",
                "10002: SUBSCRIPTION of 2026-01-09 CONFIRMED").filteredOn(line -> line.startsWith("break")).hasSize(2)
                .allMatch(line -> line.endsWith("RESOLVED"));
    }

    @Test
    void aCorrectedQuoteOfAPostedDayIsPaidAsADifference() throws IOException {
        holderAndOrderOfThursday();
        scene.at("2026-01-09T00:00");
        correctsQuote("2026-01-08", "1.5000");
        assertThat(scene.at("2026-01-09T15:00")).noneMatch(this::isIncome);
        assertThat(scene.at("2026-01-10T00:00").stream().filter(this::isIncome))
                .as("the difference of the 8th is effective on the first day that was not posted yet").containsExactly(
                        "income of 2026-01-08: 10001 0.50 on 10,000.00, correction 1",
                        "income of 2026-01-09: 10001 1.00 on 10,001.50",
                        "income of 2026-01-09: 10002 0.50 on 5,000.00");
        assertThat(scene.at("2026-01-11T00:00").stream().filter(this::isIncome)).containsExactly(
                "income of 2026-01-10: 10001 1.00 on 10,002.50", "income of 2026-01-10: 10002 0.50 on 5,000.50");
    }

    private boolean isIncome(String line) {
        return line.startsWith("income of");
    }

    /** 10001 holds 10,000.00 from Thursday the 8th; 10002's order of 5,000.00 is sent on Friday; it is Sunday. */
    private void holderAndOrderOfFriday() {
        scene.begins("2026-01-07");
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.through("2026-01-07", "2026-01-08");
        scene.clock("2026-01-09T10:00");
        scene.subscribes(10_002, "5000.00");
        scene.through("2026-01-09", "2026-01-10");
        scene.happened();
    }

    /** 10001 holds 10,000.00 from Thursday the 8th; 10002's order of 5,000.00 was sent on Thursday. */
    private void holderAndOrderOfThursday() {
        scene.begins("2026-01-07");
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.through("2026-01-07", "2026-01-07");
        scene.clock("2026-01-08T10:00");
        scene.subscribes(10_002, "5000.00");
        scene.at("2026-01-08T15:00");
        scene.happened();
    }

    /** The fund company sends the quote of a day once more, under a numbered name. */
    private static void correctsQuote(String day, String incomePer10k) throws IOException {
        LocalDate date = LocalDate.parse(day);
        Path inbox = NightScene.EXCHANGE.resolve("ZZ").resolve("in");
        String first = FileNames.data("ZZ", "998", date, "07");
        String corrected = first.replace(".TXT", "_001.TXT");
        try (FundFileWriter writer = FundFileWriter.create(inbox.resolve(corrected),
                FileHeader.of(FormatVersion.V21, "ZZ", "998", date, "07"))) {
            FundRecord record = writer.newRecord();
            record.set("FundCode", "000198").set("FundStatus", "0").set("FundType", "04").setDate("UpdateDate", date)
                    .setDecimal("FundIncome", new BigDecimal(incomePer10k)).set("FundIncomeFlag", "0")
                    .setDecimal("Yield", new BigDecimal("4.626")).set("YieldFlag", "0");
            writer.write(record);
            writer.commit();
        }
        new IndexFile(FormatVersion.V21, "ZZ", "998", date, List.of(first, corrected))
                .write(inbox.resolve(FileNames.index("OFJ", "ZZ", "998", date)));
    }
}
