package org.balancetreasure.sandbox;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The options with which the data of a directory was made. A second start continues with the same options, or names the
 * difference.
 */
final class Profile {

    private record Made(LocalDate firstDay, int customers, long seed) {}

    private Profile() {}

    static void check(JdbcClient jdbc, Options options) {
        jdbc.sql("""
                CREATE TABLE IF NOT EXISTS sandbox_profile (
                  id TINYINT NOT NULL PRIMARY KEY, first_day DATE NOT NULL, customers INT NOT NULL, seed BIGINT NOT NULL)
                """).update();
        jdbc.sql("INSERT IGNORE INTO sandbox_profile VALUES (1, ?, ?, ?)")
                .params(options.from(), options.customers(), options.seed())
                .update();
        Made made = jdbc.sql("SELECT first_day, customers, seed FROM sandbox_profile").query(Made.class).single();
        if (!made.equals(new Made(options.from(), options.customers(), options.seed()))) {
            throw new IllegalStateException(
                    "The data in " + options.dataDirectory() + " was made with --from " + made.firstDay()
                            + " --customers " + made.customers() + " --seed " + made.seed()
                            + ". Use the same to go on, another --data-dir to begin anew, or delete the directory.");
        }
    }
}
