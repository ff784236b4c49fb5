package org.balancetreasure.fundfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EveryLayoutTest {

    private static final int RECORDS = 12;

    @TempDir
    Path folder;

    static Stream<Arguments> layouts() {
        return Arrays.stream(FormatVersion.values()).flatMap(version -> Layouts.standard().fileTypes(version).stream()
                .map(type -> Arguments.of(version, type, 20260105L + version.ordinal() * 31L + type.hashCode())));
    }

    @ParameterizedTest(name = "{0} {1}, seed {2}")
    @MethodSource("layouts")
    void recordsOfEveryTypeAndVersionComeBackAsTheyWereWritten(FormatVersion version, String type, long seed)
            throws Exception {
        roundTrip(Layouts.standard().layout(version, type), seed);
    }

    @ParameterizedTest(name = "{0} {1}, seed {2}")
    @MethodSource("layouts")
    void aFileMayLeaveFieldsOutAndOrderThemAsItLikes(FormatVersion version, String type, long seed) throws Exception {
        Layout whole = Layouts.standard().layout(version, type);
        Random random = new Random(seed);
        List<Field> some = new ArrayList<>(whole.fields().stream().filter(_ -> random.nextInt(3) > 0).toList());
        if (some.isEmpty()) {
            some.add(whole.fields().getFirst());
        }
        Collections.shuffle(some, random);
        roundTrip(whole.select(some.stream().map(Field::name).toList()), seed);
    }

    private void roundTrip(Layout layout, long seed) throws Exception {
        RandomRecords random = new RandomRecords(seed);
        List<Map<String, Object>> written = new ArrayList<>();
        FileHeader header = FileHeader.of(layout.version(), "ZZ", "998", LocalDate.of(2026, 1, 6), layout.fileType());
        Path file = folder.resolve(FileNames.data("ZZ", "998", header.date(), layout.fileType()));
        try (FundFileWriter writer = FundFileWriter.create(file, header,
                layout.fields().stream().map(Field::name).toList())) {
            FundRecord record = writer.newRecord();
            for (int i = 0; i < RECORDS; i++) {
                Map<String, Object> values = random.values(writer.layout());
                random.fill(record, values);
                writer.write(record);
                written.add(values);
            }
            writer.commit();
        }
        List<FundRecord> read = new ArrayList<>();
        FileSummary summary = FundFile.read(file, record -> read.add(record.copy()));

        assertThat(summary.header()).isEqualTo(header);
        assertThat(summary.fieldNames()).isEqualTo(layout.fields().stream().map(Field::name).toList());
        assertThat(summary.recordCount()).isEqualTo(RECORDS);
        assertThat(summary.bytes()).isEqualTo(Files.size(file));
        for (int i = 0; i < RECORDS; i++) {
            FundRecord record = read.get(i);
            written.get(i).forEach((name, value) -> assertThat(value instanceof String
                    ? (Object) record.text(name)
                    : record.decimal(name)).as("%s, seed %d", name, seed).isEqualTo(value));
        }
    }

    @ParameterizedTest
    @CsvSource({"01,84,1456,84,1456,89,2313", "02,27,465,27,465,27,565", "03,74,665,74,665,82,1083",
            "04,116,1170,121,1234,122,1360", "05,20,191,20,191,23,209", "06,41,440,41,440,41,494",
            "07,83,972,83,972,86,1553", "08,6,4132,6,4132,6,4132", "25,18,148,18,148,23,230",
            "33,74,665,74,665,82,1083", "34,116,1170,116,1170,122,1360", "35,20,191,20,191,23,209",
            "R1,59,5005,59,5005,59,5005", "C5,28,223,28,223,27,213"})
    void layoutsHaveTheFieldsAndBytesOfTheStandard(String type, int fields20, int bytes20, int fields21, int bytes21,
            int fields22, int bytes22) {
        assertSize(FormatVersion.V20, type, fields20, bytes20);
        assertSize(FormatVersion.V21, type, fields21, bytes21);
        assertSize(FormatVersion.V22, type, fields22, bytes22);
    }

    private static void assertSize(FormatVersion version, String type, int fields, int bytes) {
        Layout layout = Layouts.standard().layout(version, type);
        assertThat(layout.fields()).as("fields of %s", layout).hasSize(fields);
        assertThat(layout.recordLength()).as("bytes of %s", layout).isEqualTo(bytes);
    }

    @Test
    void everyVersionHasItsFileTypes() {
        assertThat(Layouts.standard().fileTypes(FormatVersion.V20)).hasSize(33);
        assertThat(Layouts.standard().fileTypes(FormatVersion.V21)).hasSize(35);
        assertThat(Layouts.standard().fileTypes(FormatVersion.V22)).hasSize(40);
    }
}
