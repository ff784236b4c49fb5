package org.balancetreasure.benchmarks.requests;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.balancetreasure.benchmarks.Options;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.benchmarks.Report;
import org.balancetreasure.benchmarks.Result;
import org.balancetreasure.benchmarks.Rounds;
import org.balancetreasure.benchmarks.Rounds.Contender;
import org.balancetreasure.benchmarks.Server;
import org.balancetreasure.benchmarks.requests.HttpCaller.Request;
import org.balancetreasure.benchmarks.requests.Load.Latencies;
import org.balancetreasure.sql.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Customers' requests through HTTP beside the same statements over bare JDBC with as many connections: requests a
 * second, p99 latency at a rate that leaves room, and one fund beside twenty.
 */
public final class RequestsBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int CREATED = 201;
    private static final int RATE_SECONDS = 10;

    /** A kind of request, by its path and body and by its statements. */
    interface Kind {

        /** Begins the names of its results. */
        String name();

        /** What customers and funds need beside {@link Market}. */
        void prepare(JdbcTemplate jdbc);

        String path();

        String body(int fund, long number);

        /** The statements of one request in one transaction, committed. */
        void bare(Connection connection, int fund, long number) throws Exception;
    }

    private final Api api;
    private final DataSource floor;
    private final Options options;
    private final Report report;
    private final Progress progress;
    private final Load load = new Load(CONNECTIONS);

    private RequestsBenchmark(Api api, DataSource floor, Options options, Report report, Progress progress) {
        this.api = api;
        this.floor = floor;
        this.options = options;
        this.report = report;
        this.progress = progress;
    }

    /** Orders: subscriptions of one yuan. */
    public static void orders(Options options, Path folder, Report report, Progress progress) throws Exception {
        run(new Subscriptions(), options, folder, report, progress);
    }

    /** Instant redemptions of one unit. */
    public static void instant(Options options, Path folder, Report report, Progress progress) throws Exception {
        run(new InstantRedemptions(), options, folder, report, progress);
    }

    private static void run(Kind kind, Options options, Path folder, Report report, Progress progress)
            throws Exception {
        progress.begin("Starting the database");
        Path own = Files.createDirectories(folder.resolve(kind.name()));
        try (Server server = Server.start(own)) {
            try (Api api = Api.start(server.settings(), own, CONNECTIONS);
                    var floor = Database.pool(server.settings(), "floor", CONNECTIONS)) {
                JdbcTemplate jdbc = new JdbcTemplate(floor);
                Market.load(jdbc, progress);
                kind.prepare(jdbc);
                new RequestsBenchmark(api, floor, options, report, progress).measure(kind);
            }
        }
    }

    private void measure(Kind kind) throws Exception {
        Server.describe(floor, report);
        report.setting("connections", String.valueOf(CONNECTIONS));
        report.setting("requests per round", String.format(Locale.ROOT, "%,d", options.requests()));
        Contender bare = contender(bare(kind, 1));
        Contender one = contender(http(kind, 1));
        Contender twenty = contender(http(kind, Market.FUNDS));
        progress.begin("Warming up");
        Rounds.time(one);
        Rounds.time(bare);
        Rounds.time(one);
        Rounds rounds = Rounds.alternate(options.rounds(), List.of(bare, one, twenty), progress);
        report.add(Result.ofRates(kind.name() + "-vs-floor", rounds.median(one), rounds.median(bare), kind.name(),
                "through HTTP, all customers in one fund; other: the same statements over bare JDBC"));
        report.add(Result.ofRates(kind.name() + "-one-fund-vs-twenty", rounds.median(one), rounds.median(twenty),
                kind.name(), "both through HTTP"));
        atFixedRate(kind, rounds.median(bare).rowsPerSecond() * 2 / 5);
    }

    /**
     * Both in turns. The first turn does not count: at full speed the compiler of the JVM hardly gets one of the two
     * cores, and what it still has to do it does here.
     */
    private void atFixedRate(Kind kind, long perSecond) throws Exception {
        int count = Math.toIntExact(Math.min(perSecond * RATE_SECONDS, options.requests()));
        progress.begin("At " + perSecond + " a second");
        List<Long> floor = new ArrayList<>();
        List<Long> ours = new ArrayList<>();
        for (int round = 0; round <= options.rounds(); round++) {
            long floorP99 = load.atRate(bare(kind, 1), perSecond, count).percentile(99) / 1000;
            long ourP99 = load.atRate(http(kind, 1), perSecond, count).percentile(99) / 1000;
            progress.line(String.format(Locale.ROOT, "%s, %s at %,d/s: p99 %,d us, floor %,d us",
                    round == 0 ? "before the rounds" : "round " + round + " of " + options.rounds(), kind.name(),
                    perSecond, ourP99,
                    floorP99));
            if (round > 0) {
                floor.add(floorP99);
                ours.add(ourP99);
            }
        }
        report.add(new Result(kind.name() + "-p99-vs-floor", median(ours), median(floor), "us",
                BigDecimal.valueOf(median(floor)).divide(BigDecimal.valueOf(median(ours)), 2, RoundingMode.DOWN),
                String.format(Locale.ROOT, "at %,d/s, 0.4 of the floor; less is better, the ratio is other / ours",
                        perSecond)));
    }

    /** Of an even number, the slower of the two. */
    private static long median(List<Long> micros) {
        return micros.stream().sorted().toList().get(micros.size() / 2);
    }

    private Contender contender(Side side) {
        return new Contender() {
            @Override
            public String name() {
                return side.name();
            }

            @Override
            public long run() throws Exception {
                return load.asFastAsPossible(side, options.requests()).rows();
            }
        };
    }

    private Side http(Kind kind, int funds) {
        return side(kind.name() + " through HTTP, funds: " + funds,
                () -> new HttpCaller(api.port(), number -> new Request(kind.path(), api.token(Market.customer(number)),
                        "n" + number, kind.body((int) (number % funds), number)), CREATED));
    }

    private Side bare(Kind kind, int funds) {
        return side(kind.name() + " over bare JDBC", () -> {
            Connection connection = floor.getConnection();
            connection.setAutoCommit(false);
            return new Side.Caller() {
                @Override
                public void call(long number) throws Exception {
                    kind.bare(connection, (int) (number % funds), number);
                }

                @Override
                public void close() throws Exception {
                    connection.setAutoCommit(true);
                    connection.close();
                }
            };
        });
    }

    private interface Connecting {
        Side.Caller connect() throws Exception;
    }

    private static Side side(String name, Connecting connecting) {
        return new Side() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Caller connect() throws Exception {
                return connecting.connect();
            }
        };
    }
}
