package org.balancetreasure.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.balancetreasure.sandbox.bank.BankScene.FEES;
import static org.balancetreasure.sandbox.bank.BankScene.MONDAY;
import static org.balancetreasure.sandbox.bank.BankScene.RESERVE;
import static org.balancetreasure.sandbox.bank.BankScene.SETTLEMENT;
import static org.balancetreasure.sandbox.bank.BankScene.TUESDAY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.bankfiles.StatementReader;
import org.balancetreasure.sandbox.partner.Fault;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.balancetreasure.sandbox.partner.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On Monday 100.00 come into the reserve at HILL, and 40.00 and 50.00 go out of it. */
class BankFaultsTest {

    private static final String OF_MONDAY = BankScene.statementName(RESERVE, MONDAY);
    private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);

    @TempDir
    Path directory;

    private BankScene monday(Kind kind, String target) {
        return monday(Faults.of(new Fault("HILL", MONDAY, kind, target)), directory);
    }

    private static BankScene monday(Faults faults, Path folder) {
        BankScene scene = new BankScene(folder, faults);
        scene.comes("HILL", RESERVE, MONDAY, 100_00);
        scene.from("HILL", RESERVE, "M1", MONDAY).pays("A", 40_00, "RIVER", SETTLEMENT).pays("B", 50_00, "RIVER", FEES)
                .send();
        scene.at(MONDAY, "15:00");
        scene.at(MONDAY, "21:00");
        return scene;
    }

    private String bytes(String name) throws IOException {
        return Files.readString(directory.resolve("HILL").resolve("in").resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void aStatementIsLateOneDay() {
        BankScene scene = monday(Kind.FILE_LATE, "");
        assertThat(scene.has("HILL", OF_MONDAY)).isFalse();
        assertThat(scene.has("HILL", "pain.002_M1_2.xml")).as("another type of file").isTrue();
        scene.at(TUESDAY, "00:00");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).contains("1: 0 to 1000");
    }

    @Test
    void aReportIsLateOneDayWhenItsTypeIsNamed() {
        BankScene scene = monday(Kind.FILE_LATE, "pain.002");
        assertThat(scene.has("HILL", OF_MONDAY)).isTrue();
        assertThat(scene.has("HILL", "pain.002_M1_1.xml")).isFalse();
        scene.at(TUESDAY, "00:00");
        assertThat(scene.status("HILL", "M1", 2, "A")).isEqualTo("ACSC");
    }

    @Test
    void aMissingStatementComesAfterFiveWorkingDays() {
        BankScene scene = monday(Kind.FILE_MISSING, "");
        scene.at(MONDAY.plusDays(6), "21:00");
        assertThat(scene.has("HILL", OF_MONDAY)).isFalse();
        assertThat(scene.statement("HILL", RESERVE, MONDAY.plusDays(4))).first().isEqualTo("5: 1000 to 1000");
        scene.at(MONDAY.plusDays(7), "00:00");
        assertThat(scene.has("HILL", OF_MONDAY)).isTrue();
    }

    @Test
    void aTruncatedStatementIsReplacedByTheWholeOne() throws IOException {
        BankScene scene = monday(Kind.FILE_TRUNCATED, "");
        int half = bytes(OF_MONDAY).length();
        assertThat(bytes(OF_MONDAY)).doesNotEndWith("</Document>");
        scene.at(TUESDAY, "00:00");
        assertThat(bytes(OF_MONDAY).length()).isBetween(2 * half, 2 * half + 1);
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).contains("1: 0 to 1000");
    }

    @Test
    void aStatementComesTwiceWithTheSameBytes() throws Exception {
        BankScene scene = monday(Kind.FILE_TWICE, "");
        String first = bytes(OF_MONDAY);
        Files.delete(directory.resolve("HILL").resolve("in").resolve(OF_MONDAY));
        scene.at(TUESDAY, "00:00");
        assertThat(bytes(OF_MONDAY)).isEqualTo(first);
    }

    @Test
    void aStatementIsChangedUnderItsName() throws IOException {
        BankScene scene = monday(Kind.FILE_CHANGED, RESERVE);
        String first = bytes(OF_MONDAY);
        scene.at(TUESDAY, "00:00");
        assertThat(bytes(OF_MONDAY)).isNotEqualTo(first).startsWith(first.strip());
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).contains("1: 0 to 1000");
    }

    @Test
    void entriesStandInTheReverseOrder() {
        assertThat(monday(Kind.ROWS_REORDERED, "").statement("HILL", RESERVE, MONDAY)).containsExactly("1: 0 to 1000",
                "-5000 | -5000 B", "-4000 | -4000 A", "10000 | 10000 IN-2013-07-08");
    }

    @Test
    void aStatementOfTheWrongDayIsReplaced() throws IOException {
        BankScene scene = monday(Kind.WRONG_DATE, "");
        assertThat(bytes(OF_MONDAY)).contains("2013-07-07</Dt>").doesNotContain("2013-07-08</Dt>");
        scene.at(TUESDAY, "00:00");
        assertThat(bytes(OF_MONDAY)).contains("2013-07-08</Dt>").doesNotContain("2013-07-07</Dt>");
    }

    @Test
    void aStatementWithAWrongCountIsReplaced() throws Exception {
        BankScene scene = monday(Kind.WRONG_COUNT, "");
        Path file = directory.resolve("HILL").resolve("in").resolve(OF_MONDAY);
        assertThatThrownBy(() -> StatementReader.open(file, ReversalReading.OF_ORIGINAL).close())
                .isInstanceOf(RejectedFileException.class).hasMessageContaining("NbOfNtries");
        scene.at(TUESDAY, "00:00");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).contains("1: 0 to 1000");
    }

    @Test
    void aReportWithAWrongCountIsReplaced() {
        BankScene scene = monday(Kind.WRONG_COUNT, "pain.002");
        assertThat(scene.report("HILL", "M1", 1).originalTransactions()).isEqualTo(3);
        scene.at(TUESDAY, "00:00");
        assertThat(scene.report("HILL", "M1", 1).originalTransactions()).isEqualTo(2);
    }

    @Test
    void aNumberIsLeftOutAndItsStatementComesAfterTheNext() {
        BankScene scene = monday(Kind.STATEMENT_GAP, RESERVE);
        scene.at(TUESDAY, "21:00");
        assertThat(scene.has("HILL", OF_MONDAY)).isFalse();
        assertThat(scene.statement("HILL", RESERVE, TUESDAY)).containsExactly("2: 1000 to 1000");
        scene.at(WEDNESDAY, "00:00");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).first().isEqualTo("1: 0 to 1000");
    }

    @Test
    void aStatementWithAWrongOpeningBalanceIsReplaced() {
        BankScene scene = monday(Kind.WRONG_OPENING_BALANCE, "");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).first().isEqualTo("1: 100 to 1100");
        scene.at(TUESDAY, "00:00");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).first().isEqualTo("1: 0 to 1000");
    }

    @Test
    void aPaymentComesBackOnTheNextWorkingDay() throws IOException {
        BankScene scene = monday(Kind.PAYMENT_RETURNED, "B");
        scene.at(TUESDAY, "21:00");
        assertThat(scene.statement("HILL", RESERVE, TUESDAY)).containsExactly("2: 1000 to 6000",
                "5000 reversal | 5000 B AC04");
        assertThat(bytes(BankScene.statementName(RESERVE, TUESDAY))).as("HILL gives it the direction of the payment")
                .contains("DBIT").contains("<PmtInfId>M1-1</PmtInfId>");
        assertThat(scene.statement("RIVER", FEES, TUESDAY)).containsExactly("2: 5000 to 0",
                "-5000 reversal | -5000 B AC04");
    }

    @Test
    void theReportSaysSettledAndThePaymentIsBookedADayLater() {
        BankScene scene = monday(Kind.STATUS_CONTRADICTS, "");
        assertThat(scene.status("HILL", "M1", 2, "A")).isEqualTo("ACSC");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).containsExactly("1: 0 to 5000",
                "10000 | 10000 IN-2013-07-08", "-5000 | -5000 B");
        scene.at(TUESDAY, "21:00");
        assertThat(scene.statement("HILL", RESERVE, TUESDAY)).containsExactly("2: 5000 to 1000", "-4000 | -4000 A");
    }

    @Test
    void theReportSaysRejectedAndThePaymentIsBooked() {
        BankScene scene = monday(Kind.STATUS_CONTRADICTS, "RJCT");
        assertThat(scene.status("HILL", "M1", 2, "A")).isEqualTo("RJCT MS03");
        assertThat(scene.status("HILL", "M1", 2, "B")).isEqualTo("ACSC");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).contains("1: 0 to 1000", "-4000 | -4000 A");
    }

    @Test
    void aBankThatIsDownSaysNothingAndTellsEverythingTheDayAfter() {
        BankScene scene = monday(Kind.BANK_DOWN, "");
        assertThat(directory.resolve("HILL").resolve("in")).isEmptyDirectory();
        assertThat(scene.statement("RIVER", FEES, MONDAY)).as("the other bank works").contains("1: 0 to 5000");
        scene.at(TUESDAY, "00:00");
        assertThat(scene.status("HILL", "M1", 1, "A")).isEqualTo("ACCP");
        assertThat(scene.status("HILL", "M1", 2, "A")).isEqualTo("ACSC");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).contains("1: 0 to 1000");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRestartWritesTheSameBytesWhateverIsWrong(Kind kind) {
        BankScene scene = monday(kind, "");
        scene.at(TUESDAY, "21:00");
        Map<String, String> written = scene.written();
        scene.restarts();
        scene.at(TUESDAY, "21:00");
        assertThat(scene.written()).isEqualTo(written);
    }
}
