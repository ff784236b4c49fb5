package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.balancetreasure.exchange.TradeScene.NEXT;
import static org.balancetreasure.exchange.TradeScene.T;
import static org.balancetreasure.exchange.TradeScene.TA;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.balancetreasure.approvals.Approvals.Result;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.PersonalData;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A row that can't be put into its file is set aside with a break, and goes with a later file once it is mended. */
@CoreTest
@Import(TradeScene.class)
class SetAsideTest {

    private static final String LATER = "2026-01-07";
    private static final String LAST = "2026-01-08";

    private final TradeScene scene;
    private final Fixture fixture;
    private final Customers customers;
    private final PersonalData personalData;
    private final Resolutions resolutions;
    private final Transactions transactions;

    SetAsideTest(TradeScene scene, Fixture fixture, Customers customers, PersonalData personalData,
            Resolutions resolutions, Transactions transactions) {
        this.scene = scene;
        this.fixture = fixture;
        this.customers = customers;
        this.personalData = personalData;
        this.resolutions = resolutions;
        this.transactions = transactions;
    }

    @BeforeEach
    void aNewPartner() {
        scene.newPartner();
        fixture.moneyMarketFund(T, ResidueRule.REDISTRIBUTED);
        scene.clock.set(T + "T10:15:30");
    }

    /** What a kill looks like from inside. */
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Test
    void customerNumbersOf13To17DigitsOpenTheirAccounts() {
        List<Long> numbers = List.of(1_234_567_890_123L, 2_088_102_146_225_135L, 2_088_102_146_229_999L,
                89_999_999_999_999_999L);
        for (long number : numbers) {
            scene.subscribe(fixture.customerWithWallet(number, "10.00"), "10.00");
        }
        scene.close();
        assertThat(scene.send()).isEqualTo(8);

        List<Map<String, String>> openings = Answers.sent(T, "01");
        assertThat(openings).extracting(opening -> opening.get("AppSheetSerialNo")).containsExactly(
                "99820260105A000000000001", "99820260105A000000000002", "99820260105A000000000003",
                "99820260105A000000000004");
        assertThat(openings).extracting(opening -> Long.parseLong(opening.get("TransactionAccountID")))
                .containsExactlyElementsOf(numbers);

        scene.answerAll();
        scene.confirm();
        for (long number : numbers) {
            assertThat(scene.account(number)).containsEntry("state", "OPEN");
            assertThat(fixture.units(Fixture.FUND, number)).isEqualTo("10.00");
        }
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void aCertificateOf31BytesWaitsWithItsOrdersUntilItIsMendedAndTheRestOfTheFileGoes() throws IOException {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "60.00");
        Customer other = fixture.customerWithWallet(10_002, "100.00");
        Order others = scene.subscribe(other, "70.00");
        certificateOf(10_001, "X".repeat(31));

        scene.close();
        assertThat(scene.send()).isEqualTo(2);
        assertThat(Answers.sent(T, "01")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("CertificateNo", "TEST10002"));
        assertThat(Answers.sent(T, "03")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("AppSheetSerialNo", others.orderNumber()));
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.ACCEPTED);
        assertThat(scene.state(other, others)).isEqualTo(OrderState.SENT);
        List<Break> open = scene.breaks.open(10);
        assertThat(open).extracting(Break::type).containsOnly(BreakType.UNSENDABLE_ROW).hasSize(2);
        assertThat(open).extracting(Break::subject).containsExactlyInAnyOrder("99820260105A000000000001",
                order.orderNumber());
        assertThat(open).extracting(Break::theirs).containsExactlyInAnyOrder(
                "field CertificateNo C30 takes at most 30 bytes in GB18030, not 31",
                "its account opening can't be sent");

        scene.answerAll();
        assertThat(scene.confirm()).as("what was not sent is not waited for").isEqualTo(1);
        scene.clock.set(NEXT + "T10:00:00");
        Order next = scene.subscribe(customer, "5.00");
        scene.close(NEXT, LATER);
        assertThat(scene.send(NEXT)).as("an order of the next day needs the account, too").isZero();
        assertThat(scene.breaks.open(10)).hasSize(3);

        customers.correct(new Registration(10_001, Fixture.CHANNEL, "测试客户", "0", "X".repeat(30)));
        scene.answers.index("OFI", LATER);
        scene.confirm(NEXT);
        scene.close(LATER, LAST);
        assertThat(scene.send(LATER)).isEqualTo(3);
        assertThat(Answers.sent(LATER, "01")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("AppSheetSerialNo", "99820260105A000000000001")
                .containsEntry("TransactionDate", "20260107").containsEntry("TransactionTime", "101530"));
        assertThat(Answers.sent(LATER, "03")).extracting(row -> row.get("AppSheetSerialNo"))
                .containsExactly(order.orderNumber(), next.orderNumber());
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.SENT);
        assertThat(scene.breakTypes()).isEmpty();
        assertThat(scene.waitsFor(LATER)).isNotEmpty();

        Map<String, String> sent = bytesOf(LATER);
        forget(sent);
        scene.orderFiles.resend(TA, LocalDate.parse(LATER));
        assertThat(bytesOf(LATER)).isEqualTo(sent);

        scene.answerAll(LATER, LAST);
        assertThat(scene.confirm(LATER)).isEqualTo(2);
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("65.00");
        assertThat(scene.account(10_001)).containsEntry("state", "OPEN");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void aLateAccountThatIsRefusedRejectsTheOrdersThatWaitedForIt() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "60.00");
        certificateOf(10_001, "X".repeat(31));
        scene.close();
        scene.send();
        certificateOf(10_001, "X");
        scene.close(NEXT, LATER);
        scene.send(NEXT);
        scene.answers.index("OFI", LATER,
                scene.answers.write(LATER, "02",
                        scene.answers.account(Answers.sent(NEXT, "01").getFirst(), LATER, "0010", "")),
                scene.answers.write(LATER, "04",
                        scene.answers.confirmed(Answers.sent(NEXT, "03").getFirst(), LATER, "0009", 0, true)));

        scene.confirm(NEXT);

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.REJECTED);
        assertThat(fixture.wallet(10_001)).isEqualTo("100.00");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void anOrderThatWillNeverBeFitIsGivenUpByTwoPersonsAndGoesWithNoFile() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "60.00");
        certificateOf(10_001, "X".repeat(31));
        scene.close();
        scene.send();
        Break ofOrder = scene.breaks.open(10).stream()
                .filter(open -> open.subject().equals(order.orderNumber())).findFirst().orElseThrow();
        Break ofOpening = scene.breaks.open(10).stream()
                .filter(open -> !open.subject().equals(order.orderNumber())).findFirst().orElseThrow();
        assertThat(propose(ofOpening)).isInstanceOf(Result.Refused.class);

        assertThat(fixture.approve(propose(ofOrder), "wang")).isInstanceOf(Result.Done.class);

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.REJECTED);
        certificateOf(10_001, "X");
        scene.clock.set(NEXT + "T10:00:00");
        Order next = scene.subscribe(customer, "100.00");
        scene.close(NEXT, LATER);
        scene.send(NEXT);
        assertThat(Answers.sent(NEXT, "03")).extracting(row -> row.get("AppSheetSerialNo"))
                .as("all of the wallet was free again").containsExactly(next.orderNumber());
        assertThat(scene.breakTypes()).as("the account is opened all the same").isEmpty();
    }

    private Result propose(Break open) {
        return Objects.requireNonNull(transactions.call(
                () -> resolutions.propose(open.breakId(), Resolution.of(Way.RELEASE), "will not mend it", "li"))
                .result());
    }

    @Test
    void aLateOrderThatNobodyAnswersIsMissedOnTheDayOfItsFileAndAnsweredLater() {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        scene.clock.set(NEXT + "T10:00:00");
        Order order = scene.redeem(customer, "10.00");
        scene.jdbc.sql("UPDATE ta_account SET ta_account_id = '帐户帐户帐户1'").update();
        scene.close(NEXT, LATER);
        assertThat(scene.send(NEXT)).isZero();
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> assertThat(open.theirs())
                .isEqualTo("field TAAccountID C12 takes at most 12 bytes in GB18030, not 13"));
        scene.jdbc.sql("UPDATE ta_account SET ta_account_id = 'ZZ0000000001'").update();
        scene.close(LATER, LAST);
        assertThat(scene.send(LATER)).isOne();
        Map<String, String> application = Answers.sent(LATER, "03").getFirst();
        scene.answers.index("OFI", LAST, scene.answers.write(LAST, "04"));

        scene.confirm(LATER);
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(BreakType.UNCONFIRMED_ORDER);
            assertThat(open.subject()).isEqualTo(order.orderNumber());
        });

        scene.close(LAST, "2026-01-09");
        scene.send(LAST);
        scene.answers.index("OFI", "2026-01-09",
                scene.answers.write("2026-01-09", "04", scene.answers.confirmed(application, "2026-01-09")));
        scene.confirm(LAST);
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void anOrderWhoseNumberIsTooLongForTheFieldHoldsNobodyBack() {
        scene.jdbc.sql("UPDATE transfer_agent SET distributor_code = 'DISTRIB09'").update();
        scene.jdbc.sql("ALTER TABLE fund_order AUTO_INCREMENT = 9999999").update();
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order last = scene.subscribe(customer, "10.00");
        Order tooLong = scene.subscribe(customer, "20.00");
        assertThat(last.orderNumber()).isEqualTo("DISTRIB09202601059999999");
        assertThat(scene.state(customer, tooLong)).as("found by its number").isEqualTo(OrderState.ACCEPTED);
        scene.close();

        assertThat(scene.send()).isEqualTo(2);

        assertThat(scene.state(customer, last)).isEqualTo(OrderState.SENT);
        assertThat(scene.state(customer, tooLong)).isEqualTo(OrderState.ACCEPTED);
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(BreakType.UNSENDABLE_ROW);
            assertThat(open.subject()).isEqualTo("DISTRIB092026010510000000");
            assertThat(open.theirs()).isEqualTo("field AppSheetSerialNo C24 takes at most 24 bytes in GB18030, not 25");
        });

        scene.jdbc.sql("UPDATE transfer_agent SET distributor_code = '998'").update();
        scene.close(NEXT, LATER);
        assertThat(scene.send(NEXT)).isOne();
        assertThat(Answers.sent(NEXT, "03")).singleElement().satisfies(
                row -> assertThat(row).containsEntry("AppSheetSerialNo", "998202601050000010000000"));
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void aKillAnywhereEndsInTheSameFilesAndBreaks() throws IOException {
        scene.subscribe(fixture.customerWithWallet(10_001, "100.00"), "60.00");
        scene.subscribe(fixture.customerWithWallet(10_002, "100.00"), "70.00");
        certificateOf(10_001, "X".repeat(31));
        scene.close();
        assertThat(runUntilDone(T)).isEqualTo(4);
        assertThat(scene.breaks.open(10)).hasSize(2);
        Map<String, String> sent = bytesOf(T);

        scene.close(NEXT, LATER);
        certificateOf(10_001, "X");
        assertThat(runUntilDone(NEXT)).isEqualTo(4);
        assertThat(Answers.sent(NEXT, "01")).hasSize(1);
        assertThat(Answers.sent(NEXT, "03")).hasSize(1);
        assertThat(scene.breakTypes()).isEmpty();

        forget(sent);
        scene.orderFiles.resend(TA, LocalDate.parse(T));
        assertThat(bytesOf(T)).as("also after what it went without is mended").isEqualTo(sent);
    }

    @Test
    void anAccountThatThe02DoesNotAnswerIsAppliedForAgainWithTheNextOrder() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        scene.subscribe(customer, "60.00");
        scene.close();
        scene.send();
        String first = Answers.sent(T, "01").getFirst().get("AppSheetSerialNo");
        scene.clock.set(NEXT + "T09:00:00");
        scene.answers.index("OFI", NEXT, scene.answers.write(NEXT, "02"),
                scene.answers.write(NEXT, "04", scene.answers.confirmed(Answers.sent(T, "03").getFirst(), NEXT)));
        scene.confirm();
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> assertThat(open.subject())
                .isEqualTo(first));

        Order redemption = scene.redeem(customer, "1.00");
        scene.close(NEXT, LATER);
        assertThat(scene.send(NEXT)).isEqualTo(2);
        assertThat(Answers.sent(NEXT, "01")).singleElement().satisfies(opening -> assertThat(opening)
                .containsEntry("AppSheetSerialNo", "99820260106A000000000001"));

        scene.answerAll(NEXT, LATER);
        scene.confirm(NEXT);
        assertThat(scene.account(10_001)).containsEntry("state", "OPEN");
        assertThat(scene.state(customer, redemption)).isEqualTo(OrderState.CONFIRMED);
        assertThat(scene.breakTypes()).as("the first 001 is answered with the second").isEmpty();
    }

    @Test
    void anAccountWhose02HasNotComeYetIsNotAppliedForTwice() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        scene.subscribe(customer, "60.00");
        scene.close();
        scene.send();
        scene.clock.set(NEXT + "T09:00:00");
        scene.subscribe(customer, "5.00");
        scene.close(NEXT, LATER);

        assertThat(scene.send(NEXT)).isOne();
        assertThat(Answers.sentIndex(NEXT)).containsExactly("OFD_998_ZZ_20260106_03.TXT");
    }

    @Test
    void aRegistrationNamesTheFieldOfTheFileThatCouldNotCarryIt() {
        fixture.customer(10_001);
        assertThatThrownBy(() -> register(10_002, "张三", "0", "X".repeat(31)))
                .hasMessage("field CertificateNo C30 takes at most 30 bytes in GB18030, not 31");
        assertThatThrownBy(() -> register(10_002, "张三", "0", "证".repeat(16)))
                .hasMessage("field CertificateNo C30 takes at most 30 bytes in GB18030, not 32");
        assertThatThrownBy(() -> register(10_002, "名".repeat(61), "0", "X"))
                .hasMessage("field InvestorName C120 takes at most 120 bytes in GB18030, not 122");
        assertThatThrownBy(() -> register(10_002, "张\n三", "0", "X")).hasMessageContaining("InvestorName");
        assertThatThrownBy(() -> register(10_002, "张三", "00", "X")).hasMessageContaining("CertificateType");
        assertThatThrownBy(() -> register(100_000_000_000_000_000L, "张三", "0", "X"))
                .hasMessage("field TransactionAccountID C17 takes at most 17 bytes in GB18030, not 18");
        assertThatThrownBy(
                () -> customers.correct(new Registration(10_001, Fixture.CHANNEL, "张三", "0", "X".repeat(31))))
                .hasMessageContaining("CertificateNo");
        register(10_002, "名".repeat(60), "0", "证".repeat(15));
        assertThat(customers.registration(10_002).certificateNo()).isEqualTo("证".repeat(15));
    }

    private void register(long customerId, String name, String certificateType, String certificateNo) {
        customers.register(new Registration(customerId, Fixture.CHANNEL, name, certificateType, certificateNo));
    }

    /** As it may have been stored before the door asked. */
    private void certificateOf(long customerId, String certificateNo) {
        scene.jdbc.sql("UPDATE customer SET certificate_no_encrypted = ? WHERE customer_id = ?")
                .params(personalData.encrypt(certificateNo), customerId).update();
    }

    /**
     * The first run dies at its first commit, the next at its second, and so on.
     *
     * @return how many runs it took
     */
    private int runUntilDone(String tradeDate) {
        for (int run = 1;; run++) {
            int last = run;
            AtomicInteger commits = new AtomicInteger();
            try {
                scene.orderFiles.send(TA, LocalDate.parse(tradeDate), scene.transactions.checkedBy(() -> {
                    if (commits.incrementAndGet() >= last) {
                        throw new Killed();
                    }
                }));
                return run;
            } catch (Killed e) {
                assertThat(run).isLessThan(50);
            }
        }
    }

    private static Map<String, String> bytesOf(String date) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (var paths = Files.list(Answers.out())) {
            for (var path : paths.filter(path -> path.toString().contains(date.replace("-", ""))).toList()) {
                bytes.put(String.valueOf(path.getFileName()), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return bytes;
    }

    /** Neither the outbox nor what was kept has them any more. */
    private static void forget(Map<String, String> sent) throws IOException {
        for (String name : sent.keySet()) {
            Files.delete(Answers.out().resolve(name));
            Files.delete(Answers.ROOT.resolve(TA).resolve("sent").resolve(name));
        }
    }
}
