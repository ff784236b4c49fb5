package org.balancetreasure.benchmarks.growth;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.balancetreasure.benchmarks.NightApplication;
import org.balancetreasure.benchmarks.Options;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.benchmarks.Report;
import org.balancetreasure.benchmarks.Result;
import org.balancetreasure.benchmarks.Result.Timed;
import org.balancetreasure.benchmarks.Rounds;
import org.balancetreasure.benchmarks.Rounds.Contender;
import org.balancetreasure.benchmarks.Server;
import org.balancetreasure.benchmarks.growth.BusinessDay.MovedClock;
import org.balancetreasure.close.Closes;
import org.balancetreasure.close.DigestChain;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The close of a day with an income entry for each holder, and the walk of all closes as {@code bin/verify-books} does
 * it. The floor reads the same day's entries row by row and does nothing with them. All of it on one connection.
 */
public final class VerifyBenchmark {

    private VerifyBenchmark() {}

    public static void run(Options options, Path folder, Report report, Progress progress) throws Exception {
        progress.begin("Starting the database");
        try (Server server = Server.start(folder);
                var application = NightApplication.start(server.settings(), folder, new MovedClock())) {
            DataSource dataSource = application.getBean(DataSource.class);
            Server.describe(dataSource, report);
            report.setting("verify", String.format(Locale.ROOT, "%,d holders", options.holders()));
            History history = new History(application, options.holders());
            history.begin();
            // The first day has the opening transfers of all, the second its income entries and a day's orders.
            history.write(History.FIRST_DAY, History.FIRST_DAY.plusDays(1), progress);
            progress.begin("Closing a day");
            Closes closes = application.getBean(Closes.class);
            long begun = System.nanoTime();
            history.write(History.FIRST_DAY.plusDays(1), History.FIRST_DAY.plusDays(2), progress);
            Timed written = new Timed(options.holders(), System.nanoTime() - begun);
            progress.done("the day with its close", written);
            long rows = Objects.requireNonNull(closes.last()).rowCount();
            report.add(Result.ofRate("verify-close", new Timed(rows, history.closeNanos()), "rows",
                    "the close of a day of " + String.format(Locale.ROOT, "%,d", rows) + " rows in "
                            + new Timed(rows, history.closeNanos()).seconds()));
            chain(options, dataSource, report, progress);
        }
    }

    private static void chain(Options options, DataSource dataSource, Report report, Progress progress)
            throws Exception {
        Contender walk = contender("the chain", () -> {
            DigestChain.Result found = DigestChain.verify(dataSource, List.of(), List.of(), rows -> {
            });
            if (!found.wrong().isEmpty()) {
                throw new IllegalStateException("The benchmark's own books do not hold: " + found.wrong());
            }
            return found.rowCount();
        });
        Contender reading = contender("bare reading", () -> readEntries(dataSource));
        Rounds.time(reading);
        Rounds rounds = Rounds.alternate(options.rounds(), List.of(reading, walk), progress);
        Timed ours = rounds.median(walk);
        Timed floor = rounds.median(reading);
        report.add(Result.ofRates("verify-vs-reading", ours, floor, "rows",
                String.format(Locale.ROOT, "%,d rows of all tables digested in ", ours.rows()) + ours.seconds()
                        + "; other: income entries read and dropped in " + floor.seconds()));
    }

    private interface Turn {
        long run() throws Exception;
    }

    private static Contender contender(String name, Turn turn) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long run() throws Exception {
                return turn.run();
            }
        };
    }

    private static long readEntries(DataSource dataSource) {
        long[] rows = {0};
        new JdbcTemplate(dataSource).execute((java.sql.Connection connection) -> {
            try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_READ_ONLY)) {
                statement.setFetchSize(Integer.MIN_VALUE);
                try (ResultSet entries = statement.executeQuery("""
                        SELECT fund_id, income_date, holder_id, sequence, base, income FROM income_entry
                        ORDER BY fund_id, income_date, holder_id
                        """)) {
                    while (entries.next()) {
                        rows[0]++;
                    }
                }
            }
            return rows[0];
        });
        return rows[0];
    }
}
