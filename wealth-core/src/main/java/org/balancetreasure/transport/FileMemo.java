package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was found out about files by reading them whole, for as long as they stay as they are: the files of a month are
 * looked at again and again, and may be large. A file counts as changed when its size or the time of its last change is
 * another one.
 */
final class FileMemo<T> {

    private static final int FILES_MAX = 4096;
    /** A file may change twice within one unit of its file system's time. Longer than any such unit. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Function<Path, T> read;
    private final InstantSource realTime;
    private final Map<Path, Known<T>> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Known<T>> eldest) {
            return size() > FILES_MAX;
        }
    });

    /** @param realTime by which the file system dates changes */
    FileMemo(Function<Path, T> read, InstantSource realTime) {
        this.read = read;
        this.realTime = realTime;
    }

    private record Known<T>(long size, FileTime changedAt, T value) {}

    T of(Path file) {
        BasicFileAttributes is;
        try {
            is = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
        Known<T> before = known.get(file);
        if (before != null && before.size == is.size() && before.changedAt.equals(is.lastModifiedTime())) {
            return before.value;
        }
        Instant settled = realTime.instant().minus(SETTLED);
        T value = read.apply(file);
        if (is.lastModifiedTime().toInstant().isBefore(settled)) {
            known.put(file, new Known<>(is.size(), is.lastModifiedTime(), value));
        }
        return value;
    }
}
