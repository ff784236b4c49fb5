package org.balancetreasure.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Work whose locks are lost. */
@CoreTest
class TransactionsTest {

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final AtomicInteger attempts = new AtomicInteger();

    TransactionsTest(PlatformTransactionManager manager, JdbcClient jdbc) {
        this.transactions = new Transactions(manager);
        this.jdbc = jdbc;
    }

    /** Writes, and loses its locks in as many attempts as are said. */
    private void insertLosing(int times) {
        jdbc.sql("INSERT INTO channel VALUES ('lost', '失', 'Lost')").update();
        if (attempts.incrementAndGet() <= times) {
            throw new CannotAcquireLockException("deadlock " + attempts);
        }
    }

    private long channels() {
        return jdbc.sql("SELECT COUNT(*) FROM channel WHERE channel = 'lost'").query(Long.class).single();
    }

    @Test
    void runsAgainUntilItHasItsLocks() {
        transactions.run(() -> insertLosing(5));

        assertThat(attempts).hasValue(6);
        assertThat(transactions.retries()).isEqualTo(5);
        assertThat(channels()).isEqualTo(1);
    }

    @Test
    void givesUpAfterABoundedNumberOfAttemptsAndLeavesNothing() {
        assertThatThrownBy(() -> transactions.run(() -> insertLosing(6)))
                .isInstanceOf(PessimisticLockingFailureException.class).hasMessage("deadlock 6");

        assertThat(attempts).hasValue(6);
        assertThat(channels()).isZero();
    }

    @Test
    void whoIsInterruptedDoesNotTryAgain() {
        assertThatThrownBy(() -> transactions.run(() -> {
            Thread.currentThread().interrupt();
            attempts.incrementAndGet();
            throw new CannotAcquireLockException("deadlock");
        })).hasMessage("deadlock");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }
}
