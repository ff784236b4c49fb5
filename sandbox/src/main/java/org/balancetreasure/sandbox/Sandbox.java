package org.balancetreasure.sandbox;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.night.BatchJobs;
import org.balancetreasure.night.Night;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.EmbeddedDatabase;
import org.balancetreasure.wallets.Wallets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The front door: starts everything in one process, runs business days, shows their figures, then serves the API. */
public final class Sandbox {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final CountDownLatch ENDED = new CountDownLatch(1);
    private static final int STATUS_FAILED = 1;
    private static final int STATUS_USAGE = 2;

    private final Options options;
    private final PrintStream out;

    private Sandbox(Options options, PrintStream out) {
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
        ENDED.countDown();
        System.exit(status);
    }

    private int run() throws IOException {
        Files.createDirectories(options.dataDirectory());
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
            new ResourceDatabasePopulator(new ClassPathResource("sql/seed/demo/demo.sql")).execute(pool);
            jdbc.sql("""
                    UPDATE fund SET first_income_day = ?
                    WHERE fund_id IN (SELECT asset_id FROM asset WHERE income_begun_through IS NULL)
                    """).param(options.from()).update();
            SimulatedClock clock = new SimulatedClock(pool, options.from().atStartOfDay());
            Issuer issuer = Issuer.in(options.dataDirectory(), InstantSource.system());
            try (ConfigurableApplicationContext night = application(BatchJobs.application(), settings, clock,
                    Map.of("night.scheduled", "false", "night.retry-first", "0s"));
                    ConfigurableApplicationContext api = application(WealthApi.application(), settings, clock,
                            Map.of("server.port", options.port(), "treasure.jwt.issuer", Issuer.NAME,
                                    "treasure.jwt.public-key-location",
                                    issuer.publicKeyFile().toUri().toString()))) {
                return live(night, api, pool, clock, issuer);
            }
        }
    }

    private int live(ConfigurableApplicationContext nightContext, ConfigurableApplicationContext apiContext,
            DataSource pool, SimulatedClock clock, Issuer issuer) throws IOException {
        JdbcClient jdbc = JdbcClient.create(pool);
        TradingCalendar calendar = nightContext.getBean(TradingCalendar.class);
        Gates gates = nightContext.getBean(Gates.class);
        gates.openDay(options.from());
        DemoFund.ALL.forEach(fund -> gates.openTrading(fund.transferAgent(), options.from()));
        DemoRooms.setUp(nightContext.getBean(AdvanceLines.class), jdbc, options.customers());
        Progress progress = new Progress(out, isTerminal());
        Population population = new Population(nightContext.getBean(Customers.class),
                nightContext.getBean(Wallets.class), jdbc, options.seed(),
                options.customers());
        URI base = URI.create("http://127.0.0.1:" + apiContext.getEnvironment().getProperty("local.server.port"));
        WalletApp app = new WalletApp(base, issuer);
        population.register(app, progress);
        DemoTransferAgents agents = DemoTransferAgents.of(options, exchangeDirectory(), calendar);
        Set<LocalDate> tradingDays = BusinessDays.tradingDays(calendar, options.from(), options.until());
        Summary summary = new Summary(options, jdbc, tradingDays, out);
        summary.begin();
        NightTurns night = new NightTurns(nightContext.getBean(Night.class), agents,
                new ExpectedWaits(agents, calendar),
                clock);
        BusinessDays days = new BusinessDays(options, clock, night, population, new DayRequests(pool), app,
                tradingDays, progress, summary::show);
        try {
            days.run();
        } finally {
            summary.write(nightContext.getBean(DataSource.class));
        }
        boolean holds = summary.end();
        if (options.exit()) {
            return holds ? 0 : STATUS_FAILED;
        }
        serve(base, issuer, population.largestHolder());
        return holds ? 0 : STATUS_FAILED;
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
            Files.writeString(file, Base64.getEncoder().encodeToString(key));
        }
        return Files.readString(file).strip();
    }

    private void serve(URI base, Issuer issuer, long customer) {
        out.println();
        out.println(
                "The API serves at " + base + " until stopped with Ctrl-C. Its description: " + base + "/v1/docs");
        out.println("A token of customer " + customer + ", good for a day:");
        out.println(issuer.customerToken(customer, Population.channelOf(customer)));
        out.println("Tokens of finance staff: of li, who proposes, and of wang, who approves:");
        out.println(issuer.financeToken("li"));
        out.println(issuer.financeToken("wang"));
        out.println("Try: curl -H \"Authorization: Bearer TOKEN\" " + base + "/v1/holdings");
        Thread server = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            out.println("Stopping.");
        }
    }

    /** Ctrl-C: lets the sandbox close what it opened, in order, before the process goes. */
    private static void stop(Thread server) {
        server.interrupt();
        try {
            if (!ENDED.await(20, TimeUnit.SECONDS)) {
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
