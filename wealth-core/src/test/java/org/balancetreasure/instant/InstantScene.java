package org.balancetreasure.instant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.advances.LineProposal;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderFilter;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The words in which tests tell of instant redemptions: customers redeem, the gate closes, the advance redemption is
 * confirmed.
 */
final class InstantScene {

    static final String FUND = Fixture.FUND_CODE;
    static final int BANK = 21;
    static final int OTHER_BANK = 22;
    static final int LINE = 1;
    static final int OTHER_LINE = 2;

    final InstantRedemptions redemptions;
    final UnitTransfers transfers;
    final AdvanceLines lines;
    final AdvanceRedemptions advanceRedemptions;
    final Orders orders;
    final ConfirmationBooking confirmations;
    final Gates gates;
    final TradingCalendar calendar;
    final Transactions transactions;
    final Fixture fixture;
    final TestClock clock;
    final JdbcClient jdbc;
    private int requests;
    private int serials;

    InstantScene(InstantRedemptions redemptions, UnitTransfers transfers, AdvanceLines lines,
            AdvanceRedemptions advanceRedemptions,
            Orders orders, ConfirmationBooking confirmations, Gates gates, TradingCalendar calendar,
            Transactions transactions, Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.redemptions = redemptions;
        this.transfers = transfers;
        this.lines = lines;
        this.advanceRedemptions = advanceRedemptions;
        this.orders = orders;
        this.confirmations = confirmations;
        this.gates = gates;
        this.calendar = calendar;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** A fund whose gates open on {@code day}, with one bank's line. */
    void fundWithLine(String day, String granted) {
        fixture.moneyMarketFund(day, ResidueRule.REDISTRIBUTED);
        fixture.advanceLine(LINE, BANK, FUND, 1, granted);
        clock.set(day + "T10:00:00");
    }

    Customer holder(long customerId, String units) {
        Customer customer = fixture.holder(customerId, Fixture.FUND, units, gates.openDay().toString());
        fixture.accountAtTransferAgent(customerId);
        return customer;
    }

    InstantResult redeem(Customer customer, String units) {
        String key = "request " + ++requests;
        return transactions.call(() -> redemptions.redeem(customer, key, FUND, Units.of(units)));
    }

    InstantRedemption redeemed(Customer customer, String units) {
        InstantResult result = redeem(customer, units);
        assertThat(result).isInstanceOf(InstantResult.Paid.class);
        return ((InstantResult.Paid) result).redemption();
    }

    Refusal refused(Customer customer, String units) {
        InstantResult result = redeem(customer, units);
        assertThat(result).isInstanceOf(InstantResult.Refused.class);
        return ((InstantResult.Refused) result).refusal();
    }

    /** The night closes the trading gate and orders the advance redemptions; time is what it was. */
    void closeTrading(String tradeDate) {
        LocalDate day = LocalDate.parse(tradeDate);
        transactions.run(() -> {
            gates.closeTrading(Fixture.TRANSFER_AGENT, day);
            advanceRedemptions.order(Fixture.TRANSFER_AGENT, day);
        });
    }

    void turnDayTo(String businessDate) {
        while (gates.openDay().isBefore(LocalDate.parse(businessDate))) {
            LocalDate over = gates.openDay();
            transactions.run(() -> gates.closeDay(over));
        }
        clock.set(businessDate + "T09:00:00");
    }

    /** The order of the bank's advance redemption, which leaves with 03: it has one part only. */
    Order advanceRedemption(String tradeDate) {
        List<Order> parts = parts(tradeDate);
        assertThat(parts).as("parts of the advance redemption of %s", tradeDate).hasSize(1);
        return parts.getFirst();
    }

    /** The orders of all parts of the advance redemption, as they stand in 03. */
    private List<Order> parts(String tradeDate) {
        orders.markSent(Fixture.TRANSFER_AGENT, LocalDate.parse(tradeDate));
        var bank = new Customer(BankHolder.of(BANK), AdvanceLines.CHANNEL);
        return orders.ofCustomer(bank, OrderFilter.ALL, Long.MAX_VALUE, 100).reversed().stream()
                .filter(order -> order.tradeDate().equals(LocalDate.parse(tradeDate))).toList();
    }

    /** What the parts of the advance redemption order: what is certain, what 34 has not answered, income. */
    List<String> ordered(String tradeDate) {
        return parts(tradeDate).stream().map(order -> order.unitsOrdered().toString()).toList();
    }

    boolean hasAdvanceRedemption(String tradeDate) {
        return !orders.ofFile(Fixture.TRANSFER_AGENT, LocalDate.parse(tradeDate), OrderState.ACCEPTED, 0, 1).isEmpty();
    }

    /** The transfer agent redeems the whole advance redemption and pays {@code yuan}. */
    void confirmAdvanceRedemption(String tradeDate, String units, String yuan) {
        confirmAdvanceRedemption(tradeDate, units, yuan, "0000", true);
    }

    void confirmAdvanceRedemption(String tradeDate, String units, String yuan, String returnCode, boolean finished) {
        confirm(advanceRedemption(tradeDate), units, yuan, returnCode, finished);
    }

    /** The transfer agent redeems a part whole, or refuses it whole. */
    void answerPart(String tradeDate, String units, boolean redeemed) {
        Order order = parts(tradeDate).stream().filter(one -> one.unitsOrdered().equals(Units.of(units))).findFirst()
                .orElseThrow();
        String confirmed = redeemed ? units : "0.00";
        confirm(order, confirmed, confirmed, redeemed ? "0000" : "0001", true);
    }

    private void confirm(Order order, String units, String yuan, String returnCode, boolean finished) {
        var confirmation = new Confirmation(Fixture.TRANSFER_AGENT, "C" + ++serials, order.confirmDate(),
                order.orderNumber(), order.orderId(), "124", returnCode, order.customerId(), order.fundId(),
                Money.of(yuan).cents(), Units.of(units).hundredths(), 0, finished, null);
        jdbc.sql("""
                INSERT INTO confirmation (ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, order_id,
                  business_code, return_code, customer_id, fund_id, confirmed_amount, confirmed_units, finished,
                  file_name, line_no, booked, effective_date, booked_on)
                VALUES ('ZZ', ?, ?, ?, ?, '124', ?, ?, ?, ?, ?, ?, 'scene', 1, TRUE, confirm_date, (SELECT open_date FROM gate WHERE kind = 'DAY'))
                """)
                .params(confirmation.taSerialNo(), confirmation.confirmDate(), order.orderNumber(), order.orderId(),
                        returnCode, order.customerId(), order.fundId(), confirmation.confirmedAmount(),
                        confirmation.confirmedUnits(), finished)
                .update();
        assertThat(transactions.call(() -> confirmations.book(confirmation)))
                .isInstanceOf(ConfirmationBooking.Outcome.Booked.class);
    }

    void suspend(int lineId) {
        transactions.run(() -> lines.suspend(lineId, AdvanceLines.Cause.of("li", "as agreed")));
    }

    void resume(int lineId) {
        fixture.changeLine(new LineProposal.Resumption(lineId));
    }

    /** A row of 34 for what 33 carried. */
    UnitTransfers.Outcome answer(InstantRedemption redemption, String returnCode) {
        transfers.markSent(Fixture.TRANSFER_AGENT, redemption.transferDate());
        var row = new UnitTransferConfirmation(Fixture.TRANSFER_AGENT, "T" + ++serials, redemption.number(),
                redemption.instantId(),
                redemption.fundId(), returnCode, redemption.customerId(), BankHolder.of(redemption.bankId()),
                redemption.units(), 0);
        return transactions.call(() -> transfers.book(row));
    }

    String room(int lineId) {
        AdvanceLines.Standing standing = lines.find(lineId);
        assertThat(standing).isNotNull();
        return Money.ofCents(standing.room()).toString();
    }

    /** What a bank has advanced and not got back, by its account. */
    String outstanding(int bankId) {
        return Money.ofCents(-cash("ADVANCES", bankId)).toString();
    }

    String earned(int bankId) {
        return Money.ofCents(cash("ADVANCE_INCOME", bankId)).toString();
    }

    private long cash(String purpose, int bankId) {
        return jdbc.sql("""
                SELECT CAST(COALESCE(SUM(IF(credit_purpose = ?1 AND credit_owner = ?2, amount, 0)
                  - IF(debit_purpose = ?1 AND debit_owner = ?2, amount, 0)), 0) AS SIGNED)
                FROM transfer WHERE asset_id = 156
                """.replace("?1", "'" + purpose + "'").replace("?2", Integer.toString(bankId))).query(Long.class)
                .single();
    }
}
