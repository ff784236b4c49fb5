package org.balancetreasure.fundfiles;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file that has been checked, one after the other. The file stays open between its check and its last
 * record, so both see the same file, even if its name was given to another file meanwhile.
 */
public final class FundFileReader implements AutoCloseable {

    private final FileChannel channel;
    private final FileSummary summary;
    private final FileWindow window;
    private final FundRecord record;
    private final int lineLength;
    private long delivered;

    FundFileReader(FileChannel channel, FileCheck.Verdict verdict) {
        this.channel = channel;
        this.summary = verdict.summary();
        this.window = new FileWindow(channel, verdict.recordsOffset(), null, _ -> {});
        this.record = new FundRecord(summary.layout());
        this.lineLength = summary.layout().recordLength() + 2;
    }

    public FileSummary summary() {
        return summary;
    }

    public FileHeader header() {
        return summary.header();
    }

    /** The fields that the file lists, in its order; take fields for hot loops from here. */
    public Layout layout() {
        return summary.layout();
    }

    /**
     * The next record, or null after the last. It is the same object each time, valid until the next call.
     *
     * @throws EOFException when the file was shortened after its check
     */
    public @Nullable FundRecord next() throws IOException {
        if (delivered == summary.recordCount()) {
            return null;
        }
        if (delivered > 0) {
            window.consume(lineLength);
        }
        if (!window.ensure(lineLength)) {
            throw new EOFException("the file was shortened after its check, at record " + (delivered + 1));
        }
        delivered++;
        record.moveTo(window.bytes(), window.position());
        return record;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
