package org.balancetreasure.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

@CoreTest
class RowByRowTest {

    private final List<String> inTransaction = new ArrayList<>();
    private final List<List<String>> committed = new ArrayList<>();
    private final List<String> setAside = new ArrayList<>();
    private final Transactions transactions;

    RowByRowTest(Transactions transactions) {
        this.transactions = transactions.checkedBy(() -> {
            committed.add(List.copyOf(inTransaction));
            inTransaction.clear();
        });
    }

    @Test
    void rowsThatCanBeBookedAreBookedTogether() {
        RowByRow.book(transactions, List.of("a", "b", "c"), inTransaction::add, this::setAside);
        assertThat(committed).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void rowsWhoseLocksCannotBeHadTogetherAreBookedEachByItselfAndNoneIsSetAside() {
        RowByRow.book(transactions, List.of("a", "b", "c"), row -> {
            inTransaction.add(row);
            if (inTransaction.size() == 2) {
                inTransaction.clear();
                throw new CannotAcquireLockException("a deadlock, whoever holds the other locks");
            }
        }, this::setAside);
        assertThat(committed).containsExactly(List.of("a"), List.of("b"), List.of("c"));
        assertThat(setAside).isEmpty();
    }

    @Test
    void aRowWhoseLocksCannotBeHadAtAllIsNotSetAside() {
        assertThatThrownBy(() -> RowByRow.book(transactions, List.of("a", "b"), row -> {
            throw new CannotAcquireLockException("somebody holds it for ever");
        }, this::setAside)).isInstanceOf(CannotAcquireLockException.class);
        assertThat(setAside).isEmpty();
    }

    @Test
    void aRowThatCannotBeBookedIsSetAsideAlone() {
        RowByRow.book(transactions, List.of("a", "b", "c"), row -> {
            if (row.equals("b")) {
                inTransaction.clear();
                throw new IllegalStateException("b can't be true");
            }
            inTransaction.add(row);
        }, this::setAside);
        assertThat(committed).containsExactly(List.of("a"), List.of(), List.of("c"));
        assertThat(setAside).containsExactly("b: b can't be true");
    }

    private void setAside(String row, RuntimeException e) {
        setAside.add(row + ": " + e.getMessage());
    }
}
