package org.balancetreasure.fundfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @TempDir
    Path folder;

    @Test
    void nobodySeesAFileBeforeItIsWhole() throws Exception {
        Path target = folder.resolve(FileNames.data("998", "ZZ", DAY, "03"));
        try (FundFileWriter writer = FundFileWriter.create(target, orders())) {
            writer.write(writer.newRecord());
            assertThat(target).doesNotExist();
            writer.commit();
            assertThat(FundFile.check(target).recordCount()).isEqualTo(1);
        }
        assertThat(folder).isDirectoryContaining(target::equals);
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void aFileThatIsNotCommittedLeavesNothingBehind() throws Exception {
        Path target = folder.resolve("F.TXT");
        Files.writeString(target, "older");
        try (FundFileWriter writer = FundFileWriter.create(target, orders())) {
            writer.write(writer.newRecord());
        }
        assertThat(target).hasContent("older");
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void aFileIsCommittedOnce() throws Exception {
        try (FundFileWriter writer = FundFileWriter.create(folder.resolve("F.TXT"), orders())) {
            writer.commit();
            assertThatIllegalStateException().isThrownBy(writer::commit);
        }
        assertThat(FundFile.check(folder.resolve("F.TXT")).recordCount()).isZero();
    }

    @Test
    void sameRecordsGiveTheSameBytes() throws Exception {
        for (String name : List.of("A.TXT", "B.TXT")) {
            try (FundFileWriter writer = FundFileWriter.create(folder.resolve(name), orders())) {
                writer.write(writer.newRecord().set("FundCode", "990001"));
                writer.commit();
            }
        }
        assertThat(folder.resolve("A.TXT")).hasSameBinaryContentAs(folder.resolve("B.TXT"));
    }

    @Test
    void aRecordOfAnotherLayoutIsRefused() throws Exception {
        try (FundFileWriter writer = FundFileWriter.create(folder.resolve("F.TXT"), orders(), List.of("FundCode"))) {
            FundRecord other = new FundRecord(Layouts.standard().layout(FormatVersion.V21, "03"));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.write(other));
        }
    }

    @Test
    void aHeaderThatTheLinesCannotCarryIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileHeader.of(FormatVersion.V21, "TOOLONGCODE", "ZZ", DAY, "03"));
        assertThatIllegalArgumentException().isThrownBy(() -> FileHeader.of(FormatVersion.V21, "9 8", "ZZ", DAY, "03"));
        assertThatIllegalArgumentException().isThrownBy(() -> FileHeader.of(FormatVersion.V21, "", "ZZ", DAY, "03"));
        assertThatIllegalArgumentException().isThrownBy(() -> Layouts.standard().layout(FormatVersion.V21, "X1"))
                .withMessage("version 21 has no file type 'X1'");
    }

    @Test
    void anIndexOfAnEmptyDayCountsNoFile() throws Exception {
        Path file = folder.resolve(FileNames.index("OFI", "998", "ZZ", DAY));
        IndexFile empty = new IndexFile(FormatVersion.V21, "998", "ZZ", DAY, List.of());
        empty.write(file);
        assertThat(file).hasBinaryContent(
                "OFDCFIDX\r\n21  \r\n998      \r\nZZ       \r\n20260105\r\n000\r\nOFDCFEND\r\n"
                        .getBytes(FieldCodec.GB18030));
        assertThat(IndexFile.read(file)).isEqualTo(empty);
        assertThat(IndexFile.isIndex(file)).isTrue();
    }

    @Test
    void anIndexRefusesMoreFilesThanItCanCount() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> new IndexFile(FormatVersion.V21, "998", "ZZ", DAY, Collections.nCopies(1000, "OFD.TXT")));
    }

    @Test
    void fileNamesComeApartAsTheyWerePutTogether() {
        assertThat(FileNames.data("998", "ZZ", DAY, "03")).isEqualTo("OFD_998_ZZ_20260105_03.TXT");
        assertThat(FileNames.index("OFJ", "ZZ", "998", DAY)).isEqualTo("OFJ_ZZ_998_20260105.TXT");
        assertThat(DataFileName.parse("OFD_998_ZZ_20260105_03.TXT"))
                .contains(new DataFileName("998", "ZZ", DAY, "03", 0));
        assertThat(DataFileName.parse("OFD_998_ZZ_20260105_C1_002.TXT"))
                .contains(new DataFileName("998", "ZZ", DAY, "C1", 2));
        assertThat(DataFileName.parse("OFD_998_ZZ_20260230_03.TXT")).isEmpty();
        assertThat(DataFileName.parse("OFI_998_ZZ_20260105.TXT")).isEmpty();
        assertThat(DataFileName.parse("OFD_998_ZZ_20260105_03.TXT.1f.part")).isEmpty();
    }

    private static FileHeader orders() {
        return FileHeader.of(FormatVersion.V21, "998", "ZZ", DAY, "03");
    }
}
