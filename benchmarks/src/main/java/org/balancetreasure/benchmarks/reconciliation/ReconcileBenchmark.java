package org.balancetreasure.benchmarks.reconciliation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
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
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.reconciliation.statements.StatementMatching;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lines of our books against lines of a statement, with planted differences that are all to be found, and no others:
 * the whole matching at several sizes, and the finding beside one bare anti-join over the same rows.
 */
public final class ReconcileBenchmark {

    static final Instant NOW = Instant.parse("2013-07-11T13:30:00Z");

    private static final int WARM_UP = 20_000;

    private final StatementMatching matching;
    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final Banks banks;
    private final Options options;
    private final Report report;
    private final Progress progress;

    private ReconcileBenchmark(ConfigurableApplicationContext application, Options options, Report report,
            Progress progress) {
        this.matching = application.getBean(StatementMatching.class);
        this.transactions = application.getBean(Transactions.class);
        this.jdbc = new JdbcTemplate(application.getBean(DataSource.class));
        this.banks = application.getBean(Banks.class);
        this.options = options;
        this.report = report;
        this.progress = progress;
    }

    /** The whole matching of a quarter, half and all of the lines. */
    public static void atSizes(Options options, Path folder, Report report, Progress progress) throws Exception {
        run(options, folder, report, progress, ReconcileBenchmark::atSizes);
    }

    /** The finding, beside an anti-join. */
    public static void besideTheFloor(Options options, Path folder, Report report, Progress progress)
            throws Exception {
        run(options, folder, report, progress, ReconcileBenchmark::besideTheFloor);
    }

    private interface Part {
        void run(ReconcileBenchmark benchmark) throws Exception;
    }

    private static void run(Options options, Path folder, Report report, Progress progress, Part part)
            throws Exception {
        progress.begin("Starting the database");
        try (Server server = Server.start(folder);
                var application = NightApplication.start(server.settings(), folder, InstantSource.fixed(NOW))) {
            Server.describe(application.getBean(DataSource.class), report);
            application.getBean(Gates.class).openDay(BothSides.DAY);
            var benchmark = new ReconcileBenchmark(application, options, report, progress);
            BothSides.begin(benchmark.jdbc);
            benchmark.warmUp();
            part.run(benchmark);
        }
    }

    private BothSides sides(int count) {
        return BothSides.of(jdbc, banks, count);
    }

    private void warmUp() {
        BothSides few = sides(Math.min(WARM_UP, options.entries()));
        for (int turn = 0; turn < 2; turn++) {
            few.load(progress);
            transactions.run(() -> matching.book(few.taken()));
            few.requireFound();
        }
    }

    private void atSizes() throws Exception {
        List<Contender> all = new ArrayList<>();
        List<Integer> sizes = List.copyOf(new TreeSet<>(List.of(Math.max(1, options.entries() / 4),
                Math.max(1, options.entries() / 2), options.entries())));
        sizes.forEach(size -> all.add(matching(sides(size))));
        Rounds rounds = Rounds.alternate(Math.min(3, options.rounds()), all, progress);
        Timed largest = rounds.median(all.getLast());
        for (int i = 0; i < sizes.size(); i++) {
            Timed timed = rounds.median(all.get(i));
            int planted = sides(sizes.get(i)).planted();
            report.add(Result.ofRates("reconcile-at-" + sizes.get(i), timed, largest, "lines",
                    timed.seconds() + String.format(Locale.ROOT,
                            " against as many of ours, pairs stored and breaks opened: %,d of %,d planted differences "
                                    + "of eight types found, 0 others; other: at %,d",
                            planted, planted, options.entries())));
        }
    }

    /**
     * Finding is what the matching does before and after it books: which lines are nothing that we expect, and which
     * items are on no statement.
     */
    private void besideTheFloor() {
        BothSides sides = sides(options.entries());
        List<Timed> floors = new ArrayList<>();
        List<Timed> findings = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            sides.load(progress);
            long found = 0;
            for (boolean floor : round % 2 == 1 ? List.of(true, false) : List.of(false, true)) {
                if (floor) {
                    floors.add(new Timed(sides.count(), nanos(() -> antiJoin(sides))));
                } else {
                    found = nanos(() -> transactions.run(() -> matching.find(sides.taken())));
                }
            }
            transactions.run(() -> matching.bookFound(sides.taken()));
            found += nanos(() -> transactions.run(() -> matching.findMissing(sides.taken())));
            sides.requireFound();
            findings.add(new Timed(sides.count(), found));
            progress.done("round " + round + " of " + options.rounds() + ", anti-join", floors.getLast());
            progress.done("round " + round + " of " + options.rounds() + ", finding", findings.getLast());
        }
        Timed finding = Rounds.median(findings);
        Timed bare = Rounds.median(floors);
        report.add(Result.ofRates("reconcile-vs-floor", finding, bare, "lines",
                String.format(Locale.ROOT, "%,d differences of eight types found in both directions in ",
                        sides.planted()) + finding.seconds()
                        + "; other: one bare anti-join, one direction, in " + bare.seconds()
                        + ". Storing pairs and booking come on top: reconcile-at-" + options.entries()));
    }

    /** The floor: which lines have no item of ours with identifier and amount. It keeps nothing and books nothing. */
    private void antiJoin(BothSides sides) {
        List<@Nullable Long> alone = jdbc.queryForList("""
                SELECT l.line_id FROM statement_line l
                LEFT JOIN cash_item i ON i.account_id = ? AND i.reference = l.end_to_end_id AND i.amount = l.amount
                WHERE l.statement_id = ? AND i.item_id IS NULL
                """, Long.class, BothSides.ACCOUNT, sides.statementId());
        if (alone.isEmpty()) {
            throw new IllegalStateException("The anti-join finds none of " + sides.planted() + " differences");
        }
    }

    private static long nanos(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    private Contender matching(BothSides sides) {
        return new Contender() {
            @Override
            public String name() {
                return "matching of " + sides.count();
            }

            @Override
            public void prepare() {
                sides.load(progress);
            }

            @Override
            public long run() {
                transactions.run(() -> matching.book(sides.taken()));
                sides.requireFound();
                return sides.count();
            }
        };
    }
}
