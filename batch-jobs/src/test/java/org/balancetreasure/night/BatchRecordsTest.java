package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightTest
class BatchRecordsTest {

    private static final List<String> TABLES = List.of("BATCH_JOB_EXECUTION_CONTEXT", "BATCH_JOB_EXECUTION_PARAMS",
            "BATCH_JOB_EXECUTION", "BATCH_JOB_INSTANCE");

    private final Night night;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    BatchRecordsTest(Night night, Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.night = night;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void whatSpringBatchKeepsOfExecutionsGoesAfterThirtyDays() {
        closeAndSend();
        assertThat(executions()).isEqualTo(2);
        made("INTERVAL 29 DAY");
        night.tick();
        assertThat(executions()).isEqualTo(2);
        made("INTERVAL 31 DAY");
        night.tick();
        for (String table : TABLES) {
            assertThat(jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single()).as(table).isZero();
        }
    }

    @Test
    void oneThatHasNotEndedStays() {
        closeAndSend();
        made("INTERVAL 31 DAY");
        jdbc.sql("UPDATE BATCH_JOB_EXECUTION SET END_TIME = NULL ORDER BY JOB_EXECUTION_ID LIMIT 1").update();
        night.tick();
        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void aTickDeletesTwoHundredAtMost() {
        closeAndSend();
        String numbers = IntStream.range(1_000, 1_210).mapToObj(i -> "SELECT " + i + " AS n")
                .collect(Collectors.joining(" UNION ALL "));
        jdbc.sql("INSERT INTO BATCH_JOB_INSTANCE SELECT n, 0, 'night step', n FROM (" + numbers + ") numbers").update();
        jdbc.sql("""
                INSERT INTO BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, JOB_INSTANCE_ID, CREATE_TIME, END_TIME)
                SELECT JOB_INSTANCE_ID, JOB_INSTANCE_ID, NOW() - INTERVAL 40 DAY, NOW() - INTERVAL 40 DAY
                FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID >= 1000
                """).update();
        night.tick();
        assertThat(executions()).isEqualTo(12);
        night.tick();
        assertThat(executions()).isEqualTo(2);
    }

    private void closeAndSend() {
        clock.set("2026-01-09T15:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        night.tick();
    }

    private void made(String ago) {
        jdbc.sql("UPDATE BATCH_JOB_EXECUTION SET CREATE_TIME = NOW() - " + ago).update();
    }

    private int executions() {
        return jdbc.sql("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION").query(Integer.class).single();
    }
}
