package org.balancetreasure.api.settlements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.api.access.Scope;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderFilter;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.reconciliation.statements.StatementFiles;
import org.balancetreasure.settlement.Releases;
import org.balancetreasure.settlement.Settlements;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.BankStatement;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the customer and finance staff see of the money of a redemption. */
@ApiTest
class SettlementsApiTest {

    private static final String AGENT = Fixture.TRANSFER_AGENT;
    private static final LocalDate TRADE_DATE = LocalDate.parse("2013-07-10");
    private static final LocalDate DAY = LocalDate.parse("2013-07-11");

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final Orders orders;
    private final ConfirmationBooking confirmations;
    private final Settlements settlements;
    private final Releases releases;
    private final StatementFiles statements;
    private final ExchangeDirectory directory;
    private final Gates gates;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    SettlementsApiTest(Fixture fixture, Callers callers, TestClock clock, Orders orders,
            ConfirmationBooking confirmations, Settlements settlements, Releases releases, StatementFiles statements,
            ExchangeDirectory directory, Gates gates,
            Transactions transactions, JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.orders = orders;
        this.confirmations = confirmations;
        this.settlements = settlements;
        this.releases = releases;
        this.statements = statements;
        this.directory = directory;
        this.gates = gates;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void theOrderSaysWhereItsMoneyIsUntilItIsPaid() {
        Customer holder = confirmedRedemption();
        Caller customer = callers.customer(holder);
        assertThat(customer.get("/v1/orders").at("/items/0/payout")).isEqualTo("AWAITED");
        assertThat(customer.get("/v1/orders").at("/items/0/paidOn")).isEqualTo("2013-07-11");
        assertThat(customer.get("/v1/wallet").at("/balance")).isEqualTo("0.00");
        Caller.Reply summary = customer.get("/v1/summary");
        assertThat(summary.at("/onItsWay/0/what")).isEqualTo("PROCEEDS");
        assertThat(summary.at("/onItsWay/0/orderNumber"))
                .isEqualTo(customer.get("/v1/orders").at("/items/0/orderNumber"));
        assertThat(summary.at("/onItsWay/0/amount")).isEqualTo("50.00");
        assertThat(summary.at("/onItsWay/0/expectedOn")).isEqualTo("2013-07-11");
        assertThat(summary.json().at("/onItsWay/0/late").asBoolean()).isFalse();
        String total = summary.at("/total");
        assertThat(events(customer)).containsExactly("ACCEPTED DONE 2013-07-10", "CONFIRMED DONE 2013-07-11",
                "PAID EXPECTED 2013-07-11");

        clock.set("2013-07-12T00:00:00");
        releases.release(AGENT, DAY, LocalDate.parse("2013-07-12"), transactions);
        assertThat(customer.get("/v1/orders").at("/items/0/payout")).isEqualTo("PROCEEDS_LATE");
        assertThat(customer.get("/v1/orders").at("/items/0/paidOn")).isEqualTo("2013-07-12");
        assertThat(customer.get("/v1/orders").at("/items/0/promisedOn")).isEqualTo("2013-07-11");
        assertThat(customer.get("/v1/summary").at("/onItsWay/0/expectedOn")).isEqualTo("2013-07-12");
        assertThat(customer.get("/v1/summary").json().at("/onItsWay/0/late").asBoolean()).isTrue();

        assertThat(events(customer)).last().isEqualTo("PAID LATE 2013-07-12");

        arrive();
        releases.release(AGENT, DAY, LocalDate.parse("2013-07-12"), transactions);
        assertThat(customer.get("/v1/orders").at("/items/0/payout")).isEqualTo("PAID");
        assertThat(customer.get("/v1/wallet").at("/balance")).isEqualTo("50.00");
        assertThat(customer.get("/v1/wallet/entries").at("/items/0/text")).isEqualTo("Redemption paid");
        assertThat(customer.get("/v1/summary").json().at("/onItsWay").size()).isZero();
        assertThat(customer.get("/v1/summary").at("/total")).isEqualTo(total);
        assertThat(events(customer)).last().isEqualTo("PAID DONE 2013-07-11");
    }

    private static List<String> events(Caller customer) {
        String order = customer.get("/v1/orders").at("/items/0/orderNumber");
        return customer.get("/v1/orders/" + order + "/events").json().at("/items").valueStream()
                .map(event -> String.join(" ", event.get("kind").asString(), event.get("state").asString(),
                        event.get("on").asString()))
                .toList();
    }

    @Test
    void staffSeeWhatIsOwedAndWhatIsBehindItAndLeaveATrace() {
        confirmedRedemption();
        Caller finance = callers.finance("li", Scope.FINANCE_READ);

        assertThat(finance.get("/v1/settlements?from=2013-07-11&to=2013-07-11").at("/items/0/state"))
                .isEqualTo("AGREED");
        Caller.Reply day = finance.get("/v1/settlements/ZZ/2013-07-11");
        assertThat(day.at("/netted/0/amount")).isEqualTo("-50.00");
        assertThat(day.at("/netted/0/reference")).isEqualTo("NET-20130711-ZZ-CNY");
        Caller.Reply items = finance.get("/v1/obligations/" + day.at("/netted/0/obligationId") + "/items");
        assertThat(items.at("/items/0/item")).isEqualTo("S1");
        assertThat(items.at("/items/0/amount")).isEqualTo("50.00");
        assertThat(jdbc.sql("SELECT customer_id FROM audit_entry WHERE action = 'OBLIGATION_READ'").query(Long.class)
                .single()).isEqualTo(10_001);
        assertThat(finance.get("/v1/settlements/ZZ/2013-07-12").status()).isEqualTo(404);
        assertThat(finance.get("/v1/obligations/999/items").status()).isEqualTo(404);
    }

    /** Of 50.00, agreed; the agent is to pay them. */
    private Customer confirmedRedemption() {
        fixture.moneyMarketFund("2013-07-10", ResidueRule.REDISTRIBUTED);
        fixture.settlement("NET", "2013-01-01");
        Customer holder = fixture.holder(10_001, Fixture.FUND, "50.00", "2013-07-10");
        clock.set("2013-07-10T10:00:00");
        callers.customer(holder).redeem("a", Fixture.FUND_CODE, "50.00");
        clock.set("2013-07-10T15:00:00");
        transactions.run(() -> gates.closeTrading(AGENT, TRADE_DATE));
        transactions.run(() -> orders.markSent(AGENT, TRADE_DATE));
        transactions.run(() -> gates.closeDay(TRADE_DATE));
        clock.set("2013-07-11T00:00:00");
        Order order = orders.ofCustomer(holder, OrderFilter.ALL, Long.MAX_VALUE, 1).getFirst();
        jdbc.sql("""
                INSERT INTO confirmation (ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, order_id, business_code,
                  return_code, customer_id, fund_id, confirmed_amount, confirmed_units, finished, file_name, line_no, booked,
                  effective_date, booked_on)
                VALUES ('ZZ', 'S1', ?, ?, ?, '124', '0000', 10001, 1001, 5000, 5000, TRUE, 'test', 1, TRUE, ?, ?)
                """).params(DAY, order.orderNumber(), order.orderId(), DAY, DAY).update();
        assertThat(transactions.call(() -> confirmations.book(new Confirmation(AGENT, "S1", DAY, order.orderNumber(),
                order.orderId(), "124", "0000", 10_001, Fixture.FUND, 50_00, 50_00, 0, true, null))))
                .isInstanceOf(ConfirmationBooking.Outcome.Booked.class);
        SettlementTerms terms = Objects.requireNonNull(settlements.terms(AGENT, DAY));
        settlements.find(terms, DAY, transactions);
        transactions.run(() -> settlements.agree(terms, DAY));
        return holder;
    }

    /** A statement shows the agent's payment. */
    private void arrive() {
        clock.set("2013-07-12T21:00:00");
        new BankStatement("62221", "2013-07-12", 1, "0.00").single("NET-20130711-ZZ-CNY", "50.00")
                .into(directory.in("RIVER"));
        assertThat(statements.take("RIVER", LocalDate.parse("2013-07-12"), transactions)).isPositive();
    }
}
