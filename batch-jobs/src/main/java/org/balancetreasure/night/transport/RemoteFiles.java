package org.balancetreasure.night.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/** Files on a partner's server, over a connection that is open. Every transfer can break off and go on later. */
final class RemoteFiles {

    /** After so many bytes it is looked whether the transfer is still to go on. */
    private static final long PIECE = 1L << 22;
    private static final int BUFFER = 1 << 15;

    private final SftpClient sftp;
    private final BooleanSupplier goesOn;

    RemoteFiles(SftpClient sftp, BooleanSupplier goesOn) {
        this.sftp = sftp;
        this.goesOn = goesOn;
    }

    /**
     * A file of the server.
     *
     * @param modifiedAt seconds since 1970, by the server's clock
     */
    record Remote(String name, long size, long modifiedAt) {}

    /** Whole files of a folder, by name. */
    List<Remote> list(String folder) throws IOException {
        List<Remote> files = new ArrayList<>();
        for (DirEntry entry : entries(folder)) {
            if (entry.getAttributes().isRegularFile() && TransferNames.isWhole(entry.getFilename())) {
                files.add(remote(entry.getFilename(), entry.getAttributes()));
            }
        }
        files.sort(Comparator.comparing(Remote::name));
        return files;
    }

    private Iterable<DirEntry> entries(String folder) throws IOException {
        try {
            return sftp.readEntries(folder);
        } catch (UncheckedIOException e) {
            throw new IOException("the folder " + folder + " can't be listed: " + e.getMessage(), e);
        }
    }

    /** Null if there is none. */
    @Nullable
    Remote find(String folder, String name) throws IOException {
        try {
            return remote(name, sftp.stat(folder + "/" + name));
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return null;
            }
            throw e;
        }
    }

    private static Remote remote(String name, Attributes attributes) {
        var modifiedAt = attributes.getModifyTime();
        return new Remote(name, attributes.getSize(), modifiedAt == null ? 0 : modifiedAt.toMillis() / 1000);
    }

    /** Whether a file lies on the server with exactly these bytes. */
    boolean lies(String folder, String name, Path local) throws IOException {
        Remote remote = find(folder, name);
        return remote != null && remote.size() == Files.size(local) && same(folder, name, local) == remote.size();
    }

    /**
     * Writes a file. What an earlier attempt wrote is compared and kept as far as it is right, so two that write the
     * same bytes under one name do each other no harm.
     */
    void write(Path local, String folder, String name) throws IOException {
        String path = folder + "/" + name;
        long size = Files.size(local);
        Remote before = find(folder, name);
        long at = before == null || before.size() == 0 ? 0 : same(folder, name, local);
        try (FileChannel from = FileChannel.open(local, StandardOpenOption.READ);
                FileChannel to = sftp.openRemoteFileChannel(path, OpenMode.Write, OpenMode.Create)) {
            if (before != null && before.size() > size) {
                to.truncate(size);
            }
            from.position(at);
            while (at < size) {
                requireGoesOn();
                long written = to.transferFrom(from, at, Math.min(PIECE, size - at));
                if (written <= 0) {
                    throw new IOException(local + " became shorter while it was sent");
                }
                at += written;
            }
        }
        OpenSSHFsyncExtension fsync = sftp.getExtension(OpenSSHFsyncExtension.class);
        if (fsync != null && fsync.isSupported()) {
            try (SftpClient.CloseableHandle handle = sftp.open(path, OpenMode.Write)) {
                fsync.fsync(handle);
            }
        }
        Remote after = find(folder, name);
        if (after == null || after.size() != size) {
            throw new IOException(path + " has " + (after == null ? "no" : after.size()) + " bytes on the server, "
                    + "and not " + size);
        }
    }

    /**
     * Reads a file.
     *
     * @param local may have the first bytes of the file already
     */
    void read(String folder, Remote file, Path local) throws IOException {
        try (FileChannel to = FileChannel.open(local, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                FileChannel from = sftp.openRemoteFileChannel(folder + "/" + file.name(), OpenMode.Read)) {
            long at = to.size();
            to.position(at);
            while (at < file.size()) {
                requireGoesOn();
                long read = from.transferTo(at, Math.min(PIECE, file.size() - at), to);
                if (read <= 0) {
                    throw new IOException(file.name() + " became shorter while it was collected");
                }
                at += read;
            }
            to.force(true);
        }
    }

    /** Gives a file its name from one instant to the next, in place of one that has it. */
    void rename(String folder, String name, String newFolder, String newName) throws IOException {
        requireGoesOn();
        String from = folder + "/" + name;
        String to = newFolder + "/" + newName;
        OpenSSHPosixRenameExtension posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
        if (posix != null && posix.isSupported()) {
            posix.posixRename(from, to);
            return;
        }
        if (find(newFolder, newName) != null) {
            sftp.remove(to);
        }
        sftp.rename(from, to);
    }

    /** How many first bytes both have in common. */
    private long same(String folder, String name, Path local) throws IOException {
        try (InputStream theirs = sftp.read(folder + "/" + name); InputStream ours = Files.newInputStream(local)) {
            long same = 0;
            while (true) {
                if (same % PIECE == 0) {
                    requireGoesOn();
                }
                byte[] their = theirs.readNBytes(BUFFER);
                byte[] our = ours.readNBytes(BUFFER);
                int differs = java.util.Arrays.mismatch(their, our);
                if (differs >= 0) {
                    return same + differs;
                }
                if (their.length == 0) {
                    return same;
                }
                same += their.length;
            }
        }
    }

    private void requireGoesOn() throws InterruptedIOException {
        if (!goesOn.getAsBoolean()) {
            throw new InterruptedIOException("this process is not to exchange files any more");
        }
    }
}
