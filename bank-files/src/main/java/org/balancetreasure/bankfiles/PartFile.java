package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file under a temporary name beside its target. The target appears only when the file is whole and on the disk. Two
 * writers of one target never write into each other's bytes.
 */
final class PartFile extends OutputStream {

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private boolean open = true;

    PartFile(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        this.part = this.target.resolveSibling(
                target.getFileName() + "." + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
        this.channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireOpen();
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Makes the bytes durable, then gives the file its name in one step, replacing an older one. */
    void commit() throws IOException {
        requireOpen();
        channel.force(true);
        channel.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        open = false;
        // The rename itself is durable only when the folder is.
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(target + " was committed or closed before");
        }
    }

    /** Leaves nothing behind unless the file was committed. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            try (channel) {
                Files.deleteIfExists(part);
            }
        }
    }
}
