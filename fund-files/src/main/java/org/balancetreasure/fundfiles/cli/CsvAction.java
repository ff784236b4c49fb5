package org.balancetreasure.fundfiles.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.balancetreasure.fundfiles.Field;
import org.balancetreasure.fundfiles.FieldType;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.FundFileReader;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;

/**
 * {@code csv}: all records by RFC 4180, numbers with their decimal point. Files that list the same fields follow each
 * other under one heading.
 */
final class CsvAction implements FundFileCommand.FileAction {

    private static final int FLUSH_CHARS = 1 << 15;

    private final PrintStream out;
    private final Progress progress;
    private final StringBuilder rows = new StringBuilder();
    private List<String> heading = List.of();

    CsvAction(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public void on(Path file) throws IOException, RejectedFileException {
        if (IndexFile.isIndex(file)) {
            IndexFile index = IndexFile.read(file);
            FileNames.requireNameOf(file, index);
            heading(List.of("FileName"));
            for (String name : index.fileNames()) {
                row(List.of(name));
            }
        } else {
            try (FundFileReader reader = FundFile.open(file, progress.of(file))) {
                progress.clear();
                FileNames.requireNameOf(file, reader.summary().header());
                records(reader);
            }
        }
        out.append(rows);
        rows.setLength(0);
    }

    private void records(FundFileReader reader) throws IOException {
        heading(reader.summary().fieldNames());
        List<Field> fields = reader.layout().fields();
        for (FundRecord record = reader.next(); record != null; record = reader.next()) {
            for (Field field : fields) {
                value(field.index(), field.type() == FieldType.N
                        ? record.decimal(field).toPlainString()
                        : record.text(field));
            }
            rows.append("\r\n");
            if (rows.length() > FLUSH_CHARS) {
                out.append(rows);
                rows.setLength(0);
                if (out.checkError()) {
                    return;
                }
            }
        }
    }

    private void heading(List<String> names) {
        if (!names.equals(heading)) {
            heading = names;
            row(names);
        }
    }

    private void row(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            value(i, values.get(i));
        }
        rows.append("\r\n");
    }

    private void value(int column, String value) {
        if (column > 0) {
            rows.append(',');
        }
        if (needsQuotes(value)) {
            rows.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            rows.append(value);
        }
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
