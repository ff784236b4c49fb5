package org.balancetreasure.benchmarks.income;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.balancetreasure.night.Night;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A day's income of all holders of a fund: by the night, by the bare statements that every solution needs, and by
 * chunks. Then the cost of a holder with few holders and with many.
 */
public final class IncomeBenchmark {

    /** Before any day that is posted, so that the night finds nothing to do but what it is given. */
    private static final Instant NOW = Instant.parse("2013-06-30T16:00:00Z");
    private static final LocalDate GATES_OPEN = LocalDate.of(2026, 11, 2);
    private static final int FUND = 1001;
    private static final int CHUNK_FUND = 1002;
    private static final int WARM_UP_FUND = 1003;
    private static final int FIRST_SIZE_FUND = 1010;
    private static final int WARM_UP_HOLDERS_MAX = 50_000;
    private static final int WARM_UP_TURNS = 40;
    private static final int CHUNKS_WARM_UP_EVERY = 8;
    /** As many are enough to know what one costs in chunks, and that neither job's start counts. */
    private static final int CHUNK_HOLDERS_MAX = 300_000;

    private final ConfigurableApplicationContext application;
    private final JdbcTemplate jdbc;
    private final Options options;
    private final Report report;
    private final Progress progress;

    private IncomeBenchmark(ConfigurableApplicationContext application, Options options, Report report,
            Progress progress) {
        this.application = application;
        this.jdbc = new JdbcTemplate(application.getBean(DataSource.class));
        this.options = options;
        this.report = report;
        this.progress = progress;
    }

    public static void run(Options options, Path folder, Report report, Progress progress) throws Exception {
        progress.begin("Starting the database");
        try (Server server = Server.start(folder);
                var application = NightApplication.start(server.settings(), folder, InstantSource.fixed(NOW))) {
            new IncomeBenchmark(application, options, report, progress).run();
        }
    }

    private void run() throws Exception {
        Server.describe(application.getBean(DataSource.class), report);
        int cores = Runtime.getRuntime().availableProcessors();
        report.setting("workers", (cores + 1) + " of the night, " + cores + " of the bare statements, 1 of the chunks");
        report.setting("holders", String.format(Locale.ROOT, "%,d", options.holders()));
        report.setting("rounds", options.rounds() + ", the median counts");
        Gates gates = application.getBean(Gates.class);
        gates.openDay(GATES_OPEN);
        Holders.loadHouse(jdbc);
        gates.openTrading(Holders.TRANSFER_AGENT, GATES_OPEN);
        warmUp(Holders.load(jdbc, WARM_UP_FUND, Math.min(options.holders(), WARM_UP_HOLDERS_MAX), progress));
        Holders holders = Holders.load(jdbc, FUND, options.holders(), progress);
        besideTheFloor(holders);
        besideChunks(Holders.load(jdbc, CHUNK_FUND, Math.min(options.holders(), CHUNK_HOLDERS_MAX), progress));
        atSizes(holders);
    }

    /** Nights and chunks run in processes that live long: what the compiler still has to do is not theirs. */
    private void warmUp(Holders holders) throws Exception {
        progress.begin("Warming up");
        int turns = holders.count() < WARM_UP_HOLDERS_MAX ? 1 : WARM_UP_TURNS;
        for (int turn = 1; turn <= turns; turn++) {
            Rounds.time(night(holders));
            if (turn % CHUNKS_WARM_UP_EVERY == 0) {
                Rounds.time(chunks(holders));
            }
            progress.rows((long) turn * holders.count(), (long) turns * holders.count());
        }
    }

    private void besideTheFloor(Holders holders) throws Exception {
        Contender night = night(holders);
        Contender bare = new BareStatements(application.getBean(DataSource.class), holders);
        progress.begin("Loading the pages");
        Rounds.time(bare);
        Rounds.time(night);
        Rounds rounds = Rounds.alternate(options.rounds(), List.of(bare, night), progress);
        Timed ours = rounds.median(night);
        report.add(Result.ofRates("income-vs-floor", ours, rounds.median(bare), "holders",
                "the night's whole job in " + ours.seconds() + ", the bare INSERT … SELECT and UPDATE in "
                        + rounds.median(bare).seconds()));
    }

    private void besideChunks(Holders holders) throws Exception {
        Contender night = night(holders);
        Contender chunks = chunks(holders);
        Rounds rounds = Rounds.alternate(Math.min(3, options.rounds()), List.of(chunks, night), progress);
        report.add(Result.ofRates("income-vs-chunk", rounds.median(night), rounds.median(chunks), "holders",
                String.format(Locale.ROOT, "reader, processor and writer in chunks of 1,000; both over %,d holders",
                        holders.count())));
    }

    private void atSizes(Holders known) throws Exception {
        List<Contender> nights = new ArrayList<>();
        for (int i = 0; i < options.sizes().size(); i++) {
            int size = options.sizes().get(i);
            nights.add(night(size == known.count() ? known : Holders.load(jdbc, FIRST_SIZE_FUND + i, size, progress)));
        }
        Rounds rounds = Rounds.alternate(Math.min(3, options.rounds()), nights, progress);
        Timed largest = nights.isEmpty() ? null : rounds.median(nights.getLast());
        for (int i = 0; i < nights.size() && largest != null; i++) {
            Timed timed = rounds.median(nights.get(i));
            report.add(Result.ofRates("income-at-" + options.sizes().get(i), timed, largest, "holders",
                    timed.seconds() + String.format(Locale.ROOT, "; other: at %,d", options.sizes().getLast())));
        }
    }

    private Contender chunks(Holders holders) {
        return new ChunkPosting(application.getBean(DataSource.class), application.getBean(JobRepository.class),
                application.getBean(JobOperator.class), application.getBean(PlatformTransactionManager.class), holders);
    }

    private Contender night(Holders holders) {
        return new NightPosting(application.getBean(Night.class), jdbc, holders, progress);
    }
}
