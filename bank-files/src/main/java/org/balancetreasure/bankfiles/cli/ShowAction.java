package org.balancetreasure.bankfiles.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.balancetreasure.bankfiles.MessageType;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.ReversalReading;

/** {@code show}: the head and the first records for a person. */
final class ShowAction implements BankFileCommand.FileAction {

    private final PrintStream out;
    private final Progress progress;
    private final ReversalReading reading;
    private final int recordsMax;

    ShowAction(PrintStream out, Progress progress, ReversalReading reading, int recordsMax) {
        this.out = out;
        this.progress = progress;
        this.reading = reading;
        this.recordsMax = recordsMax;
    }

    @Override
    public void on(Path file) throws IOException, RejectedFileException {
        Rows.of(file, reading, progress.of(file), new Shown(file));
        out.println();
    }

    private final class Shown implements Rows.Taker {
        private final Path file;
        private List<String> names = List.of();
        private int rows;

        Shown(Path file) {
            this.file = file;
        }

        @Override
        public void head(MessageType type, Map<String, Object> lines, List<String> rowNames) {
            progress.clear();
            names = rowNames;
            out.println(file.getFileName());
            line("type", type.id());
            lines.forEach(this::line);
        }

        private void line(String what, Object value) {
            out.printf(Locale.ROOT, "  %-14s %s%n", what, printable(value.toString()));
        }

        @Override
        public boolean row(List<Object> cells) {
            if (rows == recordsMax) {
                return false;
            }
            rows++;
            out.printf(Locale.ROOT, "  record %d%n", rows);
            for (int i = 0; i < cells.size(); i++) {
                String value = cells.get(i).toString();
                if (!value.isEmpty()) {
                    out.printf(Locale.ROOT, "    %-16s %s%n", names.get(i), printable(value));
                }
            }
            return true;
        }
    }

    /** Free text may carry control characters, which have no business on somebody's terminal. */
    private static String printable(String value) {
        return value.codePoints().map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
