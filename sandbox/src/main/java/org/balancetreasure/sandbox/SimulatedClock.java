package org.balancetreasure.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clock that stands still until it is moved, and stores its time. It is moved only when everything of its instant has
 * happened. So after a kill the sandbox repeats the instant, which is harmless.
 */
final class SimulatedClock implements InstantSource {

    private static final ZoneId EXCHANGE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private volatile LocalDateTime now;

    SimulatedClock(DataSource dataSource, LocalDateTime start) {
        this.jdbc = JdbcClient.create(dataSource);
        jdbc.sql(
                "CREATE TABLE IF NOT EXISTS sandbox_clock (id TINYINT NOT NULL PRIMARY KEY, stands_at DATETIME(3) NOT NULL)")
                .update();
        jdbc.sql("INSERT IGNORE INTO sandbox_clock VALUES (1, ?)").param(start).update();
        this.now = jdbc.sql("SELECT stands_at FROM sandbox_clock").query(LocalDateTime.class).single();
    }

    @Override
    public Instant instant() {
        return now.atZone(EXCHANGE).toInstant();
    }

    LocalDateTime now() {
        return now;
    }

    /** Forward only: a moment that has passed is not repeated. */
    void moveTo(LocalDateTime moment) {
        if (moment.isAfter(now)) {
            jdbc.sql("UPDATE sandbox_clock SET stands_at = ?").param(moment).update();
            now = moment;
        }
    }
}
