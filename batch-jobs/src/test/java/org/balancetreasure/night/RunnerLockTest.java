package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.sql.Shard;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Two processes that would run the night, as far as the lock and the fence can tell them apart. */
@NightTest
class RunnerLockTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final Environment environment;
    private final RunnerMapper mapper;
    private final NightMemory memory;
    private final Transactions transactions;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private RunnerLock first;
    private RunnerLock second;

    RunnerLockTest(Environment environment, RunnerMapper mapper, NightMemory memory, Transactions transactions,
            BusinessClock clock, JdbcClient jdbc) {
        this.environment = environment;
        this.mapper = mapper;
        this.memory = memory;
        this.transactions = transactions;
        this.clock = clock;
        this.jdbc = jdbc;
        this.first = lock(Duration.ofSeconds(60));
        this.second = lock(Duration.ofSeconds(60));
    }

    @AfterEach
    void endBoth() {
        first.destroy();
        second.destroy();
    }

    @Test
    void isHeldByOneAndTakenAgainWithoutANewGeneration() {
        assertThat(first.take()).isTrue();
        assertThat(first.generation()).isEqualTo(1);
        assertThat(first.take()).isTrue();
        assertThat(first.generation()).isEqualTo(1);
        assertThat(second.take()).isFalse();
        assertThat(second.isHeld()).isFalse();
        assertThat(generationOnFile()).isEqualTo(1);

        first.release();
        assertThat(second.take()).isTrue();
        assertThat(second.generation()).isEqualTo(2);
        assertThat(first.take()).isFalse();
    }

    @Test
    void aRunnerWhoseConnectionDiedCommitsUntilAnotherTakesOverAndNothingAfterwards() {
        first.take();
        Transactions ofFirst = first.fenced();
        kill();
        assertThat(first.isHeld()).isFalse();
        ofFirst.run(() -> write("nobody has taken over yet"));

        await().atMost(LONG_ENOUGH).until(second::take);
        assertThatThrownBy(() -> ofFirst.run(() -> write("too late"))).isInstanceOf(LostRunnerLock.class)
                .hasMessage("Runner generation 1 was replaced by 2");
        assertThatThrownBy(() -> first.fenced().run(() -> write("also too late"))).isInstanceOf(LostRunnerLock.class);
        second.fenced().run(() -> write("the second's"));
        assertThat(written()).containsExactly("nobody has taken over yet", "the second's");
    }

    @Test
    void whoLostTheLockBecomesRunnerAgainWithANewGenerationAndItsOldTransactionsStayRefused() {
        first.take();
        Transactions old = first.fenced();
        kill();
        await().atMost(LONG_ENOUGH).until(second::take);
        assertThat(first.take()).isFalse();
        second.release();

        await().atMost(LONG_ENOUGH).until(first::take);
        assertThat(first.generation()).isEqualTo(3);
        assertThatThrownBy(() -> old.run(() -> write("of generation 1"))).isInstanceOf(LostRunnerLock.class);
        first.fenced().run(() -> write("of generation 3"));
        assertThat(written()).containsExactly("of generation 3");
    }

    @Test
    void takingOverWaitsForACommitThatHasPassedTheFence() throws InterruptedException {
        first.take();
        CountDownLatch passedTheFence = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> first.fenced().run(() -> {
            write("passed the fence");
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

                @Override
                public void beforeCommit(boolean readOnly) {
                    passedTheFence.countDown();
                    assertThat(goOn).satisfies(CountDownLatch::await);
                }
            });
        }));
        passedTheFence.await();
        kill();
        CompletableFuture<Boolean> taking = CompletableFuture
                .supplyAsync(() -> await().atMost(LONG_ENOUGH).until(second::take, taken -> taken));
        await().during(Duration.ofMillis(500)).atMost(LONG_ENOUGH).until(() -> generationOnFile() == 1);
        assertThat(taking).isNotDone();
        goOn.countDown();
        assertThat(commit).succeedsWithin(LONG_ENOUGH);
        assertThat(taking).succeedsWithin(LONG_ENOUGH);
        assertThat(generationOnFile()).isEqualTo(2);
        assertThat(written()).containsExactly("passed the fence");
    }

    @Test
    void aTakeOverThatFailsBesideAFrozenWorkerOfTheFormerRunnerLeavesTheLockToTheNextTick() {
        first.take();
        Transactions ofFirst = first.fenced();
        kill();
        ofFirst.run(() -> {
            mapper.generationShared(Shard.ONLY);
            // Frozen here: its shared lock keeps the generation from being raised.
            CompletableFuture<Boolean> taking = CompletableFuture.supplyAsync(() -> await().atMost(LONG_ENOUGH)
                    .until(second::take, taken -> taken));
            assertThat(taking).failsWithin(LONG_ENOUGH).withThrowableThat()
                    .withCauseInstanceOf(PessimisticLockingFailureException.class);
        });
        assertThat(second.isHeld()).isFalse();

        await().atMost(LONG_ENOUGH).until(first::take);
        assertThat(first.generation()).isEqualTo(2);
        first.release();
        await().atMost(LONG_ENOUGH).until(second::take);
        assertThat(second.generation()).isEqualTo(3);
        second.fenced().run(() -> write("goes on"));
        assertThat(written()).containsExactly("goes on");
    }

    @Test
    void aStepThatTakesLongerThanTheServerBearsSilenceDoesNotLoseTheLock() {
        first.destroy();
        first = lock(Duration.ofSeconds(1));
        first.take();
        // Nobody ticks meanwhile; only the heartbeat speaks.
        await().during(Duration.ofSeconds(3)).atMost(LONG_ENOUGH).until(() -> !second.take());
        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void stepsOfARunnerThatDiedAreOpenAgainForTheNextOne() {
        first.take();
        jdbc.sql("""
                INSERT INTO night_step (business_date, step, subject, state, attempt, generation)
                VALUES ('2026-01-09', 'CLOSE', 'ZZ', 'COMPLETED', 1, 1), ('2026-01-09', 'SEND', 'ZZ', 'RUNNING', 1, 1)
                """).update();
        kill();
        await().atMost(LONG_ENOUGH).until(second::take);
        assertThat(jdbc.sql("SELECT CONCAT(step, ' ', state, ' ', attempt) FROM night_step ORDER BY step")
                .query(String.class).list()).containsExactly("CLOSE COMPLETED 1", "SEND WAITING 1");
        jdbc.sql("DELETE FROM night_step").update();
    }

    private RunnerLock lock(Duration silenceMax) {
        return new RunnerLock(environment, mapper, memory, transactions, clock, silenceMax);
    }

    /** As if the runner's connection broke: on the server it is gone, and with it the lock. */
    private void kill() {
        long connection = jdbc.sql("SELECT IS_USED_LOCK(?)")
                .param("night of " + TestDatabase.settings().database()).query(Long.class).single();
        jdbc.sql("KILL " + connection).update();
    }

    private void write(String what) {
        jdbc.sql("INSERT INTO party VALUES (?, 'BANK', ?, '')").params(100 + written().size(), what).update();
    }

    private List<String> written() {
        return jdbc.sql("SELECT name_zh FROM party WHERE party_id >= 100 ORDER BY party_id").query(String.class).list();
    }

    private long generationOnFile() {
        return jdbc.sql("SELECT generation FROM night_runner").query(Long.class).single();
    }
}
