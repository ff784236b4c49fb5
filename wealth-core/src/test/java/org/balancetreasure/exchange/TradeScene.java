package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.exchange.applications.OrderFiles;
import org.balancetreasure.exchange.confirmations.ConfirmationFiles;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.OrderResult.Accepted;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which tests tell a trade date: customers order, the gate closes, files go out, answers come in. */
final class TradeScene {

    /** Mon 2026-01-05, and the next trading day. */
    static final String T = "2026-01-05";
    static final String NEXT = "2026-01-06";
    static final String TA = Answers.TA;

    final Orders orders;
    final OrderFiles orderFiles;
    final ConfirmationFiles confirmationFiles;
    final Breaks breaks;
    final Gates gates;
    final Transactions transactions;
    final Fixture fixture;
    final TestClock clock;
    final JdbcClient jdbc;
    Answers answers = new Answers(FormatVersion.V21);
    private int requests;
    private int opened;

    TradeScene(Orders orders, OrderFiles orderFiles, ConfirmationFiles confirmationFiles, Breaks breaks, Gates gates,
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

    void newPartner() {
        Answers.clear();
        answers = new Answers(FormatVersion.V21);
        opened = 0;
    }

    void filesOfVersion(FormatVersion version) {
        answers = new Answers(version);
        jdbc.sql("UPDATE transfer_agent_terms SET file_version = ?").param(version.code()).update();
    }

    Customer customerWithAccount(long customerId, String yuan) {
        Customer customer = fixture.customerWithWallet(customerId, yuan);
        subscribe(customer, yuan);
        close();
        send();
        answerAll();
        confirm();
        assertThat(fixture.units(Fixture.FUND, customerId)).isEqualTo(yuan);
        return customer;
    }

    void close() {
        close(T, NEXT);
    }

    /** The cut-off of a trade date passes, and the days until the business date. */
    void close(String day, String businessDate) {
        clock.set(day + "T15:00:00");
        transactions.run(() -> gates.closeTrading(TA, LocalDate.parse(day)));
        while (gates.openDay().isBefore(LocalDate.parse(businessDate))) {
            LocalDate over = gates.openDay();
            transactions.run(() -> gates.closeDay(over));
        }
    }

    long send() {
        return send(T);
    }

    long send(String tradeDate) {
        return orderFiles.send(TA, LocalDate.parse(tradeDate), transactions);
    }

    long confirm() {
        return confirm(T);
    }

    long confirm(String tradeDate) {
        return confirmationFiles.book(TA, LocalDate.parse(tradeDate), transactions);
    }

    List<String> waitsFor() {
        return waitsFor(T);
    }

    List<String> waitsFor(String tradeDate) {
        return confirmationFiles.waitsFor(TA, LocalDate.parse(tradeDate));
    }

    /** The agent opens all accounts and confirms all orders of T. */
    void answerAll() {
        answerAll(T, NEXT);
    }

    /** The same for a trade date and the next trading day. */
    void answerAll(String tradeDate, String headerDate) {
        List<Consumer<FundRecord>> accounts = new ArrayList<>();
        boolean opens = Answers.sentIndex(tradeDate).stream().anyMatch(name -> name.endsWith("_01.TXT"));
        for (var opening : opens ? Answers.sent(tradeDate, "01") : List.<Map<String, String>>of()) {
            accounts.add(answers.account(opening, headerDate, "0000", "ZZ%010d".formatted(++opened)));
        }
        List<Consumer<FundRecord>> confirmations = Answers.sent(tradeDate, "03").stream()
                .map(application -> answers.confirmed(application, headerDate)).toList();
        String day = headerDate.replace("-", "");
        answers.index("OFI", headerDate,
                answers.write("OFD_ZZ_998_" + day + "_02.TXT", headerDate, "02", accounts),
                answers.write("OFD_ZZ_998_" + day + "_04.TXT", headerDate, "04", confirmations));
    }

    Order subscribe(Customer customer, String yuan) {
        return taken(transactions.call(
                () -> orders.subscribe(customer, "request " + ++requests, Fixture.FUND_CODE, Money.of(yuan))));
    }

    Order redeem(Customer customer, String units) {
        return taken(transactions.call(
                () -> orders.redeem(customer, "request " + ++requests, Fixture.FUND_CODE, Units.of(units))));
    }

    private static Order taken(OrderResult result) {
        assertThat(result).isInstanceOf(Accepted.class);
        return ((Accepted) result).order();
    }

    OrderState state(Customer customer, Order order) {
        Order found = orders.find(customer, order.orderNumber());
        assertThat(found).isNotNull();
        return found.state();
    }

    long available(long customerId) {
        return jdbc.sql("SELECT balance - held FROM account WHERE purpose = 'WALLET' AND owner_id = ?")
                .param(customerId).query(Long.class).single();
    }

    Map<String, Object> account(long customerId) {
        return jdbc.sql("SELECT state, ta_account_id, return_code FROM ta_account WHERE customer_id = ?")
                .param(customerId).query().singleRow();
    }

    List<BreakType> breakTypes() {
        return breaks.open(100).stream().map(Break::type).toList();
    }
}
