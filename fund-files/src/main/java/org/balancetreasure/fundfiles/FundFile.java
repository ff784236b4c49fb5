package org.balancetreasure.fundfiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads data files (OFD). A file is accepted or rejected as a whole: header, field names, count, the length of each
 * record, each field and the trailer are checked before any row is used.
 */
public final class FundFile {

    private FundFile() {}

    /**
     * Checks a whole file.
     *
     * @throws RejectedFileException when it is not of the format
     * @throws IOException when it cannot be read
     */
    public static FileSummary check(Path file) throws IOException, RejectedFileException {
        return check(file, _ -> {});
    }

    /** As {@link #check(Path)}; reports the number of checked bytes from time to time. */
    public static FileSummary check(Path file, LongConsumer progress) throws IOException, RejectedFileException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return FileCheck.of(file, channel, progress).summary();
        }
    }

    /**
     * Checks a whole file and then passes each of its records to the consumer. The record is the same object each time,
     * with other bytes.
     *
     * @throws RejectedFileException when it is not of the format; no record was passed on
     */
    public static FileSummary read(Path file, Consumer<FundRecord> records) throws IOException, RejectedFileException {
        try (FundFileReader reader = open(file)) {
            for (FundRecord record = reader.next(); record != null; record = reader.next()) {
                records.accept(record);
            }
            return reader.summary();
        }
    }

    /** Checks a whole file and leaves it open for its records to be pulled. */
    public static FundFileReader open(Path file) throws IOException, RejectedFileException {
        return open(file, _ -> {});
    }

    /** As {@link #open(Path)}; reports the number of checked bytes from time to time. */
    public static FundFileReader open(Path file, LongConsumer progress) throws IOException, RejectedFileException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        boolean accepted = false;
        try {
            FundFileReader reader = new FundFileReader(channel, FileCheck.of(file, channel, progress));
            accepted = true;
            return reader;
        } finally {
            if (!accepted) {
                channel.close();
            }
        }
    }
}
