package org.balancetreasure.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMemoTest {

    private static final Instant CHANGED = Instant.parse("2026-03-02T04:00:00Z");

    private @TempDir Path folder;
    private Path file;
    private int reads;
    private long elapsedSeconds;
    private final FileMemo<String> memo = new FileMemo<>(this::read, () -> elapsedSeconds * 1_000_000_000L);

    @BeforeEach
    void aFile() throws IOException {
        file = folder.resolve("OFD_ZZ_998_20260302_04.TXT");
        write("first", CHANGED);
    }

    @Test
    void aFileThatStaysAsItIsIsReadTwiceAndThenNoMore() {
        settle();
        elapsedSeconds = 1_000;
        assertThat(memo.of(file)).isEqualTo("first");
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void otherBytesOfTheSameSizeAreReadIfTheyWereWrittenLater() throws IOException {
        settle();
        write("other", CHANGED.plusSeconds(1));
        assertThat(memo.of(file)).isEqualTo("other");
    }

    @Test
    void anotherSizeIsReadThoughTheTimeIsTheSame() throws IOException {
        settle();
        write("first and more", CHANGED);
        assertThat(memo.of(file)).isEqualTo("first and more");
    }

    @Test
    void anotherFileThatTookTheNameIsReadThoughSizeAndTimeAreTheSame() throws IOException {
        settle();
        Path corrected = Files.writeString(folder.resolve("corrected"), "other");
        Files.setLastModifiedTime(corrected, FileTime.from(CHANGED));
        Files.move(corrected, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(memo.of(file)).isEqualTo("other");
    }

    @Test
    void aFileThatChangesTwiceWithinOneUnitOfTimeIsReadAnew() throws IOException {
        memo.of(file);
        elapsedSeconds = 1;
        memo.of(file);
        write("other", CHANGED);
        assertThat(memo.of(file)).isEqualTo("other");
        elapsedSeconds = 5;
        assertThat(memo.of(file)).isEqualTo("other");
    }

    @Test
    void ofTwoFilesEachIsKnownByItself() throws IOException {
        settle();
        Path other = Files.writeString(folder.resolve("OFD_ZZ_998_20260303_04.TXT"), "other");
        Files.setLastModifiedTime(other, FileTime.from(CHANGED));
        assertThat(memo.of(other)).isEqualTo("other");
        assertThat(memo.of(file)).isEqualTo("first");
    }

    private void settle() {
        assertThat(memo.of(file)).isEqualTo("first");
        elapsedSeconds = 3;
        assertThat(memo.of(file)).isEqualTo("first");
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
