package org.balancetreasure.sql;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs independent pieces on the caller's workers, as many at once as there are workers. */
public final class Parallel {

    private Parallel() {}

    /** The results in the order of the pieces. Returns or throws only when none of them is running any more. */
    public static <T extends @Nullable Object> List<T> all(List<Supplier<T>> pieces, Executor workers) {
        List<CompletableFuture<T>> futures = pieces.stream()
                .map(piece -> CompletableFuture.supplyAsync(piece, workers)).toList();
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
