package org.balancetreasure.reconciliation.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.approvals.Approvals.Result;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.bankfiles.StatusReportWriter;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.NewReceipt;
import org.balancetreasure.payments.PaymentMessages;
import org.balancetreasure.payments.PaymentState;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.payments.StatusReports;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.WriteOffLimits;
import org.balancetreasure.resolutions.WriteOffLimits.Limit;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.BankStatement;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is on a statement before anybody expects it, or otherwise than expected. Li proposes, wang approves. */
@CoreTest
class LaterMatchesTest {

    private static final LocalDate THURSDAY = LocalDate.of(2013, 7, 11);
    private static final LocalDate FRIDAY = LocalDate.of(2013, 7, 12);
    private static final Account AGENT = Account.cash(Purpose.TA_COLLECTION, 11);
    private static final Account TRANSIT = Account.cash(Purpose.CASH_IN_TRANSIT, Account.OPERATOR);

    private final StatementFiles statements;
    private final PaymentMessages messages;
    private final StatusReports reports;
    private final Payments payments;
    private final Resolutions resolutions;
    private final WriteOffLimits limits;
    private final Transactions transactions;
    private final ExchangeDirectory directory;
    private final Breaks breaks;
    private final Gates gates;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    LaterMatchesTest(StatementFiles statements, PaymentMessages messages, StatusReports reports, Payments payments,
            Resolutions resolutions,
            WriteOffLimits limits, Transactions transactions, ExchangeDirectory directory, Breaks breaks, Gates gates,
            Fixture fixture,
            TestClock clock, JdbcClient jdbc) {
        this.statements = statements;
        this.messages = messages;
        this.reports = reports;
        this.payments = payments;
        this.resolutions = resolutions;
        this.limits = limits;
        this.transactions = transactions;
        this.directory = directory;
        this.breaks = breaks;
        this.gates = gates;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void twoBanks() {
        TestBanks.open(jdbc, directory, "2013-07-01");
        gates.openDay(THURSDAY);
        clock.set("2013-07-11T09:00");
    }

    @Test
    void moneyThatCameBeforeItWasExpectedIsExplainedOnceItIs() {
        takeThursday(river("2013-07-11", 1, "0.00").single("NET", "500.00"));
        assertThat(open()).containsExactly("CASH_UNEXPECTED 6200001 2013-07-11 1.1");
        assertThat(house(Purpose.SUSPENSE)).isEqualTo("500.00");

        expect("NET", "500.00", THURSDAY);
        takeFriday(river("2013-07-12", 2, "500.00"));

        assertThat(open()).isEmpty();
        assertThat(house(Purpose.SUSPENSE)).isEqualTo("0.00");
        assertThat(house(Purpose.TA_COLLECTION)).isEqualTo("500.00");
        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "NET")).isTrue();
    }

    @Test
    void whatComesInTwoPartsIsThereWithTheSecond() {
        expect("NET", "500.00", THURSDAY);
        takeThursday(river("2013-07-11", 1, "0.00").single("NET", "499.00"));
        assertThat(open()).containsExactly("CASH_DIFFERS NET 6200001");
        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "NET")).isFalse();

        takeFriday(river("2013-07-12", 2, "499.00").single("NET-2", "1.00"));

        assertThat(open()).isEmpty();
        assertThat(house(Purpose.TA_COLLECTION)).isEqualTo("500.00");
        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "NET")).isTrue();
        assertThat(jdbc.sql("SELECT CONCAT(reference, ' ', amount) FROM cash_item ORDER BY item_id").query(String.class)
                .list()).containsExactly("NET 49900", "NET/2 100");
    }

    @Test
    void partsThatDoNotAddUpStayUnexplained() {
        expect("NET", "500.00", THURSDAY);
        takeThursday(river("2013-07-11", 1, "0.00").single("NET", "499.00"));
        takeFriday(river("2013-07-12", 2, "499.00").single("NET-2", "0.99"));

        assertThat(open()).containsExactly("CASH_DIFFERS NET 6200001", "CASH_UNEXPECTED 6200001 2013-07-12 1.1");
        assertThat(house(Purpose.SUSPENSE)).isEqualTo("499.99");
    }

    @Test
    void whatWasBookedElsewhereByHandIsNotTakenOnceMore() {
        takeThursday(river("2013-07-11", 1, "0.00").single("NET", "500.00"));
        decide(only(), new Resolution(Way.BOOK, "FEES 1", null));
        expect("NET", "500.00", THURSDAY);
        takeFriday(river("2013-07-12", 2, "500.00"));

        assertThat(open()).containsExactly("CASH_MISSING NET 6200001");
        assertThat(house(Purpose.SUSPENSE)).isEqualTo("0.00");
        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "NET")).isFalse();
    }

    @Test
    void whatWillNotComeTheOperatorBearsWithinItsLimitAndNobodyWaitsForIt() {
        expect("NET", "500.00", THURSDAY);
        expect("FEE", "0.60", THURSDAY);
        transactions.run(() -> payments
                .expect(new NewReceipt(TestBanks.SETTLEMENT, "WCR", 30, THURSDAY, null)));
        takeThursday(river("2013-07-11", 1, "0.00").single("NET", "499.60"));
        assertThat(open()).containsExactly("CASH_DIFFERS NET 6200001", "CASH_MISSING FEE 6200001",
                "CASH_MISSING WCR 6200001");
        writeOffsUpTo("1.00", "1.29");
        for (Break found : breaks.open(9).reversed()) {
            if (!found.subject().startsWith("WCR")) {
                decide(found, Resolution.of(Way.WRITE_OFF));
            }
        }
        assertThat(propose(only(), Resolution.of(Way.WRITE_OFF))).as("1.00 is written off, 0.29 is left")
                .isInstanceOf(Result.Refused.class);
        writeOffsUpTo("1.00", "1.30");
        decide(only(), Resolution.of(Way.WRITE_OFF));

        assertThat(open()).isEmpty();
        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "NET")).isTrue();
        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "FEE")).isTrue();
        assertThat(house(Purpose.TA_COLLECTION)).as("nobody else is short").isEqualTo("500.60");
        assertThat(house(Purpose.LOSSES)).isEqualTo("-1.30");
        assertThat(house(Purpose.SUSPENSE)).isEqualTo("0.00");

        takeFriday(river("2013-07-12", 2, "499.60").single("NET-2", "0.40"));
        assertThat(open()).as("what comes after all is not taken for it").containsExactly(
                "CASH_UNEXPECTED 6200001 2013-07-12 1.1");
    }

    @Test
    void aPaymentOfOursAndMoneyThatIsTooMuchAreNotWrittenOff() {
        expect("NET", "500.00", THURSDAY);
        transactions.run(() -> payments.create(new NewPayment("PRO", NewPayment.Kind.PROCEEDS, TestBanks.SETTLEMENT,
                TestBanks.RESERVE, Money.of("70.00"), THURSDAY, TRANSIT)));
        messages.send("RIVER", THURSDAY, transactions);
        takeThursday(river("2013-07-11", 1, "100.00").single("NET", "500.01"));

        for (Break found : breaks.open(9)) {
            if (found.type() == BreakType.CASH_DIFFERS || found.type() == BreakType.CASH_MISSING) {
                assertThat(propose(found, Resolution.of(Way.WRITE_OFF))).as(found.subject())
                        .isInstanceOf(Result.Refused.class);
            }
        }
    }

    @Test
    void aPaymentBetweenOurAccountsThatComesBackIsOneBreakOnBothStatementsAndIsPaidAgain() {
        transactions.run(() -> payments.create(new NewPayment("PRO", NewPayment.Kind.PROCEEDS, TestBanks.SETTLEMENT,
                TestBanks.RESERVE, Money.of("70.00"), THURSDAY, TRANSIT)));
        messages.send("RIVER", THURSDAY, transactions);
        hill("2013-07-11", 1, "0.00").single("PRO", "70.00").into(directory.in("HILL"));
        takeThursday(river("2013-07-11", 1, "100.00").single("PRO", "-70.00"));
        hill("2013-07-12", 2, "70.00").returned("PRO", "-70.00", "AC04").into(directory.in("HILL"));
        takeFriday(river("2013-07-12", 2, "30.00").returned("PRO", "70.00", "AC04"));

        assertThat(open()).containsExactly("PAYMENT_RETURNED PRO");
        assertThat(house(Purpose.CASH_IN_TRANSIT)).isEqualTo("0.00");
        decide(only(), Resolution.of(Way.RELEASE));
        assertThat(open()).isEmpty();
        assertThat(Objects.requireNonNull(payments.latest("PRO")).endToEndId()).isEqualTo("PRO-2");
        assertThat(Objects.requireNonNull(payments.find("PRO-2")).state()).isEqualTo(PaymentState.CREATED);
    }

    @Test
    void aLineIsTiedByHandToAnItemOfItsAmountOnly() {
        expect("NET", "500.00", THURSDAY);
        expect("OTHER", "500.01", THURSDAY);
        takeThursday(river("2013-07-11", 1, "0.00").nameless("500.00", "6200011"));
        Break line = breaks.open(9).stream().filter(found -> found.type() == BreakType.CASH_UNEXPECTED).findFirst()
                .orElseThrow();
        assertThat(propose(line, new Resolution(Way.LINK, "OTHER", null))).isInstanceOf(Result.Refused.class);
        decide(line, new Resolution(Way.LINK, "NET", null));

        assertThat(open()).containsExactly("CASH_MISSING OTHER 6200001");
        assertThat(house(Purpose.SUSPENSE)).isEqualTo("0.00");
        assertThat(house(Purpose.TA_COLLECTION)).isEqualTo("500.00");
    }

    @Test
    void aMissingSumOfTheWalletsIsTiedToTheLineThatItIs() {
        transactions.run(() -> payments
                .expect(new NewReceipt(TestBanks.SETTLEMENT, "WCR", 30_00, THURSDAY, null)));
        takeThursday(river("2013-07-11", 1, "0.00").nameless("30.00", "6200011"));
        Break missing = breaks.open(9).stream().filter(found -> found.type() == BreakType.CASH_MISSING).findFirst()
                .orElseThrow();
        decide(missing, new Resolution(Way.LINK, "6200001 2013-07-11 1.1", null));

        assertThat(open()).isEmpty();
        assertThat(house(Purpose.SUSPENSE)).isEqualTo("0.00");
        assertThat(house(Purpose.SALES_SETTLEMENT)).as("our books had moved before").isEqualTo("0.00");
    }

    @Test
    void aPaymentThatALineNamesByTheBanksReferenceAloneIsFoundIfTheStatusReportGaveIt() throws Exception {
        pay("NET", "70.00");
        pay("SAME", "30.00");
        pay("ALSO", "30.00");
        messages.send("RIVER", THURSDAY, transactions);
        String messageId = jdbc.sql("SELECT message_id FROM payment_message").query(String.class).single();
        Path report = directory.in("RIVER").resolve("pain.002_" + messageId + "_1.xml");
        try (StatusReportWriter out = StatusReportWriter.create(report, "R-1", THURSDAY.atTime(10, 0),
                new GroupHeader(messageId, THURSDAY.atTime(10, 0), "us", "CNY", 3, 130_00), null, List.of())) {
            out.group(messageId + "-1", null, List.of());
            out.payment("NET", "NET", StatusCode.ACSC, List.of(), "BK-1");
            out.payment("SAME", "SAME", StatusCode.ACSC, List.of(), "BK-2");
            out.payment("ALSO", "ALSO", StatusCode.ACSC, List.of(), "BK-2");
            out.commit();
        }
        assertThat(reports.follow("RIVER", THURSDAY, transactions)).isEqualTo(3);
        takeThursday(river("2013-07-11", 1, "500.00").byBankReference("BK-1", "-69.99")
                .byBankReference("BK-1", "-70.00").byBankReference("BK-2", "-30.00"));

        assertThat(jdbc
                .sql("SELECT CONCAT(i.reference, ' ', m.matched_by) FROM cash_match m JOIN cash_item i USING (item_id)")
                .query(String.class).list()).containsExactly("NET BANK_REFERENCE");
        assertThat(Objects.requireNonNull(payments.find("NET")).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(house(Purpose.TA_COLLECTION)).isEqualTo("-70.00");
        assertThat(open()).as("another amount, and a reference of two payments, are for a person").contains(
                "CASH_UNEXPECTED 6200001 2013-07-11 1.1", "CASH_UNEXPECTED 6200001 2013-07-11 3.1")
                .doesNotContain("CASH_MISSING NET 6200001");
    }

    private void pay(String reference, String yuan) {
        transactions.run(() -> payments.create(new NewPayment(reference, NewPayment.Kind.DELIVERY, TestBanks.SETTLEMENT,
                TestBanks.COLLECTION, Money.of(yuan), THURSDAY, AGENT)));
    }

    @Test
    void whatTheBankSaysItNeverPaidHasFailedAndIsPaidAgain() {
        transactions.run(() -> payments.create(new NewPayment("NET", NewPayment.Kind.DELIVERY, TestBanks.SETTLEMENT,
                TestBanks.COLLECTION, Money.of("70.00"), THURSDAY, AGENT)));
        messages.send("RIVER", THURSDAY, transactions);
        takeThursday(river("2013-07-11", 1, "100.00"));
        assertThat(open()).containsExactly("CASH_MISSING NET 6200001", "PAYMENT_UNKNOWN NET");

        decide(breaks.open(9).getLast(), Resolution.of(Way.BOOK));
        assertThat(open()).containsExactly("PAYMENT_FAILED NET");
        decide(only(), Resolution.of(Way.RELEASE));
        clock.set("2013-07-12T09:00");
        messages.send("RIVER", FRIDAY, transactions);
        takeFriday(river("2013-07-12", 2, "100.00"));
        assertThat(open()).as("its day is over, and no statement has it").containsExactly("CASH_MISSING NET-2 6200001",
                "PAYMENT_UNKNOWN NET-2");
    }

    @Test
    void aBankThatWasStoppedForWantOfMoneyGoesOnOnceAStatementCoversAllThatIsToLeave() {
        transactions.run(() -> payments.create(new NewPayment("NET", NewPayment.Kind.DELIVERY, TestBanks.SETTLEMENT,
                TestBanks.COLLECTION, Money.of("70.00"), THURSDAY, AGENT)));
        stop();
        takeThursday(river("2013-07-11", 1, "69.99"));
        assertThat(open()).containsExactly("SETTLEMENT_SHORT no money for M");

        expect("MORE", "0.01", FRIDAY);
        takeFriday(river("2013-07-12", 2, "69.99").single("MORE", "0.01"));
        assertThat(open()).isEmpty();
    }

    @Test
    void twoPersonsLetABankGoOnBeforeAStatementShowsTheMoney() {
        transactions.run(() -> payments.create(new NewPayment("NET", NewPayment.Kind.DELIVERY, TestBanks.SETTLEMENT,
                TestBanks.COLLECTION, Money.of("70.00"), THURSDAY, AGENT)));
        stop();
        assertThat(messages.send("RIVER", THURSDAY, transactions)).isZero();

        decide(only(), Resolution.of(Way.RELEASE));
        assertThat(messages.send("RIVER", THURSDAY, transactions)).isEqualTo(1);
    }

    /** As a status report of AM04 does. */
    private void stop() {
        transactions.run(() -> breaks.open(BreakType.SETTLEMENT_SHORT, THURSDAY, "RIVER", "no money for M",
                "1 payments of 70.00", "AM04"));
    }

    private void expect(String reference, String yuan, LocalDate due) {
        transactions.run(() -> payments.expect(
                new NewReceipt(TestBanks.SETTLEMENT, reference, Money.of(yuan).cents(), due, AGENT)));
    }

    private static BankStatement river(String day, long number, String opening) {
        return new BankStatement("6200001", day, number, opening);
    }

    private static BankStatement hill(String day, long number, String opening) {
        return new BankStatement("3300001", day, number, opening)
                .reversals(org.balancetreasure.bankfiles.ReversalReading.OF_ORIGINAL);
    }

    private void takeThursday(BankStatement statement) {
        clock.set("2013-07-11T19:00");
        statement.into(directory.in("RIVER"));
        statements.take("HILL", THURSDAY, transactions);
        statements.take("RIVER", THURSDAY, transactions);
    }

    private void takeFriday(BankStatement statement) {
        gates.closeDay(THURSDAY);
        clock.set("2013-07-12T19:00");
        statement.into(directory.in("RIVER"));
        statements.take("HILL", FRIDAY, transactions);
        statements.take("RIVER", FRIDAY, transactions);
    }

    private void writeOffsUpTo(String perBreak, String perDay) {
        Result proposed = transactions.call(() -> limits.propose(new Limit("approve", Money.of(perBreak).cents(),
                Money.of(perDay).cents()), "as agreed", "li"));
        assertThat(fixture.approve(proposed, "wang")).isInstanceOf(Result.Done.class);
    }

    private Result propose(Break open, Resolution resolution) {
        return Objects.requireNonNull(
                transactions.call(() -> resolutions.propose(open.breakId(), resolution, "as agreed", "li")).result());
    }

    private void decide(Break open, Resolution resolution) {
        assertThat(fixture.approve(propose(open, resolution), "wang")).isInstanceOf(Result.Done.class);
    }

    private Break only() {
        List<Break> open = breaks.open(9);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private List<String> open() {
        return breaks.open(99).stream().map(found -> found.type() + " " + found.subject()).sorted().toList();
    }

    /** Credits less debits of a purpose in yuan. */
    private String house(Purpose purpose) {
        return Money.ofCents(jdbc.sql("""
                SELECT CAST(COALESCE(SUM(IF(credit_purpose = :p, amount, 0) - IF(debit_purpose = :p, amount, 0)), 0) AS SIGNED)
                FROM transfer
                """).param("p", purpose.name()).query(Long.class).single()).toString();
    }
}
