package org.balancetreasure.benchmarks;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The database of the benchmark: an embedded MariaDB whose commits survive a power cut and go to a synced binary log,
 * or a database of its own on the server that db.url or DB_URL names.
 */
public final class Server implements AutoCloseable {

    private static final String DATABASE = "benchmark";
    private static final String[] DURABLE = {"--log-bin=binlog", "--server-id=1", "--sync-binlog=1",
            "--binlog-format=ROW", "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=2G",
            "--innodb-log-file-size=1G"};

    private final DatabaseSettings settings;
    private final @Nullable EmbeddedDatabase embedded;

    private Server(DatabaseSettings settings, @Nullable EmbeddedDatabase embedded) {
        this.settings = settings;
        this.embedded = embedded;
    }

    public static Server start(Path folder) {
        DatabaseSettings external = DatabaseSettings.from(Server::property);
        if (external != null) {
            DatabaseSettings own = external.withDatabase(DATABASE);
            Database.drop(own);
            return new Server(own, null);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(folder.resolve("database"), 0,
                EmbeddedDatabase.Rights.WHOLE_SERVER, DURABLE);
        return new Server(embedded.settings(), embedded);
    }

    /** A system property, or the environment variable of the same name: db.url or DB_URL. */
    private static @Nullable String property(String name) {
        String value = System.getProperty(name);
        return value != null ? value : System.getenv(name.replace('.', '_').toUpperCase(Locale.ROOT));
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** What the server itself says about what decides speed and durability. */
    public static void describe(DataSource dataSource, Report report) {
        Map<String, String> variables = new TreeMap<>();
        new JdbcTemplate(dataSource).query("""
                SHOW GLOBAL VARIABLES WHERE Variable_name IN ('version', 'version_comment', 'log_bin', 'sync_binlog',
                  'binlog_format', 'binlog_row_image', 'innodb_flush_log_at_trx_commit', 'innodb_doublewrite',
                  'innodb_flush_method', 'innodb_buffer_pool_size', 'innodb_log_file_size', 'innodb_redo_log_capacity')
                """, row -> {
            variables.put(row.getString(1), row.getString(2));
        });
        report.version("database", variables.remove("version") + ", " + variables.remove("version_comment"));
        variables.forEach(report::setting);
    }

    @Override
    public void close() {
        if (embedded == null) {
            Database.drop(settings);
        } else {
            embedded.close();
        }
    }
}
