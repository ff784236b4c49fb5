package org.balancetreasure.testing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes away the triggers that keep what is booked, like somebody who owns the database, so that a test can forge a
 * figure. Close it: the triggers are as before then.
 */
public final class Guards implements AutoCloseable {

    private final JdbcClient jdbc;
    private final List<String> lifted = new ArrayList<>();

    private Guards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The statements commit by themselves. */
    public static Guards lifted(JdbcClient jdbc) {
        Guards guards = new Guards(jdbc);
        for (String name : jdbc
                .sql("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()")
                .query(String.class).list()) {
            guards.lifted.add(jdbc.sql("SHOW CREATE TRIGGER " + name)
                    .query((row, number) -> row.getString("SQL Original Statement")).single());
            jdbc.sql("DROP TRIGGER " + name).update();
        }
        return guards;
    }

    /** Runs one such statement, after which all is guarded again. */
    public static void forge(JdbcClient jdbc, String statement) {
        try (Guards guards = lifted(jdbc)) {
            jdbc.sql(statement).update();
        }
    }

    @Override
    public void close() {
        lifted.forEach(trigger -> jdbc.sql(trigger).update());
    }
}
