package org.balancetreasure.benchmarks.reconciliation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.balancetreasure.bankfiles.Balance;
import org.balancetreasure.bankfiles.EntryDetail;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.bankfiles.Statement;
import org.balancetreasure.bankfiles.StatementEntry;
import org.balancetreasure.bankfiles.StatementWriter;
import org.balancetreasure.benchmarks.NightApplication;
import org.balancetreasure.benchmarks.Options;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.benchmarks.Report;
import org.balancetreasure.benchmarks.Result;
import org.balancetreasure.benchmarks.Result.Timed;
import org.balancetreasure.benchmarks.Server;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.payments.PaymentMessages;
import org.balancetreasure.reconciliation.statements.StatementFiles;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.BankFileName;
import org.balancetreasure.transport.ExchangeDirectory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the steps INSTRUCT and STATEMENT do with very many payments and entries, in an application with a small heap:
 * all payments of a day in one message, and a statement of as many single entries, each of which moves our books.
 */
public final class BankSteps {

    private static final String HEAP = "256m";

    private BankSteps() {}

    /** The application with the small heap: prints what each step took, and the peak of the heap after it. */
    public static void main(String[] arguments) throws Exception {
        var settings = new DatabaseSettings(arguments[0], arguments[1], arguments[2]);
        try (var application = start(settings, Path.of(arguments[3]), BothSides.DAY.atTime(9, 0))) {
            System.out.println(instruct(application, Integer.parseInt(arguments[4])));
        }
        try (var application = start(settings, Path.of(arguments[3]), BothSides.DAY.atTime(21, 30))) {
            System.out.println(take(application, Integer.parseInt(arguments[5])));
        }
    }

    private static ConfigurableApplicationContext start(DatabaseSettings settings, Path folder, LocalDateTime now) {
        ZoneId zone = TradingCalendar.ZONE;
        return NightApplication.start(settings, folder, InstantSource.fixed(now.atZone(zone).toInstant()));
    }

    private static String instruct(ConfigurableApplicationContext application, int payments) {
        long begun = System.nanoTime();
        long sent = application.getBean(PaymentMessages.class).send(BothSides.BANK, BothSides.DAY,
                application.getBean(Transactions.class));
        return told(sent, payments, begun);
    }

    private static String take(ConfigurableApplicationContext application, int entries) throws IOException {
        application.getBean(Gates.class).openDay(BothSides.DAY);
        JdbcTemplate jdbc = new JdbcTemplate(application.getBean(DataSource.class));
        BothSides.empty(jdbc);
        BothSides.expect(jdbc, entries);
        Path in = application.getBean(ExchangeDirectory.class).in(BothSides.BANK);
        write(in.resolve(BankFileName.statement(BothSides.ACCOUNT_NO, BothSides.DAY).toString()), entries);
        long begun = System.nanoTime();
        long taken = application.getBean(StatementFiles.class).take(BothSides.BANK, BothSides.DAY,
                application.getBean(Transactions.class));
        String told = told(taken, entries, begun);
        int breaks = Objects.requireNonNull(
                jdbc.queryForObject("SELECT COUNT(*) FROM reconciliation_break", Integer.class));
        if (breaks != 0) {
            throw new IllegalStateException("A statement as expected has opened " + breaks + " breaks");
        }
        return told;
    }

    private static String told(long rows, int expected, long begun) {
        long nanos = System.nanoTime() - begun;
        if (rows != expected) {
            throw new IllegalStateException("Of " + expected + " rows, " + rows + " were done");
        }
        return nanos + " " + ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed()).sum();
    }

    /** Single entries, each with its one detail. */
    private static void write(Path file, int entries) throws IOException {
        long sum = 0;
        for (int place = 0; place < entries; place++) {
            sum += BothSides.expected(place);
        }
        try (StatementWriter writer = StatementWriter.create(file, "M-1", BothSides.DAY.atTime(20, 0),
                ReversalReading.AS_WRITTEN)) {
            Balance opening = new Balance("OPBD", 0, BothSides.DAY);
            Balance closing = new Balance("CLBD", sum, BothSides.DAY);
            writer.statement(new Statement("S-1", 1L, null, BothSides.ACCOUNT_NO, "CNY", 1, true, opening, closing,
                    List.of(opening, closing)), BothSides.DAY.atTime(20, 0), null);
            Party payer = new Party("登记机构", "6200011", "105100000017");
            for (int place = 0; place < entries; place++) {
                long amount = BothSides.expected(place);
                writer.entry(StatementEntry.booked(amount, BothSides.DAY, "B-" + place, "PMNT/RCDT/DMCT"), null);
                writer.detail(new EntryDetail(amount, null, false,
                        new References(null, null, null, BothSides.expectedReference(place), null), payer,
                        Party.UNKNOWN, null, null));
            }
            writer.commit();
        }
    }

    public static void run(Options options, Path folder, Report report, Progress progress) throws Exception {
        progress.begin("Starting the database");
        try (Server server = Server.start(folder)) {
            try (var application = start(server.settings(), folder, BothSides.DAY.atTime(9, 0))) {
                Server.describe(application.getBean(DataSource.class), report);
                JdbcTemplate jdbc = new JdbcTemplate(application.getBean(DataSource.class));
                BothSides.begin(jdbc);
                BothSides.pay(jdbc, options.payments());
            }
            progress.begin(String.format(Locale.ROOT, "%,d payments and %,d entries, heap %s", options.payments(),
                    options.entries(), HEAP));
            DatabaseSettings settings = server.settings();
            Process process = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + HEAP,
                    "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                    "-cp", System.getProperty("java.class.path"), BankSteps.class.getName(), settings.url(),
                    settings.user(), settings.password(), folder.toString(), String.valueOf(options.payments()),
                    String.valueOf(options.entries()))).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            List<String> answers;
            try (var reader = process.inputReader()) {
                answers = reader.lines().filter(line -> line.matches("\\d+ \\d+")).toList();
            }
            if (process.waitFor() != 0 || answers.size() != 2) {
                throw new IllegalStateException(
                        "The application with a heap of " + HEAP + " ended with status " + process.exitValue());
            }
            Path message = folder.resolve(BothSides.BANK).resolve("out");
            add("instruct-step", options.payments(), "payments", "in one pain.001", answers.get(0), report, progress);
            add("statement-step", options.entries(), "entries", "of one camt.053, matched and booked", answers.get(1),
                    report, progress);
            try (var sent = Files.list(message)) {
                if (sent.count() != 1) {
                    throw new IllegalStateException("Not one message in " + message);
                }
            }
        }
    }

    private static void add(String name, int rows, String what, String how, String answer, Report report,
            Progress progress) {
        String[] figures = answer.split(" ", -1);
        Timed timed = new Timed(rows, Long.parseLong(figures[0]));
        String note = String.format(Locale.ROOT, "%,d %s %s in %s, -Xmx%s: heap peak %d MB", rows, what, how,
                timed.seconds(), HEAP, Long.parseLong(figures[1]) >> 20);
        progress.done(note, timed);
        report.add(Result.ofRate(name, timed, what, note));
    }
}
