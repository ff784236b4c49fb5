package org.balancetreasure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.balancetreasure.sweep.SweepScene.DAY;
import static org.balancetreasure.sweep.SweepScene.FIRST;
import static org.balancetreasure.sweep.SweepScene.SECOND;
import static org.balancetreasure.sweep.SweepScene.THIRD;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.slots.Pool;
import org.balancetreasure.slots.Slots;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Fixture.WeightedFund;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class DailySweepTest {

    private final DailySweep sweep;
    private final SweepReports reports;
    private final Slots slots;
    private final SweepScene scene;

    DailySweepTest(DailySweep sweep, SweepReports reports, Slots slots, SweepRules rules, JdbcClient jdbc,
            Fixture fixture, TestClock clock,
            Transactions transactions) {
        this.sweep = sweep;
        this.reports = reports;
        this.slots = slots;
        this.scene = new SweepScene(jdbc, fixture, clock, rules, transactions);
    }

    @BeforeEach
    void scene() {
        scene.set();
    }

    private SweepRun run() {
        return sweep.run(DAY, scene.transactions, Runnable::run);
    }

    @Test
    void movesWhatLiesAboveTheFloorCutToTheMultiple() {
        scene.agrees(10_001, "1234.56", null, "000198", "100.00");
        scene.agrees(10_002, "1234.56", null, "000198", "100.00", "1.00", "50.00");
        scene.agrees(10_003, "149.99", null, "000198", "100.00", "1.00", "50.00");
        scene.agrees(10_004, "150.00", null, "000198", "100.00", "50.01", "0.01");
        scene.agrees(10_005, "99.99", null, "000198", "100.00");
        SweepRun run = run();
        assertThat(scene.orders(10_001)).containsExactly(FIRST + " 113456 2026-01-05");
        assertThat(scene.orders(10_002)).containsExactly(FIRST + " 110000 2026-01-05");
        assertThat(scene.orders(10_003)).isEmpty();
        assertThat(scene.orders(10_004)).isEmpty();
        assertThat(scene.orders(10_005)).isEmpty();
        assertThat(scene.held(10_001)).isEqualTo(113456);
        assertThat(run.customers()).isEqualTo(2);
        assertThat(run.amount()).isEqualTo(223456);
        assertThat(run.state()).isEqualTo(SweepRun.State.PROVED);
    }

    @Test
    void leavesOutWhomTheFundCompanysDayLimitRefusesWithWhatIsOrderedAlready() {
        scene.jdbc.sql("INSERT INTO published_limit (fund_id, day_subscription) VALUES (?, 10000)").param(FIRST)
                .update();
        scene.agrees(10_001, "100.00", null, "000198", "0.00");
        scene.agrees(10_002, "100.01", null, "000198", "0.00");
        scene.agrees(10_003, "100.00", null, "000198", "0.00");
        scene.jdbc.sql("""
                INSERT INTO fund_order (customer_id, channel, request_key, origin, fund_id, ta_code, kind, amount, state,
                  accepted_at, trade_date, confirm_date)
                VALUES (10003, 'demo', 'by hand', 'CUSTOMER', ?, 'ZZ', 'SUBSCRIPTION', 1, 'ACCEPTED', '2026-01-05T10:00', '2026-01-05',
                  '2026-01-06')
                """).param(FIRST).update();
        scene.jdbc
                .sql("UPDATE account SET balance = balance + 1, held = 1 WHERE purpose = 'WALLET' AND owner_id = 10003")
                .update();
        scene.jdbc.sql("INSERT INTO limit_use VALUES (10003, ?, 1)").param(FIRST).update();
        run();
        assertThat(scene.orders(10_001)).containsExactly(FIRST + " 10000 2026-01-05");
        assertThat(scene.orders(10_002)).isEmpty();
        assertThat(scene.orders(10_003)).isEmpty();
        assertThat(scene.jdbc.sql("SELECT DISTINCT left_out FROM sweep_part WHERE left_out IS NOT NULL")
                .query(String.class).list()).containsExactly("DAY_LIMIT");
        scene.jdbc.sql("DELETE FROM fund_order WHERE customer_id = 10003").update();
        scene.jdbc.sql("DELETE FROM limit_use WHERE customer_id = 10003").update();
        scene.jdbc
                .sql("UPDATE account SET balance = balance - 1, held = 0 WHERE purpose = 'WALLET' AND owner_id = 10003")
                .update();
    }

    @Test
    void splitsByWeightToTheCent() {
        scene.agrees(10_001, "100.00", "SPLIT", null, "0.00");
        scene.agrees(10_002, "0.05", "SPLIT", null, "0.00");
        run();
        // 5555.55…, 3333.33…, 1111.11…: the cent that is left goes to the first.
        assertThat(scene.orders(10_001)).containsExactly(FIRST + " 5556 2026-01-05", SECOND + " 3333 2026-01-05",
                THIRD + " 1111 2026-01-05");
        // 2.78, 1.67, 0.56 cents: two are cut to 2 and 1, and two cents are left.
        assertThat(scene.orders(10_002)).containsExactly(FIRST + " 3 2026-01-05", SECOND + " 2 2026-01-05");
    }

    @Test
    void putsEverythingIntoTheFundWithTheBestYieldThatHasRoom() {
        scene.jdbc.sql("UPDATE fund SET holding_cap = 50000 WHERE fund_id = ?").param(SECOND).update();
        scene.agrees(10_001, "500.00", "BEST", null, "0.00");
        scene.agrees(10_002, "500.01", "BEST", null, "0.00");
        run();
        assertThat(scene.orders(10_001)).containsExactly(SECOND + " 50000 2026-01-05");
        assertThat(scene.orders(10_002)).containsExactly(FIRST + " 50001 2026-01-05");
    }

    @Test
    void putsEverythingIntoTheChosenFund() {
        scene.agrees(10_001, "10.00", "CHOICE", "990102", "0.00");
        scene.agrees(10_002, "10.00", "CHOICE", "990101", "0.00");
        run();
        assertThat(scene.orders(10_001)).containsExactly(THIRD + " 1000 2026-01-05");
        assertThat(scene.orders(10_002)).containsExactly(SECOND + " 1000 2026-01-05");
    }

    @Test
    void leavesACustomerOutWholeAndSaysWhy() {
        scene.jdbc
                .sql("UPDATE fund SET minimum_subscription = 1000, minimum_later_subscription = 100 WHERE fund_id = ?")
                .param(THIRD).update();
        scene.agrees(10_001, "80.00", "SPLIT", null, "0.00");
        scene.agrees(10_002, "90.00", "SPLIT", null, "0.00");
        scene.fixture.moveIn(THIRD, scene.agrees(10_003, "80.00", "SPLIT", null, "0.00").customerId(), "1.00",
                "2026-01-06");
        scene.jdbc.sql("UPDATE fund SET fund_status = '5' WHERE fund_id = ?").param(SECOND).update();
        scene.agrees(10_004, "10.00", null, "990101", "0.00");
        scene.agrees(10_005, "10.00", null, "000198", "0.00");
        scene.jdbc.sql("UPDATE channel_fund SET largest_subscription = 999 WHERE fund_id = ?").param(FIRST).update();
        SweepRun run = run();
        assertThat(scene.orders(10_001)).isEmpty();
        assertThat(scene.leftOut(10_001)).isEqualTo("ABOVE_MAXIMUM");
        assertThat(scene.leftOut(10_004)).isEqualTo("SUBSCRIPTIONS_STOPPED");
        assertThat(scene.leftOut(10_005)).isEqualTo("ABOVE_MAXIMUM");
        assertThat(run.leftOut()).isEqualTo(5);
        assertThat(reasons(run)).containsExactly("ABOVE_MAXIMUM 4", "SUBSCRIPTIONS_STOPPED 1");
    }

    @Test
    void countsWhoeverSweepsIntoWhatTheChannelNoLongerSells() {
        scene.agrees(10_001, "10.00", null, "990101", "0.00");
        scene.agrees(10_002, "10.00", "CHOICE", "990101", "0.00");
        scene.agrees(10_003, "10.00", "BEST", null, "0.00");
        scene.agrees(10_004, "9.00", "SPLIT", null, "0.00");
        scene.jdbc.sql("DELETE FROM channel_fund WHERE fund_id = ?").param(SECOND).update();
        SweepRun run = run();
        assertThat(scene.orders(10_003)).containsExactly(FIRST + " 1000 2026-01-05");
        assertThat(scene.orders(10_004)).containsExactly(FIRST + " 750 2026-01-05", THIRD + " 150 2026-01-05");
        assertThat(reasons(run)).containsExactly("CHANNEL_DOES_NOT_SELL 2");

        scene.jdbc.sql("DELETE FROM channel_fund").update();
        scene.fixture.customerWithWallet(10_003, "5.00");
        scene.fixture.customerWithWallet(10_004, "5.00");
        scene.clock.set("2026-01-06T14:00");
        assertThat(reasons(sweep.run(LocalDate.parse("2026-01-06"), scene.transactions, Runnable::run)))
                .containsExactly("CHANNEL_DOES_NOT_SELL 4");
    }

    @Test
    void asksForTheLargerMinimumOnlyOfAFirstSubscription() {
        scene.jdbc
                .sql("UPDATE fund SET minimum_subscription = 1000, minimum_later_subscription = 100 WHERE fund_id = ?")
                .param(FIRST).update();
        scene.agrees(10_001, "5.00", null, "000198", "0.00");
        scene.fixture.moveIn(FIRST, scene.agrees(10_002, "5.00", null, "000198", "0.00").customerId(), "1.00",
                "2026-01-06");
        run();
        assertThat(scene.leftOut(10_001)).isEqualTo("BELOW_MINIMUM");
        assertThat(scene.orders(10_002)).containsExactly(FIRST + " 500 2026-01-05");
    }

    @Test
    void takesNoMoreThanTheQuotaAndGivesTheRestBack() {
        scene.jdbc.sql("UPDATE fund SET daily_quota = 10000 WHERE fund_id IN (?, ?)").params(FIRST, SECOND).update();
        scene.agrees(10_001, "60.00", null, "000198", "0.00");
        scene.agrees(10_002, "50.00", null, "000198", "0.00");
        scene.agrees(10_003, "39.99", null, "000198", "0.00");
        scene.agrees(10_004, "70.00", "BEST", null, "0.00");
        scene.agrees(10_005, "30.01", "BEST", null, "0.00");
        scene.agrees(10_006, "0.01", "BEST", null, "0.00");
        run();
        assertThat(scene.orders(10_001)).hasSize(1);
        assertThat(scene.leftOut(10_002)).isEqualTo("DAILY_QUOTA");
        assertThat(scene.orders(10_003)).hasSize(1);
        assertThat(scene.orders(10_004)).containsExactly(SECOND + " 7000 2026-01-05");
        // Neither fund has 30.01 left; a cent fits into the first of them.
        assertThat(scene.leftOut(10_005)).isEqualTo("DAILY_QUOTA");
        assertThat(scene.orders(10_006)).containsExactly(SECOND + " 1 2026-01-05");
        assertThat(slots.room(Pool.quota(FIRST, DAY)).room()).isEqualTo(1);
        assertThat(slots.room(Pool.quota(SECOND, DAY)).room()).isEqualTo(2999);
    }

    @Test
    void quotaThatALeftOutCustomerHadIsOfferedToThoseWhoWereRefusedItMeanwhile() {
        scene.fixture.product(4, "PAIR", "WEIGHT", new WeightedFund(FIRST, 6), new WeightedFund(SECOND, 4));
        scene.jdbc.sql("UPDATE fund SET daily_quota = 10000 WHERE fund_id = ?").param(FIRST).update();
        scene.jdbc.sql("UPDATE fund SET daily_quota = 1000 WHERE fund_id = ?").param(SECOND).update();
        // Takes 60.00 of the first fund, before the second has too little for its 40.00.
        scene.agrees(10_001, "100.00", "PAIR", null, "0.00");
        scene.agrees(10_002, "70.00", null, "000198", "0.00");
        scene.agrees(10_003, "30.00", null, "000198", "0.00");
        scene.agrees(10_004, "80.00", null, "000198", "0.00");
        SweepRun run = run();
        assertThat(scene.leftOut(10_001)).isEqualTo("DAILY_QUOTA");
        assertThat(scene.orders(10_002)).containsExactly(FIRST + " 7000 2026-01-05");
        assertThat(scene.orders(10_003)).containsExactly(FIRST + " 3000 2026-01-05");
        assertThat(reasons(run)).containsExactly("DAILY_QUOTA 2");
        assertThat(slots.room(Pool.quota(FIRST, DAY)).room()).isZero();
        assertThat(slots.room(Pool.quota(SECOND, DAY)).room()).isEqualTo(1000);
    }

    @Test
    void aQuotaThatIsLiftedBindsTheSweepOfItsTradeDateToo() {
        scene.transactions.run(() -> slots.open(Pool.quota(FIRST, DAY), 10_000));
        scene.agrees(10_001, "60.00", null, "000198", "0.00");
        scene.agrees(10_002, "50.00", null, "000198", "0.00");
        run();
        assertThat(scene.orders(10_001)).hasSize(1);
        assertThat(scene.leftOut(10_002)).isEqualTo("DAILY_QUOTA");
        assertThat(slots.room(Pool.quota(FIRST, DAY)).room()).isEqualTo(4000);
    }

    @Test
    void sweepsOncePerDateHoweverOftenItRuns() {
        scene.agrees(10_001, "60.00", null, "000198", "0.00");
        SweepRun first = run();
        scene.fixture.customerWithWallet(10_001, "60.00");
        assertThat(run()).isEqualTo(first);
        assertThat(scene.orders(10_001)).hasSize(1);
    }

    @Test
    void leavesPausedRulesAlone() {
        Customer customer = scene.agrees(10_001, "60.00", null, "000198", "0.00");
        scene.transactions.run(() -> scene.rules.pause(customer, "pause", null));
        run();
        assertThat(scene.orders(10_001)).isEmpty();
    }

    @Test
    void isNotBegunAfterTheCutOff() {
        scene.agrees(10_001, "60.00", null, "000198", "0.00");
        scene.clock.set(DAY + "T15:00");
        SweepRun run = run();
        assertThat(run.state()).isEqualTo(SweepRun.State.MISSED);
        assertThat(scene.orders(10_001)).isEmpty();
        scene.clock.set(DAY + "T14:00");
        assertThat(run().state()).isEqualTo(SweepRun.State.MISSED);
    }

    @Test
    void notesTheTradeDatesThatNobodySwept() {
        scene.agrees(10_001, "60.00", null, "000198", "0.00");
        run();
        scene.clock.set("2026-01-09T14:00");
        sweep.run(LocalDate.parse("2026-01-09"), scene.transactions, Runnable::run);
        assertThat(scene.jdbc.sql("SELECT CONCAT(run_date, ' ', state) FROM sweep_run ORDER BY run_date")
                .query(String.class).list()).containsExactly("2026-01-05 PROVED", "2026-01-06 MISSED",
                        "2026-01-07 MISSED", "2026-01-08 MISSED", "2026-01-09 PROVED");
    }

    @Test
    void givesARangeThatComesAfterTheCutOffTheNextTradeDate() {
        scene.agrees(10_001, "60.00", null, "000198", "0.00");
        sweep.begin(DAY, scene.transactions);
        scene.clock.set(DAY + "T15:00");
        SweepRun run = run();
        assertThat(run.state()).isEqualTo(SweepRun.State.PROVED);
        assertThat(scene.orders(10_001)).containsExactly(FIRST + " 6000 2026-01-06");
    }

    private List<String> reasons(SweepRun run) {
        return reports.of(run).leftOut().stream().map(left -> left.reason() + " " + left.customers()).toList();
    }
}
