package org.balancetreasure.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.model.Step.Operation;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderFilter;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.DailySweep;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The platform as the steps see it: one fund, one bank, and as many pairs of customers as there are sequences. */
final class World {

    static final int LINE = 1;
    private static final String FUND = Fixture.FUND_CODE;
    private static final String TA = Fixture.TRANSFER_AGENT;
    private static final int IN_ONE_TRANSACTION = 50;

    final TradingCalendar calendar;
    final JdbcClient jdbc;
    final AdvanceLines lines;
    private final Orders orders;
    private final InstantRedemptions instants;
    private final AdvanceRedemptions advanceRedemptions;
    private final ConfirmationBooking confirmations;
    private final IncomePosting posting;
    private final DailySweep sweep;
    private final Quotes quotes;
    private final Gates gates;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private int requests;
    private int serials;

    World(TradingCalendar calendar, JdbcClient jdbc, AdvanceLines lines, Orders orders, InstantRedemptions instants,
            AdvanceRedemptions advanceRedemptions, ConfirmationBooking confirmations, IncomePosting posting,
            DailySweep sweep,
            Quotes quotes, Gates gates, Transactions transactions, Fixture fixture, TestClock clock) {
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.lines = lines;
        this.orders = orders;
        this.instants = instants;
        this.advanceRedemptions = advanceRedemptions;
        this.confirmations = confirmations;
        this.posting = posting;
        this.sweep = sweep;
        this.quotes = quotes;
        this.gates = gates;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
    }

    void begin(String granted) {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        fixture.advanceLine(LINE, 21, FUND, 1, granted);
        jdbc.sql("UPDATE fund SET holding_cap = ?, instant_limit = ?, daily_quota = 100000000000")
                .params(ModelCustomer.CAP, ModelCustomer.INSTANT_LIMIT).update();
        clock.set("2013-07-01T10:00");
    }

    LocalDate today() {
        return gates.openDay();
    }

    /**
     * The same step of many pairs.
     *
     * @return what each was answered, in the order of {@code customers}
     */
    List<String> does(Operation operation, List<Customer> customers) {
        List<String> answers = new ArrayList<>();
        for (int from = 0; from < customers.size(); from += IN_ONE_TRANSACTION) {
            List<Customer> some = customers.subList(from, Math.min(from + IN_ONE_TRANSACTION, customers.size()));
            answers.addAll(transactions
                    .call(() -> some.stream().map(customer -> does(operation, customer)).toList()));
        }
        return answers;
    }

    private String does(Operation operation, Customer customer) {
        String key = "request " + ++requests;
        return switch (operation) {
            case SUBSCRIBE ->
                answer(orders.subscribe(customer, key, FUND, Money.ofCents(ModelCustomer.SUBSCRIPTION)));
            case REDEEM -> answer(orders.redeem(customer, key, FUND, Units.ofHundredths(ModelCustomer.REDEMPTION)));
            case REDEEM_AT_ONCE -> instants.redeem(customer, key, FUND,
                    Units.ofHundredths(ModelCustomer.AT_ONCE)) instanceof InstantResult.Refused(var refusal)
                            ? refusal.code().name()
                            : ModelCustomer.TAKEN;
            case CANCEL -> answer(orders.cancel(customer, oldest(customer, OrderState.ACCEPTED).orderNumber()));
            case CONFIRM -> confirm(oldest(customer, OrderState.SENT), Confirmation.SUCCESS);
            case REJECT -> confirm(oldest(customer, OrderState.SENT), "0010");
            case CUT_OFF, POST_INCOME, SWEEP -> throw new IllegalArgumentException(operation + " concerns all");
        };
    }

    private static String answer(OrderResult result) {
        return result instanceof OrderResult.Refused(var refusal) ? refusal.code().name() : ModelCustomer.TAKEN;
    }

    private Order oldest(Customer customer, OrderState state) {
        List<Order> newestFirst = new ArrayList<>(orders.ofCustomer(customer, OrderFilter.ALL, Long.MAX_VALUE, 200));
        Collections.reverse(newestFirst);
        return newestFirst.stream().filter(order -> order.state() == state).findFirst().orElseThrow();
    }

    private String confirm(Order order, String returnCode) {
        boolean succeeded = returnCode.equals(Confirmation.SUCCESS);
        long confirmed = succeeded ? order.ordered() : 0;
        var confirmation = new Confirmation(TA, "C" + ++serials, order.confirmDate(), order.orderNumber(),
                order.orderId(), order.kind() == OrderKind.SUBSCRIPTION ? "122" : "124", returnCode,
                order.customerId(), order.fundId(), confirmed, confirmed, 0, true, null);
        jdbc.sql("""
                INSERT INTO confirmation (ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, order_id,
                  business_code, return_code, customer_id, fund_id, confirmed_amount, confirmed_units, finished,
                  file_name, line_no, booked, effective_date, booked_on)
                VALUES ('ZZ', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE, 'model', 1, TRUE, confirm_date, (SELECT open_date FROM gate WHERE kind = 'DAY'))
                """)
                .params(confirmation.taSerialNo(), order.confirmDate(), order.orderNumber(), order.orderId(),
                        confirmation.businessCode(), returnCode, order.customerId(), order.fundId(), confirmed,
                        confirmed)
                .update();
        assertThat(confirmations.book(confirmation))
                .isEqualTo(new ConfirmationBooking.Outcome.Booked(0, confirmation.confirmDate(), gates.openDay()));
        return ModelCustomer.TAKEN;
    }

    /**
     * What the last trade date left unanswered is confirmed, of customers from {@code first} on and of the bank; then
     * the gate closes, orders are sent, and the days turn to the next trading day.
     */
    void cutOff(long first) {
        LocalDate tradeDate = today();
        LocalDate before = calendar.previousTradingDay(tradeDate);
        List<Order> unanswered = orders.ofFile(TA, before, OrderState.SENT, 0, 100_000).stream()
                .filter(order -> order.customerId() >= first).toList();
        inParts(unanswered, order -> confirm(order, Confirmation.SUCCESS));
        clock.set(tradeDate + "T15:00");
        transactions.run(() -> {
            gates.closeTrading(TA, tradeDate);
            advanceRedemptions.order(TA, tradeDate);
            orders.markSent(TA, tradeDate);
        });
        LocalDate next = calendar.nextTradingDay(tradeDate);
        for (LocalDate day = tradeDate; day.isBefore(next); day = day.plusDays(1)) {
            LocalDate over = day;
            transactions.run(() -> {
                gates.closeDay(over);
                quotes.accept(
                        QuoteReceived.ofDay(Fixture.FUND, over, BigDecimal.valueOf(TwoCustomerModel.rate(over)), null,
                                "model"));
            });
        }
        clock.set(next + "T10:00");
    }

    private interface Work {
        String on(Order order);
    }

    private void inParts(List<Order> all, Work work) {
        for (int from = 0; from < all.size(); from += IN_ONE_TRANSACTION) {
            List<Order> some = all.subList(from, Math.min(from + IN_ONE_TRANSACTION, all.size()));
            transactions.run(() -> some.forEach(work::on));
        }
    }

    void postIncome() {
        for (LocalDate day = posting.nextDay(Fixture.FUND); day.isBefore(today()); day = day.plusDays(1)) {
            posting.post(Fixture.FUND, day, transactions, Runnable::run, Progress.SILENT);
        }
    }

    void sweep() {
        sweep.run(today(), transactions, Runnable::run);
    }

    long room() {
        return Objects.requireNonNull(lines.find(LINE)).room();
    }

    /** Many customers as {@link ModelCustomer} begins, written at once; those of before are no longer swept. */
    void newCustomers(long first, int count) {
        jdbc.sql("DELETE FROM sweep_rule").update();
        jdbc.sql("DELETE FROM sweep_rule_change").update();
        String day = today().toString();
        insert("customer", first, count, "(%1$d, 'demo', '0', '', '', '%2$s')", day);
        insert("ta_account (customer_id, ta_code, state, trade_date, ta_account_id)", first, count,
                "(%1$d, 'ZZ', 'OPEN', '2000-01-03', 'ZZ%1$d')", day);
        insert("account", first, count, "(156, 'WALLET', %1$d, " + ModelCustomer.WALLET + ", 0), (" + Fixture.FUND
                + ", 'UNITS', %1$d, " + ModelCustomer.UNITS + ", 0)", day);
        insert("transfer (customer_id, asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, amount, kind,"
                + " reference, booking_date, effective_date, booked_at)", first, count,
                "(%1$d, 156, 'WALLET_RESERVE', 1, 'WALLET', %1$d, " + ModelCustomer.WALLET
                        + ", 'WALLET_CREDIT', 'opening %1$d', '%2$s', '%2$s', '%2$s'), (%1$d, " + Fixture.FUND
                        + ", 'UNITS_IN_ISSUE', " + Fixture.FUND + ", 'UNITS', %1$d, " + ModelCustomer.UNITS
                        + ", 'ADJUSTMENT', 'opening %1$d', '%2$s', '%2$s', '%2$s')",
                day);
        insert("sweep_rule", first, count, "(%1$d, 'demo', NULL, " + Fixture.FUND + ", " + ModelCustomer.FLOOR
                + ", 1, 1, FALSE, FALSE, 'ON', '%2$s', 1)", day);
        insert("sweep_rule_change", first, count, "(%1$d, 1, 'AGREED', '%2$s', 'customer', 'rule', NULL, "
                + Fixture.FUND + ", " + ModelCustomer.FLOOR + ", 1, 1, FALSE, FALSE, 'ON')", day);
    }

    private void insert(String into, long first, int count, String row, String day) {
        for (int from = 0; from < count; from += 500) {
            List<String> rows = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + 500); i++) {
                rows.add(row.formatted(first + i, day));
            }
            jdbc.sql("INSERT INTO " + into + " VALUES " + String.join(", ", rows)).update();
        }
    }

    /** In the words of {@link ModelCustomer#toString()}, by customer. */
    Map<Long, String> savers(long first, int count) {
        long last = first + count - 1;
        Map<Long, String> known = new TreeMap<>();
        Map<Long, String> onOrder = new TreeMap<>();
        Map<Long, String> atOnce = new TreeMap<>();
        Map<Long, List<String>> ordered = new TreeMap<>();
        jdbc.sql("SELECT customer_id, open_subscriptions FROM limit_use WHERE customer_id BETWEEN ? AND ?")
                .params(first, last).query(row -> {
                    onOrder.put(row.getLong(1), row.getString(2));
                });
        jdbc.sql("SELECT customer_id, used FROM instant_use WHERE day = ? AND customer_id BETWEEN ? AND ?")
                .params(today(), first, last).query(row -> {
                    atOnce.put(row.getLong(1), row.getString(2));
                });
        jdbc.sql("""
                SELECT customer_id, CONCAT(kind, ' ', COALESCE(amount, units), ' ', state) FROM fund_order
                WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id, order_id
                """).params(first, last).query(row -> {
            ordered.computeIfAbsent(row.getLong(1), customer -> new ArrayList<>()).add(row.getString(2));
        });
        jdbc.sql("""
                SELECT w.owner_id, w.balance, w.held, u.balance, u.held
                FROM account w
                JOIN account u ON u.asset_id = ? AND u.purpose = 'UNITS' AND u.owner_id = w.owner_id
                WHERE w.asset_id = 156 AND w.purpose = 'WALLET' AND w.owner_id BETWEEN ? AND ?
                """).params(Fixture.FUND, first, last).query(row -> {
            long id = row.getLong(1);
            known.put(id, "wallet " + row.getLong(2) + " holds " + row.getLong(3) + ", units " + row.getLong(4)
                    + " hold " + row.getLong(5) + ", on order " + onOrder.getOrDefault(id, "0") + ", at once "
                    + atOnce.getOrDefault(id, "0") + ", orders " + ordered.getOrDefault(id, List.of()));
        });
        return known;
    }
}
