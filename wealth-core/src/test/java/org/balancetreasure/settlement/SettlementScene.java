package org.balancetreasure.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderFilter;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.payments.PaymentMessages;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.payments.StatementBalance;
import org.balancetreasure.reconciliation.statements.StatementFiles;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.BankStatement;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which tests tell of settlement: people order, the agent confirms, statements say what is there. */
final class SettlementScene {

    static final String AGENT = Fixture.TRANSFER_AGENT;
    static final String BANK = "RIVER";
    static final int ADVANCING_BANK = Fixture.ADVANCING_BANK;

    final Fixture fixture;
    final TestClock clock;
    final Transactions transactions;
    final JdbcClient jdbc;
    final Obligations obligations;
    final Settlements settlements;
    final Releases releases;
    private final Orders orders;
    private final InstantRedemptions instant;
    private final AdvanceRedemptions advanceRedemptions;
    private final ConfirmationBooking confirmations;
    private final Gates gates;
    private final Payments payments;
    private final PaymentMessages messages;
    private final StatementFiles statements;
    private final ExchangeDirectory directory;
    private int requests;

    SettlementScene(Fixture fixture, TestClock clock, Transactions transactions, JdbcClient jdbc,
            Obligations obligations, Settlements settlements, Releases releases, Orders orders,
            InstantRedemptions instant, AdvanceRedemptions advanceRedemptions, ConfirmationBooking confirmations,
            Gates gates, Payments payments, PaymentMessages messages, StatementFiles statements,
            ExchangeDirectory directory) {
        this.fixture = fixture;
        this.clock = clock;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.obligations = obligations;
        this.settlements = settlements;
        this.releases = releases;
        this.orders = orders;
        this.instant = instant;
        this.advanceRedemptions = advanceRedemptions;
        this.confirmations = confirmations;
        this.gates = gates;
        this.payments = payments;
        this.messages = messages;
        this.statements = statements;
        this.directory = directory;
    }

    Order subscribed(Customer customer, String fundCode, String yuan) {
        return taken(transactions
                .call(() -> orders.subscribe(customer, "request " + ++requests, fundCode, Money.of(yuan))));
    }

    Order redeemed(Customer customer, String fundCode, String units) {
        return taken(transactions
                .call(() -> orders.redeem(customer, "request " + ++requests, fundCode, Units.of(units))));
    }

    private static Order taken(OrderResult result) {
        assertThat(result).isInstanceOf(OrderResult.Accepted.class);
        return ((OrderResult.Accepted) result).order();
    }

    void redeemedAtOnce(Customer customer, String units) {
        assertThat(transactions.call(
                () -> instant.redeem(customer, "request " + ++requests, Fixture.FUND_CODE, Units.of(units))))
                .isInstanceOf(InstantResult.Paid.class);
    }

    /** The cut-off of T: the gate closes, the bank redeems its pile, the money for T's subscriptions is collected. */
    void cutOff(String tradeDate) {
        LocalDate day = LocalDate.parse(tradeDate);
        clock.set(tradeDate + "T15:00:00");
        transactions.run(() -> {
            gates.closeTrading(AGENT, day);
            advanceRedemptions.order(AGENT, day);
        });
        transactions.run(() -> orders.markSent(AGENT, day));
        transactions.run(() -> obligations.collect(AGENT, day));
    }

    void midnight(String day) {
        while (gates.openDay().isBefore(LocalDate.parse(day))) {
            LocalDate over = gates.openDay();
            transactions.run(() -> gates.closeDay(over));
        }
        clock.set(day + "T00:00:00");
    }

    /** The bank's order of T, whole. */
    Order advanceRedemption(String tradeDate) {
        var bank = new Customer(BankHolder.of(ADVANCING_BANK), AdvanceLines.CHANNEL);
        return orders.ofCustomer(bank, OrderFilter.ALL, Long.MAX_VALUE, 10).stream()
                .filter(order -> order.tradeDate().equals(LocalDate.parse(tradeDate))).findFirst().orElseThrow();
    }

    /** 04 confirms an order with an amount, and units. */
    void confirm(Order order, String serial, String yuan, String units) {
        answer(order, serial, "0000", yuan, units);
    }

    void reject(Order order, String serial) {
        answer(order, serial, "0010", "0.00", "0.00");
    }

    private void answer(Order order, String serial, String returnCode, String yuan, String units) {
        Confirmation row = new Confirmation(AGENT, serial, order.confirmDate(), order.orderNumber(), order.orderId(),
                order.kind() == OrderKind.REDEMPTION ? "124" : "122", returnCode, order.customerId(), order.fundId(),
                Money.of(yuan).cents(), Units.of(units).hundredths(), 0, true, null);
        jdbc.sql("""
                INSERT INTO confirmation (ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, order_id,
                  business_code, return_code, customer_id, fund_id, confirmed_amount, confirmed_units, finished,
                  file_name, line_no, booked, effective_date, booked_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE, 'scene', 1, TRUE, confirm_date, ?)
                """)
                .params(AGENT, serial, row.confirmDate(), row.appSheetSerialNo(), row.orderId(), row.businessCode(),
                        returnCode, row.customerId(), row.fundId(), row.confirmedAmount(), row.confirmedUnits(),
                        gates.openDay())
                .update();
        assertThat(transactions.call(() -> confirmations.book(row)))
                .isInstanceOf(ConfirmationBooking.Outcome.Booked.class);
    }

    /** The summaries of a day agree; the money is there or not. */
    void agree(String day) {
        SettlementTerms terms = terms(day);
        settlements.find(terms, LocalDate.parse(day), transactions);
        assertThat(settlements.uncovered(terms, LocalDate.parse(day))).isEmpty();
        transactions.run(() -> settlements.agree(terms, LocalDate.parse(day)));
    }

    SettlementTerms terms(String day) {
        SettlementTerms terms = settlements.terms(AGENT, LocalDate.parse(day));
        assertThat(terms).isNotNull();
        return terms;
    }

    void release(String day) {
        releases.release(AGENT, LocalDate.parse(day), LocalDate.parse(day), transactions);
    }

    /** A statement of the settlement account says how it closed. */
    void statement(String day, String closing) {
        jdbc.sql("INSERT INTO account_balance VALUES (?, ?, 1, 0, ?)")
                .params(Fixture.SETTLEMENT_ACCOUNT, LocalDate.parse(day), Money.of(closing).cents()).update();
    }

    /** The bank is told the payments of a day; its statement books them, and money that was expected by then. */
    void booked(String day, String closing) {
        LocalDate date = LocalDate.parse(day);
        clock.set(day + "T16:00:00");
        messages.send(BANK, date, transactions);
        clock.set(day + "T21:00:00");
        StatementBalance last = payments.balance(Fixture.SETTLEMENT_ACCOUNT);
        BankStatement statement = new BankStatement("6222" + Fixture.SETTLEMENT_ACCOUNT, day,
                last == null ? 1 : last.number() + 1, Money.ofCents(last == null ? 0 : last.closing()).toString());
        jdbc.sql("""
                SELECT reference, amount FROM cash_item WHERE account_id = ? AND ended_on IS NULL AND due_date <= ?
                ORDER BY item_id
                """).params(Fixture.SETTLEMENT_ACCOUNT, date)
                .query((row, number) -> statement.single(row.getString(1), Money.ofCents(row.getLong(2)).toString()))
                .list();
        TestBanks.clear(directory.in(BANK));
        statement.into(directory.in(BANK));
        statements.take(BANK, date, transactions);
        assertThat(payments.balance(Fixture.SETTLEMENT_ACCOUNT)).extracting(StatementBalance::closing)
                .isEqualTo(Money.of(closing).cents());
    }

    /** Our payments, as kind, amount and EndToEndId. */
    List<String> payments() {
        return jdbc.sql("SELECT CONCAT(kind, ' ', amount / 100, ' ', end_to_end_id) FROM payment ORDER BY payment_id")
                .query(String.class).list().stream().map(text -> text.replaceFirst("(\\.\\d\\d)\\d+ ", "$1 ")).toList();
    }

    /** What is expected to come in to the settlement account. */
    List<String> expected() {
        return jdbc.sql("""
                SELECT CONCAT(reference, ' ', amount / 100, ' due ', due_date) FROM cash_item
                WHERE payment_id IS NULL AND account_id = ? ORDER BY item_id
                """).param(Fixture.SETTLEMENT_ACCOUNT).query(String.class).list().stream()
                .map(text -> text.replaceFirst("(\\.\\d\\d)\\d+ ", "$1 "))
                .toList();
    }

    /** Credits less debits of a house account in yuan. */
    String house(String purpose, int owner) {
        return Money.ofCents(jdbc.sql("""
                SELECT CAST(COALESCE(SUM(IF(credit_purpose = :p AND credit_owner = :o, amount, 0)
                  - IF(debit_purpose = :p AND debit_owner = :o, amount, 0)), 0) AS SIGNED)
                FROM transfer WHERE asset_id = 156
                """).param("p", purpose).param("o", owner).query(Long.class).single()).toString();
    }
}
