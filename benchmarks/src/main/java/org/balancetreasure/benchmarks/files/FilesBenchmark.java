package org.balancetreasure.benchmarks.files;

import java.io.IOException;
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

/** Files of 04 records in version 2.1, written and read by us and by rdf-file-core in one process, in turns. */
public final class FilesBenchmark {

    /** Enough rows for the compiler to have done its work on both sides. */
    private static final int WARM_UP_RECORDS = 20_000;

    private FilesBenchmark() {}

    public static void run(Options options, Path folder, Report report, Progress progress) throws Exception {
        report.version("rdf-file-core", "2.2.8.1");
        report.setting("04 records per file", String.format(Locale.ROOT, "%,d, version 2.1, all 121 fields, %d set",
                options.records(), Confirmations.TEXTS.size() + Confirmations.NUMBERS.size()));
        Confirmations rows = new Confirmations();
        FileSide ours = new OurFiles();
        FileSide rdf = new RdfFiles(folder);
        Path ourFile = folder.resolve("ours.txt");
        Path rdfFile = folder.resolve("rdf.txt");

        progress.begin("Warming up the files");
        int few = Math.min(WARM_UP_RECORDS, options.records());
        for (int i = 0; i < 2; i++) {
            ours.write(ourFile, rows, few);
            rdf.write(rdfFile, rows, few);
            requireEqual(ours.read(ourFile), rdf.read(rdfFile));
        }
        requireSameBytes(ourFile, rdfFile);

        Contender weWrite = writing(ours, ourFile, rows, options.records());
        Contender rdfWrites = writing(rdf, rdfFile, rows, options.records());
        Rounds writes = Rounds.alternate(options.rounds(), List.of(weWrite, rdfWrites), progress);
        requireSameBytes(ourFile, rdfFile);
        report.add(Result.ofRates("files-write-vs-rdf", writes.median(weWrite), writes.median(rdfWrites), "records",
                "the same bytes by both; ours makes the file durable, too"));

        Contender weRead = reading(ours, ourFile, options.records());
        Contender rdfReads = reading(rdf, ourFile, options.records());
        Rounds reads = Rounds.alternate(options.rounds(), List.of(weRead, rdfReads), progress);
        report.add(Result.ofRates("files-read-vs-rdf", reads.median(weRead), reads.median(rdfReads), "records",
                "ours checks every field of the whole file first, then reads it"));
        Files.delete(ourFile);
        Files.delete(rdfFile);
        if (options.largeRecords() > 0) {
            LargeFile.run(options.largeRecords(), folder, report, progress);
        }
    }

    private static Contender writing(FileSide side, Path file, Confirmations rows, int records) {
        return new Contender() {
            @Override
            public String name() {
                return side.name() + " writes";
            }

            @Override
            public void prepare() throws IOException {
                Files.deleteIfExists(file);
            }

            @Override
            public long run() throws IOException {
                side.write(file, rows, records);
                return records;
            }
        };
    }

    private static Contender reading(FileSide side, Path file, int records) {
        return new Contender() {
            private long sum = -1;

            @Override
            public String name() {
                return side.name() + " reads";
            }

            @Override
            public long run() throws IOException {
                long found = side.read(file);
                requireEqual(sum < 0 ? found : sum, found);
                sum = found;
                return records;
            }
        };
    }

    private static void requireEqual(long ours, long theirs) {
        if (ours != theirs) {
            throw new IllegalStateException("Different fields were read: the sums are " + ours + " and " + theirs);
        }
    }

    /** The same but for the last line end, which the format wants and the other library leaves out. */
    private static void requireSameBytes(Path ours, Path theirs) throws IOException {
        long difference = Files.mismatch(ours, theirs);
        if (difference >= 0 && (difference != Files.size(theirs) || difference != Files.size(ours) - 2)) {
            throw new IllegalStateException("The files that both sides wrote differ at byte " + difference);
        }
    }
}
