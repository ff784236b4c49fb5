package org.balancetreasure.benchmarks.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.balancetreasure.benchmarks.NightApplication;
import org.balancetreasure.benchmarks.Options;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.benchmarks.Report;
import org.balancetreasure.benchmarks.Result;
import org.balancetreasure.benchmarks.Rounds;
import org.balancetreasure.benchmarks.Rounds.Contender;
import org.balancetreasure.benchmarks.Server;
import org.balancetreasure.benchmarks.sweep.SweptWallets.MovedClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.DailySweep;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sweep of a day over many wallets, beside its floor. */
public final class SweepBenchmark {

    private SweepBenchmark() {}

    public static void run(Options options, Path folder, Report report, Progress progress) throws Exception {
        progress.begin("Starting the database");
        MovedClock clock = new MovedClock();
        try (Server server = Server.start(folder);
                var application = NightApplication.start(server.settings(), folder, clock)) {
            DataSource dataSource = application.getBean(DataSource.class);
            Server.describe(dataSource, report);
            report.setting("wallets", String.format(Locale.ROOT, "%,d, of which three in ten move", options.holders()));
            SweptWallets wallets = SweptWallets.load(new JdbcTemplate(dataSource),
                    application.getBean(TradingCalendar.class), clock, options.holders(), progress);
            Gates gates = application.getBean(Gates.class);
            gates.openDay(SweptWallets.FIRST_DAY);
            gates.openTrading(SweptWallets.TRANSFER_AGENT, SweptWallets.FIRST_DAY);
            Contender ours = new WholeSweep(application.getBean(DailySweep.class),
                    application.getBean(Transactions.class), wallets);
            Contender bare = new BareStatements(dataSource, wallets);
            progress.begin("Loading the pages");
            Rounds.time(bare);
            Rounds.time(ours);
            Rounds rounds = Rounds.alternate(options.rounds(), List.of(bare, ours), progress);
            report.add(Result.ofRates("sweep-vs-floor", rounds.median(ours), rounds.median(bare), "wallets",
                    "the whole sweep in " + rounds.median(ours).seconds()
                            + ", the bare INSERT … SELECT and UPDATE in " + rounds.median(bare).seconds()));
        }
    }
}
