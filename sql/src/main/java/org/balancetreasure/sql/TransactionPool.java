package org.balancetreasure.sql;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Transactions on connections of their own, whose autocommit is off for good. A connection that also serves statements
 * outside transactions is switched off before each transaction and on after it: two of an order's twelve round trips.
 * Statements outside transactions have another pool, where each commits by itself. Inside a transaction they use its
 * connection.
 */
public final class TransactionPool extends JdbcTransactionManager implements AutoCloseable {

    private static final long serialVersionUID = 1L;

    private final transient HikariDataSource connections;

    /** @param statements what statements run on, inside and outside transactions */
    TransactionPool(DataSource statements, HikariDataSource connections) {
        super(new Drawn(statements, connections));
        this.connections = connections;
    }

    @Override
    public void close() {
        connections.close();
    }

    /** Draws from the one pool and is bound to a transaction under the name of the other. */
    private static final class Drawn extends DelegatingDataSource implements InfrastructureProxy {

        private final DataSource statements;

        Drawn(DataSource statements, HikariDataSource connections) {
            super(connections);
            this.statements = statements;
        }

        @Override
        public Object getWrappedObject() {
            return statements;
        }
    }
}
