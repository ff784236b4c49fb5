package org.balancetreasure.benchmarks.reconciliation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.balancetreasure.benchmarks.NightApplication;
import org.balancetreasure.benchmarks.Options;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.benchmarks.Report;
import org.balancetreasure.benchmarks.Rounds;
import org.balancetreasure.benchmarks.Rounds.Contender;
import org.balancetreasure.benchmarks.Server;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.reconciliation.statements.StatementMatching;
import org.balancetreasure.sql.Transactions;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lines of our books against lines of a statement, with planted differences that are all to be found. */
public final class ReconcileBenchmark {

    private static final Instant NOW = Instant.parse("2013-07-11T13:30:00Z");

    private final StatementMatching matching;
    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final Banks banks;
    private final Progress progress;

    private ReconcileBenchmark(ConfigurableApplicationContext application, Progress progress) {
        this.matching = application.getBean(StatementMatching.class);
        this.transactions = application.getBean(Transactions.class);
        this.jdbc = new JdbcTemplate(application.getBean(DataSource.class));
        this.banks = application.getBean(Banks.class);
        this.progress = progress;
    }

    public static void run(Options options, Path folder, Report report, Progress progress) throws Exception {
        progress.begin("Starting the database");
        try (Server server = Server.start(folder);
                var application = NightApplication.start(server.settings(), folder, InstantSource.fixed(NOW))) {
            Server.describe(application.getBean(DataSource.class), report);
            application.getBean(Gates.class).openDay(StatementLines.DAY);
            var benchmark = new ReconcileBenchmark(application, progress);
            StatementLines.begin(benchmark.jdbc);
            benchmark.besideTheFloor(options, report);
        }
    }

    private void besideTheFloor(Options options, Report report) throws Exception {
        StatementLines lines = StatementLines.of(jdbc, banks, options.entries());
        Contender ours = ours(lines);
        Contender floor = floor(lines);
        for (int round = 0; round < options.rounds(); round++) {
            lines.load(progress);
            progress.done("floor", Rounds.time(floor));
            progress.done("ours", Rounds.time(ours));
            progress.done("floor", Rounds.time(floor));
            progress.line("found " + lines.requireFound());
        }
    }

    private Contender ours(StatementLines lines) {
        return new Contender() {
            @Override
            public String name() {
                return "reconcile";
            }

            @Override
            public long run() {
                transactions.run(() -> {
                    long a = System.nanoTime();
                    matching.find(lines.taken());
                    long b = System.nanoTime();
                    matching.bookFound(lines.taken());
                    long c = System.nanoTime();
                    matching.findMissing(lines.taken());
                    progress.line((b-a)/1000000 + " " + (c-b)/1000000 + " " + (System.nanoTime() - c)/1000000);
                });
                return lines.count();
            }
        };
    }

    private Contender floor(StatementLines lines) {
        return new Contender() {
            @Override
            public String name() {
                return "anti-join";
            }

            @Override
            public long run() {
                Long n = jdbc.queryForObject("""
                        SELECT COUNT(*) FROM statement_line l
                        LEFT JOIN cash_item i ON i.account_id = 1 AND i.reference = l.end_to_end_id AND i.amount = l.amount
                        WHERE l.statement_id = ? AND i.item_id IS NULL
                        """, Long.class, lines.statementId());
                progress.line("without " + n);
                return lines.count();
            }
        };
    }
}
