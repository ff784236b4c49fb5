package org.balancetreasure.fundfiles.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.balancetreasure.fundfiles.Codes;
import org.balancetreasure.fundfiles.Field;
import org.balancetreasure.fundfiles.FieldType;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FileSummary;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.FundFileReader;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;

/** {@code show}: the header and the first records for a person, each field with its Chinese name and its meaning. */
final class ShowAction implements FundFileCommand.FileAction {

    private final PrintStream out;
    private final Progress progress;
    private final int recordsMax;

    ShowAction(PrintStream out, Progress progress, int recordsMax) {
        this.out = out;
        this.progress = progress;
        this.recordsMax = recordsMax;
    }

    @Override
    public void on(Path file) throws IOException, RejectedFileException {
        if (IndexFile.isIndex(file)) {
            IndexFile index = IndexFile.read(file);
            FileNames.requireNameOf(file, index);
            out.println(file.getFileName());
            index(index);
        } else {
            try (FundFileReader reader = FundFile.open(file, progress.of(file))) {
                progress.clear();
                FileNames.requireNameOf(file, reader.summary().header());
                out.println(file.getFileName());
                header(reader.summary());
                records(reader);
            }
        }
        out.println();
    }

    private void index(IndexFile index) {
        line("version", index.version().code());
        line("creator", index.creator());
        line("receiver", index.receiver());
        line("date", index.date());
        line("files", index.fileNames().size());
        index.fileNames().forEach(name -> out.println("    " + name));
    }

    private void header(FileSummary summary) {
        FileHeader header = summary.header();
        line("type", header.fileType() + " " + summary.layout().description());
        line("version", header.version().code());
        line("creator", header.creator());
        line("receiver", header.receiver());
        line("date", header.date());
        line("summary table", header.summaryTable());
        line("sender", header.sender());
        line("recipient", header.recipient());
        line("fields", summary.layout().fields().size() + " in " + summary.layout().recordLength() + " bytes");
        line("records", summary.recordCount());
        line("sha256", summary.sha256());
    }

    private void line(String what, Object value) {
        out.printf(Locale.ROOT, "  %-14s %s%n", what, value);
    }

    private void records(FundFileReader reader) throws IOException {
        for (int i = 1; i <= recordsMax; i++) {
            FundRecord record = reader.next();
            if (record == null) {
                return;
            }
            out.printf(Locale.ROOT, "  record %d of %d%n", i, reader.summary().recordCount());
            int unset = 0;
            for (Field field : reader.layout().fields()) {
                if (isUnset(record, field)) {
                    unset++;
                } else {
                    value(record, field);
                }
            }
            if (unset > 0) {
                out.printf(Locale.ROOT, "    (%d fields are blank or zero)%n", unset);
            }
        }
    }

    private static boolean isUnset(FundRecord record, Field field) {
        return field.type() == FieldType.N ? record.decimal(field).signum() == 0 : record.text(field).isEmpty();
    }

    private void value(FundRecord record, Field field) {
        String value = field.type() == FieldType.N ? record.decimal(field).toPlainString() : record.text(field);
        String meaning = Codes.meaning(field.name(), value).map(text -> " = " + text).orElse("");
        out.printf(Locale.ROOT, "    %-32s %s%s  %s%n", field.name(), printable(value), meaning, field.description());
    }

    /** Free text may carry control characters, which have no business on somebody's terminal. */
    private static String printable(String value) {
        return value.codePoints().map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
