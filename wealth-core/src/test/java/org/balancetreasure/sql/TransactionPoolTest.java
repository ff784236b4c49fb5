package org.balancetreasure.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements on one pool, their transactions on another: one connection each. */
@CoreTest
class TransactionPoolTest {

    private static final String INSERT = "INSERT INTO channel VALUES ('pool', '池', 'Pool')";

    private final HikariDataSource outside = Database.pool(TestDatabase.settings(), "outside", 1);
    private final TransactionPool inside = Database.transactions(outside, TestDatabase.settings(), "inside", 1);
    private final JdbcClient jdbc = JdbcClient.create(outside);
    private final Transactions transactions = new Transactions(inside);

    @AfterEach
    void close() {
        jdbc.sql("DELETE FROM channel WHERE channel = 'pool'").update();
        inside.close();
        outside.close();
    }

    @Test
    void aStatementOutsideATransactionCommitsByItself() {
        jdbc.sql(INSERT).update();

        assertThat(autocommit()).isTrue();
        assertThat(transactions.call(this::channels)).isEqualTo(1);
    }

    @Test
    void statementsOfATransactionShareItsConnectionAndCommitTogetherOrNotAtAll() {
        assertThatThrownBy(() -> transactions.run(() -> {
            jdbc.sql(INSERT).update();
            assertThat(channels()).isEqualTo(1);
            throw new IllegalStateException("undone");
        })).hasMessage("undone");
        assertThat(channels()).isZero();

        transactions.run(() -> {
            jdbc.sql(INSERT).update();
            assertThat(transactions.orUndo(() -> jdbc.sql("DELETE FROM channel WHERE channel = 'pool'").update(),
                    deleted -> deleted == 1)).isEqualTo(1);
        });
        assertThat(channels()).isEqualTo(1);
    }

    @Test
    void autocommitIsNeverSetForATransaction() {
        AtomicReference<List<Object>> first = new AtomicReference<>();

        transactions.run(() -> first.set(connectionAndSettings()));
        assertThat(autocommit()).isTrue();

        assertThat(transactions.call(this::connectionAndSettings)).isEqualTo(first.get());
        assertThat(transactions.call(this::autocommit)).isFalse();
    }

    private int channels() {
        return jdbc.sql("SELECT COUNT(*) FROM channel WHERE channel = 'pool'").query(Integer.class).single();
    }

    private boolean autocommit() {
        return jdbc.sql("SELECT @@autocommit").query(Boolean.class).single();
    }

    /** Which connection, and how many SET it has had. */
    private List<Object> connectionAndSettings() {
        return List.of(jdbc.sql("SELECT CONNECTION_ID()").query(Long.class).single(),
                jdbc.sql("SHOW SESSION STATUS LIKE 'Com_set_option'").query((row, i) -> row.getLong(2)).single());
    }
}
