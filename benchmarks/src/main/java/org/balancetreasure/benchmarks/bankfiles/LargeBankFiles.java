package org.balancetreasure.benchmarks.bankfiles;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.benchmarks.Report;
import org.balancetreasure.benchmarks.Result;
import org.balancetreasure.benchmarks.Result.Timed;
import org.balancetreasure.bankfiles.RejectedFileException;

/** Writes instructions and reads a statement in a process with a small heap: memory must not grow with the files. */
final class LargeBankFiles {

    private static final String HEAP = "64m";

    private LargeBankFiles() {}

    /** The process with the small heap: writes and reads, and prints what both took and at which peak of the heap. */
    public static void main(String[] arguments) throws IOException, RejectedFileException {
        Path folder = Path.of(arguments[0]);
        Payments payments = new Payments(Integer.parseInt(arguments[1]));
        Path statement = folder.resolve("large-camt.xml");
        long begun = System.nanoTime();
        payments.writeByUs(folder.resolve("large-pain.xml"));
        long written = System.nanoTime() - begun;
        long peakOfWriting = heapPeakBytes();
        Entries.write(statement, Integer.parseInt(arguments[2]));
        begun = System.nanoTime();
        Entries.readByUs(statement);
        long read = System.nanoTime() - begun;
        System.out.println(written + " " + peakOfWriting + " " + read + " " + heapPeakBytes() + " " + residentKb());
    }

    private static long heapPeakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage == null ? 0 : usage.getUsed()).sum();
    }

    /** The most memory that the process ever had, as Linux counts it; 0 elsewhere. */
    private static long residentKb() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM")).map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong).findFirst().orElse(0);
        }
    }

    static void run(int payments, int entries, Path folder, Report report, Progress progress)
            throws IOException, InterruptedException {
        progress.begin(String.format(Locale.ROOT, "%,d payments and %,d entries, heap %s", payments, entries, HEAP));
        Process process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + HEAP, "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), LargeBankFiles.class.getName(), folder.toString(),
                String.valueOf(payments), String.valueOf(entries)))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer;
        try (var reader = process.inputReader()) {
            answer = reader.readLine();
        }
        if (process.waitFor() != 0 || answer == null) {
            throw new IllegalStateException(
                    "The process with a heap of " + HEAP + " ended with status " + process.exitValue());
        }
        String[] figures = answer.split(" ", -1);
        large("bank-files-large-write", "payments", new Timed(payments, Long.parseLong(figures[0])), figures[1],
                figures[4], folder.resolve("large-pain.xml"), report, progress);
        large("bank-files-large-read", "entries", new Timed(entries, Long.parseLong(figures[2])), figures[3],
                figures[4], folder.resolve("large-camt.xml"), report, progress);
    }

    private static void large(String name, String rows, Timed timed, String heapBytes, String residentKb, Path file,
            Report report, Progress progress) throws IOException {
        String memory = String.format(Locale.ROOT,
                "%,d %s of %,d MB in %s, -Xmx%s: heap peak %d MB, process peak %d MB", timed.rows(), rows,
                Files.size(file) >> 20, timed.seconds(), HEAP, Long.parseLong(heapBytes) >> 20,
                Long.parseLong(residentKb) >> 10);
        progress.done(memory, timed);
        report.add(Result.ofRate(name, timed, rows, memory));
        Files.delete(file);
    }
}
