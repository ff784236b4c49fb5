package org.balancetreasure.fundfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    @TempDir
    Path folder;

    static Path samples() {
        try {
            return Path.of(Objects.requireNonNull(SamplesTest.class.getResource("/samples")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Path> dataFiles() throws IOException {
        return files("OFD_");
    }

    static List<Path> indexFiles() throws IOException {
        return files("OF[IJK]_");
    }

    private static List<Path> files(String start) throws IOException {
        try (Stream<Path> all = Files.walk(samples())) {
            return all.filter(file -> file.getFileName().toString().matches(start + ".*TXT")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dataFiles")
    void aDataFileIsReadAndWrittenAgainToTheSameBytes(Path sample) throws Exception {
        Path written = folder.resolve(sample.getFileName());
        try (FundFileReader reader = FundFile.open(sample);
                FundFileWriter writer = FundFileWriter.create(written, reader.header(),
                        reader.summary().fieldNames())) {
            for (FundRecord read = reader.next(); read != null; read = reader.next()) {
                FundRecord again = writer.newRecord();
                Values.copy(read, again);
                writer.write(again);
            }
            writer.commit();
        }
        assertThat(written).hasSameBinaryContentAs(sample);
    }

    @ParameterizedTest
    @MethodSource("indexFiles")
    void anIndexIsReadAndWrittenAgainToTheSameBytes(Path sample) throws Exception {
        Path written = folder.resolve(sample.getFileName());
        IndexFile.read(sample).write(written);
        assertThat(written).hasSameBinaryContentAs(sample);
    }

    @Test
    void valuesOfAConfirmationAreThoseOfTheSample() throws Exception {
        try (FundFileReader reader = FundFile.open(samples().resolve("v21/OFD_ZZ_998_20260106_04.TXT"))) {
            assertThat(reader.header()).isEqualTo(
                    FileHeader.of(FormatVersion.V21, "ZZ", "998", LocalDate.of(2026, 1, 6), "04"));
            assertThat(reader.summary().recordCount()).isEqualTo(4);
            FundRecord first = Objects.requireNonNull(reader.next());
            assertThat(first.text("AppSheetSerialNo")).isEqualTo("998202601050000000000101");
            assertThat(first.number("confirmedamount")).isEqualTo(1000000);
            assertThat(first.decimal("ConfirmedVol")).isEqualTo("10000.00");
            assertThat(first.date("TransactionCfmDate")).isEqualTo(LocalDate.of(2026, 1, 6));
            assertThat(first.text("BusinessCode")).isEqualTo("122");
        }
    }
}
