package org.balancetreasure.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.balancetreasure.payments.PaymentScene.collection;
import static org.balancetreasure.payments.PaymentScene.delivery;
import static org.balancetreasure.payments.PaymentScene.fee;
import static org.balancetreasure.payments.PaymentScene.names;
import static org.balancetreasure.payments.PaymentScene.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.PaymentInformation;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.balancetreasure.transport.Resends;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class PaymentMessagesTest {

    private static final LocalDate DAY = LocalDate.of(2013, 7, 10);
    private static final String FIRST = "pain.001_RIVER-20130710-001.xml";

    private final PaymentMessages messages;
    private final Payments payments;
    private final Resends resends;
    private final Transactions transactions;
    private final ExchangeDirectory directory;
    private final Breaks breaks;
    private final Gates gates;
    private final TestClock clock;
    private final JdbcClient jdbc;

    PaymentMessagesTest(PaymentMessages messages, Payments payments, Resends resends, Transactions transactions,
            ExchangeDirectory directory, Breaks breaks, Gates gates, TestClock clock, JdbcClient jdbc) {
        this.messages = messages;
        this.payments = payments;
        this.resends = resends;
        this.transactions = transactions;
        this.directory = directory;
        this.breaks = breaks;
        this.gates = gates;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void banks() {
        TestBanks.open(jdbc, directory, "2013-07-01");
        gates.openDay(DAY);
        clock.set("2013-07-10T09:00");
    }

    @Test
    void countsAndSumsStandAtBothLevelsAndOneGroupHasOneAccount() {
        create(delivery("A", "75000.00", "2013-07-10"), delivery("B", "0.01", "2013-07-10"),
                fee("F", "89.73", "2013-07-10"));

        assertThat(send()).isEqualTo(3);

        PaymentScene.Read file = read(out(FIRST));
        assertThat(file.header().messageId()).isEqualTo("RIVER-20130710-001");
        assertThat(file.header().transactions()).isEqualTo(3);
        assertThat(file.header().controlSum()).isEqualTo(75_089_74);
        assertThat(file.groups()).extracting(PaymentInformation::id, group -> group.debtor().account(),
                PaymentInformation::transactions, PaymentInformation::controlSum, PaymentInformation::batchBooking,
                PaymentInformation::executionDate).containsExactly(
                        tuple("RIVER-20130710-001-1", "6200001", 2L, 75_000_01L, true,
                                DAY),
                        tuple("RIVER-20130710-001-2", "6200002", 1L, 89_73L, true, DAY));
        assertThat(file.transfers()).extracting(CreditTransfer::endToEndId).containsExactly("A", "B", "F");
        assertThat(payments.find("A")).extracting(Payment::state, Payment::messageId)
                .containsExactly(PaymentState.SENT, "RIVER-20130710-001");
    }

    @Test
    void aPaymentIsCreatedOnceAndAnotherOneUnderItsIdentifierIsRefused() {
        create(delivery("A", "1.00", "2013-07-10"));
        create(delivery("A", "1.00", "2013-07-10"));

        assertThat(payments.openOut(TestBanks.SETTLEMENT)).isEqualTo(Money.of("1.00"));
        assertThatThrownBy(() -> create(delivery("A", "2.00", "2013-07-10")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("EndToEndId");
    }

    @Test
    void nothingGoesTwice() {
        create(delivery("A", "1.00", "2013-07-10"));
        assertThat(send()).isEqualTo(1);

        assertThat(messages.hasNews("RIVER", DAY)).isFalse();
        assertThat(send()).isZero();
        assertThat(names(directory.out("RIVER"))).containsExactly(FIRST);
    }

    @Test
    void whatIsCreatedLaterThatDayGoesWithTheNextNumber() {
        create(delivery("A", "1.00", "2013-07-10"));
        send();
        create(delivery("B", "2.00", "2013-07-10"));

        assertThat(messages.hasNews("RIVER", DAY)).isTrue();
        assertThat(send()).isEqualTo(1);
        assertThat(read(out("pain.001_RIVER-20130710-002.xml")).transfers()).extracting(CreditTransfer::endToEndId)
                .containsExactly("B");
    }

    @Test
    void nothingGoesAfterTheCutOffOrBeforeItIsDue() {
        create(delivery("A", "1.00", "2013-07-11"));
        assertThat(send()).isZero();

        clock.set("2013-07-11T17:00");
        assertThat(messages.send("RIVER", LocalDate.of(2013, 7, 11), transactions)).isZero();
        assertThat(payments.find("A").state()).isEqualTo(PaymentState.CREATED);

        clock.set("2013-07-12T00:00");
        assertThat(messages.send("RIVER", LocalDate.of(2013, 7, 12), transactions)).isEqualTo(1);
        assertThat(jdbc.sql("SELECT DISTINCT due_date FROM cash_item").query(LocalDate.class).list())
                .containsExactly(LocalDate.of(2013, 7, 12));
    }

    @Test
    void aboveTheLimitOfTheBankAPaymentWaitsForASecondPerson() {
        jdbc.sql("UPDATE bank_terms SET release_limit = 100000 WHERE bank_code = 'RIVER'").update();
        create(delivery("LARGE", "1000.01", "2013-07-10"), delivery("SMALL", "1000.00", "2013-07-10"));

        assertThat(send()).isEqualTo(1);
        assertThat(payments.find("LARGE").released()).isFalse();

        long waiting = payments.find("LARGE").paymentId();
        assertThat(transactions.call(() -> payments.release(waiting))).isTrue();
        assertThat(send()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIntoAMessageIsSetAsideAndStopsNoOther() {
        create(delivery("NOT FIT /", "1.00", "2013-07-10"), delivery("FIT", "2.00", "2013-07-10"));

        assertThat(send()).isEqualTo(1);
        assertThat(read(out(FIRST)).header().controlSum()).isEqualTo(2_00);
        assertThat(payments.find("NOT FIT /").state()).isEqualTo(PaymentState.CREATED);
        assertThat(breaks.list(DAY)).extracting(Break::type, Break::subject)
                .containsExactly(tuple(BreakType.UNSENDABLE_ROW, "NOT FIT /"));
        assertThat(messages.hasNews("RIVER", DAY)).isFalse();
    }

    @Test
    void whatIsMendedGoesOnTheNextWorkingDay() {
        create(delivery("A", "1.00", "2013-07-10"));
        jdbc.sql("UPDATE bank_account SET account_no = '?' WHERE account_id = 3").update();
        assertThat(send()).isZero();
        assertThat(names(directory.out("RIVER"))).isEmpty();

        jdbc.sql("UPDATE bank_account SET account_no = '6200011' WHERE account_id = 3").update();
        clock.set("2013-07-11T09:00");
        assertThat(messages.send("RIVER", LocalDate.of(2013, 7, 11), transactions)).isEqualTo(1);
        assertThat(breaks.open(10)).isEmpty();
    }

    @Test
    void aKillBetweenTheRowsAndTheFileGivesTheFileOnce() {
        create(delivery("A", "75000.00", "2013-07-10"));
        assertThatThrownBy(() -> messages.send("RIVER", DAY, dyingAt(2))).isInstanceOf(Killed.class);
        assertThat(names(directory.out("RIVER"))).isEmpty();
        byte[] written = bytes(directory.sent("RIVER").resolve(FIRST));

        clock.set("2013-07-10T11:11");
        assertThat(send()).isEqualTo(1);
        assertThat(bytes(out(FIRST))).isEqualTo(written);
        assertThat(messages.hasNews("RIVER", DAY)).isFalse();
    }

    @Test
    void aKillAfterTheRenameSendsTheSameBytesUnderTheSameNameAndNothingElse() throws IOException {
        create(delivery("A", "75000.00", "2013-07-10"));
        assertThatThrownBy(() -> messages.send("RIVER", DAY, dyingAt(3))).isInstanceOf(Killed.class);
        byte[] first = bytes(out(FIRST));
        Files.delete(directory.sent("RIVER").resolve(FIRST));

        create(delivery("B", "1.00", "2013-07-10"));
        send();

        assertThat(bytes(out(FIRST))).isEqualTo(first);
        assertThat(names(directory.out("RIVER"))).containsExactly(FIRST, "pain.001_RIVER-20130710-002.xml");
        assertThat(read(out("pain.001_RIVER-20130710-002.xml")).transfers()).extracting(CreditTransfer::endToEndId)
                .containsExactly("B");
    }

    @Test
    void aMessageThatWasIntendedGoesAlsoAfterItsDay() {
        create(delivery("A", "1.00", "2013-07-10"));
        assertThatThrownBy(() -> messages.send("RIVER", DAY, dyingAt(2))).isInstanceOf(Killed.class);

        clock.set("2013-07-12T09:00");
        assertThat(messages.hasNews("RIVER", LocalDate.of(2013, 7, 12))).isTrue();
        messages.send("RIVER", LocalDate.of(2013, 7, 12), transactions);
        assertThat(names(directory.out("RIVER"))).containsExactly(FIRST);
    }

    @Test
    void anOwnTransferIsExpectedOnBothStatements() {
        create(collection("COL", "120000.00", "2013-07-10"));

        assertThat(jdbc.sql("SELECT account_id, amount FROM cash_item ORDER BY account_id").query().listOfRows())
                .extracting(row -> row.get("amount")).containsExactly(120_000_00L, -120_000_00L);
        assertThat(send()).isZero();
        assertThat(messages.send("HILL", DAY, transactions)).isEqualTo(1);
        assertThat(read(directory.out("HILL").resolve("pain.001_HILL-20130710-001.xml")).groups().getFirst()
                .batchBooking()).isFalse();
    }

    @Test
    void aBankThatLostOurFilesGetsTheSameBytesAgainAlsoIfAPaymentWentOnSince() throws IOException {
        create(delivery("A", "1.00", "2013-07-10"));
        send();
        create(delivery("B", "2.00", "2013-07-10"));
        send();
        byte[] first = bytes(out(FIRST));
        byte[] second = bytes(out("pain.001_RIVER-20130710-002.xml"));
        Files.delete(out(FIRST));
        Files.delete(out("pain.001_RIVER-20130710-002.xml"));
        Files.delete(directory.sent("RIVER").resolve("pain.001_RIVER-20130710-002.xml"));
        jdbc.sql("UPDATE payment SET state = 'CREATED', due_date = '2013-07-11' WHERE end_to_end_id = 'A'").update();
        jdbc.sql("UPDATE payment SET message_id = NULL WHERE end_to_end_id = 'A'").update();

        assertThat(transactions.call(() -> resends.request("RIVER", "pain.001", DAY.plusDays(1), "li"))).isNull();
        transactions.run(() -> resends.request("RIVER", "pain.001", DAY, "li"));
        assertThat(resends.carryOut(transactions)).isOne();
        assertThat(bytes(out(FIRST))).isEqualTo(first);
        assertThat(bytes(out("pain.001_RIVER-20130710-002.xml"))).isEqualTo(second);
        assertThat(send()).as("nothing is told as something new").isZero();
    }

    @Test
    void aBankOfWhoseAccountWeHaveNoMoneyGetsNoFile() {
        create(delivery("A", "1.00", "2013-07-10"));
        transactions.run(() -> breaks.open(BreakType.SETTLEMENT_SHORT, DAY, "RIVER",
                PaymentMessages.STOPPED + "RIVER-20130709-001", "", ""));
        assertThat(messages.hasNews("RIVER", DAY)).isFalse();
        assertThat(send()).isZero();

        transactions.run(() -> breaks.resolve(BreakType.SETTLEMENT_SHORT, "RIVER",
                PaymentMessages.STOPPED + "RIVER-20130709-001", "money came"));
        assertThat(send()).isEqualTo(1);
    }

    private void create(NewPayment... all) {
        transactions.run(() -> List.of(all).forEach(payments::create));
    }

    private long send() {
        return messages.send("RIVER", DAY, transactions);
    }

    private Path out(String name) {
        return directory.out("RIVER").resolve(name);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** As if the process died before the commit of its n-th transaction. */
    private Transactions dyingAt(int nth) {
        AtomicInteger commits = new AtomicInteger();
        return transactions.checkedBy(() -> {
            if (commits.incrementAndGet() == nth) {
                throw new Killed();
            }
        });
    }
}
