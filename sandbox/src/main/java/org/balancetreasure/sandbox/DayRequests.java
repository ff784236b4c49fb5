package org.balancetreasure.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.balancetreasure.sandbox.DayPlan.Kind;
import org.balancetreasure.sandbox.DayPlan.Time;
import org.balancetreasure.sandbox.DayPlan.Request;
import org.balancetreasure.sql.Transactions;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The requests of customers on a day, stored before the first one is sent. So a day that was interrupted continues with
 * the same requests, whatever the first of them have changed.
 */
final class DayRequests {

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Transactions transactions;

    DayRequests(DataSource dataSource) {
        batches = new JdbcTemplate(dataSource);
        jdbc = JdbcClient.create(batches);
        transactions = new Transactions(new JdbcTransactionManager(dataSource));
        jdbc.sql("CREATE TABLE IF NOT EXISTS sandbox_day (day DATE NOT NULL PRIMARY KEY)").update();
        jdbc.sql("""
                CREATE TABLE IF NOT EXISTS sandbox_request (
                  customer_id BIGINT NOT NULL, number INT NOT NULL, time VARCHAR(20) NOT NULL,
                  kind VARCHAR(20) NOT NULL, fund_code VARCHAR(6) NOT NULL, cents BIGINT NOT NULL,
                  cancelled BOOLEAN NOT NULL, PRIMARY KEY (customer_id, number))
                """).update();
        jdbc.sql("""
                CREATE TABLE IF NOT EXISTS sandbox_refusal (
                  day DATE NOT NULL, customer_id BIGINT NOT NULL, number INT NOT NULL, code VARCHAR(40) NOT NULL,
                  PRIMARY KEY (day, customer_id, number))
                """).update();
    }

    /** Stores the requests of a day, once; those of the day before are deleted. */
    void plan(LocalDate day, Supplier<List<Request>> requests) {
        transactions.run(() -> {
            if (jdbc.sql("SELECT COUNT(*) FROM sandbox_day WHERE day = ?").param(day).query(Integer.class)
                    .single() > 0) {
                return;
            }
            jdbc.sql("DELETE FROM sandbox_day").update();
            jdbc.sql("DELETE FROM sandbox_request").update();
            jdbc.sql("INSERT INTO sandbox_day VALUES (?)").param(day).update();
            List<Object[]> rows = requests.get().stream()
                    .map(request -> new Object[]{request.customerId(), request.number(),
                            request.time().name(), request.kind().name(), request.fundCode(), request.cents(),
                            request.cancelled()})
                    .toList();
            batches.batchUpdate("INSERT INTO sandbox_request VALUES (?, ?, ?, ?, ?, ?, ?)", rows);
        });
    }

    /** The requests of the planned day for a time of it, in the order in which they are sent. */
    List<Request> at(Time time) {
        return jdbc.sql("""
                SELECT customer_id, number, time, kind, fund_code, cents, cancelled FROM sandbox_request
                WHERE time = ? ORDER BY customer_id, number
                """).param(time.name()).query((row, number) -> new Request(row.getLong(1), row.getInt(2), time,
                Kind.valueOf(row.getString(4)), row.getString(5), row.getLong(6), row.getBoolean(7))).list();
    }

    /** The code of the refusal. A second call has no effect. */
    void refused(LocalDate day, Request request, String code) {
        jdbc.sql("INSERT IGNORE INTO sandbox_refusal VALUES (?, ?, ?, ?)")
                .params(day, request.customerId(), request.number(), code).update();
    }
}
