package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The applications as they are deployed: two nodes, Quartz's clustered store, a tick that nobody but Quartz gives. */
class ScheduledNightTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String INDEX = "ZZ/out/OFI_998_ZZ_";

    @TempDir
    Path exchange;

    private final TestClock clock = new TestClock();

    @Test
    void theTickRunsWhateverIsDueAndTheOtherNodeGoesOnWhenTheRunnerStops() {
        clock.set("2026-01-09T10:00");
        try (var node = node()) {
            TestDatabase.reset(node.getBean(javax.sql.DataSource.class));
        }
        try (var one = node("--night.scheduled=true", "--night.tick=200ms")) {
            one.getBean(Fixture.class).moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
            JdbcClient jdbc = one.getBean(JdbcClient.class);
            await().atMost(LONG_ENOUGH)
                    .until(() -> jdbc.sql("SELECT generation FROM night_runner").query(Long.class).single() == 1);
            assertThat(jdbc.sql("SELECT COUNT(*) FROM QRTZ_TRIGGERS").query(Integer.class).single()).isOne();
            assertThat(Files.exists(exchange.resolve(INDEX + "20260109.TXT"))).isFalse();
            clock.set("2026-01-09T15:00");
            awaitCompleted(jdbc, "CLOSE 2026-01-09 ZZ", "SEND 2026-01-09 ZZ");
            assertThat(exchange.resolve(INDEX + "20260109.TXT")).exists();
        }
        try (var two = node("--night.scheduled=true", "--night.tick=200ms");
                var three = node("--night.scheduled=true", "--night.tick=200ms")) {
            clock.set("2026-01-12T15:00");
            JdbcClient jdbc = three.getBean(JdbcClient.class);
            awaitCompleted(jdbc, "CLOSE 2026-01-09 ZZ", "SEND 2026-01-09 ZZ", "TURN_DAY 2026-01-09 ALL",
                    "TRANSFER 2026-01-09 ZZ", "TURN_DAY 2026-01-10 ALL", "TRANSFER 2026-01-10 ZZ",
                    "TURN_DAY 2026-01-11 ALL", "TRANSFER 2026-01-11 ZZ", "CLOSE 2026-01-12 ZZ", "SEND 2026-01-12 ZZ");
            assertThat(exchange.resolve(INDEX + "20260112.TXT")).exists();
            assertThat(jdbc.sql("SELECT DISTINCT attempt FROM night_step WHERE state = 'COMPLETED'")
                    .query(Integer.class).list()).containsExactly(1);
            // One of the two is the runner; whichever it is, the other goes on.
            two.close();
            clock.set("2026-01-13T00:00");
            awaitCompleted(jdbc, "CLOSE 2026-01-09 ZZ", "SEND 2026-01-09 ZZ", "TURN_DAY 2026-01-09 ALL",
                    "TRANSFER 2026-01-09 ZZ", "TURN_DAY 2026-01-10 ALL", "TRANSFER 2026-01-10 ZZ",
                    "TURN_DAY 2026-01-11 ALL", "TRANSFER 2026-01-11 ZZ", "CLOSE 2026-01-12 ZZ", "SEND 2026-01-12 ZZ",
                    "TURN_DAY 2026-01-12 ALL", "TRANSFER 2026-01-12 ZZ");
        }
    }

    private static void awaitCompleted(JdbcClient jdbc, String... steps) {
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(completed(jdbc)).containsExactly(steps));
    }

    private static List<String> completed(JdbcClient jdbc) {
        return jdbc.sql("""
                SELECT CONCAT(step, ' ', business_date, ' ', subject) FROM night_step
                JOIN night_step_name USING (step) WHERE state = 'COMPLETED' ORDER BY business_date, place
                """).query(String.class).list();
    }

    private ConfigurableApplicationContext node(String... settings) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(BatchJobs.class, Fixture.class)
                .properties("spring.config.name=batch-jobs", "night.scheduled=false");
        return AnotherNight.start(application, TestDatabase.settings(), clock, exchange, settings);
    }
}
