package org.balancetreasure.requests;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.function.Function;
import java.util.function.Supplier;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.sql.Transactions;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Executes a request once. The caller is checked first, and the key is the first thing written, in the transaction of
 * the effect. So key, effect and answer commit together or not at all. A refusal commits and its answer is repeated; a
 * defect leaves nothing, and the request may be sent again.
 */
@Component
public class Requests {

    /** MySQL and MariaDB: lock wait timeout exceeded. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final RequestMapper mapper;
    private final Transactions transactions;
    private final BusinessClock clock;

    Requests(RequestMapper mapper, Transactions transactions, BusinessClock clock) {
        this.mapper = mapper;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param bodyHash SHA-256 of what is asked
     * @param asker who asks, read in the effect's transaction; throws for whom there is neither effect nor answer
     * @param effect runs in a transaction, maybe more than once if locks are lost, with an effect only on the database
     */
    public <A> Outcome once(RequestKey key, byte[] bodyHash, Supplier<A> asker, Function<A, Answer> effect) {
        // Two turns: the key may have been given back between our refused insert and our look.
        for (int turn = 0; turn < 2; turn++) {
            try {
                return new Outcome.First(transactions.call(() -> {
                    A known = asker.get();
                    take(key, bodyHash);
                    Answer answer = effect.apply(known);
                    if (mapper.answer(key, answer) != 1) {
                        throw new IllegalStateException("The request " + key + " vanished in its own transaction");
                    }
                    return answer;
                }));
            } catch (Waited e) {
                return new Outcome.UnderWay();
            } catch (DuplicateKeyException e) {
                RequestMapper.Row row = mapper.find(key);
                if (row != null) {
                    return MessageDigest.isEqual(row.bodyHash(), bodyHash)
                            ? new Outcome.Again(new Answer(row.status(), row.answer()))
                            : new Outcome.OtherBody();
                }
            }
        }
        return new Outcome.UnderWay();
    }

    /**
     * Forgets answers given before a moment, a bounded number in one transaction. What was done stays done: an order
     * keeps its key, so that the same request is not ordered again.
     *
     * @return how many
     */
    public long forget(LocalDateTime before, Transactions inBatches) {
        long forgotten = 0;
        int deleted;
        do {
            deleted = inBatches.call(() -> mapper.forget(before, FORGOTTEN_AT_ONCE));
            forgotten += deleted;
        } while (deleted == FORGOTTEN_AT_ONCE);
        return forgotten;
    }

    private void take(RequestKey key, byte[] bodyHash) {
        try {
            mapper.take(key, bodyHash, clock.now());
        } catch (PessimisticLockingFailureException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException sql
                    && sql.getErrorCode() == LOCK_WAIT_TIMEOUT) {
                throw new Waited(e);
            }
            throw e;
        }
    }

    /** The first request with this key did not end within the lock wait. Not to be retried like a deadlock. */
    private static final class Waited extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Waited(Throwable cause) {
            super(cause);
        }
    }
}
