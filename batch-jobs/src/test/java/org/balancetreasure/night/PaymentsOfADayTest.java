package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.bankfiles.StatusReportWriter;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.NewReceipt;
import org.balancetreasure.payments.PaymentState;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.BankStatement;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightTest
class PaymentsOfADayTest {

    private static final LocalDate FRIDAY = LocalDate.of(2013, 7, 12);
    private static final String MESSAGE = "RIVER-20130712-001";

    private final Night night;
    private final Payments payments;
    private final Transactions transactions;
    private final ExchangeDirectory directory;
    private final Breaks breaks;
    private final Gates gates;
    private final TestClock clock;
    private final JdbcClient jdbc;

    PaymentsOfADayTest(Night night, Payments payments, Transactions transactions, ExchangeDirectory directory,
            Breaks breaks, Gates gates, TestClock clock, JdbcClient jdbc) {
        this.night = night;
        this.payments = payments;
        this.transactions = transactions;
        this.directory = directory;
        this.breaks = breaks;
        this.gates = gates;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** On a Friday; HILL has nothing to do for us. */
    @BeforeEach
    void oneBank() {
        TestBanks.open(jdbc, directory, "2013-07-12");
        jdbc.sql("DELETE FROM bank_terms WHERE bank_code = 'HILL'").update();
        jdbc.sql("DELETE FROM bank_account WHERE bank_code = 'HILL' OR account_id = 2").update();
        gates.openDay(FRIDAY);
        transactions.run(() -> payments.expect(new NewReceipt(TestBanks.SETTLEMENT, "COL", 100_00, FRIDAY,
                Account.cash(Purpose.CASH_IN_TRANSIT, 1))));
    }

    @Test
    void aDayOfPaymentsIsInstructedFollowedAndBookedAndItsProofWaitsForTheStatement() {
        at("2013-07-12T09:00");
        assertThat(done()).isEmpty();
        create("A", "30.00");
        at("2013-07-12T10:00");
        assertThat(names()).containsExactly("pain.001_" + MESSAGE + ".xml");
        create("B", "20.00");
        at("2013-07-12T11:00");
        assertThat(names()).hasSize(2);
        report(1);
        at("2013-07-12T12:00");
        assertThat(payments.find("A").bankStatus()).isEqualTo("ACSC");
        assertThat(waitsFor("FOLLOW")).isEqualTo("pain.002_RIVER-20130712-002_1.xml");

        at("2013-07-12T17:00");
        assertThat(done()).containsExactly("INSTRUCT 2013-07-12 RIVER");
        at("2013-07-13T00:00");
        assertThat(waitsFor("STATEMENT")).isEqualTo("camt.053_6200001_20130712.xml");
        assertThat(waitsFor("PROVE")).isEqualTo("STATEMENT 2013-07-12 RIVER");

        new BankStatement("6200001", "2013-07-12", 1, "0.00").single("COL", "100.00").single("A", "-30.00")
                .single("B", "-20.00").into(directory.in("RIVER"));
        at("2013-07-13T00:10");
        assertThat(payments.find("B").state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(done()).containsExactly("CLOSE_BOOKS 2013-07-12 ALL", "FOLLOW 2013-07-12 RIVER",
                "INSTRUCT 2013-07-12 RIVER",
                "PROVE 2013-07-12 ALL", "RETAIN 2013-07-12 ALL", "STATEMENT 2013-07-12 RIVER",
                "TURN_DAY 2013-07-12 ALL");
    }

    @Test
    void whatIsCreatedAfterTheCutOffGoesOnTheNextWorkingDay() {
        at("2013-07-12T17:00");
        create("A", "30.00");
        at("2013-07-13T10:00");
        at("2013-07-14T10:00");
        assertThat(names()).isEmpty();
        at("2013-07-15T00:00");
        assertThat(names()).containsExactly("pain.001_RIVER-20130715-001.xml");
        assertThat(planned("INSTRUCT")).containsExactly("2013-07-12", "2013-07-15");
    }

    @Test
    void aWeekendThatMakesUpForAHolidayIsADayOfTheBank() {
        clock.set("2013-09-20T12:00");
        jdbc.sql("UPDATE gate SET open_date = '2013-09-20'").update();
        at("2013-09-22T09:00");
        assertThat(planned("INSTRUCT")).containsExactly("2013-09-22");
    }

    @Test
    void aPaymentOfWhichNobodySaysAnythingIsABreakAndHoldsNothingBack() {
        at("2013-07-12T09:00");
        create("A", "30.00");
        at("2013-07-12T10:00");
        new BankStatement("6200001", "2013-07-12", 1, "0.00").single("COL", "100.00").into(directory.in("RIVER"));
        at("2013-07-12T21:00");
        at("2013-07-13T00:00");

        assertThat(payments.find("A").state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(breaks.open(9)).extracting(Break::type)
                .containsExactlyInAnyOrder(BreakType.CASH_MISSING, BreakType.PAYMENT_UNKNOWN);
        assertThat(done()).contains("FOLLOW 2013-07-12 RIVER", "PROVE 2013-07-12 ALL");
    }

    @Test
    void aRejectedStatementWaitsByNameUntilACorrectedOneComes() throws IOException {
        Path file = directory.in("RIVER").resolve("camt.053_6200001_20130712.xml");
        Files.writeString(file, "<Document>");
        at("2013-07-12T21:00");
        at("2013-07-12T21:01");
        assertThat(waitsFor("STATEMENT")).startsWith("a corrected camt.053_6200001_20130712.xml");
        assertThat(breaks.open(9)).extracting(Break::type).containsExactly(BreakType.FILE_REJECTED);

        new BankStatement("6200001", "2013-07-12", 1, "0.00").single("COL", "100.00").into(directory.in("RIVER"));
        at("2013-07-12T21:02");
        assertThat(done()).contains("STATEMENT 2013-07-12 RIVER");
        assertThat(breaks.open(9)).isEmpty();
    }

    private void create(String endToEndId, String yuan) {
        transactions.run(() -> payments.create(new NewPayment(endToEndId, NewPayment.Kind.DELIVERY,
                TestBanks.SETTLEMENT, TestBanks.COLLECTION, Money.of(yuan), clock.instant()
                        .atZone(TradingCalendar.ZONE).toLocalDate(),
                Account.cash(Purpose.TA_COLLECTION, 11))));
    }

    private void report(int number) {
        Path file = directory.in("RIVER").resolve("pain.002_" + MESSAGE + "_" + number + ".xml");
        LocalDateTime created = LocalDateTime.parse("2013-07-12T11:30");
        try (StatusReportWriter out = StatusReportWriter.create(file, "R1", created,
                new GroupHeader(MESSAGE, created, "us", "CNY", 1, 30_00), StatusCode.ACSC, List.of())) {
            out.commit();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void at(String moment) {
        clock.set(moment);
        assertThat(night.tick().runner()).isTrue();
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory.out("RIVER"))) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> done() {
        return jdbc.sql("""
                SELECT CONCAT(step, ' ', business_date, ' ', subject) FROM night_step WHERE state = 'COMPLETED'
                ORDER BY 1
                """).query(String.class).list();
    }

    private String waitsFor(String step) {
        return jdbc.sql(
                "SELECT waits_for FROM night_step WHERE step = ? AND state = 'WAITING' ORDER BY business_date LIMIT 1")
                .param(step).query(String.class).single();
    }

    private List<String> planned(String step) {
        return jdbc.sql("SELECT business_date FROM night_step WHERE step = ? ORDER BY 1").param(step)
                .query(String.class).list();
    }
}
