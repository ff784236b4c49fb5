package org.balancetreasure.testing;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.EmbeddedDatabase;
import org.balancetreasure.sql.Invariants;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The database that the tests of one JVM share: the server of db.url, or an embedded MariaDB. On a server of one's own
 * the tests never touch the database that db.url names, but one beside it whose name ends with that of the module and
 * _test: modules are tested beside each other.
 */
public final class TestDatabase {

    private static @Nullable DatabaseSettings settings;

    private TestDatabase() {}

    public static synchronized DatabaseSettings settings() {
        if (settings == null) {
            DatabaseSettings external = DatabaseSettings.from(System::getProperty);
            if (external == null) {
                EmbeddedDatabase server = EmbeddedDatabase.start(Path.of("target", "test-database"), 0,
                        EmbeddedDatabase.Rights.WHOLE_SERVER);
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                settings = server.settings().withDatabase("treasure_test");
            } else {
                String name = external.database().isEmpty() ? "treasure" : external.database();
                String module = Path.of("").toAbsolutePath().getFileName().toString().replace('-', '_');
                settings = external.withDatabase(name + "_" + module + "_test");
            }
            // A fresh one: yesterday's may have another schema.
            Database.drop(settings);
            Database.createIfMissing(settings);
        }
        return settings;
    }

    /** Empties every table but the trading days, and lays the seed that every installation has. */
    public static void reset(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        List<String> filled = jdbc.sql("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                  AND table_name NOT IN ('flyway_schema_history', 'trading_day', 'bank_day_exception')
                """).query(String.class).list().stream()
                .filter(table -> !jdbc.sql("SELECT 1 FROM " + table + " LIMIT 1").query().listOfRows().isEmpty())
                .toList();
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (String table : filled) {
                statement.execute(
                        (table.endsWith("_SEQ") ? "UPDATE " + table + " SET ID = 0" : "TRUNCATE TABLE " + table));
            }
            statement.execute("SET foreign_key_checks = 1");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("The test database can't be emptied: " + e.getMessage(), e);
        }
        new ResourceDatabasePopulator(new ClassPathResource("sql/seed/R__house.sql"),
                new ClassPathResource("sql/seed/R__ledger_accounts.sql")).execute(dataSource);
    }

    /** Fails with the rows that break an invariant. */
    public static void checkInvariants(DataSource dataSource) {
        var failed = Invariants.check(dataSource).failed();
        if (!failed.isEmpty()) {
            throw new AssertionError("Invariants do not hold: " + failed);
        }
    }
}
