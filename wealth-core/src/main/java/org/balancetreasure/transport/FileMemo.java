package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about files by reading them whole, for as long as they stay as they are: the files of a month are
 * looked at again and again, and may be large. A file counts as changed when its size or the time of its last change is
 * another one, or when another file took its name. Because it may change twice within one unit of that time, what a
 * first reading found is kept only if a reading some seconds later finds the same size and time; that one counts.
 */
final class FileMemo<T> {

    private static final int FILES_MAX = 4096;
    /** Longer than any file system's unit of time. */
    private static final Duration UNIT_MAX = Duration.ofSeconds(2);

    private final Function<Path, T> read;
    private final LongSupplier nanoTime;
    private final Map<Path, Known<T>> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known<T>> eldest) {
            return size() > FILES_MAX;
        }
    });

    /** @param nanoTime elapsed real time */
    FileMemo(Function<Path, T> read, LongSupplier nanoTime) {
        this.read = read;
        this.nanoTime = nanoTime;
    }

    /**
     * What is known of a file.
     *
     * @param key by which the file system knows the file, whatever its name; null where it has none
     * @param value null until it counts
     * @param seenAt when this size and time were seen first
     */
    private record Known<T>(@Nullable Object key, long size, FileTime changedAt, @Nullable T value, long seenAt) {

        boolean isOf(BasicFileAttributes file) {
            return Objects.equals(key, file.fileKey()) && size == file.size()
                    && changedAt.equals(file.lastModifiedTime());
        }
    }

    T of(Path file) {
        BasicFileAttributes is;
        try {
            is = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
        long now = nanoTime.getAsLong();
        Known<T> before = known.get(file);
        if (before == null || !before.isOf(is)) {
            known.put(file, new Known<>(is.fileKey(), is.size(), is.lastModifiedTime(), null, now));
            return read.apply(file);
        }
        if (before.value != null) {
            return before.value;
        }
        T value = read.apply(file);
        if (now - before.seenAt > UNIT_MAX.toNanos()) {
            known.put(file, new Known<>(before.key, before.size, before.changedAt, value, before.seenAt));
        }
        return value;
    }
}
