package org.balancetreasure.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedDatabaseTest {

    @Test
    void keepsItsDataBetweenTwoStartsAlsoInATemporaryFolderAndMigratesOnce(@TempDir Path folder) {
        try (var database = EmbeddedDatabase.start(folder, 0);
                var pool = Database.pool(database.settings(), "first", 2)) {
            Database.migrate(pool);
            JdbcClient.create(pool).sql("INSERT IGNORE INTO channel VALUES ('demo', '演示', 'Demo')").update();
        }
        try (var database = EmbeddedDatabase.start(folder, 0);
                var pool = Database.pool(database.settings(), "second", 2)) {
            Database.migrate(pool);
            JdbcClient jdbc = JdbcClient.create(pool);
            assertThat(jdbc.sql("SELECT name_zh FROM channel WHERE channel = 'demo'").query(String.class).single())
                    .isEqualTo("演示");
            assertThat(jdbc.sql("SELECT COUNT(*) FROM trading_day").query(Long.class).single()).isEqualTo(3399);
            assertThat(jdbc.sql("SELECT @@transaction_isolation").query(String.class).single())
                    .isEqualTo("READ-COMMITTED");
        }
    }
}
