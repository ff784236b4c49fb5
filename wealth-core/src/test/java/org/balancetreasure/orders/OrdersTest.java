package org.balancetreasure.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.OrderResult.Refused;
import org.balancetreasure.orders.OrderResult.Accepted;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;

@CoreTest
class OrdersTest {

    private final Orders orders;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;

    OrdersTest(Orders orders, Ledger ledger, Transactions transactions, Fixture fixture, TestClock clock) {
        this.orders = orders;
        this.ledger = ledger;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
    }

    @Test
    void aSubscriptionHoldsItsAmountAndIsDatedByTheCutOff() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        clock.set("2026-01-05T14:59:59");

        Order order = taken(subscribe(customer, "a", "60.00"));

        assertThat(order.orderNumber()).startsWith("99820260105").hasSize(24);
        assertThat(order.tradeDate()).isEqualTo("2026-01-05");
        assertThat(order.confirmDate()).isEqualTo("2026-01-06");
        assertThat(ledger.balance(Account.wallet(10_001)).available()).isEqualTo(40_00);
        assertThat(subscribe(customer, "b", "40.01")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.INSUFFICIENT_BALANCE);
            assertThat(refused.refusal().figures()).containsEntry("available", "40.00");
        });
        clock.set("2026-01-05T15:00:00");
        assertThat(taken(subscribe(customer, "c", "40.00")).tradeDate()).isEqualTo("2026-01-06");
    }

    @Test
    void anOrderCanBeTakenBackUntilTheCutOffAndNotAfterIt() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        clock.set("2026-01-05T10:00:00");
        Order first = taken(subscribe(customer, "a", "60.00"));
        Order second = taken(subscribe(customer, "b", "40.00"));

        assertThat(taken(cancel(customer, first)).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(ledger.balance(Account.wallet(10_001)).available()).isEqualTo(60_00);
        assertThat(cancel(customer, first)).isInstanceOf(Refused.class);
        clock.set("2026-01-05T15:00:00");
        assertThat(cancel(customer, second)).isInstanceOf(Refused.class);
        assertThat(ledger.balance(Account.wallet(10_001)).available()).isEqualTo(60_00);
        assertThat(cancel(fixture.customer(10_002), second)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.UNKNOWN_ORDER));
    }

    private OrderResult subscribe(Customer customer, String key, String amount) {
        return transactions.call(() -> orders.subscribe(customer, key, Fixture.FUND_CODE, Money.of(amount)));
    }

    private OrderResult cancel(Customer customer, Order order) {
        return transactions.call(() -> orders.cancel(customer, order.orderNumber()));
    }

    private static Order taken(OrderResult result) {
        assertThat(result).isInstanceOf(Accepted.class);
        return ((Accepted) result).order();
    }
}
