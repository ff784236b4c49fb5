package org.balancetreasure.benchmarks.growth;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.balancetreasure.benchmarks.Result.Timed;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.Night;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lives a trade date whose next day is one too: customers order, the cut-off comes, the day ends, the files come in.
 * What is timed is the night's work on it, all steps of it; orders and files are there when a tick begins.
 */
final class BusinessDay {

    /** Moved by hand. */
    static final class MovedClock implements InstantSource {

        private volatile Instant now = at(History.FIRST_DAY.atStartOfDay());

        @Override
        public Instant instant() {
            return now;
        }

        private static Instant at(LocalDateTime moment) {
            return moment.atZone(TradingCalendar.ZONE).toInstant();
        }
    }

    /**
     * What the night of a day took: all of its steps, and its proof among them.
     *
     * @param rowsRead by the database meanwhile
     */
    record Nights(Timed all, Timed proof, long rowsRead) {}

    private final JdbcTemplate jdbc;
    private final Night night;
    private final MovedClock clock;
    private final PartnerFiles files;
    private final History history;
    private final int holders;

    BusinessDay(JdbcTemplate jdbc, Night night, MovedClock clock, PartnerFiles files, History history, int holders) {
        this.jdbc = jdbc;
        this.night = night;
        this.clock = clock;
        this.files = files;
        this.history = history;
        this.holders = holders;
    }

    Nights live(LocalDate day) {
        LocalDate next = day.plusDays(1);
        order(day, next);
        jdbc.update("""
                INSERT INTO quote (fund_id, last_day, version, first_day, income_per_10k, yield_check, state, source, received_at)
                VALUES (?, ?, 1, ?, ?, 'NOT_CHECKABLE', 'ACCEPTED', 'benchmark', ?)
                """, History.FUND, day, day, new BigDecimal("0.6821"), day.atTime(23, 0));
        long readBefore = rowsRead();
        long nanos = tick(day.atTime(15, 0));
        long read = rowsRead() - readBefore;
        files.confirmations(day, next);
        readBefore = rowsRead();
        nanos += tick(next.atTime(0, 10));
        read += rowsRead() - readBefore;
        files.register(day, next);
        readBefore = rowsRead();
        nanos += tick(next.atTime(0, 20));
        read += rowsRead() - readBefore;
        return new Nights(new Timed(holders, nanos), new Timed(holders, proofNanos(day)), read);
    }

    private void order(LocalDate day, LocalDate next) {
        long first = history.firstOrdering(day);
        long last = first + history.ordering() - 1;
        for (String kind : new String[]{"SUBSCRIPTION", "REDEMPTION"}) {
            jdbc.update("""
                    INSERT INTO fund_order (customer_id, channel, request_key, origin, fund_id, ta_code, kind, amount, units, state,
                      accepted_at, trade_date, confirm_date)
                    SELECT customer_id, 'bench', CONCAT(?, ' ', ?), 'CUSTOMER', ?, ?, ?, IF(? = 'SUBSCRIPTION', ?, NULL),
                      IF(? = 'SUBSCRIPTION', NULL, ?), 'ACCEPTED', ?, ?, ?
                    FROM customer WHERE customer_id BETWEEN ? AND ?
                    """, kind, day, History.FUND, History.TRANSFER_AGENT, kind, kind, History.ORDERED, kind,
                    History.ORDERED,
                    day.atTime(10, 0), day, next, first, last);
        }
        jdbc.update(
                "UPDATE account SET held = ? WHERE asset_id IN (156, ?) AND purpose IN ('WALLET', 'UNITS') AND owner_id BETWEEN ? AND ?",
                History.ORDERED, History.FUND, first, last);
        jdbc.update("UPDATE limit_use SET open_subscriptions = ? WHERE fund_id = ? AND customer_id BETWEEN ? AND ?",
                History.ORDERED, History.FUND, first, last);
    }

    /** What else a machine does changes how long a night takes, but not what it reads. */
    private long rowsRead() {
        return jdbc.query("SHOW GLOBAL STATUS LIKE 'Handler_read%'", (row, number) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue).sum();
    }

    private long tick(LocalDateTime moment) {
        clock.now = MovedClock.at(moment);
        long begun = System.nanoTime();
        if (!night.tick().runner()) {
            throw new IllegalStateException("Another process runs the night of the benchmark");
        }
        return System.nanoTime() - begun;
    }

    /** The night has written down in real time when the step began and ended; what has failed has not been measured. */
    private long proofNanos(LocalDate day) {
        String state = jdbc.queryForObject("""
                SELECT CONCAT(state, ' ', COALESCE(message, waits_for, '')) FROM night_step
                WHERE business_date = ? AND step = 'RETAIN' AND subject = 'ALL'
                """, String.class, day);
        if (state == null || !state.startsWith("COMPLETED")) {
            throw new IllegalStateException("The night of " + day + " did not come to its end: " + state + ", "
                    + jdbc.queryForList("SELECT * FROM night_step WHERE state <> 'COMPLETED'"));
        }
        Long micros = jdbc.queryForObject("""
                SELECT TIMESTAMPDIFF(MICROSECOND, began_at, ended_at) FROM night_step
                WHERE business_date = ? AND step = 'PROVE' AND subject = 'ALL' AND state = 'COMPLETED'
                """, Long.class, day);
        return Objects.requireNonNull(micros, "a day that was put away has been proved") * 1_000;
    }
}
