package org.balancetreasure.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMemoTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private @TempDir Path folder;
    private Path file;
    private int reads;
    private final FileMemo<String> memo = new FileMemo<>(this::read, () -> NOON);

    @BeforeEach
    void aFile() throws IOException {
        file = folder.resolve("OFD_ZZ_998_20260302_04.TXT");
        write("first", NOON.minusSeconds(60));
    }

    @Test
    void aFileThatStaysAsItIsIsReadOnce() {
        assertThat(memo.of(file)).isEqualTo("first");
        assertThat(memo.of(file)).isEqualTo("first");
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void otherBytesOfTheSameSizeAreReadIfTheyWereWrittenLater() throws IOException {
        memo.of(file);
        write("other", NOON.minusSeconds(59));
        assertThat(memo.of(file)).isEqualTo("other");
    }

    @Test
    void anotherSizeIsReadThoughTheTimeIsTheSame() throws IOException {
        memo.of(file);
        write("first and more", NOON.minusSeconds(60));
        assertThat(memo.of(file)).isEqualTo("first and more");
    }

    @Test
    void aFileThatChangedJustNowIsReadAnewBecauseItMayChangeAgainWithinTheSameTime() throws IOException {
        write("first", NOON.minusSeconds(1));
        memo.of(file);
        write("other", NOON.minusSeconds(1));
        assertThat(memo.of(file)).isEqualTo("other");
    }

    @Test
    void aFileOfTheFutureIsReadAnew() throws IOException {
        write("first", NOON.plusSeconds(3600));
        memo.of(file);
        memo.of(file);
        assertThat(reads).isEqualTo(2);
    }

    private void write(String text, Instant at) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private String read(Path path) {
        reads++;
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
