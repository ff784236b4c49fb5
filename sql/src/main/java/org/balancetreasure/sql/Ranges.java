package org.balancetreasure.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.balancetreasure.sql.Progress.Pass;
import org.jspecify.annotations.Nullable;

/**
 * How work on very many rows is run: by ranges that are cut and stored once, and done side by side. Each is done in a
 * transaction of its own, which also marks it. So a kill costs the ranges that were in work, a second run does those
 * that are open, and a fence around the transactions stops each range by itself. Figures of ranges merge, also over
 * shards.
 */
public final class Ranges {

    private Ranges() {}

    /**
     * Keys of rows in one shard.
     *
     * @param upper inclusive
     */
    public record Bounds(int shard, long lower, long upper) {}

    /** A range that is stored with the mark of its work. */
    public interface Stored {

        boolean isDone();
    }

    /** Looks up where a range ends. */
    @FunctionalInterface
    public interface Upper {

        /** The key that lies so many rows after {@code lower}, or null if there are not so many. */
        @Nullable
        Long after(long lower, int rows);
    }

    /** @throws IllegalArgumentException if a setting leaves a range without a row */
    public static int requireSize(String setting, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(setting + " must be at least 1, but is " + size);
        }
        return size;
    }

    /**
     * Cuts the keys from {@code first} through {@code last} into ranges of one size. Ranges touch, so that a row which
     * comes between two of them meanwhile lies in one.
     */
    public static List<Bounds> cut(int shard, long first, long last, int size, Upper upper) {
        List<Bounds> bounds = new ArrayList<>();
        long lower = first;
        while (lower <= last) {
            Long to = upper.after(lower, size - 1);
            Bounds range = new Bounds(shard, lower, to == null || to > last ? last : to);
            bounds.add(range);
            lower = range.upper() + 1;
        }
        return bounds;
    }

    /**
     * Does what is open of the ranges, and tells of each.
     *
     * @param work in one transaction or several, the last of which marks the range; returns how many rows it had
     */
    public static <R extends Stored> void finish(List<R> stored, Executor workers, Progress progress,
            ToLongFunction<R> work) {
        List<R> open = stored.stream().filter(range -> !range.isDone()).toList();
        each(open, workers, progress, Pass.WRITE, work::applyAsLong, Long::longValue);
    }

    /**
     * Looks at each range, and tells of it.
     *
     * @param rows how many a range had, by its result
     */
    public static <R, T> List<T> each(List<R> ranges, Executor workers, Progress progress, Pass pass,
            Function<R, T> work, ToLongFunction<T> rows) {
        Progress.Count count = progress.counting(pass, ranges.size());
        return each(ranges, workers, range -> {
            T result = work.apply(range);
            count.add(rows.applyAsLong(result));
            return result;
        });
    }

    /**
     * As many at once as there are workers. The results are in the order of the ranges. Returns or throws only when
     * none of them is in work any more.
     */
    public static <R, T> List<T> each(List<R> ranges, Executor workers, Function<R, T> work) {
        List<CompletableFuture<T>> futures = ranges.stream()
                .map(range -> CompletableFuture.supplyAsync(() -> work.apply(range), workers)).toList();
        try {
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        return futures.stream().map(CompletableFuture::join).toList();
    }
}
