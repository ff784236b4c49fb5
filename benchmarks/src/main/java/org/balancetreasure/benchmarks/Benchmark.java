package org.balancetreasure.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.balancetreasure.benchmarks.Options.Suite;
import org.balancetreasure.benchmarks.Options.WrongUsage;
import org.balancetreasure.benchmarks.bankfiles.BankFilesBenchmark;
import org.balancetreasure.benchmarks.files.FilesBenchmark;
import org.balancetreasure.benchmarks.growth.GrowthBenchmark;
import org.balancetreasure.benchmarks.growth.VerifyBenchmark;
import org.balancetreasure.benchmarks.income.IncomeBenchmark;
import org.balancetreasure.benchmarks.reconciliation.BankSteps;
import org.balancetreasure.benchmarks.reconciliation.ReconcileBenchmark;
import org.balancetreasure.benchmarks.requests.RequestsBenchmark;
import org.balancetreasure.benchmarks.sweep.SweepBenchmark;

/** The command {@code bin/benchmark}. */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** @return 0 when everything was measured, 2 for wrong usage */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(Options.HELP);
            return 0;
        }
        Options options;
        try {
            options = Options.parse(arguments, Path.of(System.getProperty("benchmark.data", "benchmarks/target/data")));
        } catch (WrongUsage e) {
            err.println("bin/benchmark: " + e.getMessage());
            err.println("See bin/benchmark --help.");
            return 2;
        }
        Report report = measure(options, new Progress(err, Boolean.getBoolean("benchmark.terminal")));
        out.print(report.table());
        if (options.json() != null) {
            Files.writeString(options.json(), report.json());
        }
        return 0;
    }

    static Report measure(Options options, Progress progress) throws Exception {
        Report report = new Report(Machine.facts());
        Files.createDirectories(options.dataDir());
        // A folder of its own in there: nothing that was there before is touched.
        Path folder = Files.createTempDirectory(options.dataDir().toAbsolutePath(), "run-");
        try {
            if (options.suite().includes(Suite.FILES)) {
                FilesBenchmark.run(options, folder, report, progress);
            }
            if (options.suite().includes(Suite.BANK_FILES)) {
                BankFilesBenchmark.run(options, folder, report, progress);
            }
            if (options.suite().includes(Suite.RECONCILE)) {
                ReconcileBenchmark.atSizes(options, Files.createDirectory(folder.resolve("reconcile")), report,
                        progress);
            }
            if (options.suite().includes(Suite.RECONCILE_VS_FLOOR)) {
                ReconcileBenchmark.besideTheFloor(options, Files.createDirectory(folder.resolve("reconcile-floor")),
                        report, progress);
            }
            if (options.suite().includes(Suite.BANK_STEPS)) {
                BankSteps.run(options, Files.createDirectory(folder.resolve("bank-steps")), report, progress);
            }
            if (options.suite().includes(Suite.INCOME)) {
                IncomeBenchmark.run(options, folder, report, progress);
            }
            if (options.suite().includes(Suite.ORDERS)) {
                RequestsBenchmark.orders(options, folder, report, progress);
            }
            if (options.suite().includes(Suite.INSTANT)) {
                RequestsBenchmark.instant(options, folder, report, progress);
            }
            if (options.suite().includes(Suite.SWEEP)) {
                SweepBenchmark.run(options, Files.createDirectory(folder.resolve("sweep")), report, progress);
            }
            if (options.suite().includes(Suite.VERIFY)) {
                VerifyBenchmark.run(options, Files.createDirectory(folder.resolve("verify")), report, progress);
            }
            if (options.suite().includes(Suite.GROWTH)) {
                GrowthBenchmark.run(options, Files.createDirectory(folder.resolve("growth")), report, progress);
            }
        } finally {
            delete(folder);
        }
        return report;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (var paths = Files.walk(folder)) {
            all = paths.toList();
        }
        for (Path path : all.reversed()) {
            Files.delete(path);
        }
    }
}
