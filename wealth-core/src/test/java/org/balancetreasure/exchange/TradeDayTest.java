package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.transport.RefusedFileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** One trade date at a transfer agent, from the cut-off to the last confirmation. Mon 2026-01-05 is T. */
@CoreTest
@Import(TradeScene.class)
class TradeDayTest {

    private static final String T = TradeScene.T;
    private static final String NEXT = TradeScene.NEXT;

    private final TradeScene scene;
    private final Fixture fixture;

    TradeDayTest(TradeScene scene, Fixture fixture) {
        this.scene = scene;
        this.fixture = fixture;
    }

    @BeforeEach
    void aNewPartner() {
        scene.newPartner();
        fixture.moneyMarketFund(T, ResidueRule.REDISTRIBUTED);
        scene.clock.set(T + "T10:15:30");
    }

    @Test
    void theFirstOrderOfACustomerTravelsWithItsAccountOpeningAndIsConfirmed() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "60.00");

        scene.close();
        assertThat(scene.send()).isEqualTo(2);

        assertThat(Answers.sentIndex(T)).containsExactly("OFD_998_ZZ_20260105_01.TXT", "OFD_998_ZZ_20260105_03.TXT");
        assertThat(Answers.sent(T, "01")).singleElement().satisfies(opening -> assertThat(opening)
                .containsEntry("AppSheetSerialNo", "99820260105A000000000001").containsEntry("BusinessCode", "001")
                .containsEntry("InvestorName", "测试客户10001").containsEntry("CertificateNo", "TEST10001")
                .containsEntry("TransactionAccountID", "00000000000010001").containsEntry("TransactionTime", "101530"));
        assertThat(Answers.sent(T, "03")).singleElement().satisfies(application -> assertThat(application)
                .containsEntry("AppSheetSerialNo", order.orderNumber()).containsEntry("BusinessCode", "022")
                .containsEntry("ApplicationAmount", "0000000000006000").containsEntry("TAAccountID", "")
                .containsEntry("TransactionDate", "20260105").containsEntry("CurrencyType", "156")
                .containsEntry("BranchCode", "998").containsEntry("ShareClass", "0").containsEntry("ChargeType", "A"));
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.SENT);

        scene.answerAll();
        assertThat(scene.confirm()).isEqualTo(1);

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("60.00");
        assertThat(fixture.wallet(10_001)).isEqualTo("40.00");
        assertThat(scene.account(10_001)).containsEntry("state", "OPEN").containsEntry("ta_account_id", "ZZ0000000001");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void theNextOrderCarriesTheAccountThatIsOpenAndOpensNoOther() {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        scene.close(NEXT, "2026-01-07");
        Order redemption = scene.redeem(customer, "10.00");
        scene.close("2026-01-07", "2026-01-08");
        scene.send("2026-01-07");

        assertThat(Answers.sentIndex("2026-01-07")).containsExactly("OFD_998_ZZ_20260107_03.TXT");
        assertThat(Answers.sent("2026-01-07", "03")).singleElement().satisfies(application -> assertThat(application)
                .containsEntry("AppSheetSerialNo", redemption.orderNumber()).containsEntry("BusinessCode", "024")
                .containsEntry("ApplicationVol", "0000000000001000").containsEntry("LargeRedemptionFlag", "1")
                .containsEntry("TAAccountID", "ZZ0000000001"));
    }

    @Test
    void aRefusedAccountRejectsItsOrdersAndGivesTheMoneyBack() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "60.00");
        Order other = scene.subscribe(fixture.customerWithWallet(10_002, "100.00"), "70.00");
        scene.close();
        scene.send();
        List<Map<String, String>> openings = Answers.sent(T, "01");
        List<Map<String, String>> sent = Answers.sent(T, "03");
        String accounts = scene.answers.write(NEXT, "02", scene.answers.account(openings.get(0), NEXT, "0010", ""),
                scene.answers.account(openings.get(1), NEXT, "0000", "ZZ0000000002"));
        String confirmations = scene.answers.write(NEXT, "04",
                scene.answers.confirmed(sent.get(0), NEXT, "0009", 0, true),
                scene.answers.confirmed(sent.get(1), NEXT));
        scene.answers.index("OFI", NEXT, accounts, confirmations);

        scene.confirm();

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.REJECTED);
        assertThat(fixture.wallet(10_001)).isEqualTo("100.00");
        assertThat(scene.available(10_001)).isEqualTo(100_00);
        assertThat(scene.account(10_001)).containsEntry("state", "REFUSED").containsEntry("return_code", "0010");
        assertThat(scene.state(new Customer(10_002, Fixture.CHANNEL), other)).isEqualTo(OrderState.CONFIRMED);
        assertThat(scene.breakTypes()).isEmpty();

        scene.clock.set(NEXT + "T10:00:00");
        scene.subscribe(customer, "5.00");
        scene.close(NEXT, "2026-01-07");
        scene.send(NEXT);
        assertThat(Answers.sent(NEXT, "01")).singleElement().satisfies(opening -> assertThat(opening)
                .containsEntry("AppSheetSerialNo", "99820260106A000000000001"));
    }

    @Test
    void aRejectedOrderGivesBackWhatItHeld() {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        scene.clock.set(NEXT + "T10:00:00");
        Order redemption = scene.redeem(customer, "30.00");
        scene.close(NEXT, "2026-01-07");
        scene.send(NEXT);
        scene.answers.index("OFI", "2026-01-07", scene.answers.write("2026-01-07", "04",
                scene.answers.confirmed(Answers.sent(NEXT, "03").getFirst(), "2026-01-07", "0001", 0, true)));
        scene.confirm(NEXT);

        assertThat(scene.state(customer, redemption)).isEqualTo(OrderState.REJECTED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("100.00");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void anEmptyDayHasAnIndexWithoutFilesAndWaitsForTheAgentsIndex() {
        scene.close();
        assertThat(scene.send()).isZero();
        assertThat(Answers.sentIndex(T)).isEmpty();
        assertThat(scene.waitsFor()).containsExactly("OFI_ZZ_998_20260106.TXT");
        assertThatThrownBy(scene::confirm).isInstanceOf(IllegalStateException.class);

        scene.answers.index("OFI", NEXT);
        assertThat(scene.waitsFor()).isEmpty();
        assertThat(scene.confirm()).isZero();
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void aFileThatIsListedButNotThereYetIsWaitedFor() {
        scene.subscribe(fixture.customerWithWallet(10_001, "100.00"), "60.00");
        scene.close();
        scene.send();
        scene.answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_02.TXT", "OFD_ZZ_998_20260106_04.TXT",
                "OFD_ZZ_998_20260106_09.TXT");
        assertThat(scene.waitsFor()).containsExactly("OFD_ZZ_998_20260106_02.TXT",
                "OFD_ZZ_998_20260106_04.TXT");
    }

    @Test
    void anOpenTradeDateIsNotSent() {
        assertThatThrownBy(scene::send).isInstanceOf(IllegalStateException.class).hasMessageContaining("still open");
    }

    @Test
    void aFileIsUsedOnceAndOtherBytesUnderItsNameAreABreak() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        scene.subscribe(customer, "60.00");
        scene.close();
        scene.send();
        scene.answerAll();
        scene.confirm();
        assertThat(scene.confirm()).isZero();
        assertThat(scene.breakTypes()).isEmpty();

        scene.answers.write(NEXT, "04", scene.answers.confirmed(Answers.sent(T, "03").getFirst(), NEXT));
        assertThat(scene.confirm()).isZero();
        assertThat(scene.confirm()).isZero();
        assertThat(scene.breakTypes()).containsExactly(BreakType.FILE_CHANGED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("60.00");
    }

    @Test
    void aRejectedFileBooksNothingSaysWhyAndIsReplacedByACorrectedOne() throws IOException {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "60.00");
        scene.close();
        scene.send();
        scene.answerAll();
        Path file = Answers.in().resolve("OFD_ZZ_998_20260106_04.TXT");
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[indexOf(bad, "0000000000006000")] = 'x';
        Files.write(file, bad);

        assertThatThrownBy(scene::confirm).isInstanceOf(RefusedFileException.class)
                .hasMessageContaining("OFD_ZZ_998_20260106_04.TXT").hasMessageContaining("ConfirmedVol");
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.SENT);
        assertThat(scene.breaks.list(LocalDate.parse(NEXT))).singleElement().satisfies(opened -> {
            assertThat(opened.type()).isEqualTo(BreakType.FILE_REJECTED);
            assertThat(opened.theirs()).contains("line ", "ConfirmedVol", "expected", "found");
        });
        assertThat(scene.waitsFor()).singleElement().asString()
                .contains("a corrected OFD_ZZ_998_20260106_04.TXT");

        Files.write(file, good);
        assertThat(scene.waitsFor()).isEmpty();
        assertThat(scene.confirm()).isEqualTo(1);
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(scene.breaks.openCount(LocalDate.parse(NEXT))).isZero();
    }

    @Test
    void aFileOfAnotherDayOrAnotherDistributorIsRejected() {
        scene.close();
        scene.send();
        scene.answers.write("OFD_ZZ_998_20260106_04.TXT", "2026-01-07", "04", List.of());
        scene.answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_04.TXT");
        assertThatThrownBy(scene::confirm).isInstanceOf(RefusedFileException.class).hasMessageContaining("2026-01-07");
    }

    @Test
    void theFundSideMovesUnitsWithoutAnOrder() {
        scene.customerWithAccount(10_001, "100.00");
        scene.close(NEXT, "2026-01-07");
        scene.send(NEXT);
        String day = "2026-01-07";
        scene.answers.index("OFI", day,
                scene.answers.write(day, "04", scene.answers.decided("144", 10_001, day, "7.00"),
                        scene.answers.decided("145", 10_001, day, "2.00"),
                        scene.answers.decided("142", 10_001, day, "5.00"),
                        scene.answers.decided("145", 10_002, day, "1.00")));
        assertThat(scene.confirm(NEXT)).isEqualTo(4);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("100.00");
        assertThat(fixture.wallet(10_001)).isEqualTo("5.00");
        assertThat(scene.breaks.list(LocalDate.parse(day))).singleElement().satisfies(opened -> {
            assertThat(opened.type()).isEqualTo(BreakType.CONFIRMATION_DIFFERS);
            assertThat(opened.ours()).contains("10002");
        });
    }

    @Test
    void aHugeRedemptionIsConfirmedInPartsOverSeveralDays() {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        scene.clock.set(NEXT + "T10:00:00");
        Order order = scene.redeem(customer, "100.00");
        scene.close(NEXT, "2026-01-07");
        scene.send(NEXT);
        Map<String, String> application = Answers.sent(NEXT, "03").getFirst();
        scene.answers.index("OFI", "2026-01-07", scene.answers.write("2026-01-07", "04",
                scene.answers.confirmed(application, "2026-01-07", "0000", 60_00, false)));
        scene.confirm(NEXT);
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED_IN_PART);
        assertThat(fixture.wallet(10_001)).isEqualTo("60.00");

        scene.close("2026-01-07", "2026-01-08");
        scene.send("2026-01-07");
        scene.answers.index("OFI", "2026-01-08", scene.answers.write("2026-01-08", "04",
                scene.answers.confirmed(application, "2026-01-08", "0410", 40_00, true)));
        scene.confirm("2026-01-07");
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.wallet(10_001)).isEqualTo("100.00");
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("0.00");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsABreakAndHoldsNobodyElseBack() {
        Order first = scene.subscribe(fixture.customerWithWallet(10_001, "100.00"), "60.00");
        Order second = scene.subscribe(fixture.customerWithWallet(10_002, "100.00"), "70.00");
        Order third = scene.subscribe(fixture.customerWithWallet(10_003, "100.00"), "80.00");
        scene.close();
        scene.send();
        List<Map<String, String>> sent = Answers.sent(T, "03");
        Map<String, String> unknown = new TreeMap<>(sent.get(0));
        unknown.put("AppSheetSerialNo", "998202601050000000099999");
        Map<String, String> otherFund = new TreeMap<>(sent.get(0));
        otherFund.put("FundCode", "990009");
        String confirmations = scene.answers.write(NEXT, "04", scene.answers.confirmed(unknown, NEXT),
                scene.answers.confirmed(sent.get(0), NEXT, "0000", 60_01, true),
                scene.answers.confirmed(sent.get(1), NEXT),
                scene.answers.confirmed(otherFund, NEXT));
        scene.answers.index("OFI", NEXT, confirmations);
        scene.confirm();

        assertThat(scene.state(new Customer(10_001, Fixture.CHANNEL), first)).isEqualTo(OrderState.SENT);
        assertThat(scene.state(new Customer(10_002, Fixture.CHANNEL), second)).isEqualTo(OrderState.CONFIRMED);
        assertThat(scene.state(new Customer(10_003, Fixture.CHANNEL), third)).isEqualTo(OrderState.SENT);
        assertThat(scene.breakTypes()).containsExactlyInAnyOrder(BreakType.UNKNOWN_ORDER,
                BreakType.CONFIRMATION_DIFFERS,
                BreakType.CONFIRMATION_DIFFERS, BreakType.UNCONFIRMED_ORDER, BreakType.UNCONFIRMED_ORDER,
                BreakType.UNCONFIRMED_ORDER, BreakType.UNCONFIRMED_ORDER);
    }

    @Test
    void aSerialNumberThatComesAgainWithOtherFiguresIsABreak() {
        scene.subscribe(fixture.customerWithWallet(10_001, "100.00"), "60.00");
        scene.close();
        scene.send();
        scene.answerAll();
        scene.confirm();
        Answers again = new Answers(FormatVersion.V21);
        again.account(Answers.sent(T, "01").getFirst(), NEXT, "0000", "");
        String corrected = again.write("OFD_ZZ_998_20260106_04_001.TXT", NEXT, "04",
                List.of(again.confirmed(Answers.sent(T, "03").getFirst(), NEXT, "0000", 59_00, true)));
        scene.answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_02.TXT", "OFD_ZZ_998_20260106_04.TXT", corrected);
        scene.confirm();
        assertThat(scene.breakTypes()).containsExactly(BreakType.CONFIRMATION_DIFFERS);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("60.00");
    }

    @Test
    void whatNegativeIncomeTookFromARedemptionIsAReceivableAndABreak() {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        scene.clock.set(NEXT + "T10:00:00");
        Order redemption = scene.redeem(customer, "100.00");
        scene.close(NEXT, "2026-01-07");
        scene.send(NEXT);
        fixture.moveOut(Fixture.FUND, 10_001, "0.25", "2026-01-07");
        scene.answers.index("OFI", "2026-01-07", scene.answers.write("2026-01-07", "04",
                scene.answers.confirmed(Answers.sent(NEXT, "03").getFirst(), "2026-01-07")));
        scene.confirm(NEXT);

        assertThat(scene.state(customer, redemption)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("0.00");
        assertThat(fixture.wallet(10_001)).isEqualTo("100.00");
        assertThat(scene.breaks.open(10)).singleElement().satisfies(opened -> {
            assertThat(opened.type()).isEqualTo(BreakType.SHORTFALL);
            assertThat(opened.ours()).contains("0.25");
        });
    }

    @Test
    void withMarkersEachFileIsWaitedForThatHasSomethingToAnswer() throws IOException {
        scene.jdbc.sql("UPDATE transfer_agent_terms SET readiness = 'OK_MARKER'").update();
        scene.subscribe(fixture.customerWithWallet(10_001, "100.00"), "60.00");
        scene.close();
        scene.send();
        scene.answerAll();
        assertThat(scene.waitsFor()).containsExactlyInAnyOrder("OFD_ZZ_998_20260106_02.TXT.ok",
                "OFD_ZZ_998_20260106_04.TXT.ok");
        Files.createFile(Answers.in().resolve("OFD_ZZ_998_20260106_02.TXT.ok"));
        assertThat(scene.waitsFor()).containsExactly("OFD_ZZ_998_20260106_04.TXT.ok");
        Files.createFile(Answers.in().resolve("OFD_ZZ_998_20260106_04.TXT.ok"));
        assertThat(scene.waitsFor()).isEmpty();
        assertThat(scene.confirm()).isEqualTo(1);
        assertThat(scene.confirm()).isZero();
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
