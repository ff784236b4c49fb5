package org.balancetreasure.sandbox.transferagent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.function.Consumer;
import org.balancetreasure.fundfiles.DataFileName;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.sandbox.partner.Deliveries;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sandbox.partner.Whole;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Readiness;

/**
 * The two directories that the agent and the platform share. A file that stands in the platform's inbox is whole and is
 * never written again, so that a replay only adds what is missing.
 */
final class Mailbox {

    static final String CONFIRMATIONS = "04";
    private static final int LINES_BEFORE_FIELDS = 10;
    private static final String MARKER = ".ok";

    private final TransferAgentSettings settings;
    private final Path fromPlatform;
    private final Deliveries deliveries;

    Mailbox(TransferAgentSettings settings, Path exchangeDirectory, NavigableSet<LocalDate> tradingDays,
            Faults faults) {
        this.settings = settings;
        Path own = exchangeDirectory.resolve(settings.taCode());
        fromPlatform = own.resolve("out");
        deliveries = new Deliveries(settings.taCode(), own.resolve("in"), tradingDays, faults, CONFIRMATIONS);
    }

    /** What is late until this morning comes first. */
    void bringLate(LocalDate morning) throws IOException {
        deliveries.bringLate(morning);
    }

    /** The index of a stream that ends what the platform sends for a day. */
    Path applicationsIndex(String stream, LocalDate day) {
        return fromPlatform.resolve(
                FileNames.index(stream, settings.distributorCode(), settings.taCode(), day));
    }

    /** What the platform's index of a day lists, of one type; empty if it lists none. */
    List<Path> applications(String stream, LocalDate day, String fileType) throws IOException, RejectedFileException {
        List<Path> listed = new ArrayList<>();
        for (String name : IndexFile.read(applicationsIndex(stream, day)).fileNames()) {
            if (DataFileName.parse(name).filter(parts -> parts.fileType().equals(fileType)).isPresent()) {
                listed.add(fromPlatform.resolve(name));
            }
        }
        return listed;
    }

    void read(Path file, Consumer<FundRecord> reader) throws IOException, RejectedFileException {
        FundFile.read(file, reader);
    }

    /** Writes one record for each row, in the order given; returns the name of the file. */
    <T> String write(String fileType, LocalDate headerDate, List<T> rows, RowWriter<T> rowWriter) throws IOException {
        String name = FileNames.data(settings.taCode(), settings.distributorCode(), headerDate, fileType);
        FileHeader header = header(headerDate, fileType);
        deliveries.deliver(headerDate, fileType, name, target -> write(target, header, rows, rowWriter),
                kind -> switch (kind) {
                    case ROWS_REORDERED -> target -> write(target, header, rows.reversed(), rowWriter);
                    case WRONG_DATE ->
                        target -> write(target, header(headerDate.minusDays(1), fileType), rows, rowWriter);
                    case FILE_CHANGED -> target -> write(target, again(header), rows, rowWriter);
                    case WRONG_COUNT -> target -> {
                        write(target, header, rows, rowWriter);
                        countOneMore(target);
                    };
                    default -> null;
                });
        if (settings.readiness() == Readiness.OK_MARKER) {
            deliveries.deliver(headerDate, fileType, name + MARKER, target -> Whole.write(target, new byte[0]),
                    kind -> null);
        }
        return name;
    }

    /** Rows that the file of a header date leaves out come in a part of it on the next trading day. */
    <T> void writeRest(String fileType, String stream, LocalDate headerDate, List<T> rows, RowWriter<T> rowWriter,
            List<String> names) throws IOException {
        String name = FileNames.data(settings.taCode(), settings.distributorCode(), headerDate, fileType)
                .replace(".TXT", "_001.TXT");
        deliveries.deliverLater(headerDate, name,
                target -> write(target, header(headerDate, fileType), rows, rowWriter));
        if (settings.readiness() == Readiness.OK_MARKER) {
            deliveries.deliverLater(headerDate, name + MARKER, target -> Whole.write(target, new byte[0]));
            return;
        }
        List<String> all = new ArrayList<>(names);
        all.add(name);
        deliveries.deliverLater(headerDate, indexName(stream, headerDate), target -> index(headerDate, all)
                .write(target));
    }

    private FileHeader header(LocalDate headerDate, String fileType) {
        return FileHeader.of(settings.version(), settings.taCode(), settings.distributorCode(), headerDate, fileType);
    }

    /** Another summary table, which says nothing to anybody. */
    private static FileHeader again(FileHeader header) {
        return new FileHeader(header.version(), header.creator(), header.receiver(), header.date(), "002",
                header.fileType(), header.sender(), header.recipient());
    }

    private static <T> void write(Path target, FileHeader header, List<T> rows, RowWriter<T> rowWriter)
            throws IOException {
        try (FundFileWriter writer = FundFileWriter.create(target, header)) {
            FundRecord cells = writer.newRecord();
            for (T row : rows) {
                cells.clear();
                rowWriter.write(row, cells);
                writer.write(cells);
            }
            writer.commit();
        }
    }

    private static void countOneMore(Path file) throws IOException {
        String[] lines = Files.readString(file, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        int line = LINES_BEFORE_FIELDS + Integer.parseInt(lines[LINES_BEFORE_FIELDS - 1]);
        lines[line] = String.format(Locale.ROOT, "%0" + lines[line].length() + "d", Long.parseLong(lines[line]) + 1);
        Files.writeString(file, String.join("\r\n", lines), StandardCharsets.ISO_8859_1);
    }

    /** Says that the files of a header date are whole; what says so file by file needs no index. */
    void announce(String stream, LocalDate headerDate, List<String> names) throws IOException {
        if (settings.readiness() == Readiness.INDEX) {
            deliveries.deliver(headerDate, stream, indexName(stream, headerDate),
                    target -> index(headerDate, names).write(target), kind -> null);
        }
    }

    private String indexName(String stream, LocalDate headerDate) {
        return FileNames.index(stream, settings.taCode(), settings.distributorCode(), headerDate);
    }

    private IndexFile index(LocalDate headerDate, List<String> names) {
        return new IndexFile(settings.version(), settings.taCode(), settings.distributorCode(), headerDate, names);
    }

    /** Puts a row into the cells of a record. */
    @FunctionalInterface
    interface RowWriter<T> {
        void write(T row, FundRecord cells);
    }
}
