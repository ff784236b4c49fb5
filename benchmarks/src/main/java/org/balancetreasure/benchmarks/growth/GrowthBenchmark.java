package org.balancetreasure.benchmarks.growth;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.balancetreasure.benchmarks.NightApplication;
import org.balancetreasure.benchmarks.Options;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.benchmarks.Report;
import org.balancetreasure.benchmarks.Result;
import org.balancetreasure.benchmarks.Result.Timed;
import org.balancetreasure.benchmarks.Server;
import org.balancetreasure.benchmarks.growth.BusinessDay.MovedClock;
import org.balancetreasure.benchmarks.growth.BusinessDay.Nights;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.Night;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the same business day costs with little and with much history behind it: its proof, and its whole night. */
public final class GrowthBenchmark {

    private final Options options;
    private final Report report;
    private final Progress progress;
    private final TradingCalendar calendar;
    private final History history;
    private final BusinessDay businessDay;
    private LocalDate next = History.FIRST_DAY;

    private GrowthBenchmark(Options options, Path folder, Report report, Progress progress,
            ConfigurableApplicationContext application, MovedClock clock) {
        this.options = options;
        this.report = report;
        this.progress = progress;
        this.calendar = application.getBean(TradingCalendar.class);
        JdbcTemplate jdbc = new JdbcTemplate(application.getBean(DataSource.class));
        this.history = new History(application, options.growthHolders());
        this.businessDay = new BusinessDay(jdbc, application.getBean(Night.class), clock,
                new PartnerFiles(jdbc, folder),
                history, options.growthHolders());
    }

    public static void run(Options options, Path folder, Report report, Progress progress) throws Exception {
        if (options.history().isEmpty()) {
            return;
        }
        progress.begin("Starting the database");
        MovedClock clock = new MovedClock();
        try (Server server = Server.start(folder);
                var application = NightApplication.start(server.settings(), folder, clock)) {
            Server.describe(application.getBean(DataSource.class), report);
            new GrowthBenchmark(options, folder, report, progress, application, clock).run();
        }
    }

    private void run() {
        report.setting("growth",
                String.format(Locale.ROOT, "%,d holders, of whom %,d order", options.growthHolders(),
                        history.ordering()));
        history.begin();
        // Loads the pages, and lets the program be compiled: with one night, the first figure was the slower one.
        nights(0, 5);
        List<Nights> measured = new ArrayList<>();
        for (int days : options.history()) {
            write(History.FIRST_DAY.plusDays(days));
            Nights nights = nights(days, options.rounds());
            report.setting("growth, rows read at " + days, String.format(Locale.ROOT, "%,d", nights.rowsRead()));
            measured.add(nights);
            report.add(Result.ofRate("growth-proof-at-" + days, nights.proof(), "holders", nights.proof().seconds()));
            report.add(Result.ofRate("growth-night-at-" + days, nights.all(), "holders", nights.all().seconds()));
        }
        String sizes = "other: with " + options.history().getFirst() + " days of history; ours: with "
                + options.history().getLast() + ", ";
        Nights least = measured.getFirst();
        Nights most = measured.getLast();
        report.add(
                Result.ofRates("growth-proof", most.proof(), least.proof(), "holders", sizes + most.proof().seconds()));
        report.add(Result.ofRates("growth-night", most.all(), least.all(), "holders", sizes + most.all().seconds()));
    }

    /**
     * The median of some days one after the other; days that are no trading days, or are followed by none, are written.
     */
    private Nights nights(int days, int rounds) {
        List<Timed> all = new ArrayList<>();
        List<Timed> proofs = new ArrayList<>();
        long rowsRead = Long.MAX_VALUE;
        for (int round = 1; round <= rounds; round++) {
            LocalDate day = next;
            while (!calendar.isTradingDay(day) || !calendar.isTradingDay(day.plusDays(1))) {
                day = day.plusDays(1);
            }
            write(day);
            Nights lived = businessDay.live(day);
            next = day.plusDays(1);
            progress.done("night " + round + " of " + rounds + " with " + days + " days behind it", lived.all());
            progress.done("  its proof", lived.proof());
            all.add(lived.all());
            proofs.add(lived.proof());
            rowsRead = Math.min(rowsRead, lived.rowsRead());
        }
        return new Nights(median(all), median(proofs), rowsRead);
    }

    private void write(LocalDate until) {
        if (until.isAfter(next)) {
            history.write(next, until, progress);
            next = until;
        }
    }

    private static Timed median(List<Timed> times) {
        return times.stream().sorted(Comparator.comparingLong(Timed::nanos)).toList().get(times.size() / 2);
    }
}
