package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.plans.Frequency;
import org.balancetreasure.plans.Instruction;
import org.balancetreasure.plans.Plans;
import org.balancetreasure.plans.Schedule;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightTest
class PlansOfADayTest {

    private final Night night;
    private final Plans plans;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    PlansOfADayTest(Night night, Plans plans, Transactions transactions, Fixture fixture, TestClock clock,
            JdbcClient jdbc) {
        this.night = night;
        this.plans = plans;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aPlanOfEveryFriday() {
        clock.set("2026-01-09T09:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        transactions
                .run(() -> plans.create(customer,
                        new Instruction(null, Fixture.FUND_CODE, OrderKind.SUBSCRIPTION, 100_00,
                                new Schedule(Frequency.WEEKLY, 5, LocalDate.parse("2026-01-09"), null, null))));
    }

    @Test
    void plansAreOrderedAtTheirTimeAndSentWithTheirDay() {
        at("2026-01-09T09:59:59");
        assertThat(done()).isEmpty();
        at("2026-01-09T10:00");
        assertThat(done()).containsExactly("PLAN 2026-01-09 ALL 1");
        at("2026-01-09T10:01");
        at("2026-01-09T15:00");
        assertThat(done()).containsExactly("PLAN 2026-01-09 ALL 1", "CLOSE 2026-01-09 ZZ 1", "SEND 2026-01-09 ZZ 2");
        assertThat(orders()).containsExactly("2026-01-09 SENT");
    }

    @Test
    void aPlatformThatWasDownOverTheCutOffOrdersForTheNextTradingDay() {
        at("2026-01-09T20:00");
        assertThat(orders()).containsExactly("2026-01-12 ACCEPTED");
        at("2026-01-12T10:00");
        assertThat(done()).containsExactly("PLAN 2026-01-09 ALL 1", "CLOSE 2026-01-09 ZZ 1", "SEND 2026-01-09 ZZ 0",
                "TURN_DAY 2026-01-09 ALL 1", "TURN_DAY 2026-01-10 ALL 1", "TURN_DAY 2026-01-11 ALL 1");
        assertThat(orders()).containsExactly("2026-01-12 ACCEPTED");
    }

    private void at(String moment) {
        clock.set(moment);
        assertThat(night.tick().runner()).isTrue();
    }

    private List<String> done() {
        return jdbc.sql("""
                SELECT CONCAT(step, ' ', business_date, ' ', subject, ' ', rows_done) FROM night_step
                JOIN night_step_name USING (step) WHERE state = 'COMPLETED' AND step IN ('PLAN', 'CLOSE', 'SEND', 'TURN_DAY') ORDER BY business_date, place
                """).query(String.class).list();
    }

    private List<String> orders() {
        return jdbc.sql("SELECT CONCAT(trade_date, ' ', state) FROM fund_order ORDER BY order_id").query(String.class)
                .list();
    }
}
