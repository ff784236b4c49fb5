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
import org.balancetreasure.sweep.SweepRules;
import org.balancetreasure.sweep.SweepTerms;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fri 2026-01-09; the next trading day is Mon 2026-01-12. */
@NightTest
class SweepOfADayTest {

    private final Night night;
    private final SweepRules rules;
    private final Plans plans;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    SweepOfADayTest(Night night, SweepRules rules, Plans plans, Transactions transactions, Fixture fixture,
            TestClock clock, JdbcClient jdbc) {
        this.night = night;
        this.rules = rules;
        this.plans = plans;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void twoWhoSweep() {
        clock.set("2026-01-09T09:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        for (long customerId : List.of(10_001L, 10_002L)) {
            Customer customer = fixture.customerWithWallet(customerId, "1000.00");
            transactions.run(() -> rules.agree(customer, "rule of " + customerId,
                    new SweepTerms(null, Fixture.FUND_CODE, 400_00, 1, 1, false, false), null));
        }
    }

    @Test
    void theSweepRunsAtItsTimeAndIsSentWithItsDay() {
        at("2026-01-09T13:59:59");
        assertThat(orders()).isEmpty();
        at("2026-01-09T14:00");
        at("2026-01-09T14:10");
        assertThat(orders()).containsExactly("10001 60000 2026-01-09 ACCEPTED", "10002 60000 2026-01-09 ACCEPTED");
        at("2026-01-09T15:00");
        assertThat(done()).containsExactly("SWEEP 2026-01-09 2", "CLOSE 2026-01-09 1", "SEND 2026-01-09 4");
    }

    @Test
    void rangesThatARunnerLeftOverTheCutOffAreOrderedForTheNextTradeDateAndHoldNothingBack() {
        at("2026-01-09T13:59:59");
        aRunnerDiesThatHasSweptTheFirstOfTwoRanges();

        at("2026-01-09T15:00:10");
        at("2026-01-09T15:00:20");

        assertThat(orders()).containsExactly("10002 60000 2026-01-12 ACCEPTED");
        assertThat(done()).containsExactly("SWEEP 2026-01-09 1", "CLOSE 2026-01-09 1", "SEND 2026-01-09 0");
        assertThat(runs()).containsExactly("2026-01-09 PROVED 1 60000");

        at("2026-01-12T14:00");
        assertThat(orders()).as("once per run, and what is on order is not swept again").containsExactly(
                "10002 60000 2026-01-12 ACCEPTED", "10001 60000 2026-01-12 ACCEPTED");
        assertThat(runs()).containsExactly("2026-01-09 PROVED 1 60000", "2026-01-12 PROVED 1 60000");
    }

    @Test
    void aPlatformThatWasDownOverTheWholeWindowLeavesTheMoneyForTheNextRun() {
        at("2026-01-09T20:00");
        assertThat(orders()).isEmpty();
        at("2026-01-12T14:00");
        assertThat(orders()).containsExactly("10001 60000 2026-01-12 ACCEPTED", "10002 60000 2026-01-12 ACCEPTED");
        assertThat(runs()).containsExactly("2026-01-12 PROVED 2 120000");
    }

    @Test
    void aPlatformThatComesBackAfterBothTimesOrdersWhatPlansHaveAndThenSweepsTheRest() {
        planOfTheDay();
        at("2026-01-09T14:05");
        assertThat(orders()).containsExactly("10001 90000 2026-01-09 ACCEPTED", "10002 60000 2026-01-09 ACCEPTED");
        assertThat(jdbc.sql("SELECT outcome FROM plan_date").query(String.class).single()).isEqualTo("ORDERED");
    }

    @Test
    void plansThatFailHoldTheSweepBackNoLongerThanTheyTake() {
        long planId = planOfTheDay();
        // A date that is decided already can't be decided.
        jdbc.sql("""
                INSERT INTO plan_date (customer_id, plan_id, date_no, nominal_date, due_date, outcome, decided_at)
                VALUES (10001, ?, 1, '2026-01-09', '2026-01-09', 'PAUSED', NOW(3))
                """).param(planId).update();
        at("2026-01-09T14:05");
        assertThat(jdbc.sql("SELECT state FROM night_step WHERE step = 'PLAN'").query(String.class).single())
                .isEqualTo("FAILED");
        assertThat(orders()).containsExactly("10001 60000 2026-01-09 ACCEPTED", "10002 60000 2026-01-09 ACCEPTED");
        jdbc.sql("DELETE FROM plan_date").update();
    }

    /** Of more than lies above the floor of the sweep. */
    private long planOfTheDay() {
        clock.set("2026-01-09T09:00");
        transactions.run(() -> plans.create(new Customer(10_001, Fixture.CHANNEL),
                new Instruction(null, Fixture.FUND_CODE, OrderKind.SUBSCRIPTION, 900_00,
                        new Schedule(Frequency.WEEKLY, 5, LocalDate.parse("2026-01-09"), null, null))));
        return jdbc.sql("SELECT plan_id FROM plan").query(Long.class).single();
    }

    /** What it leaves behind: the run, its ranges (the first had nothing to move), and the night's step. */
    private void aRunnerDiesThatHasSweptTheFirstOfTwoRanges() {
        jdbc.sql("""
                INSERT INTO sweep_run (run_id, run_date, state, begun_at)
                VALUES (1, '2026-01-09', 'BEGUN', '2026-01-09 14:59:58')
                """).update();
        jdbc.sql("""
                INSERT INTO sweep_range (run_id, shard, range_no, lower_customer, upper_customer, state)
                VALUES (1, 0, 0, 10001, 10001, 'SWEPT'), (1, 0, 1, 10002, 10002, 'OPEN')
                """).update();
        jdbc.sql("""
                INSERT INTO night_step (business_date, step, subject, state) VALUES ('2026-01-09', 'SWEEP', 'ALL', 'RUNNING')
                """).update();
    }

    private void at(String moment) {
        clock.set(moment);
        assertThat(night.tick().runner()).isTrue();
    }

    private List<String> done() {
        return jdbc.sql("""
                SELECT CONCAT(step, ' ', business_date, ' ', rows_done) FROM night_step JOIN night_step_name USING (step)
                WHERE state = 'COMPLETED' AND step IN ('SWEEP', 'CLOSE', 'SEND') ORDER BY business_date, place
                """).query(String.class).list();
    }

    private List<String> orders() {
        return jdbc.sql("""
                SELECT CONCAT(customer_id, ' ', amount, ' ', trade_date, ' ', state) FROM fund_order ORDER BY order_id
                """).query(String.class).list();
    }

    private List<String> runs() {
        return jdbc.sql(
                "SELECT CONCAT(run_date, ' ', state, ' ', customers, ' ', amount) FROM sweep_run ORDER BY run_date")
                .query(String.class).list();
    }
}
