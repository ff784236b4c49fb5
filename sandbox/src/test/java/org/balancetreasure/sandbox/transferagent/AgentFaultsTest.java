package org.balancetreasure.sandbox.transferagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.balancetreasure.sandbox.partner.PaymentOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ann has 10,000.00 since Friday. On Friday she orders 100.00 more, and redeems 1,000.01. */
class AgentFaultsTest extends Scenario {

    private static final LocalDate THURSDAY = FRIDAY.minusDays(1);
    private static final LocalDate WEDNESDAY = TUESDAY.plusDays(1);
    private static final String OF_MONDAY = "OFD_ZZ_998_20260112_04.TXT";
    private TransferAgent agent;

    @BeforeEach
    void orders() {
        platform.on(THURSDAY).opens(ANN).subscribes(ANN, DAILY, "10000.00").send();
        platform.on(FRIDAY).subscribes(ANN, DAILY, "100.00").redeems(ANN, DAILY, "1000.01").send();
        platform.sendsNothingElse(MONDAY, MONDAY.plusDays(10));
    }

    private void monday(Kind kind) {
        monday(kind, "");
    }

    private void monday(Kind kind, String target) {
        agent = faulty(kind, target);
        agent.answer(MONDAY.atStartOfDay());
    }

    private String bytes() throws IOException {
        return Files.readString(platform.inbox().resolve(OF_MONDAY), StandardCharsets.ISO_8859_1);
    }

    private List<String> confirmed(LocalDate headerDate) {
        return platform.answer("04", headerDate, "BusinessCode", "ConfirmedVol", "ReturnCode", "BusinessFinishFlag");
    }

    private void assertRejected(String message) {
        assertThatThrownBy(() -> FundFile.check(platform.inbox().resolve(OF_MONDAY)))
                .isInstanceOf(RejectedFileException.class).hasMessageContaining(message);
    }

    private void assertWholeOn(LocalDate morning) {
        agent.answer(morning.atStartOfDay());
        assertThat(confirmed(MONDAY)).containsExactly("122 100.00 0000 1", "124 1000.01 0000 1");
    }

    @Test
    void aFileIsLateOneTradingDay() {
        monday(Kind.FILE_LATE);
        assertThat(platform.received("04", MONDAY)).isFalse();
        assertThat(platform.index("OFI", MONDAY)).contains(OF_MONDAY);
        assertWholeOn(TUESDAY);
    }

    @Test
    void anIndexIsLateWhenItsStreamIsNamed() {
        monday(Kind.FILE_LATE, "OFI");
        assertThat(platform.received("04", MONDAY)).isTrue();
        assertThat(platform.inbox().resolve("OFI_ZZ_998_20260112.TXT")).doesNotExist();
        agent.answer(TUESDAY.atStartOfDay());
        assertThat(platform.index("OFI", MONDAY)).contains(OF_MONDAY);
    }

    @Test
    void aMissingFileComesAfterFiveTradingDays() {
        monday(Kind.FILE_MISSING);
        agent.answer(MONDAY.plusDays(6).atStartOfDay());
        assertThat(platform.received("04", MONDAY)).isFalse();
        assertWholeOn(MONDAY.plusDays(7));
    }

    @Test
    void aTruncatedFileIsReplacedByTheWholeOne() {
        monday(Kind.FILE_TRUNCATED);
        assertRejected("");
        assertWholeOn(TUESDAY);
    }

    @Test
    void aFileComesTwiceWithTheSameBytes() throws IOException {
        monday(Kind.FILE_TWICE);
        String first = bytes();
        Files.delete(platform.inbox().resolve(OF_MONDAY));
        assertWholeOn(TUESDAY);
        assertThat(bytes()).isEqualTo(first);
    }

    @Test
    void aFileIsChangedUnderItsName() throws IOException {
        monday(Kind.FILE_CHANGED);
        String first = bytes();
        assertWholeOn(TUESDAY);
        assertThat(bytes()).isNotEqualTo(first).hasSameSizeAs(first);
    }

    @Test
    void rowsStandInTheReverseOrder() {
        monday(Kind.ROWS_REORDERED);
        assertThat(confirmed(MONDAY)).containsExactly("124 1000.01 0000 1", "122 100.00 0000 1");
    }

    @Test
    void aFileOfTheWrongDateIsReplaced() throws Exception {
        monday(Kind.WRONG_DATE);
        assertThat(FundFile.check(platform.inbox().resolve(OF_MONDAY)).header().date()).isEqualTo(MONDAY.minusDays(1));
        assertWholeOn(TUESDAY);
    }

    @Test
    void aFileWithAWrongCountIsReplaced() {
        monday(Kind.WRONG_COUNT);
        assertRejected("3");
        assertWholeOn(TUESDAY);
    }

    @Test
    void anOrderThatNobodyHasGivenIsConfirmed() {
        monday(Kind.UNKNOWN_ORDER);
        assertThat(platform.answer("04", MONDAY, "AppSheetSerialNo", "ConfirmedAmount")).hasSize(3)
                .contains("998202601129999999999999 1.00");
        assertThat(platform.answer("05", MONDAY, "TotalVolOfDistributorInTA")).as("the register knows nothing of it")
                .containsExactly("9102.99");
        assertThat(platform.answer("25", MONDAY, "ConfirmedAmount")).containsExactly("100.00", "1000.01");
    }

    @Test
    void anOrderIsLeftOutAndItsAnswerComesInAPart() {
        monday(Kind.ORDER_UNCONFIRMED);
        assertThat(confirmed(MONDAY)).containsExactly("124 1000.01 0000 1");
        assertThat(platform.answer("25", MONDAY, "ConfirmedAmount")).as("it is settled").contains("100.00");
        agent.answer(TUESDAY.atStartOfDay());
        assertThat(platform.index("OFI", MONDAY)).contains(OF_MONDAY, "OFD_ZZ_998_20260112_04_001.TXT");
        assertThat(confirmed(MONDAY)).hasSize(1);
        assertThat(platform.inbox().resolve("OFD_ZZ_998_20260112_04_001.TXT")).content(StandardCharsets.ISO_8859_1)
                .contains("998202601090000000000003");
    }

    @Test
    void aHugeRedemptionIsPaidInParts() {
        monday(Kind.HUGE_REDEMPTION);
        assertThat(confirmed(MONDAY)).containsExactly("122 100.00 0000 1", "124 500.00 0000 0");
        agent.answer(WEDNESDAY.atStartOfDay());
        assertThat(confirmed(TUESDAY)).containsExactly("124 250.00 0410 0");
        assertThat(confirmed(WEDNESDAY)).containsExactly("124 250.01 0410 1");
        assertThat(platform.answer("25", WEDNESDAY, "BusinessCode", "ConfirmedAmount")).containsExactly("124 250.01");
        // 10,000.00, with 1.00 of Friday to Sunday each, 0.96 of Monday and 0.94 of Tuesday.
        assertThat(platform.answer("05", WEDNESDAY, "TotalVolOfDistributorInTA")).containsExactly("9104.88");
    }

    @Test
    void theAgentPaysAYuanTooLittleAndTheRestADayLater() throws IOException {
        monday(Kind.MONEY_SHORT);
        Path orders = directory.resolve("RIVER").resolve("orders").resolve("net_ZZ_20260112.csv");
        assertThat(PaymentOrder.read(orders)).extracting(PaymentOrder::day, PaymentOrder::cents,
                PaymentOrder::endToEndId)
                .containsExactly(tuple(MONDAY, 899_01L, "NET-20260112-ZZ-CNY"),
                        tuple(TUESDAY, 1_00L, "NET-20260112-ZZ-CNY-2"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRestartWritesTheSameBytesWhateverIsWrong(Kind kind) {
        monday(kind);
        agent.answer(WEDNESDAY.atStartOfDay());
        Map<String, String> answers = platform.answers();
        faulty(kind, "").answer(WEDNESDAY.atStartOfDay());
        assertThat(platform.answers()).isEqualTo(answers);
    }
}
