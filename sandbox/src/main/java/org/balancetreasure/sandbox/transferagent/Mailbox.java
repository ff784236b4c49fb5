package org.balancetreasure.sandbox.transferagent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.balancetreasure.fundfiles.DataFileName;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Readiness;

/**
 * The two directories that the agent and the platform share. A file that stands in the platform's inbox is whole and is
 * never written again, so that a replay only adds what is missing.
 */
final class Mailbox {

    private final TransferAgentSettings settings;
    private final Path fromPlatform;
    private final Path toPlatform;

    Mailbox(TransferAgentSettings settings, Path exchangeDirectory) {
        this.settings = settings;
        Path own = exchangeDirectory.resolve(settings.taCode());
        fromPlatform = own.resolve("out");
        toPlatform = own.resolve("in");
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
        Path target = toPlatform.resolve(name);
        if (!Files.exists(target)) {
            Files.createDirectories(toPlatform);
            FileHeader header = FileHeader.of(settings.version(), settings.taCode(), settings.distributorCode(),
                    headerDate, fileType);
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
        if (settings.readiness() == Readiness.OK_MARKER) {
            Path marker = toPlatform.resolve(name + ".ok");
            if (!Files.exists(marker)) {
                Files.createFile(marker);
            }
        }
        return name;
    }

    /** Says that the files of a header date are whole; what says so file by file needs no index. */
    void announce(String stream, LocalDate headerDate, List<String> names) throws IOException {
        if (settings.readiness() == Readiness.OK_MARKER) {
            return;
        }
        Path target = toPlatform
                .resolve(FileNames.index(stream, settings.taCode(), settings.distributorCode(), headerDate));
        if (!Files.exists(target)) {
            Files.createDirectories(toPlatform);
            new IndexFile(settings.version(), settings.taCode(), settings.distributorCode(), headerDate, names)
                    .write(target);
        }
    }

    /** Puts a row into the cells of a record. */
    @FunctionalInterface
    interface RowWriter<T> {
        void write(T row, FundRecord cells);
    }
}
