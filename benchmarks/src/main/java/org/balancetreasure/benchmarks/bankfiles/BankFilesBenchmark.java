package org.balancetreasure.benchmarks.bankfiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.balancetreasure.benchmarks.Options;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.benchmarks.Report;
import org.balancetreasure.benchmarks.Result;
import org.balancetreasure.benchmarks.Rounds;
import org.balancetreasure.benchmarks.Rounds.Contender;

/**
 * Instructions (pain.001) written and a statement (camt.053) checked and read, in turns with the JDK's bare StAX on the
 * same bytes; then both in a process with a small heap.
 */
public final class BankFilesBenchmark {

    /** Enough rows for the compiler to have done its work on both sides. */
    private static final int WARM_UP = 20_000;

    private BankFilesBenchmark() {}

    public static void run(Options options, Path folder, Report report, Progress progress) throws Exception {
        report.setting("bank files", String.format(Locale.ROOT, "%,d payments of pain.001.001.09, %,d entries of "
                + "camt.053.001.08", options.payments(), options.entries()));
        Path ours = folder.resolve("ours.xml");
        Path bare = folder.resolve("bare.xml");
        Path statement = folder.resolve("statement.xml");

        progress.begin("Warming up the bank files");
        Payments few = new Payments(Math.min(WARM_UP, options.payments()));
        for (int i = 0; i < 2; i++) {
            few.writeByUs(ours);
            few.writeBare(bare);
            Entries.write(statement, Math.min(WARM_UP, options.entries()));
            requireEqual(Entries.readByUs(statement), Entries.readBare(statement));
        }

        Payments payments = new Payments(options.payments());
        Contender weWrite = contender("bank-files writes", () -> {
            payments.writeByUs(ours);
            return options.payments();
        });
        Contender bareWrites = contender("bare StAX writes", () -> {
            payments.writeBare(bare);
            return options.payments();
        });
        Rounds writes = Rounds.alternate(options.rounds(), List.of(weWrite, bareWrites), progress);
        if (Files.mismatch(ours, bare) >= 0) {
            throw new IllegalStateException("The files that both sides wrote differ at byte "
                    + Files.mismatch(ours, bare));
        }
        report.add(Result.ofRates("bank-files-write", writes.median(weWrite), writes.median(bareWrites), "payments",
                "other: the same bytes by bare StAX; ours checks every value and sum, and makes the file durable"));

        Entries.write(statement, options.entries());
        Contender weRead = contender("bank-files reads", () -> Entries.readByUs(statement));
        Contender bareReads = contender("bare StAX reads", () -> Entries.readBare(statement));
        Rounds reads = Rounds.alternate(options.rounds(), List.of(weRead, bareReads), progress);
        requireEqual(reads.median(weRead).rows(), reads.median(bareReads).rows());
        report.add(Result.ofRates("bank-files-read", reads.median(weRead), reads.median(bareReads), "entries",
                "other: the tokens once by bare StAX; ours checks the whole file first, then reads it"));
        Files.delete(ours);
        Files.delete(bare);
        Files.delete(statement);
        LargeBankFiles.run(options.payments(), options.entries(), folder, report, progress);
    }

    /** One turn, which gives its rows. */
    private interface Turn {
        long run() throws Exception;
    }

    private static Contender contender(String name, Turn turn) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long run() throws Exception {
                return turn.run();
            }
        };
    }

    private static void requireEqual(long ours, long theirs) {
        if (ours != theirs) {
            throw new IllegalStateException("Different entries were read: " + ours + " and " + theirs);
        }
    }
}
