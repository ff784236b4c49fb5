package org.balancetreasure.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that nobody but their owner may read. They get their modes as they are created, so there is no
 * moment in which somebody else could open them. What an older version left more open is narrowed.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE = PosixFilePermissions.asFileAttribute(FILE);
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE = PosixFilePermissions
            .asFileAttribute(FOLDER);

    private OwnerOnly() {}

    /** A folder of mode 0700; it and the folders above it are created when missing. */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER_MODE);
        Files.setPosixFilePermissions(folder, FOLDER);
        return folder;
    }

    /** Creates the folder with mode 0700, and those above it; one that is there stays as it is: it may be shared. */
    public static void folderIfMissing(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER_MODE);
    }

    /** Writes a file of mode 0600, whole or not at all; one that is there is replaced. */
    public static void write(Path file, byte[] content) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        Files.createFile(whole, FILE_MODE);
        Files.write(whole, content);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** As {@link #write(Path, byte[])}, in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a file, and takes away what others may do with it. */
    public static byte[] read(Path file) throws IOException {
        Files.setPosixFilePermissions(file, FILE);
        return Files.readAllBytes(file);
    }

    /** As ssh does: a secret that others can read is none. */
    public static Path requireSecret(String setting, @Nullable Path file) {
        if (file == null || !Files.isRegularFile(file)) {
            throw new IllegalStateException(setting + ": there is no file " + file);
        }
        try {
            Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
            if (allowed.stream().anyMatch(right -> !right.name().startsWith("OWNER_"))) {
                throw new IllegalStateException(setting + ": others than its owner can read or change " + file
                        + "; chmod 600 it");
            }
        } catch (UnsupportedOperationException e) {
            return file; // A file system without such rights.
        } catch (IOException e) {
            throw new IllegalStateException(setting + ": can't see who may read " + file, e);
        }
        return file;
    }
}
