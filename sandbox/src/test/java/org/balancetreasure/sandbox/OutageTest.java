package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.night.Night;
import org.balancetreasure.night.NightTest;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.plans.Frequency;
import org.balancetreasure.plans.Instruction;
import org.balancetreasure.plans.Plans;
import org.balancetreasure.plans.Schedule;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.SweepRules;
import org.balancetreasure.sweep.SweepTerms;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Lanes beside each other on one machine, as they run in an installation. */
@NightTest
@TestPropertySource(properties = "night.lanes=4")
@Import({NightScene.class, SlowIncome.class})
class OutageTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final NightScene scene;
    private final SlowIncome income;
    private final Night night;
    private final Plans plans;
    private final SweepRules rules;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    OutageTest(NightScene scene, SlowIncome income, Night night, Plans plans, SweepRules rules,
            Transactions transactions, JdbcClient jdbc) {
        this.scene = scene;
        this.income = income;
        this.night = night;
        this.plans = plans;
        this.rules = rules;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @AfterEach
    void everythingEnds() {
        income.goOn();
        night.tick();
    }

    @Test
    void whileEightDaysOfFourFundsAreCaughtUpPlansAndSweepAreOrderedAndTheCutOffIsKept() {
        fourFundsWithAHolderEach();
        Customer customer = new Customer(10_001, Fixture.CHANNEL);
        transactions.run(() -> plans.create(customer,
                new Instruction(null, Fixture.FUND_CODE, OrderKind.SUBSCRIPTION, 100_00,
                        new Schedule(Frequency.WEEKLY, 5, LocalDate.parse("2026-01-16"), null, null))));
        transactions.run(() -> rules.agree(customer, "rule",
                new SweepTerms(null, Fixture.FUND_CODE, 400_00, 1, 1, false, false), null));
        // Nobody has run the night since Thursday the 8th; each step of income takes longer than from 13:50 to 15:20.
        income.takesLong();
        scene.clock("2026-01-16T13:50");
        awaitTrue("SELECT COUNT(*) = 4 FROM night_step WHERE step = 'INCOME' AND state = 'RUNNING'");
        awaitCompleted("PLAN", "2026-01-16", 1);
        assertThat(orders()).containsExactly("SUBSCRIPTION 100.00 ACCEPTED");

        scene.clock("2026-01-16T14:00");
        awaitCompleted("SWEEP", "2026-01-16", 1);
        assertThat(orders()).containsExactly("SUBSCRIPTION 100.00 ACCEPTED",
                "SUBSCRIPTION 39,500.00 ACCEPTED");
        scene.clock("2026-01-16T14:59:59");
        scene.subscribes(10_002, "300.00");

        scene.clock("2026-01-16T15:20");
        scene.subscribes(10_003, "200.00");
        awaitCompleted("SEND", "2026-01-16", 4);
        assertThat(orders()).containsExactly("SUBSCRIPTION 100.00 SENT", "SUBSCRIPTION 39,500.00 SENT",
                "SUBSCRIPTION 300.00 SENT");
        assertThat(jdbc.sql("SELECT trade_date FROM fund_order WHERE amount = 20000").query(LocalDate.class).single())
                .isEqualTo("2026-01-19");
        assertThat(
                jdbc.sql("SELECT COUNT(*) FROM night_step WHERE step = 'INCOME' AND business_date >= '2026-01-08' AND "
                        + "state = 'COMPLETED'").query(Integer.class).single())
                .as("days caught up by then").isZero();

        income.goOn();
        awaitTrue("SELECT COUNT(*) = 32 FROM night_step WHERE step = 'INCOME' AND business_date >= '2026-01-08' AND "
                + "state = 'COMPLETED'");
        awaitCompleted("PROVE", "2026-01-15", 1);
        assertThat(jdbc.sql("""
                SELECT CONCAT(f.fund_code, ' ', COUNT(*), ' ', MIN(e.income_date), ' ', MAX(e.income_date))
                FROM income_entry e JOIN fund f ON f.fund_id = e.fund_id GROUP BY f.fund_code ORDER BY f.fund_code
                """).query(String.class).list()).containsExactly("000198 8 2026-01-08 2026-01-15",
                "000199 8 2026-01-08 2026-01-15", "000200 8 2026-01-08 2026-01-15",
                "000201 8 2026-01-08 2026-01-15");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM reconciliation_break").query(Integer.class).single()).isZero();
    }

    @Test
    void anInboxThatHangsHoldsBackWhatComesFromItsAgentAlone() throws IOException, InterruptedException {
        fourFundsWithAHolderEach();
        Path inbox = NightScene.EXCHANGE.resolve("ZZ").resolve("in");
        Path index = inbox.resolve("OFB_ZZ_998_20260108.TXT");
        scene.holdsBack("OFB_ZZ_998_20260108");
        Files.createDirectories(inbox);
        // Whoever opens it to read waits until somebody writes, as on a file system that does not answer.
        assertThat(new ProcessBuilder("mkfifo", index.toString()).start().waitFor()).isZero();
        try {
            theOthersGoOn();
        } finally {
            release(index);
        }
        scene.holdsBack();
        awaitCompleted("PROVE", "2026-01-09", 1);
    }

    /**
     * Lets go whoever waits to read. A descriptor for both directions waits for nobody, whether a reader is there or
     * not, and the name goes before it closes: a reader that came later would wait for ever.
     */
    private static void release(Path pipe) throws IOException {
        try (RandomAccessFile both = new RandomAccessFile(pipe.toFile(), "rw")) {
            Files.delete(pipe);
            both.writeBytes("whatever: it is no index\n");
        }
    }

    private void theOthersGoOn() {
        scene.clock("2026-01-09T00:00");
        awaitCompleted("CONFIRM", "2026-01-08", 3);
        awaitCompleted("INCOME", "2026-01-08", 3);
        scene.clock("2026-01-09T15:00");
        awaitCompleted("SEND", "2026-01-09", 4);
        scene.clock("2026-01-10T00:00");
        awaitCompleted("TRANSFER", "2026-01-09", 4);
        awaitCompleted("INCOME", "2026-01-09", 3);
        assertThat(jdbc.sql("""
                SELECT CONCAT(step, ' ', subject, ' ', state) FROM night_step JOIN night_step_name USING (step)
                WHERE business_date = '2026-01-08' AND state <> 'COMPLETED' ORDER BY place
                """).query(String.class).list()).containsExactly("CONFIRM_TRANSFER ZZ WAITING", "QUOTE ZZ WAITING",
                "CONFIRM ZZ WAITING", "INCOME 000198 WAITING", "REGISTER ZZ WAITING", "PROVE ALL WAITING",
                "CLOSE_BOOKS ALL WAITING",
                "RETAIN ALL WAITING");
    }

    /** Each bought for 10,000.00 on Wednesday the 7th, confirmed on Thursday; it is Thursday after the cut-off. */
    private void fourFundsWithAHolderEach() {
        scene.begins("2026-01-07");
        scene.agent("YY", "000199", 1002, "2026-01-07");
        scene.agent("XX", "000200", 1003, "2026-01-07");
        scene.agent("WW", "000201", 1004, "2026-01-07");
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.subscribes(10_002, "000199", "10000.00");
        scene.subscribes(10_003, "000200", "10000.00");
        scene.subscribes(10_003, "000201", "10000.00");
        scene.through("2026-01-07", "2026-01-07");
        scene.at("2026-01-08T15:00");
    }

    private void awaitCompleted(String step, String day, int subjects) {
        awaitTrue("SELECT COUNT(*) = " + subjects + " FROM night_step WHERE step = '" + step + "' AND business_date = '"
                + day + "' AND state = 'COMPLETED'");
    }

    /** As the tick of an installation: it begins what is due, and waits for nothing. */
    private void awaitTrue(String query) {
        await().atMost(LONG_ENOUGH).until(() -> {
            scene.agentsAnswer();
            assertThat(night.begin()).isTrue();
            return jdbc.sql(query).query(Boolean.class).single();
        });
    }

    /** Of Friday the 16th. */
    private List<String> orders() {
        return jdbc.sql("""
                SELECT CONCAT(kind, ' ', FORMAT(amount / 100, 2), ' ', state) FROM fund_order
                WHERE trade_date = '2026-01-16' ORDER BY order_id
                """).query(String.class).list();
    }
}
