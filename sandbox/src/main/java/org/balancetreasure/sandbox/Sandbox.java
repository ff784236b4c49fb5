package org.balancetreasure.sandbox;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.api.WealthApi;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.night.BatchJobs;
import org.balancetreasure.night.Night;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sandbox.signon.SignOn;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.EmbeddedDatabase;
import org.balancetreasure.sql.OwnerOnly;
import org.balancetreasure.wallets.Wallets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The front door: starts everything in one process, serves the API, and meanwhile runs business days with their
 * figures.
 */
public final class Sandbox {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<String> PARTNERS = List.of(DemoFund.TIANHONG, DemoFund.HUAXIN, DemoBanks.RIVER,
            DemoBanks.HILL);
    private static final int STATUS_FAILED = 1;
    private static final int STATUS_USAGE = 2;

    private final Options options;
    private final PrintStream out;
    /** Set once it serves and does nothing else. */
    private volatile @Nullable Thread server;
    private final CountDownLatch ended = new CountDownLatch(1);

    Sandbox(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (List.of(arguments).contains("--help")) {
            out.print(Options.USAGE);
            return;
        }
        int status;
        try {
            status = new Sandbox(Options.parse(List.of(arguments)), out).run();
        } catch (Options.UsageException e) {
            System.err.println(e.getMessage() + "\n\n" + Options.USAGE);
            status = STATUS_USAGE;
        } catch (IOException | RuntimeException e) {
            LOG.error("The sandbox stopped; its data is safe, and the next start goes on from there.", e);
            status = STATUS_FAILED;
        }
        System.exit(status);
    }

    int run() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        try {
            return runOnItsDatabase();
        } finally {
            ended.countDown();
        }
    }

    private int runOnItsDatabase() throws IOException {
        OwnerOnly.folderIfMissing(options.dataDirectory());
        OwnerOnly.folder(exchangeDirectory());
        out.println("Balance Treasure sandbox: " + options.from() + " to " + options.until() + ", "
                + options.customers() + " customers, seed " + options.seed() + ", data in " + options.dataDirectory());
        DatabaseSettings external = DatabaseSettings.from(name -> System.getProperty(name,
                System.getenv(name.replace('.', '_').toUpperCase(java.util.Locale.ROOT))));
        if (external != null) {
            return run(external);
        }
        // Started outside the application contexts: their pools must close before the server stops.
        try (EmbeddedDatabase database = EmbeddedDatabase.start(options.dataDirectory().resolve("database"),
                options.databasePort())) {
            return run(database.settings());
        }
    }

    private int run(DatabaseSettings settings) throws IOException {
        Database.createIfMissing(settings);
        try (var pool = Database.pool(settings, "sandbox", 4)) {
            Database.migrate(pool);
            JdbcClient jdbc = JdbcClient.create(pool);
            Profile.check(jdbc, options);
            SimulatedClock clock = new SimulatedClock(pool, options.from().atStartOfDay());
            KeyPair keys = Issuer.keys(options.dataDirectory());
            Map<String, Object> ofNight = new HashMap<>(Map.of("night.scheduled", "false", "night.retry-first", "0s",
                    "close.signing-key", SigningKey.in(options.dataDirectory())));
            try (SignOn signOn = SignOn.start(options.signOnPort(), keys, Issuer.AUDIENCE, DemoPeople.atTheStart());
                    PartnersServer server = options.sftp()
                            ? PartnersServer.start(options.dataDirectory(), exchangeDirectory(), PARTNERS)
                            : null) {
                Issuer issuer = Issuer.of(keys, signOn.address(), options.dataDirectory(), InstantSource.system());
                ofNight.putAll(server == null ? Map.of() : server.settings());
                return run(settings, jdbc, pool, clock, issuer, signOn, ofNight,
                        server == null ? Post.byDirectory(exchangeDirectory()) : server);
            }
        }
    }

    private int run(DatabaseSettings settings, JdbcClient jdbc, DataSource pool, SimulatedClock clock, Issuer issuer,
            SignOn signOn, Map<String, Object> ofNight, Post post) throws IOException {
        try (ConfigurableApplicationContext night = application(BatchJobs.application(), settings, clock,
                ofNight)) {
            night.getBean(Gates.class).openDay(options.from());
            DemoSettings.load(night, options.from(), options.customers(), options.agentIncome());
            TradingCalendar calendar = night.getBean(TradingCalendar.class);
            Faults faults = Faults.in(options.faults());
            DemoTransferAgents agents = DemoTransferAgents.of(options, post.partnersDirectory(), calendar, faults);
            DemoBanks banks = DemoBanks.of(options, post.partnersDirectory(), night.getBean(BankDays.class), jdbc,
                    faults);
            NightTurns turns = new NightTurns(night.getBean(Night.class), agents, banks,
                    new ExpectedWaits(agents, calendar, faults), post, clock);
            ClockMoves moves = new ClockMoves(clock, calendar, banks, turns, jdbc, options.until());
            Map<String, Object> ofApi = new HashMap<>(signOn.settingsOfPages());
            ofApi.putAll(Map.of("server.address", LOOPBACK, "server.port", options.port(), "treasure.jwt.issuer",
                    signOn.address(), "treasure.jwt.public-key-location", issuer.publicKeyFile().toUri().toString(),
                    "treasure.sandbox", true,
                    // Loopback has no TLS.
                    "server.servlet.session.cookie.name", "treasure", "server.servlet.session.cookie.secure", false));
            try (ConfigurableApplicationContext api = application(apiWith(moves, faults), settings, clock, ofApi)) {
                URI base = URI.create(
                        "http://" + LOOPBACK + ":" + api.getEnvironment().getProperty("local.server.port"));
                signOn.comeBackTo(base);
                return live(night, base, pool, clock, turns, banks, moves, issuer, signOn);
            }
        }
    }

    /** The application, with a clock that is moved and a script of faults that is written by HTTP. */
    private static SpringApplicationBuilder apiWith(ClockMoves moves, Faults faults) {
        return WealthApi.application().initializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(ClockMoves.class, () -> moves);
            beans.registerBean(ClockController.class);
            beans.registerBean(Faults.class, () -> faults);
            beans.registerBean(FaultController.class);
        });
    }

    private int live(ConfigurableApplicationContext nightContext, URI base, DataSource pool, SimulatedClock clock,
            NightTurns night, DemoBanks banks, ClockMoves moves, Issuer issuer, SignOn signOn)
            throws IOException {
        JdbcClient jdbc = JdbcClient.create(pool);
        TradingCalendar calendar = nightContext.getBean(TradingCalendar.class);
        DemoRooms.setUp(nightContext.getBean(AdvanceLines.class), options.customers());
        Customers customers = nightContext.getBean(Customers.class);
        Wallets wallets = nightContext.getBean(Wallets.class);
        DemoCustomer.register(customers, wallets);
        DemoTokens tokens = DemoTokens.write(options.dataDirectory(), base, issuer);
        invite(base, tokens);
        Progress progress = new Progress(out, isTerminal());
        Population population = new Population(customers, wallets, jdbc, options.seed(), options.customers());
        WalletApp app = new WalletApp(base, issuer);
        population.register(app, progress);
        Set<LocalDate> tradingDays = BusinessDays.tradingDays(calendar, options.from(), options.until());
        Summary summary = new Summary(options, jdbc, tradingDays, out);
        summary.begin();
        BusinessDays days = new BusinessDays(options, clock, night, population, new DayRequests(pool), app,
                tradingDays, banks, progress, summary::show, moves::instantIsOver);
        try {
            days.run();
        } finally {
            summary.write(nightContext.getBean(DataSource.class));
        }
        boolean holds = summary.end();
        if (!options.exit()) {
            tokens.addHolder(population.largestHolder());
            signOn.add(DemoPeople.holder(population.largestHolder()));
            moves.daysAreOver();
            serve(clock);
        }
        return holds ? 0 : STATUS_FAILED;
    }

    /** Said before the first customer of the run is registered, so that nobody waits. */
    private void invite(URI base, DemoTokens tokens) {
        out.println("Open " + base + " in a browser, now and while the days run: the wallet; finance staff begin at "
                + base + "/finance/");
        out.println("The API's description: " + base + "/v1/docs");
        out.println("Tokens, good for a day: " + tokens.file() + ". Try in another terminal:");
        out.println("  . " + tokens.file());
        out.println("  curl -H \"Authorization: Bearer $CUSTOMER\" $API/v1/wallet");
        out.println("A first quarter of an hour: docs/first-steps.md, docs/first-steps.zh-CN.md");
        out.println();
    }

    private ConfigurableApplicationContext application(SpringApplicationBuilder builder, DatabaseSettings settings,
            SimulatedClock clock,
            Map<String, Object> more) throws IOException {
        builder.initializers(context -> ((GenericApplicationContext) context).registerBean("instantSource",
                InstantSource.class, () -> clock));
        Map<String, Object> given = new HashMap<>(more);
        given.putAll(Map.of(DatabaseSettings.URL, settings.url(), DatabaseSettings.USER, settings.user(),
                DatabaseSettings.PASSWORD,
                settings.password(), "exchange.directory", exchangeDirectory(), "personal-data.key", personalDataKey(),
                "logging.level.root", "WARN"));
        // As arguments, since they go before the settings files of the applications.
        return builder.registerShutdownHook(false)
                .run(given.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private Path exchangeDirectory() {
        return options.dataDirectory().resolve("exchange");
    }

    /** Of the demo's invented persons; an installation takes it from its environment. */
    private String personalDataKey() throws IOException {
        Path file = options.dataDirectory().resolve("personal-data.key");
        if (!Files.exists(file)) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            OwnerOnly.write(file, Base64.getEncoder().encodeToString(key));
        }
        return new String(OwnerOnly.read(file), StandardCharsets.UTF_8).strip();
    }

    private void serve(SimulatedClock clock) {
        out.println();
        out.println(
                "The days are over. The clock stands at " + clock.now() + " until POST /v1/clock moves it; HOLDER, a "
                        + "token of the customer with most to show, is among the tokens now. Ctrl-C ends the sandbox.");
        server = Thread.currentThread();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            LOG.debug("Stopped while it served", e);
        }
    }

    /**
     * Ctrl-C. While it serves, the sandbox closes what it opened, in order, before the process goes. In the middle of
     * its days it is broken off like by a kill, and what misses the database then is no news.
     */
    private void stop() {
        if (ended.getCount() == 0) {
            return;
        }
        out.println("Stopping. The next start goes on from here.");
        LoggingSystem.get(Sandbox.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        Thread serving = server;
        if (serving == null) {
            return;
        }
        serving.interrupt();
        try {
            if (!ended.await(20, TimeUnit.SECONDS)) {
                System.err.println("The sandbox did not close in time; its data is safe, the next start goes on.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Into a file or a pipe there is no console, or one that is no terminal: that depends on the version of Java. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
