package org.balancetreasure.fundfiles;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A window of some hundred kilobytes that moves forward over a file; what has been consumed makes room for the rest.
 */
final class FileWindow {

    private static final int BYTES = 256 * 1024;

    private final FileChannel channel;
    private final @Nullable MessageDigest digest;
    private final LongConsumer progress;
    private byte[] bytes = new byte[BYTES];
    private ByteBuffer view = ByteBuffer.wrap(bytes);
    private int position;
    private int limit;
    private long filePosition;
    private boolean ended;

    /** @param digest takes in every byte that is read, once and in order */
    FileWindow(FileChannel channel, long filePosition, @Nullable MessageDigest digest, LongConsumer progress) {
        this.channel = channel;
        this.filePosition = filePosition;
        this.digest = digest;
        this.progress = progress;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes()} the part begins that is not consumed. */
    int position() {
        return position;
    }

    /** Bytes in the window that are not consumed. */
    int available() {
        return limit - position;
    }

    /** The place in the file of the first byte that is not consumed. */
    long fileOffset() {
        return filePosition - available();
    }

    void consume(int count) {
        position += count;
    }

    /** Brings at least that many bytes into the window; false when the file ends before. */
    boolean ensure(int count) throws IOException {
        return limit - position >= count || fill(count);
    }

    private boolean fill(int count) throws IOException {
        int kept = limit - position;
        byte[] old = bytes;
        if (count > bytes.length) {
            bytes = new byte[Math.max(count, 2 * bytes.length)];
            view = ByteBuffer.wrap(bytes);
        }
        System.arraycopy(old, position, bytes, 0, kept);
        position = 0;
        limit = kept;
        while (limit < count && !ended) {
            view.limit(bytes.length).position(limit);
            int read = channel.read(view, filePosition);
            if (read < 0) {
                ended = true;
            } else {
                if (digest != null) {
                    digest.update(bytes, limit, read);
                }
                limit += read;
                filePosition += read;
                progress.accept(filePosition);
            }
        }
        return limit >= count;
    }
}
