package org.balancetreasure.fundfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others write a little differently is read as if they had not; we go on writing it as the standard does. */
class LenientReadingTest {

    @TempDir
    Path folder;

    static Stream<Path> dataFiles() throws IOException {
        return SamplesTest.dataFiles().stream();
    }

    static Stream<Path> indexFiles() throws IOException {
        return SamplesTest.indexFiles().stream();
    }

    @ParameterizedTest
    @MethodSource("dataFiles")
    void aBlankSummaryTableNumberIsUnsetAndUnsetIsZero(Path sample) throws Exception {
        Path file = written(text(sample).replaceFirst("\r\n0*1\r\n", sample.toString().contains("v22")
                ? "\r\n        \r\n"
                : "\r\n   \r\n"));
        FileHeader header = FundFile.check(file).header();
        assertThat(header.summaryTable()).isEqualTo("000");
        assertThat(again(file)).isEqualTo(text(sample).replaceFirst("\r\n(0*)1\r\n", "\r\n$10\r\n"));
    }

    @ParameterizedTest
    @MethodSource("dataFiles")
    void aDataFileMayEndWithoutCrLf(Path sample) throws Exception {
        Path file = written(withoutLastLineEnd(text(sample)));
        FileSummary summary = FundFile.check(file);
        assertThat(summary.recordCount()).isEqualTo(FundFile.check(sample).recordCount());
        assertThat(summary.bytes()).isEqualTo(Files.size(file)).isEqualTo(Files.size(sample) - 2);
        assertThat(again(file)).isEqualTo(text(sample));
    }

    @ParameterizedTest
    @MethodSource("indexFiles")
    void anIndexMayEndWithoutCrLf(Path sample) throws Exception {
        Path file = written(withoutLastLineEnd(text(sample)));
        IndexFile index = IndexFile.read(file);
        assertThat(index).isEqualTo(IndexFile.read(sample));
        Path again = folder.resolve("again.TXT");
        index.write(again);
        assertThat(again).hasSameBinaryContentAs(sample);
    }

    @Test
    void anIndexOfVersionTwoTwoMayPadItsVersionWithZeros() throws Exception {
        Path sample = SamplesTest.samples().resolve("v22/OFI_ZZ_998_20260106.TXT");
        Path file = written(text(sample).replaceFirst("22      ", "00000022"));
        assertThat(IndexFile.read(file)).isEqualTo(IndexFile.read(sample));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 10, 11})
    void theEdgeOfTheReadersWindowMayLieAnywhereInTheTrailer(int trailerBytesInWindow) throws Exception {
        String whole = fileWhoseTrailerStartsAt(256 * 1024 - trailerBytesInWindow);
        assertThat(FundFile.check(written(whole)).bytes()).isEqualTo(whole.length());
        assertThat(FundFile.check(written(withoutLastLineEnd(whole))).bytes()).isEqualTo(whole.length() - 2);
    }

    /** Records of one byte, listed under a name of the length that makes the bytes before the trailer come out even. */
    private static String fileWhoseTrailerStartsAt(int offset) {
        FileHeader header = FileHeader.of(FormatVersion.V21, "ZZ", "998", LocalDate.of(2026, 1, 6), "04");
        return Layouts.standard().layout(FormatVersion.V21, "04").fields().stream()
                .filter(field -> field.type() == FieldType.C && field.length() == 1)
                .map(field -> new String(HeaderLines.of(header, List.of(field.name())), StandardCharsets.US_ASCII))
                .filter(start -> (offset - start.length()) % 3 == 0).findFirst()
                .map(start -> start.substring(0, start.length() - 10)
                        + HeaderLines.zeroPadded((offset - start.length()) / 3, 8) + "\r\n"
                        + "0\r\n".repeat((offset - start.length()) / 3) + "OFDCFEND\r\n")
                .orElseThrow();
    }

    private String again(Path file) throws Exception {
        Path again = folder.resolve("again.TXT");
        try (FundFileReader reader = FundFile.open(file);
                FundFileWriter writer = FundFileWriter.create(again, reader.header(), reader.layout())) {
            for (FundRecord record = reader.next(); record != null; record = reader.next()) {
                writer.write(record);
            }
            writer.commit();
        }
        return text(again);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static String withoutLastLineEnd(String text) {
        assertThat(text).endsWith("OFDCFEND\r\n");
        return text.substring(0, text.length() - 2);
    }

    private Path written(String text) throws IOException {
        Path file = folder.resolve("F.TXT");
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        return file;
    }
}
