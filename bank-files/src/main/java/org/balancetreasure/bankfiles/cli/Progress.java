package org.balancetreasure.bankfiles.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** Tells on the terminal how far the check of a large file has come; small files are done before one could read it. */
final class Progress {

    private static final long LARGE_BYTES = 64L << 20;

    private final PrintStream terminal;
    private final boolean wanted;
    private int lineLength;

    Progress(PrintStream terminal, boolean wanted) {
        this.terminal = terminal;
        this.wanted = wanted;
    }

    LongConsumer of(Path file) throws IOException {
        long size = wanted ? Files.size(file) : 0;
        return size < LARGE_BYTES ? _ -> {} : new Percent(file, size);
    }

    /** Takes the line back, so that the verdict stands where it stood. */
    void clear() {
        if (lineLength > 0) {
            terminal.print("\r" + " ".repeat(lineLength) + "\r");
            terminal.flush();
            lineLength = 0;
        }
    }

    private final class Percent implements LongConsumer {
        private final Path file;
        private final long size;
        private long told = -1;

        Percent(Path file, long size) {
            this.file = file;
            this.size = size;
        }

        @Override
        public void accept(long bytes) {
            long percent = Math.min(100, bytes * 100 / size);
            if (percent != told) {
                told = percent;
                String line = file.getFileName() + ": " + percent + " % checked";
                terminal.print("\r" + line);
                terminal.flush();
                lineLength = line.length();
            }
        }
    }
}
