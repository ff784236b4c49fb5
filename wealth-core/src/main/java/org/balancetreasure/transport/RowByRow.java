package org.balancetreasure.transport;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.balancetreasure.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Books rows of a file in one transaction. Where one fails, each gets its own, so that it alone is set aside. So does
 * each where their locks can't be had together: a posting that has locked a range of holders waits for the row of a new
 * holder, and the transaction that opened it waits for a holder of that range.
 */
public final class RowByRow {

    private static final Logger LOG = LoggerFactory.getLogger(RowByRow.class);

    private RowByRow() {}

    /**
     * Books all rows, or sets those aside that can't be booked.
     *
     * @param book runs in a transaction, perhaps twice: what failed is rolled back
     * @param setAside writes in a transaction of its own what is to be said of a row that failed
     * @throws RuntimeException what is nobody's row's fault: a lost lock, server or fence; the step is tried again then
     */
    public static <T> void book(Transactions transactions, List<T> rows, Consumer<T> book,
            BiConsumer<T, RuntimeException> setAside) {
        try {
            transactions.run(() -> rows.forEach(book));
            return;
        } catch (PessimisticLockingFailureException e) {
            if (rows.size() == 1) {
                throw e;
            }
            LOG.info("The locks of {} rows can't be had together; each by itself now", rows.size());
        } catch (RuntimeException e) {
            requireFaultOfARow(e);
            LOG.warn("Of {} rows one can't be booked; each by itself now", rows.size());
        }
        rows.forEach(row -> bookAlone(transactions, row, book, setAside));
    }

    private static <T> void bookAlone(Transactions transactions, T row, Consumer<T> book,
            BiConsumer<T, RuntimeException> setAside) {
        try {
            transactions.run(() -> book.accept(row));
        } catch (RuntimeException e) {
            requireFaultOfARow(e);
            LOG.error("A row can't be booked and is set aside", e);
            transactions.run(() -> setAside.accept(row, e));
        }
    }

    private static void requireFaultOfARow(RuntimeException e) {
        boolean ofARow = e instanceof IllegalStateException || e instanceof IllegalArgumentException
                || e instanceof ArithmeticException || e instanceof NullPointerException
                || e instanceof DataIntegrityViolationException;
        if (!ofARow) {
            throw e;
        }
    }
}
