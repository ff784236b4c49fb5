package org.balancetreasure.bankfiles.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.balancetreasure.bankfiles.MessageType;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.ReversalReading;

/**
 * {@code csv}: all records by RFC 4180, amounts with their decimal point. Files of one type follow each other under one
 * heading.
 */
final class CsvAction implements BankFileCommand.FileAction, Rows.Taker {

    private static final int FLUSH_CHARS = 1 << 15;

    private final PrintStream out;
    private final Progress progress;
    private final ReversalReading reading;
    private final StringBuilder rows = new StringBuilder();
    private List<String> heading = List.of();

    CsvAction(PrintStream out, Progress progress, ReversalReading reading) {
        this.out = out;
        this.progress = progress;
        this.reading = reading;
    }

    @Override
    public void on(Path file) throws IOException, RejectedFileException {
        Rows.of(file, reading, progress.of(file), this);
        out.append(rows);
        rows.setLength(0);
    }

    @Override
    public void head(MessageType type, Map<String, Object> lines, List<String> names) {
        progress.clear();
        if (!names.equals(heading)) {
            heading = names;
            write(List.copyOf(names));
        }
    }

    @Override
    public boolean row(List<Object> cells) {
        write(cells);
        if (rows.length() > FLUSH_CHARS) {
            out.append(rows);
            rows.setLength(0);
            return !out.checkError();
        }
        return true;
    }

    private void write(List<?> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                rows.append(',');
            }
            Object cell = cells.get(i);
            String value = cell instanceof String text ? harmless(text) : cell.toString();
            if (needsQuotes(value)) {
                rows.append('"').append(value.replace("\"", "\"\"")).append('"');
            } else {
                rows.append(value);
            }
        }
        rows.append("\r\n");
    }

    /** What strangers wrote must not become a formula in somebody's spreadsheet. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
