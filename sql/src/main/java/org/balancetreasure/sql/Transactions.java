package org.balancetreasure.sql;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one database transaction, READ COMMITTED, which is committed before the call returns. After a deadlock
 * or a lock time-out everything is rolled back, and the work runs again after a short pause. This happens a bounded
 * number of times and is counted. So the work must have no effect outside the database. Any other exception rolls back
 * and goes to the caller.
 */
public final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int ATTEMPTS_MAX = 6;
    private static final int AUTOINC_READ_FAILED = 1467;
    /** Milliseconds that pass at most before the second attempt; twice as many before each further one. */
    private static final long PAUSE_MAX = 4;

    private static final TransactionDefinition PARTICIPATE = new DefaultTransactionDefinition(
            TransactionDefinition.PROPAGATION_MANDATORY);

    private final PlatformTransactionManager manager;
    private final TransactionTemplate template;
    private final TransactionTemplate snapshot;
    private final Runnable lastCheck;
    private final AtomicLong retries;

    public Transactions(PlatformTransactionManager manager) {
        this(manager, template(manager, TransactionDefinition.ISOLATION_READ_COMMITTED), () -> {
        }, new AtomicLong());
    }

    private Transactions(PlatformTransactionManager manager, TransactionTemplate template, Runnable lastCheck,
            AtomicLong retries) {
        this.manager = manager;
        this.template = template;
        this.snapshot = template(manager, TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.lastCheck = lastCheck;
        this.retries = retries;
    }

    private static TransactionTemplate template(PlatformTransactionManager manager, int isolation) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setIsolationLevel(isolation);
        // Retrying a part of a caller's transaction would lose the rest of it: always one of its own.
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** The same, with {@code check} as the last statement before each commit; what it throws rolls back. */
    public Transactions checkedBy(Runnable check) {
        return new Transactions(manager, template, check, retries);
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** @throws PessimisticLockingFailureException when the locks could not be had in {@value #ATTEMPTS_MAX} attempts */
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return template.execute(status -> {
                    T result = work.get();
                    lastCheck.run();
                    return result;
                });
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS_MAX || !isLostLock(e)) {
                    throw e;
                }
                retries.incrementAndGet();
                LOG.debug("Locks lost in attempt {}, again: {}", attempt, e.getMessage());
                pause(attempt, e);
            }
        }
    }

    /**
     * Reads by several statements what was committed at the moment of the first one, so that figures of several tables
     * add up. For reads alone: what is read may have changed since.
     */
    public <T extends @Nullable Object> T ofOneMoment(Supplier<T> reads) {
        return snapshot.execute(status -> reads.get());
    }

    /**
     * Two transactions that collided would collide again if both began at once. So the pause is random. No lock is held
     * meanwhile.
     */
    private static void pause(int attempt, DataAccessException lost) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong((PAUSE_MAX << (attempt - 1)) + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost;
        }
    }

    /** MariaDB names a time-out of the lock that gives out row numbers by an error of its own. */
    private static boolean isLostLock(DataAccessException e) {
        return e instanceof PessimisticLockingFailureException
                || (e.getMostSpecificCause() instanceof SQLException sql
                        && sql.getErrorCode() == AUTOINC_READ_FAILED);
    }

    /**
     * Runs {@code work} inside the caller's transaction and undoes what it wrote if its result says so. So a late
     * refusal leaves nothing behind, and the transaction can still commit its answer. Row locks stay.
     *
     * @param undone whether the result is one that leaves nothing
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    public <T extends @Nullable Object> T orUndo(Supplier<T> work, Predicate<? super T> undone) {
        // Participates only: there is nothing to complete, and the savepoint ends with the transaction.
        TransactionStatus status = manager.getTransaction(PARTICIPATE);
        Object before = status.createSavepoint();
        T result = work.get();
        if (undone.test(result)) {
            status.rollbackToSavepoint(before);
        }
        return result;
    }

    /**
     * Runs {@code work} inside the caller's transaction. If it fails, what it wrote is undone, and {@code instead}
     * decides what happens in its place. Lost locks go to the caller, whose whole transaction is to run again.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    public <T extends @Nullable Object> T orInstead(Supplier<T> work, Function<RuntimeException, T> instead) {
        TransactionStatus status = manager.getTransaction(PARTICIPATE);
        Object before = status.createSavepoint();
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (e instanceof DataAccessException access && isLostLock(access)) {
                throw e;
            }
            status.rollbackToSavepoint(before);
            return instead.apply(e);
        }
    }

    /** How often work ran again since the start, over everything derived from one instance. */
    public long retries() {
        return retries.get();
    }
}
