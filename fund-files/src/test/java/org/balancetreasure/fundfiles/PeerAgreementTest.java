package org.balancetreasure.fundfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two independent implementations of one format: what one writes the other reads, field by field. */
class PeerAgreementTest {

    private static final int RECORDS = 8;

    @TempDir
    Path folder;

    static Stream<Arguments> layouts() {
        return EveryLayoutTest.layouts();
    }

    @ParameterizedTest(name = "{0} {1}, seed {2}")
    @MethodSource("layouts")
    void thePeerReadsWhatWeWrite(FormatVersion version, String type, long seed) throws Exception {
        Layout layout = Layouts.standard().layout(version, type);
        List<Map<String, Object>> values = values(layout, seed);
        Path file = folder.resolve("ours.TXT");
        ours(file, header(layout), values, seed);

        Peer.Content read = new Peer(folder).read(file, layout);

        Peer.head(header(layout)).forEach((line, value) -> assertThat(read.head().get(line)).as(line).isEqualTo(value));
        assertThat(read.head().get("totalCount")).isEqualTo(RECORDS);
        assertThat(read.tail()).containsEntry("fileEnd", "OFDCFEND");
        assertThat(read.rows()).hasSize(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Object> row = read.rows().get(i);
            values.get(i).forEach((name, value) -> {
                Object theirs = row.get(name);
                if (value instanceof BigDecimal number) {
                    assertThat((BigDecimal) theirs).as("%s, seed %d", name, seed).isEqualByComparingTo(number);
                } else {
                    assertThat(theirs == null ? "" : theirs).as("%s, seed %d", name, seed).isEqualTo(value);
                }
            });
        }
    }

    @ParameterizedTest(name = "{0} {1}, seed {2}")
    @MethodSource("layouts")
    void whatThePeerWritesIsWhatWeWriteToTheByte(FormatVersion version, String type, long seed) throws Exception {
        Layout layout = Layouts.standard().layout(version, type);
        List<Map<String, Object>> values = values(layout, seed);
        Path theirs = folder.resolve("theirs.TXT");
        Path ours = folder.resolve("ours.TXT");
        new Peer(folder).write(theirs, header(layout), layout, values);
        ours(ours, header(layout), values, seed);

        assertThat(theirs).hasSameBinaryContentAs(ours);
        List<FundRecord> read = new ArrayList<>();
        FundFile.read(theirs, record -> read.add(record.copy()));
        for (int i = 0; i < RECORDS; i++) {
            FundRecord record = read.get(i);
            values.get(i).forEach((name, value) -> assertThat(value instanceof String
                    ? (Object) record.text(name)
                    : record.decimal(name)).as("%s, seed %d", name, seed).isEqualTo(value));
        }
    }

    private static FileHeader header(Layout layout) {
        return FileHeader.of(layout.version(), "ZZ", "998", LocalDate.of(2026, 1, 6), layout.fileType());
    }

    private static List<Map<String, Object>> values(Layout layout, long seed) {
        RandomRecords random = new RandomRecords(seed);
        // The peer takes a record of spaces only for the end of the file.
        return Stream.generate(() -> random.values(layout))
                .filter(row -> row.values().stream().anyMatch(value -> !value.equals(""))).limit(RECORDS).toList();
    }

    private static void ours(Path file, FileHeader header, List<Map<String, Object>> values, long seed)
            throws Exception {
        RandomRecords random = new RandomRecords(seed);
        try (FundFileWriter writer = FundFileWriter.create(file, header)) {
            FundRecord record = writer.newRecord();
            for (Map<String, Object> row : values) {
                random.fill(record, row);
                writer.write(record);
            }
            writer.commit();
        }
    }
}
