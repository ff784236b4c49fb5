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
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.OrderResult.Taken;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.reconciliation.Break;
import org.balancetreasure.reconciliation.BreakType;
import org.balancetreasure.reconciliation.Breaks;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One trade date at a transfer agent, from the cut-off to the last confirmation. Mon 2026-01-05 is T. */
@CoreTest
class TradeDayTest {

    private static final String T = "2026-01-05";
    private static final String NEXT = "2026-01-06";
    private static final String TA = Answers.TA;

    private final Orders orders;
    private final OrderFiles orderFiles;
    private final ConfirmationFiles confirmationFiles;
    private final Breaks breaks;
    private final Gates gates;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private Answers answers = new Answers(FormatVersion.V21);

    TradeDayTest(Orders orders, OrderFiles orderFiles, ConfirmationFiles confirmationFiles, Breaks breaks, Gates gates,
            Transactions transactions, Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.orders = orders;
        this.orderFiles = orderFiles;
        this.confirmationFiles = confirmationFiles;
        this.breaks = breaks;
        this.gates = gates;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aNewPartner() {
        Answers.clear();
        answers = new Answers(FormatVersion.V21);
        fixture.moneyMarketFund(T, ResidueRule.REDISTRIBUTED);
        clock.set(T + "T10:15:30");
    }

    @Test
    void theFirstOrderOfACustomerTravelsWithItsAccountOpeningAndIsConfirmed() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = subscribe(customer, "60.00");

        close();
        assertThat(send()).isEqualTo(2);

        assertThat(Answers.sentIndex(T)).containsExactly("OFD_998_ZZ_20260105_01.TXT", "OFD_998_ZZ_20260105_03.TXT");
        assertThat(Answers.sent(T, "01")).singleElement().satisfies(opening -> assertThat(opening)
                .containsEntry("AppSheetSerialNo", "998202601059000000010001").containsEntry("BusinessCode", "001")
                .containsEntry("InvestorName", "测试客户10001").containsEntry("CertificateNo", "TEST10001")
                .containsEntry("TransactionAccountID", "00000000000010001").containsEntry("TransactionTime", "101530"));
        assertThat(Answers.sent(T, "03")).singleElement().satisfies(application -> assertThat(application)
                .containsEntry("AppSheetSerialNo", order.orderNumber()).containsEntry("BusinessCode", "022")
                .containsEntry("ApplicationAmount", "0000000000006000").containsEntry("TAAccountID", "")
                .containsEntry("TransactionDate", "20260105").containsEntry("CurrencyType", "156")
                .containsEntry("BranchCode", "998").containsEntry("ShareClass", "0").containsEntry("ChargeType", "A"));
        assertThat(state(customer, order)).isEqualTo(OrderState.SENT);

        answerAll();
        assertThat(confirm()).isEqualTo(1);

        assertThat(state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("60.00");
        assertThat(fixture.wallet(10_001)).isEqualTo("40.00");
        assertThat(account(10_001)).containsEntry("state", "OPEN").containsEntry("ta_account_id", "ZZ0000000001");
        assertThat(breakTypes()).isEmpty();
    }

    @Test
    void theNextOrderCarriesTheAccountThatIsOpenAndOpensNoOther() {
        Customer customer = customerWithAccount(10_001, "100.00");
        close(NEXT, "2026-01-07");
        Order redemption = redeem(customer, "10.00");
        close("2026-01-07", "2026-01-08");
        orderFiles.send(TA, LocalDate.parse("2026-01-07"), transactions);

        assertThat(Answers.sentIndex("2026-01-07")).containsExactly("OFD_998_ZZ_20260107_03.TXT");
        assertThat(Answers.sent("2026-01-07", "03")).singleElement().satisfies(application -> assertThat(application)
                .containsEntry("AppSheetSerialNo", redemption.orderNumber()).containsEntry("BusinessCode", "024")
                .containsEntry("ApplicationVol", "0000000000001000").containsEntry("LargeRedemptionFlag", "1")
                .containsEntry("TAAccountID", "ZZ0000000001"));
    }

    @Test
    void aRefusedAccountRejectsItsOrdersAndGivesTheMoneyBack() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = subscribe(customer, "60.00");
        Order other = subscribe(fixture.customerWithWallet(10_002, "100.00"), "70.00");
        close();
        send();
        List<Map<String, String>> openings = Answers.sent(T, "01");
        List<Map<String, String>> sent = Answers.sent(T, "03");
        String accounts = answers.write(NEXT, "02", answers.account(openings.get(0), NEXT, "0010", ""),
                answers.account(openings.get(1), NEXT, "0000", "ZZ0000000002"));
        String confirmations = answers.write(NEXT, "04", answers.confirmed(sent.get(0), NEXT, "0009", 0, true),
                answers.confirmed(sent.get(1), NEXT));
        answers.index("OFI", NEXT, accounts, confirmations);

        confirm();

        assertThat(state(customer, order)).isEqualTo(OrderState.REJECTED);
        assertThat(fixture.wallet(10_001)).isEqualTo("100.00");
        assertThat(available(10_001)).isEqualTo(100_00);
        assertThat(account(10_001)).containsEntry("state", "REFUSED").containsEntry("return_code", "0010");
        assertThat(state(new Customer(10_002, Fixture.CHANNEL), other)).isEqualTo(OrderState.CONFIRMED);
        assertThat(breakTypes()).isEmpty();

        clock.set(NEXT + "T10:00:00");
        subscribe(customer, "5.00");
        close(NEXT, "2026-01-07");
        orderFiles.send(TA, LocalDate.parse(NEXT), transactions);
        assertThat(Answers.sent(NEXT, "01")).singleElement().satisfies(opening -> assertThat(opening)
                .containsEntry("AppSheetSerialNo", "998202601069000000010001"));
    }

    @Test
    void aRejectedOrderGivesBackWhatItHeld() {
        Customer customer = customerWithAccount(10_001, "100.00");
        clock.set(NEXT + "T10:00:00");
        Order redemption = redeem(customer, "30.00");
        close(NEXT, "2026-01-07");
        orderFiles.send(TA, LocalDate.parse(NEXT), transactions);
        answers.index("OFI", "2026-01-07", answers.write("2026-01-07", "04",
                answers.confirmed(Answers.sent(NEXT, "03").getFirst(), "2026-01-07", "0001", 0, true)));
        confirmationFiles.book(TA, LocalDate.parse(NEXT), transactions);

        assertThat(state(customer, redemption)).isEqualTo(OrderState.REJECTED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("100.00");
        assertThat(breakTypes()).isEmpty();
    }

    @Test
    void anEmptyDayHasAnIndexWithoutFilesAndWaitsForTheAgentsIndex() {
        close();
        assertThat(send()).isZero();
        assertThat(Answers.sentIndex(T)).isEmpty();
        assertThat(confirmationFiles.waitsFor(TA, LocalDate.parse(T))).containsExactly("OFI_ZZ_998_20260106.TXT");
        assertThatThrownBy(this::confirm).isInstanceOf(IllegalStateException.class);

        answers.index("OFI", NEXT);
        assertThat(confirmationFiles.waitsFor(TA, LocalDate.parse(T))).isEmpty();
        assertThat(confirm()).isZero();
        assertThat(breakTypes()).isEmpty();
    }

    @Test
    void aFileThatIsListedButNotThereYetIsWaitedFor() {
        subscribe(fixture.customerWithWallet(10_001, "100.00"), "60.00");
        close();
        send();
        answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_02.TXT", "OFD_ZZ_998_20260106_04.TXT",
                "OFD_ZZ_998_20260106_09.TXT");
        assertThat(confirmationFiles.waitsFor(TA, LocalDate.parse(T))).containsExactly("OFD_ZZ_998_20260106_02.TXT",
                "OFD_ZZ_998_20260106_04.TXT");
    }

    @Test
    void anOpenTradeDateIsNotSent() {
        assertThatThrownBy(this::send).isInstanceOf(IllegalStateException.class).hasMessageContaining("still open");
    }

    @Test
    void aFileIsUsedOnceAndOtherBytesUnderItsNameAreABreak() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        subscribe(customer, "60.00");
        close();
        send();
        answerAll();
        confirm();
        assertThat(confirm()).isZero();
        assertThat(breakTypes()).isEmpty();

        answers.write(NEXT, "04", answers.confirmed(Answers.sent(T, "03").getFirst(), NEXT));
        assertThat(confirm()).isZero();
        assertThat(confirm()).isZero();
        assertThat(breakTypes()).containsExactly(BreakType.FILE_CHANGED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("60.00");
    }

    @Test
    void aRejectedFileBooksNothingSaysWhyAndIsReplacedByACorrectedOne() throws IOException {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = subscribe(customer, "60.00");
        close();
        send();
        answerAll();
        Path file = Answers.in().resolve("OFD_ZZ_998_20260106_04.TXT");
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[indexOf(bad, "0000000000006000")] = 'x';
        Files.write(file, bad);

        assertThatThrownBy(this::confirm).isInstanceOf(RefusedFileException.class)
                .hasMessageContaining("OFD_ZZ_998_20260106_04.TXT").hasMessageContaining("ConfirmedVol");
        assertThat(state(customer, order)).isEqualTo(OrderState.SENT);
        assertThat(breaks.list(LocalDate.parse(NEXT))).singleElement().satisfies(opened -> {
            assertThat(opened.type()).isEqualTo(BreakType.FILE_REJECTED);
            assertThat(opened.theirs()).contains("line ", "ConfirmedVol", "expected", "found");
        });
        assertThat(confirmationFiles.waitsFor(TA, LocalDate.parse(T))).singleElement().asString()
                .contains("a corrected OFD_ZZ_998_20260106_04.TXT");

        Files.write(file, good);
        assertThat(confirmationFiles.waitsFor(TA, LocalDate.parse(T))).isEmpty();
        assertThat(confirm()).isEqualTo(1);
        assertThat(state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(breaks.openCount(LocalDate.parse(NEXT))).isZero();
    }

    @Test
    void aFileOfAnotherDayOrAnotherDistributorIsRejected() {
        close();
        send();
        answers.write("OFD_ZZ_998_20260106_04.TXT", "2026-01-07", "04", List.of());
        answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_04.TXT");
        assertThatThrownBy(this::confirm).isInstanceOf(RefusedFileException.class).hasMessageContaining("2026-01-07");
    }

    @Test
    void theFundSideMovesUnitsWithoutAnOrder() {
        customerWithAccount(10_001, "100.00");
        gates.closeTrading(TA, LocalDate.parse(NEXT));
        orderFiles.send(TA, LocalDate.parse(NEXT), transactions);
        String day = "2026-01-07";
        answers.index("OFI", day, answers.write(day, "04", answers.decided("144", 10_001, day, "7.00"),
                answers.decided("145", 10_001, day, "2.00"), answers.decided("142", 10_001, day, "5.00"),
                answers.decided("145", 10_002, day, "1.00")));
        assertThat(confirmationFiles.book(TA, LocalDate.parse(NEXT), transactions)).isEqualTo(4);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("100.00");
        assertThat(fixture.wallet(10_001)).isEqualTo("5.00");
        assertThat(breaks.list(LocalDate.parse(day))).singleElement().satisfies(opened -> {
            assertThat(opened.type()).isEqualTo(BreakType.CONFIRMATION_DIFFERS);
            assertThat(opened.ours()).contains("10002");
        });
    }

    @Test
    void aHugeRedemptionIsConfirmedInPartsOverSeveralDays() {
        Customer customer = customerWithAccount(10_001, "100.00");
        clock.set(NEXT + "T10:00:00");
        Order order = redeem(customer, "100.00");
        close(NEXT, "2026-01-07");
        orderFiles.send(TA, LocalDate.parse(NEXT), transactions);
        Map<String, String> application = Answers.sent(NEXT, "03").getFirst();
        answers.index("OFI", "2026-01-07", answers.write("2026-01-07", "04",
                answers.confirmed(application, "2026-01-07", "0000", 60_00, false)));
        confirmationFiles.book(TA, LocalDate.parse(NEXT), transactions);
        assertThat(state(customer, order)).isEqualTo(OrderState.CONFIRMED_IN_PART);
        assertThat(fixture.wallet(10_001)).isEqualTo("60.00");

        close("2026-01-07", "2026-01-08");
        orderFiles.send(TA, LocalDate.parse("2026-01-07"), transactions);
        answers.index("OFI", "2026-01-08", answers.write("2026-01-08", "04",
                answers.confirmed(application, "2026-01-08", "0410", 40_00, true)));
        confirmationFiles.book(TA, LocalDate.parse("2026-01-07"), transactions);
        assertThat(state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.wallet(10_001)).isEqualTo("100.00");
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("0.00");
        assertThat(breakTypes()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsABreakAndHoldsNobodyElseBack() {
        Order first = subscribe(fixture.customerWithWallet(10_001, "100.00"), "60.00");
        Order second = subscribe(fixture.customerWithWallet(10_002, "100.00"), "70.00");
        Order third = subscribe(fixture.customerWithWallet(10_003, "100.00"), "80.00");
        close();
        send();
        List<Map<String, String>> sent = Answers.sent(T, "03");
        Map<String, String> unknown = new TreeMap<>(sent.get(0));
        unknown.put("AppSheetSerialNo", "998202601050000000099999");
        Map<String, String> otherFund = new TreeMap<>(sent.get(0));
        otherFund.put("FundCode", "990009");
        String confirmations = answers.write(NEXT, "04", answers.confirmed(unknown, NEXT),
                answers.confirmed(sent.get(0), NEXT, "0000", 60_01, true), answers.confirmed(sent.get(1), NEXT),
                answers.confirmed(otherFund, NEXT));
        answers.index("OFI", NEXT, confirmations);
        confirm();

        assertThat(state(new Customer(10_001, Fixture.CHANNEL), first)).isEqualTo(OrderState.SENT);
        assertThat(state(new Customer(10_002, Fixture.CHANNEL), second)).isEqualTo(OrderState.CONFIRMED);
        assertThat(state(new Customer(10_003, Fixture.CHANNEL), third)).isEqualTo(OrderState.SENT);
        assertThat(breakTypes()).containsExactlyInAnyOrder(BreakType.UNKNOWN_ORDER, BreakType.CONFIRMATION_DIFFERS,
                BreakType.CONFIRMATION_DIFFERS, BreakType.UNCONFIRMED_ORDER, BreakType.UNCONFIRMED_ORDER,
                BreakType.UNCONFIRMED_ORDER, BreakType.UNCONFIRMED_ORDER);
    }

    @Test
    void aSerialNumberThatComesAgainWithOtherFiguresIsABreak() {
        subscribe(fixture.customerWithWallet(10_001, "100.00"), "60.00");
        close();
        send();
        answerAll();
        confirm();
        Answers again = new Answers(FormatVersion.V21);
        again.account(Answers.sent(T, "01").getFirst(), NEXT, "0000", "");
        String corrected = again.write("OFD_ZZ_998_20260106_04_001.TXT", NEXT, "04",
                List.of(again.confirmed(Answers.sent(T, "03").getFirst(), NEXT, "0000", 59_00, true)));
        answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_02.TXT", "OFD_ZZ_998_20260106_04.TXT", corrected);
        confirm();
        assertThat(breakTypes()).containsExactly(BreakType.CONFIRMATION_DIFFERS);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("60.00");
    }

    private Customer customerWithAccount(long customerId, String yuan) {
        Customer customer = fixture.customerWithWallet(customerId, yuan);
        subscribe(customer, yuan);
        close();
        send();
        answerAll();
        confirm();
        assertThat(fixture.units(Fixture.FUND, customerId)).isEqualTo(yuan);
        return customer;
    }

    private void close() {
        close(T, NEXT);
    }

    private void close(String day, String businessDate) {
        clock.set(day + "T15:00:00");
        transactions.run(() -> gates.closeTrading(TA, LocalDate.parse(day)));
        for (LocalDate date = gates.openDay(); date.isBefore(LocalDate.parse(businessDate)); date = gates.openDay()) {
            LocalDate over = date;
            transactions.run(() -> gates.closeDay(over));
        }
    }

    private long send() {
        return orderFiles.send(TA, LocalDate.parse(T), transactions);
    }

    private long confirm() {
        return confirmationFiles.book(TA, LocalDate.parse(T), transactions);
    }

    /** The agent opens all accounts and confirms all orders of T. */
    private void answerAll() {
        List<java.util.function.Consumer<FundRecord>> accounts = new java.util.ArrayList<>();
        for (Map<String, String> opening : Answers.sent(T, "01")) {
            accounts.add(answers.account(opening, NEXT, "0000", "ZZ%010d".formatted(accounts.size() + 1)));
        }
        List<java.util.function.Consumer<FundRecord>> confirmations = Answers.sent(T, "03").stream()
                .map(application -> answers.confirmed(application, NEXT)).toList();
        answers.write("OFD_ZZ_998_20260106_02.TXT", NEXT, "02", accounts);
        answers.write("OFD_ZZ_998_20260106_04.TXT", NEXT, "04", confirmations);
        answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_02.TXT", "OFD_ZZ_998_20260106_04.TXT");
    }

    private Order subscribe(Customer customer, String yuan) {
        return taken(transactions.call(() -> orders.subscribe(customer, "s" + customer.customerId() + yuan
                + gates.openTradeDate(TA), Fixture.FUND_CODE, Money.of(yuan))));
    }

    private Order redeem(Customer customer, String units) {
        return taken(transactions.call(() -> orders.redeem(customer, "r" + units, Fixture.FUND_CODE, Units.of(units))));
    }

    private static Order taken(OrderResult result) {
        assertThat(result).isInstanceOf(Taken.class);
        return ((Taken) result).order();
    }

    private OrderState state(Customer customer, Order order) {
        Order found = orders.find(customer, order.orderNumber());
        assertThat(found).isNotNull();
        return found.state();
    }

    private long available(long customerId) {
        return jdbc.sql("SELECT balance - held FROM account WHERE purpose = 'WALLET' AND owner_id = ?")
                .param(customerId).query(Long.class).single();
    }

    private Map<String, Object> account(long customerId) {
        return jdbc.sql("SELECT state, ta_account_id, return_code FROM ta_account WHERE customer_id = ?")
                .param(customerId).query().singleRow();
    }

    private List<BreakType> breakTypes() {
        return breaks.open(100).stream().map(Break::type).toList();
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
