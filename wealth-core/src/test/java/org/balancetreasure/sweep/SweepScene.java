package org.balancetreasure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Fixture.WeightedFund;
import org.balancetreasure.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three funds, a product of each allocation, and the words in which tests tell what customers agree to. */
final class SweepScene {

    static final int FIRST = 1001;
    static final int SECOND = 1002;
    static final int THIRD = 1003;
    /** A Monday. */
    static final LocalDate DAY = LocalDate.parse("2026-01-05");

    final JdbcClient jdbc;
    final Fixture fixture;
    final TestClock clock;
    final SweepRules rules;
    final Transactions transactions;
    private final AtomicInteger keys = new AtomicInteger();

    SweepScene(JdbcClient jdbc, Fixture fixture, TestClock clock, SweepRules rules, Transactions transactions) {
        this.jdbc = jdbc;
        this.fixture = fixture;
        this.clock = clock;
        this.rules = rules;
        this.transactions = transactions;
    }

    void set() {
        clock.set(DAY + "T14:00");
        fixture.fund(FIRST, "000198", DAY.toString(), Carry.DAILY, ResidueRule.RETAINED);
        fixture.fund(SECOND, "990101", DAY.toString(), Carry.DAILY, ResidueRule.REDISTRIBUTED);
        fixture.fund(THIRD, "990102", DAY.toString(), Carry.DAILY, ResidueRule.REDISTRIBUTED);
        fixture.product(1, "SPLIT", "WEIGHT", new WeightedFund(FIRST, 5), new WeightedFund(SECOND, 3),
                new WeightedFund(THIRD, 1));
        fixture.product(2, "BEST", "BEST_YIELD", new WeightedFund(FIRST, 1), new WeightedFund(SECOND, 1));
        fixture.product(3, "CHOICE", "CHOSEN", new WeightedFund(SECOND, 1), new WeightedFund(THIRD, 1));
        quote(FIRST, "4.100");
        quote(SECOND, "4.250");
    }

    void quote(int fundId, String percent) {
        jdbc.sql("""
                INSERT INTO quote (fund_id, last_day, version, first_day, income_per_10k, seven_day_yield, yield_check, state,
                  source, received_at)
                VALUES (?, '2026-01-03', 1, '2026-01-03', 1.1, ?, 'NOT_CHECKABLE', 'ACCEPTED', 'test', '2026-01-04 09:00:00')
                """).params(fundId, percent).update();
    }

    /** A customer with money who agrees to keep a floor and to move the rest. */
    Customer agrees(long customerId, String wallet, @Nullable String product, @Nullable String fund, String floor) {
        return agrees(customerId, wallet, product, fund, floor, "0.01", "0.01");
    }

    Customer agrees(long customerId, String wallet, @Nullable String product, @Nullable String fund, String floor,
            String minimum, String multiple) {
        Customer customer = fixture.customerWithWallet(customerId, wallet);
        agree(customer, new SweepTerms(product, fund, cents(floor), cents(minimum), cents(multiple), false, false));
        return customer;
    }

    void agree(Customer customer, SweepTerms terms) {
        SweepRules.Result result = transactions
                .call(() -> rules.agree(customer, "key " + keys.incrementAndGet(), terms, null));
        assertThat(result).isInstanceOf(SweepRules.Result.Kept.class);
    }

    /** Fund, amount in cents and trade date of each swept order of a customer, by fund. */
    List<String> orders(long customerId) {
        return jdbc.sql("""
                SELECT CONCAT(fund_id, ' ', amount, ' ', trade_date) FROM fund_order
                WHERE customer_id = ? AND origin = 'SWEEP' ORDER BY trade_date, fund_id
                """).param(customerId).query(String.class).list();
    }

    @Nullable
    String leftOut(long customerId) {
        return jdbc.sql("SELECT DISTINCT left_out FROM sweep_part WHERE customer_id = ? AND left_out IS NOT NULL")
                .param(customerId).query(String.class).optional().orElse(null);
    }

    long held(long customerId) {
        return jdbc.sql("SELECT held FROM account WHERE asset_id = 156 AND purpose = 'WALLET' AND owner_id = ?")
                .param(customerId).query(Long.class).single();
    }

    static long cents(String yuan) {
        return Money.of(yuan).cents();
    }
}
