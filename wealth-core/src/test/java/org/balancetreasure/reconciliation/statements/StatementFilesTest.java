package org.balancetreasure.reconciliation.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.NewReceipt;
import org.balancetreasure.payments.PaymentMessages;
import org.balancetreasure.payments.PaymentState;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.payments.StatementBalance;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.BankStatement;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class StatementFilesTest {

    private static final LocalDate DAY = LocalDate.of(2013, 7, 11);
    private static final LocalDate NEXT = LocalDate.of(2013, 7, 12);
    private static final String ACCOUNT = "6200001";
    private static final String GROUP = "RIVER-20130711-001-1";

    private final StatementFiles statements;
    private final PaymentMessages messages;
    private final Payments payments;
    private final Transactions transactions;
    private final ExchangeDirectory directory;
    private final Breaks breaks;
    private final Gates gates;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    StatementFilesTest(StatementFiles statements, PaymentMessages messages, Payments payments,
            Transactions transactions, ExchangeDirectory directory, Breaks breaks, Gates gates, Fixture fixture,
            TestClock clock,
            JdbcClient jdbc) {
        this.statements = statements;
        this.messages = messages;
        this.payments = payments;
        this.transactions = transactions;
        this.directory = directory;
        this.breaks = breaks;
        this.gates = gates;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** The day before, 120,000.00 came to the settlement account. */
    @BeforeEach
    void theSettlementAccountHasMoney() {
        TestBanks.open(jdbc, directory, "2013-07-01");
        gates.openDay(LocalDate.of(2013, 7, 10));
        transactions.run(() -> payments.expect(new NewReceipt(TestBanks.SETTLEMENT, "COL", 120_000_00,
                LocalDate.of(2013, 7, 10), Account.cash(Purpose.CASH_IN_TRANSIT, 1))));
        at("2013-07-10T21:30");
        put(statement("2013-07-10", 1, "0.00").single("COL", "120000.00"));
        assertThat(statements.take("RIVER", LocalDate.of(2013, 7, 10), transactions)).isEqualTo(1);
        gates.closeDay(LocalDate.of(2013, 7, 10));
        at("2013-07-11T09:00");
    }

    /**
     * What field-notes B.6 reckons: 75,000.00 to the agent, 20,000.00 and 7,000.00 to customers, 18,000.00 to a bank.
     */
    private void thePaymentsOfTheWorkedCase() {
        create(pays("NET", "75000.00"), pays("P1", "20000.00"), pays("P2", "7000.00"), pays("ADV", "18000.00"));
        messages.send("RIVER", DAY, transactions);
    }

    @Test
    void theWorkedCaseClosesAtZeroAndTheReturnMakesTheClaimLiveAgain() {
        thePaymentsOfTheWorkedCase();
        put(statement("2013-07-11", 2, "120000.00").single("NET", "-75000.00")
                .listed(GROUP, "P1", "-20000.00", "P2", "-7000.00").single("ADV", "-18000.00"));
        assertThat(take()).isEqualTo(3);

        assertThat(payments.balance(TestBanks.SETTLEMENT))
                .isEqualTo(new StatementBalance(TestBanks.SETTLEMENT, DAY, 2, 120_000_00, 0));
        assertThat(cash(Purpose.SALES_SETTLEMENT, 1)).isZero();
        assertThat(cash(Purpose.TA_COLLECTION, 11)).isEqualTo(120_000_00);
        assertThat(states("NET", "P1", "P2", "ADV")).containsOnly(PaymentState.SUCCEEDED);
        assertThat(breaks.open(9)).isEmpty();

        turnTo("2013-07-12T21:30");
        put(statement("2013-07-12", 3, "0.00").returned("P2", "7000.00", "AC04"));
        statements.take("RIVER", NEXT, transactions);

        assertThat(states("P1", "P2")).containsExactly(PaymentState.SUCCEEDED, PaymentState.RETURNED);
        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "P2")).isTrue();
        assertThat(cash(Purpose.TA_COLLECTION, 11)).isEqualTo(113_000_00);
        assertThat(openBreaks()).containsExactly(tuple(BreakType.PAYMENT_RETURNED, "P2"));
        assertThat(transactions.call(() -> payments.payAgain(payments.find("P2").paymentId())).endToEndId())
                .isEqualTo("P2-2");
    }

    @Test
    void aBatchThatIsBookedAsASumIsItsPayments() {
        thePaymentsOfTheWorkedCase();
        put(statement("2013-07-11", 2, "120000.00").batch(GROUP, 4L, "-120000.00"));
        take();

        assertThat(states("NET", "P1", "P2", "ADV")).containsOnly(PaymentState.SUCCEEDED);
        assertThat(jdbc.sql("SELECT DISTINCT matched_by FROM cash_match WHERE item_id > 1").query(String.class).list())
                .containsExactly("BATCH");
        assertThat(lines(DAY)).isEqualTo(4);
        assertThat(breaks.open(9)).isEmpty();
    }

    @Test
    void aBatchWhosePaymentsAreNamedWithoutAmountsIsNotCountedForEachOfThem() {
        thePaymentsOfTheWorkedCase();
        put(statement("2013-07-11", 2, "120000.00").namedOnly(GROUP, "-120000.00", "NET", "P1", "P2", "ADV"));
        take();

        assertThat(states("NET", "P1", "P2", "ADV")).containsOnly(PaymentState.SUCCEEDED);
        assertThat(cash(Purpose.SALES_SETTLEMENT, 1)).isZero();
    }

    @Test
    void aBatchOfAnotherSumIsOneLineThatDiffers() {
        thePaymentsOfTheWorkedCase();
        put(statement("2013-07-11", 2, "120000.00").batch(GROUP, null, "-119999.99"));
        take();

        assertThat(states("NET", "P1", "P2", "ADV")).containsOnly(PaymentState.UNKNOWN);
        assertThat(cash(Purpose.SUSPENSE, 1)).isEqualTo(119_999_99);
        assertThat(openBreaks()).contains(tuple(BreakType.CASH_UNEXPECTED, "6200001 2013-07-11 1.0"),
                tuple(BreakType.CASH_MISSING, "NET 6200001"), tuple(BreakType.PAYMENT_UNKNOWN, "NET"));
    }

    @Test
    void batchAndSinglesOfTheSamePaymentsAreNotBookedTwice() {
        create(pays("P1", "20000.00"), pays("P2", "7000.00"));
        messages.send("RIVER", DAY, transactions);
        put(statement("2013-07-11", 2, "120000.00").batch(GROUP, 2L, "-27000.00").single("P1", "-20000.00")
                .single("P2", "-7000.00"));
        take();

        assertThat(states("P1", "P2")).containsOnly(PaymentState.SUCCEEDED);
        assertThat(cash(Purpose.TA_COLLECTION, 11)).isEqualTo(27_000_00);
        assertThat(cash(Purpose.SUSPENSE, 1)).isEqualTo(27_000_00);
        assertThat(openBreaks()).containsExactly(tuple(BreakType.CASH_UNEXPECTED, "6200001 2013-07-11 2.1"),
                tuple(BreakType.CASH_UNEXPECTED, "6200001 2013-07-11 3.1"));
        assertThat(breaks.open(1).getFirst().ours()).isEqualTo("-20000.00, BOOKED before");
    }

    @Test
    void aBatchAfterItsSinglesIsOneUnexpectedLine() {
        create(pays("P1", "20000.00"), pays("P2", "7000.00"));
        messages.send("RIVER", DAY, transactions);
        put(statement("2013-07-11", 2, "120000.00").single("P1", "-20000.00").single("P2", "-7000.00"));
        take();
        turnTo("2013-07-12T21:30");
        put(statement("2013-07-12", 3, "93000.00").batch(GROUP, 2L, "-27000.00"));
        statements.take("RIVER", NEXT, transactions);

        assertThat(openBreaks()).containsExactly(tuple(BreakType.CASH_UNEXPECTED, "6200001 2013-07-12 1.0"));
        assertThat(cash(Purpose.SUSPENSE, 1)).isEqualTo(27_000_00);
    }

    @Test
    void aLineForAnItemThatIsMatchedAlreadyIsABreakAndNoSecondBooking() {
        create(pays("P1", "20000.00"));
        messages.send("RIVER", DAY, transactions);
        put(statement("2013-07-11", 2, "120000.00").single("P1", "-20000.00"));
        take();
        turnTo("2013-07-12T21:30");
        put(statement("2013-07-12", 3, "100000.00").single("P1", "-20000.00"));
        statements.take("RIVER", NEXT, transactions);

        assertThat(cash(Purpose.TA_COLLECTION, 11)).isEqualTo(20_000_00);
        assertThat(cash(Purpose.SUSPENSE, 1)).isEqualTo(20_000_00);
        assertThat(openBreaks()).containsExactly(tuple(BreakType.CASH_UNEXPECTED, "6200001 2013-07-12 1.1"));
    }

    @Test
    void anotherAmountOfAKnownReferenceDiffersAndIsNotMissingToo() {
        create(pays("P1", "20000.00"));
        messages.send("RIVER", DAY, transactions);
        put(statement("2013-07-11", 2, "120000.00").single("P1", "-20000.01"));
        take();

        assertThat(openBreaks()).containsExactly(tuple(BreakType.CASH_DIFFERS, "P1 6200001"));
        Break differs = breaks.open(1).getFirst();
        assertThat(differs.ours()).isEqualTo("-20000.00");
        assertThat(differs.theirs()).startsWith("-20000.01 on 6200001 2013-07-11 1.1");
        assertThat(cash(Purpose.SUSPENSE, 1)).isEqualTo(20_000_01);
    }

    @Test
    void whatNobodyExpectsWaitsInSuspenseWithAProposalForAPerson() {
        transactions.run(() -> payments.expect(new NewReceipt(TestBanks.SETTLEMENT, "NET-IN", 500_00, NEXT,
                Account.cash(Purpose.TA_COLLECTION, 11))));
        put(statement("2013-07-11", 2, "120000.00").nameless("500.00", "6200011").nameless("3.00", "6200011"));
        take();

        assertThat(cash(Purpose.SUSPENSE, 1)).isEqualTo(-503_00);
        assertThat(breaks.open(9)).extracting(Break::type, Break::ours).containsExactly(
                tuple(BreakType.CASH_UNEXPECTED, "perhaps NET-IN"),
                tuple(BreakType.CASH_UNEXPECTED, "nothing is expected"));
        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "NET-IN")).isFalse();
    }

    @Test
    void whatIsDueAndOnNoStatementIsMissingUntilItComes() {
        create(pays("P1", "20000.00"));
        messages.send("RIVER", DAY, transactions);
        transactions.run(() -> payments.expect(new NewReceipt(TestBanks.SETTLEMENT, "LATER", 1_00, NEXT,
                Account.cash(Purpose.TA_COLLECTION, 11))));
        put(statement("2013-07-11", 2, "120000.00"));
        assertThat(take()).isZero();

        assertThat(states("P1")).containsExactly(PaymentState.UNKNOWN);
        assertThat(openBreaks()).containsExactly(tuple(BreakType.CASH_MISSING, "P1 6200001"),
                tuple(BreakType.PAYMENT_UNKNOWN, "P1"));

        turnTo("2013-07-12T21:30");
        put(statement("2013-07-12", 3, "120000.00").single("P1", "-20000.00").single("LATER", "1.00"));
        statements.take("RIVER", NEXT, transactions);

        assertThat(states("P1")).containsExactly(PaymentState.SUCCEEDED);
        assertThat(breaks.open(9)).isEmpty();
    }

    @Test
    void aPaymentThatIsSettledByStatusAndOnNoStatementIsContradicted() {
        create(pays("P1", "20000.00"));
        messages.send("RIVER", DAY, transactions);
        jdbc.sql("UPDATE payment SET bank_status = 'ACSC'").update();
        put(statement("2013-07-11", 2, "120000.00"));
        take();

        assertThat(openBreaks()).containsExactly(tuple(BreakType.CASH_MISSING, "P1 6200001"),
                tuple(BreakType.PAYMENT_CONTRADICTED, "P1"));
    }

    @Test
    void aStatementBeforeTheStatusIsEnough() {
        create(pays("P1", "20000.00"));
        messages.send("RIVER", DAY, transactions);
        put(statement("2013-07-11", 2, "120000.00").single("P1", "-20000.00"));
        take();

        assertThat(payments.find("P1").bankStatus()).isNull();
        assertThat(states("P1")).containsExactly(PaymentState.SUCCEEDED);
        assertThat(payments.openOut(TestBanks.SETTLEMENT)).isEqualTo(Money.ZERO);
    }

    @Test
    void whatOurBooksHaveMovedAlreadyIsMatchedAndMovesNothing() {
        transactions.run(() -> payments.expect(new NewReceipt(TestBanks.SETTLEMENT, "WCR", 5_00, DAY, null)));
        put(statement("2013-07-11", 2, "120000.00").single("WCR", "5.00"));
        take();

        assertThat(payments.isBooked(TestBanks.SETTLEMENT, "WCR")).isTrue();
        assertThat(cash(Purpose.SALES_SETTLEMENT, 1)).isEqualTo(-120_000_00);
    }

    @Test
    void whatCustomersPaidInIsOneSumOfTheReserveThatMovesNothingMore() {
        fixture.moneyMarketFund("2013-07-11", ResidueRule.REDISTRIBUTED);
        at("2013-07-11T10:00");
        fixture.customerWithWallet(10_001, "50.00");
        at("2013-07-11T20:00");
        fixture.credit(10_001, "7.00");
        at("2013-07-11T21:30");
        new BankStatement("3300001", "2013-07-11", 1, "0.00").reversals(ReversalReading.OF_ORIGINAL)
                .single("WCR-20130711-4", "50.00").into(directory.in("HILL"));
        statements.take("HILL", DAY, transactions);

        assertThat(payments.isBooked(TestBanks.RESERVE, "WCR-20130711-4")).isTrue();
        assertThat(cash(Purpose.WALLET_RESERVE, 1)).isEqualTo(-57_00);
        assertThat(breaks.open(9)).isEmpty();
    }

    @Test
    void interestOnTheSettlementAccountBelongsToTheInvestors() {
        put(statement("2013-07-11", 2, "120000.00").bare("12.34", "ACMT/MCOP/INTR"));
        take();

        assertThat(cash(Purpose.INVESTOR_INTEREST, 1)).isEqualTo(12_34);
        assertThat(breaks.open(9)).isEmpty();
    }

    @Test
    void aReversalComesBackToTheClaimInTheReadingOfItsBank() {
        transactions.run(() -> payments.create(new NewPayment("COL2", NewPayment.Kind.COLLECTION, TestBanks.RESERVE,
                TestBanks.SETTLEMENT, Money.of("10.00"), DAY, Account.cash(Purpose.CASH_IN_TRANSIT, 1))));
        messages.send("HILL", DAY, transactions);
        at("2013-07-11T21:30");
        new BankStatement("3300001", "2013-07-11", 1, "100.00").reversals(ReversalReading.OF_ORIGINAL)
                .single("COL2", "-10.00").reversed("COL2", "10.00").into(directory.in("HILL"));
        statements.take("HILL", DAY, transactions);

        assertThat(states("COL2")).containsExactly(PaymentState.RETURNED);
        assertThat(payments.balance(TestBanks.RESERVE).closing()).isEqualTo(100_00);
    }

    @Test
    void aReversalInTheOtherReadingIsRejectedWithBothSums() {
        new BankStatement("3300001", "2013-07-11", 1, "100.00").reversals(ReversalReading.AS_WRITTEN)
                .reversed("X", "10.00").into(directory.in("HILL"));
        statements.take("HILL", DAY, transactions);

        assertThat(breaks.open(9)).extracting(Break::type).containsExactly(BreakType.FILE_REJECTED);
        assertThat(breaks.open(1).getFirst().theirs()).contains("10.00 with reversals AS_WRITTEN",
                "-10.00 with reversals OF_ORIGINAL");
    }

    @Test
    void aStatementWithoutEntriesIsValidAndMovesTheChain() {
        put(statement("2013-07-11", 2, "120000.00"));
        take();

        assertThat(payments.balance(TestBanks.SETTLEMENT).number()).isEqualTo(2);
        assertThat(statements.lacks("RIVER", DAY)).containsExactly("camt.053_6200002_20130711.xml");
    }

    @Test
    void aStatementThatDoesNotOpenWhereTheLastOneClosedIsRejectedUntilACorrectedOneComes() {
        put(statement("2013-07-11", 2, "119999.99"));
        assertThat(take()).isZero();

        assertThat(openBreaks()).extracting(found -> found.toList().getFirst())
                .containsExactly(BreakType.STATEMENT_BALANCE);
        assertThat(breaks.open(1).getFirst().theirs()).contains("expected 120000.00, found 119999.99");
        assertThat(statements.hasNews("RIVER", DAY)).isFalse();
        assertThat(statements.lacks("RIVER", DAY).getFirst())
                .startsWith("a corrected camt.053_6200001_20130711.xml (rejected: ");

        put(statement("2013-07-11", 2, "120000.00").named("S-2", "M-2"));
        take();
        assertThat(breaks.open(9)).isEmpty();
    }

    @Test
    void aGapWaitsAndIsABreakFromTheNextWorkingDayOn() {
        put(statement("2013-07-12", 3, "120000.00").single("X", "-1.00"));
        turnTo("2013-07-12T21:30");
        statements.take("RIVER", NEXT, transactions);
        assertThat(breaks.open(9)).isEmpty();
        assertThat(statements.hasNews("RIVER", NEXT)).isFalse();
        assertThat(statements.lacks("RIVER", NEXT))
                .contains("the statement before camt.053_6200001_20130712.xml");

        turnTo("2013-07-14T08:00");
        assertThat(statements.hasNews("RIVER", NEXT)).isTrue();
        statements.take("RIVER", NEXT, transactions);
        assertThat(breaks.open(9)).as("a Sunday is no working day").isEmpty();
        turnTo("2013-07-15T08:00");
        statements.take("RIVER", NEXT, transactions);
        assertThat(openBreaks()).containsExactly(tuple(BreakType.STATEMENT_GAP, ACCOUNT));

        put(statement("2013-07-11", 2, "120000.00"));
        statements.take("RIVER", NEXT, transactions);
        assertThat(payments.balance(TestBanks.SETTLEMENT).number()).isEqualTo(3);
        assertThat(openBreaks()).containsExactly(tuple(BreakType.CASH_UNEXPECTED, "6200001 2013-07-12 1.1"));
    }

    @Test
    void numbersThatBeginAgainWithTheYearDoSoOnlyWhereTheBankSaysSo() {
        jdbc.sql("UPDATE account_balance SET statement_date = '2012-12-31', number = 250").update();
        jdbc.sql("UPDATE bank_statement SET statement_date = '2012-12-31', number = 250").update();
        put(statement("2013-07-11", 1, "120000.00"));
        assertThat(take()).isZero();
        assertThat(payments.balance(TestBanks.SETTLEMENT).number()).isEqualTo(1);

        jdbc.sql("UPDATE bank_terms SET yearly_numbers = FALSE").update();
        turnTo("2013-07-12T21:30");
        put(statement("2013-07-12", 1, "120000.00"));
        statements.take("RIVER", NEXT, transactions);
        assertThat(breaks.open(1).getFirst().theirs()).contains("ElctrncSeqNb: expected 2, found 1");
    }

    @Test
    void anAccountThatIsNotOursIsRejected() {
        new BankStatement("6200011", "2013-07-11", 1, "0.00").into(directory.in("RIVER"));
        take();

        assertThat(breaks.open(9)).extracting(Break::type).containsExactly(BreakType.STATEMENT_BALANCE);
        assertThat(breaks.open(1).getFirst().theirs()).contains("Acct/Id: expected an account of ours, found 6200011");
    }

    @Test
    void anIdentifierThatWasUsedBeforeIsRejected() {
        put(statement("2013-07-11", 2, "120000.00").named("S-6200001-2013-07-10", "M-NEW"));
        take();
        assertThat(breaks.open(1).getFirst().theirs()).contains("Stmt/Id: expected one that was not used before");

        put(statement("2013-07-11", 2, "120000.00").named("S-NEW", "M-6200001-2013-07-10"));
        take();
        assertThat(breaks.open(2).getLast().theirs()).contains("GrpHdr/MsgId: expected one that was not used before");
    }

    @Test
    void theSameStatementAgainChangesNothingAndOtherBytesAreABreak() {
        put(statement("2013-07-11", 2, "120000.00").bare("1.00", "ACMT/MCOP/INTR"));
        take();
        assertThat(statements.hasNews("RIVER", DAY)).isFalse();
        assertThat(take()).isZero();

        put(statement("2013-07-11", 2, "120000.00").bare("2.00", "ACMT/MCOP/INTR"));
        assertThat(take()).isZero();
        assertThat(openBreaks()).containsExactly(
                tuple(BreakType.FILE_CHANGED, "camt.053_6200001_20130711.xml"));
        assertThat(cash(Purpose.INVESTOR_INTEREST, 1)).isEqualTo(1_00);
    }

    @Test
    void aStatementOverSeveralPagesIsOne() {
        new BankStatement(ACCOUNT, "2013-07-11", 2, "120000.00").bare("1.00", "ACMT/MCOP/INTR")
                .into(directory.in("RIVER"), 3);
        take();

        assertThat(payments.balance(TestBanks.SETTLEMENT).closing()).isEqualTo(120_001_00);
    }

    @Test
    void aBrokenFileStopsNoOther() throws IOException {
        Path broken = directory.in("RIVER").resolve("camt.053_6200001_20130711.xml");
        Files.writeString(broken, "<Document>");
        new BankStatement("6200002", "2013-07-11", 1, "0.00").into(directory.in("RIVER"));
        take();

        assertThat(payments.balance(TestBanks.FEES).number()).isEqualTo(1);
        assertThat(breaks.open(9)).extracting(Break::type).containsExactly(BreakType.FILE_REJECTED);
    }

    @Test
    void aKillBeforeTheCommitLeavesNothingAndTheStatementIsTakenOnce() {
        thePaymentsOfTheWorkedCase();
        put(statement("2013-07-11", 2, "120000.00").batch(GROUP, 4L, "-120000.00"));
        assertThatThrownBy(() -> statements.take("RIVER", DAY, transactions.checkedBy(() -> {
            throw new IllegalStateException("killed");
        }))).hasMessage("killed");
        assertThat(lines(DAY)).isZero();

        take();
        assertThat(lines(DAY)).isEqualTo(4);
        assertThat(cash(Purpose.SALES_SETTLEMENT, 1)).isZero();
    }

    @Test
    void aFailedPaymentOnAStatementKeepsItsStateAndIsABreak() {
        create(pays("P1", "20000.00"));
        messages.send("RIVER", DAY, transactions);
        jdbc.sql("UPDATE payment SET state = 'FAILED'").update();
        jdbc.sql("UPDATE cash_item SET ended_on = '2013-07-11', ended_as = 'DROPPED' WHERE reference = 'P1'").update();
        put(statement("2013-07-11", 2, "120000.00").single("P1", "-20000.00"));
        take();

        assertThat(states("P1")).containsExactly(PaymentState.FAILED);
        assertThat(openBreaks()).containsExactly(tuple(BreakType.CASH_UNEXPECTED, "6200001 2013-07-11 1.1"),
                tuple(BreakType.PAYMENT_CONTRADICTED, "P1"));
    }

    private static BankStatement statement(String day, long number, String opening) {
        return new BankStatement(ACCOUNT, day, number, opening);
    }

    private void put(BankStatement statement) {
        statement.into(directory.in("RIVER"));
    }

    private long take() {
        at("2013-07-11T21:30");
        return statements.take("RIVER", DAY, transactions);
    }

    private void at(String time) {
        clock.set(time);
    }

    private void turnTo(String time) {
        at(time);
        LocalDate today = LocalDate.parse(time.substring(0, 10));
        while (gates.openDay().isBefore(today)) {
            gates.closeDay(gates.openDay());
        }
    }

    private static NewPayment pays(String endToEndId, String yuan) {
        return new NewPayment(endToEndId, NewPayment.Kind.DELIVERY, TestBanks.SETTLEMENT, TestBanks.COLLECTION,
                Money.of(yuan), DAY, Account.cash(Purpose.TA_COLLECTION, 11));
    }

    private void create(NewPayment... all) {
        transactions.run(() -> List.of(all).forEach(payments::create));
    }

    private List<PaymentState> states(String... endToEndIds) {
        return List.of(endToEndIds).stream().map(id -> payments.find(id).state()).toList();
    }

    /** Debits less credits of what the house has, so cash is positive. */
    private long cash(Purpose purpose, long owner) {
        Long balance = jdbc.sql("""
                SELECT COALESCE(SUM(IF(credit_purpose = :p AND credit_owner = :o, amount, 0)
                  - IF(debit_purpose = :p AND debit_owner = :o, amount, 0)), 0)
                FROM transfer
                """).param("p", purpose.name()).param("o", owner).query(Long.class).single();
        boolean asset = purpose == Purpose.TA_COLLECTION || purpose == Purpose.SUSPENSE;
        return asset ? -balance : balance;
    }

    private long lines(LocalDate day) {
        @Nullable
        Long count = jdbc.sql("""
                SELECT COUNT(*) FROM statement_line l JOIN bank_statement s ON s.statement_id = l.statement_id
                WHERE s.statement_date = ?
                """).param(day).query(Long.class).single();
        return count == null ? 0 : count;
    }

    private List<Tuple> openBreaks() {
        return breaks.open(99).stream().map(found -> tuple(found.type(), found.subject())).toList();
    }
}
