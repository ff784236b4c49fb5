package org.balancetreasure.benchmarks.income;

import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.benchmarks.Rounds.Contender;
import org.balancetreasure.night.Night;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ours, whole: the night finds its step INCOME due, starts the Spring Batch job, reads, posts range by range, proves,
 * and writes down that the step is done.
 */
final class NightPosting implements Contender {

    private final Night night;
    private final JdbcTemplate jdbc;
    private final Holders holders;
    private final Progress progress;
    private LocalDate day = Holders.FIRST_DAY;

    NightPosting(Night night, JdbcTemplate jdbc, Holders holders, Progress progress) {
        this.night = night;
        this.jdbc = jdbc;
        this.holders = holders;
        this.progress = progress;
    }

    @Override
    public String name() {
        return String.format(Locale.ROOT, "the night, %,d holders", holders.count());
    }

    /** Who runs the night is settled before, as in a night whose other steps are done. */
    @Override
    public void prepare() {
        night.tick();
        day = holders.takeDay();
        jdbc.update("INSERT INTO night_step (business_date, step, subject, state) VALUES (?, 'INCOME', ?, 'WAITING')",
                day, Holders.code(holders.fundId()));
    }

    @Override
    public long run() {
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            var watched = watch.scheduleWithFixedDelay(this::tellProgress, 1, 1, TimeUnit.SECONDS);
            Night.Tick tick = night.tick();
            watched.cancel(false);
            if (!tick.runner() || !tick.open().isEmpty()) {
                throw new IllegalStateException("The night did not post " + day + ": " + tick);
            }
        }
        return proved();
    }

    private void tellProgress() {
        Long posted = jdbc.queryForObject("""
                SELECT COALESCE(SUM(posted_holders), 0) FROM income_range WHERE fund_id = ? AND income_date = ?
                """, Long.class, holders.fundId(), day);
        progress.rows(posted == null ? 0 : posted, holders.count());
    }

    /** What counts is what the night itself has proved. */
    private long proved() {
        Long proved = jdbc.queryForObject("""
                SELECT SUM(holders) FROM income_run WHERE fund_id = ? AND income_date = ? AND state = 'PROVED'
                """, Long.class, holders.fundId(), day);
        if (proved == null || proved != holders.count()) {
            throw new IllegalStateException(
                    "Of " + holders.count() + " holders, the income of " + day + " is proved for "
                            + proved);
        }
        return proved;
    }
}
