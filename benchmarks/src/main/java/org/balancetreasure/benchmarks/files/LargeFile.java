package org.balancetreasure.benchmarks.files;

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
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.RejectedFileException;

/** Writes and checks one large file in a process of its own with a small heap: memory must not grow with the file. */
final class LargeFile {

    private static final String HEAP = "64m";

    private LargeFile() {}

    /** The process with the small heap: writes a file, checks it, and prints what both took. */
    public static void main(String[] arguments) throws IOException, RejectedFileException {
        Path file = Path.of(arguments[0]);
        int records = Integer.parseInt(arguments[1]);
        long begun = System.nanoTime();
        new OurFiles().write(file, new Confirmations(), records);
        long written = System.nanoTime();
        long counted = FundFile.check(file).recordCount();
        long checked = System.nanoTime();
        if (counted != records) {
            throw new IllegalStateException("Wrote " + records + " records but counted " + counted);
        }
        System.out.println((written - begun) + " " + (checked - written) + " " + heapPeakBytes() + " " + residentKb());
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

    static void run(int records, Path folder, Report report, Progress progress)
            throws IOException, InterruptedException {
        Path file = folder.resolve("large.txt");
        progress.begin(String.format(Locale.ROOT, "%,d records, heap %s", records, HEAP));
        Process process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + HEAP, "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), LargeFile.class.getName(), file.toString(),
                String.valueOf(records))).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer;
        try (var reader = process.inputReader()) {
            answer = reader.readLine();
        }
        if (process.waitFor() != 0 || answer == null) {
            throw new IllegalStateException(
                    "The process with a heap of " + HEAP + " ended with status " + process.exitValue());
        }
        String[] figures = answer.split(" ", -1);
        Timed written = new Timed(records, Long.parseLong(figures[0]));
        Timed checked = new Timed(records, Long.parseLong(figures[1]));
        String memory = String.format(Locale.ROOT, "%,d records of %,d MB, -Xmx%s: heap peak %d MB, process peak %d MB",
                records,
                Files.size(file) >> 20, HEAP, Long.parseLong(figures[2]) >> 20, Long.parseLong(figures[3]) >> 10);
        progress.done("write " + memory, written);
        progress.done("check " + memory, checked);
        report.add(Result.ofRate("files-large-write", written, "records", memory));
        report.add(Result.ofRate("files-large-check", checked, "records", memory));
        Files.delete(file);
    }
}
