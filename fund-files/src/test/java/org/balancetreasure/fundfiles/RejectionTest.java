package org.balancetreasure.fundfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rejection says what somebody needs who did not write the file: line, field, what was expected, what is there. */
class RejectionTest {

    private static final String REGISTER = "v21/OFD_ZZ_998_20260106_05.TXT";
    private static final int FIRST_RECORD_LINE = 32;

    @TempDir
    Path folder;

    @Test
    void refusesARecordThatIsOneByteShort() throws Exception {
        assertThat(rejection(text -> text.replaceFirst("0000000001000000", "000000000100000")))
                .isEqualTo("F.TXT, line 32: expected record 1 of 2 of 191 bytes, ended by CR LF, "
                        + "found '000000000100000000000000100000020260106990001900000000000000…' of 190 bytes");
    }

    @Test
    void refusesACountThatIsTooHigh() throws Exception {
        assertThat(rejection(text -> text.replace("00000002\r\n", "00000003\r\n"))).isEqualTo(
                "F.TXT, line 34: expected record 3 of 3 of 191 bytes, ended by CR LF, found OFDCFEND already");
    }

    @Test
    void refusesACountThatIsTooLow() throws Exception {
        assertThat(rejection(text -> text.replace("00000002\r\n", "00000001\r\n")))
                .startsWith("F.TXT, line 33: expected OFDCFEND after 1 records, as the record count says, found '0000")
                .endsWith("of 191 bytes");
    }

    @Test
    void refusesACountThatNoDiskHolds() throws Exception {
        assertThat(rejection(text -> text.replace("00000002\r\n", "99999999\r\n"))).contains("line 34")
                .contains("OFDCFEND already");
    }

    @Test
    void refusesABadNumberAndNamesTheField() throws Exception {
        RejectedFileException e = rejected(text -> text.replaceFirst("0000000001000000", "00000000 1000000"));
        assertThat(e.line()).isEqualTo(FIRST_RECORD_LINE);
        assertThat(e.field()).isEqualTo("AvailableVol N16(2)");
        assertThat(e.expected()).isEqualTo("16 digits, the first perhaps a minus sign");
        assertThat(e.found()).isEqualTo("'00000000 1000000'");
    }

    @Test
    void refusesADayThatNoCalendarHas() throws Exception {
        assertThat(rejection(text -> text.replaceFirst("20260106990001", "20260230990001"))).isEqualTo(
                "F.TXT, line 32, field TransactionCfmDate A8: expected a date as YYYYMMDD, or spaces, found '20260230'");
    }

    @Test
    void acceptsDatesThatMeanNoneOrWithoutEnd() throws Exception {
        for (String day : List.of("00000000", "99999999", "        ")) {
            assertThat(check(text -> text.replaceFirst("20260106990001", day + "990001")).recordCount()).isEqualTo(2);
        }
    }

    @Test
    void refusesHalfACharacter() throws Exception {
        assertThat(rejection(text -> text.replaceFirst("990001", "99000\u00B2"))).contains("field FundCode C6")
                .contains("text in GB18030");
    }

    @Test
    void refusesHalfALineEndAndAnythingElseAfterATrailerWithoutLineEnd() throws Exception {
        for (String end : List.of("\r", "\n", "\u001A", " ", "OFDCFEND")) {
            assertThat(rejection(text -> text.substring(0, text.length() - 2) + end)).startsWith(
                    "F.TXT, line 34: expected OFDCFEND after 2 records, as the record count says, found 'OFDCFEND");
        }
        assertThat(rejection(text -> text.substring(0, text.length() - 3)))
                .contains("line 34: expected OFDCFEND after 2 records")
                .endsWith("found 'OFDCFEN' of 7 bytes and then the end of the file");
    }

    @Test
    void refusesASummaryTableNumberThatIsNeitherDigitsNorBlank() throws Exception {
        for (String number : List.of("  1", "1  ", "0 1", "A01", "\t\t\t")) {
            assertThat(rejection(text -> text.replaceFirst("\r\n001\r\n", "\r\n" + number + "\r\n"))).startsWith(
                    "F.TXT, line 6: expected the summary-table number in 3 digits, or spaces only, found '");
        }
        assertThat(rejection(text -> text.replaceFirst("\r\n001\r\n", "\r\n\r\n")))
                .startsWith("F.TXT, line 6: expected the summary-table number of 3 bytes");
    }

    @Test
    void refusesAFileThatIsCutOff() throws Exception {
        assertThat(rejection(text -> text.substring(0, text.length() - 60)))
                .isEqualTo("F.TXT, line 33: expected record 2 of 2 "
                        + "of 191 bytes, ended by CR LF, found '000000000914681400000000091468142026010699000290000000000000…' of "
                        + "143 bytes and then the end of the file");
    }

    @Test
    void refusesAnythingAfterTheTrailer() throws Exception {
        assertThat(rejection(text -> text + "\u001A"))
                .isEqualTo(
                        "F.TXT, line 35: expected the end of the file after OFDCFEND, found '\\x1a' of 1 bytes and then the end of the file");
    }

    @Test
    void refusesLineFeedsOnly() throws Exception {
        assertThat(rejection(text -> text.replace("\r\n", "\n")))
                .startsWith("F.TXT, line 1: expected OFDCFDAT of 8 bytes");
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        assertThat(rejection(_ -> "")).isEqualTo(
                "F.TXT, line 1: expected OFDCFDAT of 8 bytes, ended by CR LF, found the end of the file");
    }

    @Test
    void refusesAFieldThatNoTableKnows() throws Exception {
        assertThat(rejection(text -> text.replace("AvailableVol\r\n", "Disposable\r\n"))).isEqualTo("F.TXT, line 11: "
                + "expected the name of field 1 of 20, known to file type 05 of version 21, found 'Disposable'");
    }

    @Test
    void refusesAFieldThatComesTwice() throws Exception {
        assertThat(rejection(text -> text.replace("TASerialNO\r\n", "fundcode\r\n")))
                .isEqualTo("F.TXT, line 20: expected each field once, found 'fundcode'");
    }

    @Test
    void refusesAVersionAndATypeThatDoNotExist() throws Exception {
        assertThat(rejection(text -> text.replaceFirst("21  ", "19  "))).contains("line 2").contains("found '19  '");
        assertThat(rejection(text -> text.replaceFirst("\r\n05\r\n", "\r\nX1\r\n"))).contains("line 7")
                .contains("a file type of version 21");
    }

    @Test
    void takesTheZeroPaddedSpellingOfVersionTwoTwo() throws Exception {
        Path file = changed("v22/OFD_ZZ_998_20260106_05.TXT", text -> text.replaceFirst("22      ", "00000022"));
        assertThat(FundFile.check(file).header().version()).isEqualTo(FormatVersion.V22);
    }

    @Test
    void takesAFieldOfAnotherTableThatAPartnerHasAdded() throws Exception {
        Path file = changed(REGISTER, text -> text.replace("\r\n020\r\n", "\r\n021\r\n")
                .replace("\r\n00000002\r\n", "\r\nNAV\r\n00000002\r\n")
                .replaceAll("([ 0-9A-Z]{191})\r\n", "$10010846\r\n"));
        List<String> navs = new ArrayList<>();
        FundFile.read(file, record -> navs.add(record.decimal("NAV").toString()));
        assertThat(navs).containsExactly("1.0846", "1.0846");
    }

    @Test
    void handsOverNoRecordOfAFileThatIsBadAtItsEnd() throws Exception {
        Path file = changed(REGISTER, text -> text + "x");
        List<String> seen = new ArrayList<>();
        assertThat(catchThrowableOfType(RejectedFileException.class,
                () -> FundFile.read(file, record -> seen.add(record.text("FundCode"))))).isNotNull();
        assertThat(seen).isEmpty();
    }

    private String rejection(UnaryOperator<String> change) throws Exception {
        return Objects.requireNonNull(rejected(change).getMessage());
    }

    private RejectedFileException rejected(UnaryOperator<String> change) throws Exception {
        Path file = changed(REGISTER, change);
        return catchThrowableOfType(RejectedFileException.class, () -> FundFile.check(file));
    }

    private FileSummary check(UnaryOperator<String> change) throws Exception {
        return FundFile.check(changed(REGISTER, change));
    }

    private Path changed(String sample, UnaryOperator<String> change) throws Exception {
        Path file = folder.resolve("F.TXT");
        String text = Files.readString(SamplesTest.samples().resolve(sample), StandardCharsets.ISO_8859_1);
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
        return file;
    }
}
