package org.balancetreasure.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Opens the database the one way in which every part of the platform uses it, and brings its schema up to date. */
public final class Database {

    /**
     * Set on every session, so that both servers refuse what does not fit. READ COMMITTED comes with the pool. A
     * transaction waits for a lock at most one second: order transactions are bounded, and one that gives up is
     * retried.
     */
    private static final String SESSION = "sql_mode='STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',innodb_lock_wait_timeout=1";

    private Database() {}

    /** A pool of at most {@code size} connections. Close it when done. */
    public static HikariDataSource pool(DatabaseSettings settings, String name, int size) {
        return new HikariDataSource(config(settings, name, size));
    }

    /**
     * Transactions of what runs on {@code statements}, on at most {@code size} connections of their own. Close it when
     * done.
     */
    public static TransactionPool transactions(DataSource statements, DatabaseSettings settings, String name,
            int size) {
        HikariConfig config = config(settings, name + " transactions", size);
        config.setAutoCommit(false);
        return new TransactionPool(statements, new HikariDataSource(config));
    }

    private static HikariConfig config(DatabaseSettings settings, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("sessionVariables", SESSION);
        config.addDataSourceProperty("characterEncoding", "UTF-8");
        config.addDataSourceProperty("rewriteBatchedStatements", "true");
        config.addDataSourceProperty("cachePrepStmts", "true");
        config.addDataSourceProperty("prepStmtCacheSqlLimit", "4096");
        config.addDataSourceProperty("cacheServerConfiguration", "true");
        config.addDataSourceProperty("useLocalSessionState", "true");
        config.addDataSourceProperty("allowPublicKeyRetrieval", "true");
        config.addDataSourceProperty("connectTimeout", "5000");
        return config;
    }

    /** Creates the database that the settings name, if it is not there yet; everything in it compares by code point. */
    public static void createIfMissing(DatabaseSettings settings) {
        onServer(settings, "CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    /** Drops the database that the settings name, with all that is in it. */
    public static void drop(DatabaseSettings settings) {
        onServer(settings, "DROP DATABASE IF EXISTS %s");
    }

    private static void onServer(DatabaseSettings settings, String statementOfName) {
        String name = settings.database();
        if (!name.matches("[A-Za-z0-9_]+")) {
            throw new IllegalArgumentException(
                    "db.url must name a database of letters, digits and _, but is " + settings.url());
        }
        try (Connection server = DriverManager.getConnection(settings.withDatabase("").url(), settings.user(),
                settings.password()); var statement = server.createStatement()) {
            statement.execute(statementOfName.formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("Can't reach, create or drop the database " + settings.url() + " as user "
                    + settings.user() + ": " + e.getMessage(), e);
        }
    }

    /** Brings schema and seed up to date. Safe to call from several processes at once: Flyway takes a lock. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).locations("classpath:sql/schema", "classpath:sql/seed").load()
                .migrate();
    }
}
