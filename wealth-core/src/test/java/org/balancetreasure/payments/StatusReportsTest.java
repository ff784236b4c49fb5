package org.balancetreasure.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.balancetreasure.payments.PaymentScene.delivery;
import static org.balancetreasure.payments.PaymentScene.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.payments.PaymentScene.Row;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class StatusReportsTest {

    private static final LocalDate DAY = LocalDate.of(2013, 7, 10);
    private static final LocalDate NEXT = LocalDate.of(2013, 7, 11);
    private static final String MESSAGE = "RIVER-20130710-001";

    private final StatusReports reports;
    private final PaymentMessages messages;
    private final Payments payments;
    private final Transactions transactions;
    private final ExchangeDirectory directory;
    private final Breaks breaks;
    private final Gates gates;
    private final TestClock clock;
    private final JdbcClient jdbc;

    StatusReportsTest(StatusReports reports, PaymentMessages messages, Payments payments, Transactions transactions,
            ExchangeDirectory directory, Breaks breaks, Gates gates, TestClock clock, JdbcClient jdbc) {
        this.reports = reports;
        this.messages = messages;
        this.payments = payments;
        this.transactions = transactions;
        this.directory = directory;
        this.breaks = breaks;
        this.gates = gates;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void twoPaymentsAreSent() {
        TestBanks.open(jdbc, directory, "2013-07-01");
        gates.openDay(DAY);
        clock.set("2013-07-10T09:00");
        transactions.run(() -> List.of(delivery("A", "20000.00", "2013-07-10"), delivery("B", "7000.00", "2013-07-10"))
                .forEach(payments::create));
        messages.send("RIVER", DAY, transactions);
    }

    @Test
    void aStatusIsNotedAndOnlyAStatementPays() {
        report(directory, MESSAGE, 1, 2, StatusCode.ACSC, null);
        assertThat(reports.hasNews("RIVER", DAY)).isTrue();
        assertThat(follow()).isEqualTo(2);

        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.SENT, "ACSC", null));
        assertThat(reports.lacks("RIVER", DAY)).isEmpty();
        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "A")).isFalse();
    }

    @Test
    void aRejectionOfTheFileHoldsForAllOfIt() {
        report(directory, MESSAGE, 1, 2, StatusCode.RJCT, "AC06");
        follow();

        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.FAILED, "RJCT", "AC06"));
        assertThat(stateOf("B")).isEqualTo(tuple(PaymentState.FAILED, "RJCT", "AC06"));
    }

    @Test
    void aLowerLevelOverridesAndWhatPartDoesNotListIsNotPaidYet() {
        report(directory, MESSAGE, 1, 2, StatusCode.PART, null, new Row("B", StatusCode.RJCT, "AC04"));
        follow();

        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.SENT, "ACCP", null));
        assertThat(stateOf("B")).isEqualTo(tuple(PaymentState.FAILED, "RJCT", "AC04"));
        assertThat(reports.lacks("RIVER", DAY)).containsExactly("pain.002_RIVER-20130710-001_2.xml");
        assertThat(openBreaks()).containsExactly(tuple(BreakType.PAYMENT_FAILED, "B"));
        assertThat(breaks.open(1).getFirst().theirs()).contains("AC04", "account is closed");
    }

    @Test
    void aFailedPaymentIsExpectedNoMoreAndIsPaidAgainUnderAnIdentifierOfItsOwn() {
        report(directory, MESSAGE, 1, 2, StatusCode.PART, null, new Row("B", StatusCode.RJCT, "AC04"));
        follow();
        assertThat(jdbc.sql("SELECT ended_as FROM cash_item WHERE reference = 'B'").query(String.class).single())
                .isEqualTo("DROPPED");

        long failed = payments.find("B").paymentId();
        Payment again = transactions.call(() -> payments.payAgain(failed));

        assertThat(again.endToEndId()).isEqualTo("B-2");
        assertThat(again.amount()).hasToString("7000.00");
        assertThatThrownBy(() -> transactions.call(() -> payments.payAgain(failed)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("before");
        messages.send("RIVER", DAY, transactions);
        assertThat(sent("pain.001_RIVER-20130710-002.xml")).containsExactly("B-2");
    }

    @Test
    void aPaymentThatLivesIsNotPaidAgain() {
        long alive = payments.find("A").paymentId();
        assertThatThrownBy(() -> transactions.call(() -> payments.payAgain(alive)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWrongDateOrAMissedCutOffGoesOnTheNextWorkingDayUnderTheSameIdentifier() {
        report(directory, MESSAGE, 1, 2, StatusCode.RJCT, "TM01");
        follow();
        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.CREATED, "RJCT", "TM01"));
        assertThat(messages.send("RIVER", DAY, transactions)).isZero();

        clock.set("2013-07-11T09:00");
        assertThat(messages.send("RIVER", NEXT, transactions)).isEqualTo(2);
        assertThat(sent("pain.001_RIVER-20130711-001.xml")).containsExactly("A", "B");
        assertThat(breaks.open(1)).isEmpty();
    }

    @Test
    void aShortAccountStopsTheLaterFilesOfTheBankUntilTheBreakIsResolved() {
        report(directory, MESSAGE, 1, 2, StatusCode.PART, null, new Row("B", StatusCode.RJCT, "AM04"));
        follow();
        assertThat(stateOf("B")).isEqualTo(tuple(PaymentState.CREATED, "RJCT", "AM04"));
        assertThat(openBreaks()).containsExactly(tuple(BreakType.SETTLEMENT_SHORT, "no money for " + MESSAGE));
        assertThat(breaks.open(1).getFirst().ours()).isEqualTo("1 payments of 7000.00");

        clock.set("2013-07-11T09:00");
        assertThat(messages.send("RIVER", NEXT, transactions)).isZero();
        transactions.run(
                () -> breaks.resolve(BreakType.SETTLEMENT_SHORT, "RIVER", "no money for " + MESSAGE, "money came"));
        assertThat(messages.send("RIVER", NEXT, transactions)).isEqualTo(1);
        assertThat(sent("pain.001_RIVER-20130711-001.xml")).containsExactly("B");
    }

    @Test
    void aBrokenFileIsBuiltAgainUnderANewMessageOnceASecondPersonHasReleasedItsPayments() {
        report(directory, MESSAGE, 1, 2, StatusCode.RJCT, "AM10");
        follow();
        assertThat(openBreaks()).containsExactly(tuple(BreakType.PAYMENT_FAILED, MESSAGE));

        clock.set("2013-07-11T09:00");
        assertThat(messages.send("RIVER", NEXT, transactions)).isZero();
        long waiting = payments.find("A").paymentId();
        transactions.run(() -> payments.release(waiting));
        assertThat(messages.send("RIVER", NEXT, transactions)).isEqualTo(1);
        assertThat(payments.find("A").messageId()).isEqualTo("RIVER-20130711-001");
    }

    @Test
    void aDuplicateIsNeverAFailure() {
        report(directory, MESSAGE, 1, 2, StatusCode.ACSP, null);
        report(directory, MESSAGE, 2, 2, StatusCode.RJCT, "DU01");
        follow();

        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.SENT, "ACSP", "DU01"));
        assertThat(breaks.open(1)).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsABreakAndThePaymentIsUnknown() {
        report(directory, MESSAGE, 1, 2, StatusCode.PART, null, new Row("A", StatusCode.RJCT, "MS03"),
                new Row("B", StatusCode.RJCT, "RR04"));
        follow();

        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.UNKNOWN, "RJCT", "MS03"));
        assertThat(openBreaks()).containsExactly(tuple(BreakType.PAYMENT_UNKNOWN, "A"),
                tuple(BreakType.PAYMENT_UNKNOWN, "B"));
    }

    @Test
    void whatContradictsItselfIsABreakAndChangesNoState() {
        report(directory, MESSAGE, 1, 2, StatusCode.ACSC, null);
        report(directory, MESSAGE, 2, 2, StatusCode.PART, null, new Row("B", StatusCode.RJCT, "AC04"));
        follow();

        assertThat(stateOf("B")).isEqualTo(tuple(PaymentState.SENT, "ACSC", null));
        assertThat(openBreaks()).containsExactly(tuple(BreakType.PAYMENT_CONTRADICTED, "B"));
    }

    @Test
    void aSettlementAfterARejectionKeepsThePaymentFromGoingAgain() {
        report(directory, MESSAGE, 1, 2, StatusCode.RJCT, "DT01");
        report(directory, MESSAGE, 2, 2, StatusCode.PART, null, new Row("B", StatusCode.ACSC, null));
        follow();
        assertThat(openBreaks()).containsExactly(tuple(BreakType.PAYMENT_CONTRADICTED, "B"));

        clock.set("2013-07-11T09:00");
        messages.send("RIVER", NEXT, transactions);
        assertThat(sent("pain.001_RIVER-20130711-001.xml")).containsExactly("A");
    }

    @Test
    void aSettlementThatAnEarlierMessageGotAfterThePaymentWentAgainIsAContradiction() {
        report(directory, MESSAGE, 1, 2, StatusCode.RJCT, "DT01");
        follow();
        clock.set("2013-07-11T09:00");
        messages.send("RIVER", NEXT, transactions);

        report(directory, MESSAGE, 2, 2, StatusCode.PART, null, new Row("B", StatusCode.ACSC, null));
        reports.follow("RIVER", NEXT, transactions);

        assertThat(openBreaks()).containsExactly(tuple(BreakType.PAYMENT_CONTRADICTED, "B"));
    }

    @Test
    void reportsAreUsedInTheirOrder() {
        report(directory, MESSAGE, 2, 2, StatusCode.ACSC, null);
        assertThat(reports.hasNews("RIVER", DAY)).isFalse();
        assertThat(follow()).isZero();
        assertThat(reports.lacks("RIVER", DAY)).containsExactly("pain.002_RIVER-20130710-001_1.xml");

        report(directory, MESSAGE, 1, 2, StatusCode.ACSP, null);
        follow();
        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.SENT, "ACSC", null));
    }

    @Test
    void theSameBytesAgainChangeNothingAndOthersAreABreak() {
        report(directory, MESSAGE, 1, 2, StatusCode.ACSP, null);
        follow();
        assertThat(follow()).isZero();
        assertThat(reports.hasNews("RIVER", DAY)).isFalse();

        report(directory, MESSAGE, 1, 2, StatusCode.RJCT, "AC01");
        assertThat(reports.hasNews("RIVER", DAY)).isFalse();
        follow();
        assertThat(openBreaks()).containsExactly(
                tuple(BreakType.FILE_CHANGED, "pain.002_RIVER-20130710-001_1.xml"));
        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.SENT, "ACSP", null));
    }

    @Test
    void aBrokenReportIsRejectedByItsLineAndStopsNoOther() throws IOException {
        transactions.run(() -> payments.create(delivery("C", "1.00", "2013-07-10")));
        messages.send("RIVER", DAY, transactions);
        Path broken = directory.in("RIVER").resolve("pain.002_RIVER-20130710-001_1.xml");
        Files.writeString(broken, "<Document>\n<oops");
        report(directory, "RIVER-20130710-002", 1, 1, StatusCode.ACSC, null);
        follow();

        assertThat(stateOf("C")).isEqualTo(tuple(PaymentState.SENT, "ACSC", null));
        assertThat(breaks.open(9)).hasSize(1).first().satisfies(found -> {
            assertThat(found.type()).isEqualTo(BreakType.FILE_REJECTED);
            assertThat(found.theirs()).contains("line ");
        });
        assertThat(reports.hasNews("RIVER", DAY)).isFalse();

        report(directory, MESSAGE, 1, 2, StatusCode.ACSC, null);
        follow();
        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.SENT, "ACSC", null));
        assertThat(breaks.open(9)).isEmpty();
    }

    @Test
    void aReportAboutAMessageThatWeNeverSentOrWithAnotherCountIsRejected() {
        report(directory, "RIVER-20130710-009", 1, 2, StatusCode.ACSC, null);
        report(directory, MESSAGE, 1, 3, StatusCode.ACSC, null);
        follow();

        assertThat(breaks.open(9)).extracting(Break::type).containsOnly(BreakType.FILE_REJECTED).hasSize(2);
        assertThat(stateOf("A")).isEqualTo(tuple(PaymentState.SENT, null, null));
    }

    private long follow() {
        return reports.follow("RIVER", DAY, transactions);
    }

    private Tuple stateOf(String endToEndId) {
        Payment payment = payments.find(endToEndId);
        return tuple(payment.state(), payment.bankStatus(), payment.reason());
    }

    private List<Tuple> openBreaks() {
        return breaks.open(99).stream().map(found -> tuple(found.type(), found.subject())).toList();
    }

    private List<String> sent(String fileName) {
        return PaymentScene.read(directory.out("RIVER").resolve(fileName)).transfers().stream()
                .map(CreditTransfer::endToEndId).toList();
    }
}
