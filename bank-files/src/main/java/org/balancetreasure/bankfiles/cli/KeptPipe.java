package org.balancetreasure.bankfiles.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What came through a pipe, kept as a file until it is closed: a file is read once to be checked and once for what it
 * carries, and a pipe can be read once only.
 */
final class KeptPipe implements AutoCloseable {

    private static final Duration WRITER_TIME = Duration.ofSeconds(5);

    private final Path folder;
    private final Path file;

    private KeptPipe(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /** Reads a pipe to its end, or says that nobody writes into it: to open it would wait for ever. */
    static KeptPipe of(Path pipe) throws IOException {
        CompletableFuture<InputStream> opened = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                opened.complete(Files.newInputStream(pipe));
            } catch (IOException e) {
                opened.completeExceptionally(e);
            }
        });
        try (InputStream in = opened.get(WRITER_TIME.toSeconds(), TimeUnit.SECONDS)) {
            return of(in, String.valueOf(pipe.getFileName()));
        } catch (TimeoutException e) {
            throw new IOException("nobody writes into this pipe", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Reads a stream to its end. */
    static KeptPipe of(InputStream in, String name) throws IOException {
        Path folder = Files.createTempDirectory("bank-file");
        KeptPipe kept = new KeptPipe(folder, folder.resolve(name));
        try {
            Files.copy(in, kept.file);
        } catch (IOException e) {
            kept.close();
            throw e;
        }
        return kept;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.delete(folder);
    }
}
