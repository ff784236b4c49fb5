package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read once to be checked and once for what it carries. It stays open between, so both see the same
 * file, even if its name was given to another one meanwhile; bytes changed in place are found by the digest at the end.
 */
final class CheckedFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private @Nullable FileSummary summary;
    private @Nullable XmlCursor second;
    private boolean compared;

    private CheckedFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static CheckedFile open(Path path) throws IOException {
        return new CheckedFile(path, FileChannel.open(path, StandardOpenOption.READ));
    }

    XmlCursor cursor(MessageType type, LongConsumer progress) throws IOException, RejectedFileException {
        return new XmlCursor(path, channel, type, progress);
    }

    void checked(FileSummary found) {
        summary = found;
    }

    FileSummary summary() {
        return Objects.requireNonNull(summary);
    }

    XmlCursor again(MessageType type) throws IOException, RejectedFileException {
        second = cursor(type, _ -> {});
        return second;
    }

    /** The second reading has come to the end. */
    void readAgain() throws IOException {
        if (!compared && !Objects.requireNonNull(second).sha256().equals(summary().sha256())) {
            throw new IOException(path + " was changed after its check");
        }
        compared = true;
    }

    IOException changed(RejectedFileException e) {
        return new IOException(path + " was changed after its check", e);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (second != null) {
                second.close();
            }
        }
    }
}
