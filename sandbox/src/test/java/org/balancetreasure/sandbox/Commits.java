package org.balancetreasure.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Counts an application's commits, and ends the process (SIGKILL) at one of them. */
final class Commits implements BeanPostProcessor {

    /** To die just before the commit. */
    static final int BEFORE = -1;
    private static final Set<String> SETTLING = Set.of("CollectStep", "ConfirmationStep", "ObligationsStep",
            "ReleaseStep", "InstructStep", "FollowStep", "StatementStep", "CloseBooksStep");

    /** Which commits count. */
    enum Counted {
        /** Also the records of Spring Batch. */
        ALL,
        /** Our own transactions. */
        OURS,
        /** Those of the steps that settle, find the money again and close the day. */
        SETTLING
    }

    private final int last;
    private final int micros;
    private final Counted counted;
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean armed;

    /**
     * @param last the commit to die at; 0 to live
     * @param micros so long after that commit, wherever the process is then; {@link #BEFORE} it
     */
    Commits(int last, int micros, Counted counted) {
        this.last = last;
        this.micros = micros;
        this.counted = counted;
    }

    void arm() {
        armed = true;
    }

    int count() {
        return count.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PlatformTransactionManager manager ? new PlatformTransactionManager() {

            @Override
            public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
                return manager.getTransaction(definition);
            }

            @Override
            public void commit(TransactionStatus status) {
                counted(status.isNewTransaction() && !status.isRollbackOnly(), () -> manager.commit(status));
            }

            @Override
            public void rollback(TransactionStatus status) {
                manager.rollback(status);
            }
        } : bean;
    }

    private void counted(boolean reachesTheDatabase, Runnable commit) {
        boolean fatal = armed && reachesTheDatabase && isCounted() && count.incrementAndGet() == last;
        if (fatal && micros == BEFORE) {
            die(where());
        }
        commit.run();
        if (fatal && micros == 0) {
            die(where());
        }
        if (fatal && micros > 0) {
            Optional<String> where = where();
            Thread.ofPlatform().daemon().start(() -> {
                LockSupport.parkNanos(Duration.ofNanos(micros * 1_000L).toNanos());
                die(where);
            });
        }
    }

    private boolean isCounted() {
        return switch (counted) {
            case ALL -> true;
            case OURS -> where().isPresent();
            case SETTLING -> where().isPresent() && step().isPresent();
        };
    }

    /** Who commits a transaction of our own. */
    private static Optional<String> where() {
        return StackWalker.getInstance().walk(frames -> frames
                .dropWhile(frame -> !frame.getClassName().equals(Transactions.class.getName()))
                .filter(frame -> !frame.getClassName().equals(Transactions.class.getName()))
                .map(frame -> simpleName(frame) + "." + frame.getMethodName()).findFirst());
    }

    /** Which of the settling steps commits. */
    private static Optional<String> step() {
        return StackWalker.getInstance().walk((Stream<StackWalker.StackFrame> frames) -> frames
                .map(Commits::simpleName).filter(SETTLING::contains).findFirst());
    }

    private static String simpleName(StackWalker.StackFrame frame) {
        return frame.getClassName().replaceFirst(".*\\.", "");
    }

    private void die(Optional<String> where) {
        System.out.println("killed " + (micros == BEFORE ? "before" : micros + " us after") + " commit " + last
                + ", in " + where.orElse("a record of Spring Batch"));
        System.out.flush();
        try {
            new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("Survived its own end");
    }
}
