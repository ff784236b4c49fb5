package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Progress.Pass;
import org.balancetreasure.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@NightTest
class StepProgressTest {

    private final NightMemory memory;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final AtomicLong nanos = new AtomicLong(7);

    StepProgressTest(NightMemory memory, Transactions transactions, JdbcClient jdbc) {
        this.memory = memory;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void aStepUnderWaySaysItsRowsItsSpeedAndTheTimeLeftOfEachPass() {
        Progress.Count reading = progress().counting(Pass.READ, 4);
        after(2_000);
        reading.add(10_000);
        assertThat(shown()).isEqualTo("10000 rows, 5000 rows/s, 6 s left");
        after(500);
        reading.add(10_000);
        assertThat(shown()).as("once a second is enough").isEqualTo("10000 rows, 5000 rows/s, 6 s left");
        after(1_500);
        reading.add(10_000);
        assertThat(shown()).isEqualTo("30000 rows, 7500 rows/s, 1 s left");
    }

    @Test
    void theSecondPassIsMeasuredFromTheEndOfTheFirst() {
        Progress progress = progress();
        after(9_000);
        progress.counting(Pass.READ, 1).add(100);
        Progress.Count writing = progress.counting(Pass.WRITE, 3);
        after(2_000);
        writing.add(50);
        assertThat(shown()).isEqualTo("50 rows, 25 rows/s, 4 s left");
    }

    @Test
    void aStepThatHasEndedKeepsItsFigures() {
        Progress.Count writing = progress().counting(Pass.WRITE, 3);
        jdbc.sql("UPDATE night_step SET state = 'COMPLETED', rows_done = 3, rows_per_second = 2").update();
        after(5_000);
        writing.add(50);
        assertThat(jdbc.sql("SELECT CONCAT(rows_done, ' ', rows_per_second, ' ', seconds_left IS NULL) FROM night_step")
                .query(String.class).single()).isEqualTo("3 2 1");
    }

    private StepProgress progress() {
        memory.plan(LocalDate.parse("2026-01-09"), StepName.INCOME, "000198");
        NightStep step = memory.open().getFirst();
        memory.start(step, 1);
        return new StepProgress(step, memory, transactions, nanos::get);
    }

    private void after(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private String shown() {
        return jdbc.sql("""
                SELECT CONCAT(rows_done, ' rows, ', rows_per_second, ' rows/s, ', seconds_left, ' s left') FROM night_step
                """).query(String.class).single();
    }
}
