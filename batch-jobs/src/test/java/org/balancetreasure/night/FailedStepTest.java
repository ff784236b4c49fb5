package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.night.memory.RealTime;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/** Fri 2026-01-09, after the cut-off; the outbox of ZZ can't be written, so SEND fails. */
@NightTest
@TestPropertySource(properties = {"night.retry-first=1h", "night.retry-longest=3h"})
class FailedStepTest {

    private static final Path AGENT = Path.of("target", "test-exchange", "ZZ");

    private final Night night;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    FailedStepTest(Night night, Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.night = night;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void theOutboxIsInTheWay() throws IOException {
        clock.set("2026-01-09T15:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        FileSystemUtils.deleteRecursively(AGENT);
        Files.createDirectories(AGENT);
        Files.writeString(AGENT.resolve("out"), "in the way of the directory");
    }

    @AfterEach
    void andOutOfItAgain() throws IOException {
        FileSystemUtils.deleteRecursively(AGENT);
    }

    @Test
    void isTriedAgainAfterPausesThatDoubleUpToTheLongest() {
        night.tick();
        assertThat(send()).containsExactly("FAILED 1, pause 60 min");
        night.tick();
        assertThat(send()).as("its pause is not over").containsExactly("FAILED 1, pause 60 min");

        pauseIsOver();
        night.tick();
        assertThat(send()).containsExactly("FAILED 2, pause 120 min");
        pauseIsOver();
        night.tick();
        assertThat(send()).containsExactly("FAILED 3, pause 180 min");
        pauseIsOver();
        night.tick();
        assertThat(send()).containsExactly("FAILED 4, pause 180 min");
    }

    @Test
    void isOneBreakHoweverOftenItFailsAndItsSuccessResolvesIt() throws IOException {
        night.tick();
        pauseIsOver();
        night.tick();
        assertThat(breaks()).containsExactly("STEP_FAILED 2026-01-09 HOUSE SEND ZZ OPEN -");
        assertThat(jdbc.sql("SELECT theirs FROM reconciliation_break").query(String.class).single())
                .startsWith("UncheckedIOException: The directory out of partner ZZ");

        Files.delete(AGENT.resolve("out"));
        pauseIsOver();
        night.tick();
        assertThat(send()).containsExactly("COMPLETED 3, pause none");
        assertThat(breaks()).containsExactly("STEP_FAILED 2026-01-09 HOUSE SEND ZZ RESOLVED done at attempt 3");
    }

    @Test
    void saysWhenItBeganAndEndedInRealTimeThoughTheClockOfTheBusinessStandsStill() {
        var before = RealTime.now();
        night.tick();
        var after = RealTime.now();
        var times = jdbc.sql("SELECT began_at, ended_at FROM night_step WHERE step = 'SEND'")
                .query((row, number) -> List.of(row.getObject(1, java.time.LocalDateTime.class),
                        row.getObject(2, java.time.LocalDateTime.class)))
                .single();
        assertThat(times.get(0)).isBetween(before, after);
        assertThat(times.get(1)).isAfter(times.get(0)).isBetween(before, after);
        assertThat(Duration.between(before, after)).isLessThan(Duration.ofHours(1));
    }

    @Test
    void theStepsOfTheNightStandInTheOrderOfTheTable() {
        assertThat(jdbc.sql("SELECT step FROM night_step_name ORDER BY place").query(String.class).list())
                .containsExactly(java.util.Arrays.stream(StepName.values()).map(StepName::name)
                        .toArray(String[]::new));
    }

    private void pauseIsOver() {
        jdbc.sql("UPDATE night_step SET next_try_at = ? WHERE next_try_at IS NOT NULL").param(RealTime.now()).update();
    }

    private List<String> send() {
        return jdbc.sql("""
                SELECT CONCAT(state, ' ', attempt, ', pause ',
                  COALESCE(CONCAT(TIMESTAMPDIFF(MINUTE, ended_at, next_try_at), ' min'), 'none'))
                FROM night_step WHERE step = 'SEND'
                """).query(String.class).list();
    }

    private List<String> breaks() {
        return jdbc.sql("""
                SELECT CONCAT(type, ' ', business_date, ' ', partner, ' ', subject, ' ', state, ' ', COALESCE(resolution, '-'))
                FROM reconciliation_break
                """).query(String.class).list();
    }
}
