package org.balancetreasure.fundfiles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FundFileCommandTest {

    @TempDir
    Path folder;

    private InputStream input = InputStream.nullInputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void acceptsAGoodFileOnStandardOutput() throws Exception {
        assertThat(run("check", sample("v21/OFD_ZZ_998_20260106_04.TXT"))).isEqualTo(0);
        assertThat(out()).startsWith("accepted: OFD_ZZ_998_20260106_04.TXT, type 04").contains("4 records");
        assertThat(err()).isEmpty();
    }

    @Test
    void acceptsAnIndex() throws Exception {
        assertThat(run("check", sample("v22/OFI_ZZ_998_20260106.TXT"))).isEqualTo(0);
        assertThat(out()).startsWith("accepted: OFI_ZZ_998_20260106.TXT, index of 2026-01-06").contains("4 files");
    }

    @Test
    void acceptsWhatOthersSpellALittleDifferently() throws Exception {
        Path file = folder.resolve("LENIENT.TXT");
        String text = Files.readString(Path.of(sample("v22/OFD_ZZ_998_20260106_05.TXT")), StandardCharsets.ISO_8859_1);
        Files.writeString(file, text.replaceFirst("22      ", "00000022").replaceFirst("00000001\r\n", "        \r\n")
                .replaceFirst("\r\n\\z", ""), StandardCharsets.ISO_8859_1);
        assertThat(run("check", file.toString())).isEqualTo(0);
        assertThat(run("show", file.toString())).isEqualTo(0);
        assertThat(run("csv", file.toString())).isEqualTo(0);
        assertThat(out()).startsWith("accepted: LENIENT.TXT, type 05").contains("version 22, 2 records")
                .containsPattern("summary table +000");
        assertThat(err()).isEmpty();
    }

    @Test
    void saysOnStandardErrorWhereAndWhyAFileIsRejected() throws Exception {
        assertThat(run("check", broken())).isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("rejected: BROKEN.TXT, line 133, field ConfirmedVol N16(2): expected 16 digits, "
                + "the first perhaps a minus sign, found '00000000010O0000'" + System.lineSeparator());
    }

    @Test
    void theWorstOfSeveralFilesIsTheStatusAndTheOthersAreStillChecked() throws Exception {
        assertThat(run("check", sample("v21/OFD_ZZ_998_20260106_05.TXT"), broken(),
                sample("v21/OFD_ZZ_998_20260106_06.TXT"))).isEqualTo(1);
        assertThat(out()).contains("_05.TXT").contains("_06.TXT");
        assertThat(err()).contains("BROKEN.TXT");
    }

    @Test
    void namesAFileThatIsMissingAndAFolder() throws Exception {
        assertThat(run("check", folder.resolve("none.TXT").toString(), folder.toString())).isEqualTo(1);
        assertThat(err()).contains("cannot read " + folder.resolve("none.TXT") + ": there is no such file")
                .contains("cannot read " + folder + ": is a folder");
    }

    @Test
    void refusesWrongUsageWithStatusTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("chek", "a")).isEqualTo(2);
        assertThat(run("check", "--fast", "a")).isEqualTo(2);
        assertThat(run("show", "--records", "many", "a")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("there is no command 'chek'").contains("fund-file --help");
    }

    @Test
    void explainsItselfOnRequest() {
        assertThat(run("--help")).isEqualTo(0);
        assertThat(out()).contains("fund-file check FILE...").contains("2 wrong usage");
    }

    @Test
    void showsFieldsWithTheirMeaning() throws Exception {
        assertThat(run("show", "--records", "1", sample("v21/OFD_ZZ_998_20260106_04.TXT"))).isEqualTo(0);
        assertThat(out()).contains("04 交易类确认").contains("record 1 of 4").doesNotContain("record 2 of 4")
                .containsPattern("BusinessCode +122 = 申购确认 +业务代码").containsPattern("ConfirmedVol +10000.00 ");
    }

    @Test
    void printsAllRecordsAsCsvInUtf8() throws Exception {
        assertThat(run("csv", sample("v21/OFD_ZZ_998_20260106_07.TXT"))).isEqualTo(0);
        List<String> lines = out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("FundName,TotalFundVol,FundCode,FundStatus,NAV,");
        assertThat(lines.get(1)).startsWith("演示货币A,123456789.01,990001,0,1.0000,");
        assertThat(out()).endsWith("\r\n");
    }

    @Test
    void filesWithTheSameFieldsShareOneHeadingInCsv() throws Exception {
        String file = sample("v21/OFD_ZZ_998_20260106_05.TXT");
        assertThat(run("csv", file, file)).isEqualTo(0);
        assertThat(out().lines()).hasSize(5);
    }

    @Test
    void aRejectedFileGivesNoRowOfCsv() throws Exception {
        assertThat(run("csv", broken())).isEqualTo(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void aNameThatSaysSomethingElseThanTheHeaderRejectsTheFile() throws Exception {
        Path sample = Path.of(sample("v21/OFD_ZZ_998_20260106_05.TXT"));
        for (String name : List.of("OFD_ZZ_998_20260106_04.TXT", "OFD_ZY_998_20260106_05.TXT",
                "OFD_ZZ_997_20260106_05.TXT", "OFD_ZZ_998_20260107_05.TXT", "OFD_ZZ_998_20260107_05_001.txt")) {
            Path renamed = Files.copy(sample, folder.resolve(name));
            for (String command : List.of("check", "show", "csv")) {
                assertThat(run(command, renamed.toString())).as(name).isEqualTo(1);
            }
        }
        assertThat(out()).isEmpty();
        assertThat(err()).contains("rejected: OFD_ZZ_998_20260106_04.TXT, line 7: expected the file type 04 of the "
                + "file's name, found 05", "line 3: expected the creator ZY", "line 4: expected the receiver 997",
                "line 5: expected the date 20260107 of the file's name, found 20260106");
        Path index = Files.copy(Path.of(sample("v22/OFI_ZZ_998_20260106.TXT")),
                folder.resolve("OFI_ZZ_998_20260107.TXT"));
        assertThat(run("check", index.toString())).isEqualTo(1);
    }

    @Test
    void aNameThatSaysNothingIsToldAndAcceptsTheFile() throws Exception {
        Path renamed = Files.copy(Path.of(sample("v21/OFD_ZZ_998_20260106_05.TXT")), folder.resolve("register.txt"));
        assertThat(run("check", renamed.toString())).isEqualTo(0);
        assertThat(out()).startsWith("accepted: register.txt").contains("(not compared with a name)");
    }

    @Test
    void readsStandardInput() throws Exception {
        input = Files.newInputStream(Path.of(sample("v21/OFD_ZZ_998_20260106_05.TXT")));
        assertThat(run("csv", "-")).isEqualTo(0);
        assertThat(out().lines()).hasSize(3);
        input = Files.newInputStream(Path.of(broken()));
        assertThat(run("check", "-")).isEqualTo(1);
        assertThat(err()).startsWith("rejected: standard-input, line 133");
    }

    @Test
    void readsAPipeAndDoesNotWaitForOneThatNobodyWritesInto() throws Exception {
        Path pipe = folder.resolve("OFD_ZZ_998_20260106_05.TXT");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        byte[] sample = Files.readAllBytes(Path.of(sample("v21/OFD_ZZ_998_20260106_05.TXT")));
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                Files.write(pipe, sample);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(run("show", pipe.toString())).isEqualTo(0);
        writer.join();
        assertThat(out()).startsWith("OFD_ZZ_998_20260106_05.TXT");
        assertThat(run("check", pipe.toString())).isEqualTo(1);
        assertThat(err()).contains("nobody writes into this pipe");
    }

    private int run(String... arguments) {
        return new FundFileCommand(input, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false).run(List.of(arguments));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String sample(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(FundFileCommandTest.class.getResource("/samples/" + name)).toURI())
                .toString();
    }

    /** A confirmation with a letter O in its first amount. */
    private String broken() throws Exception {
        Path file = folder.resolve("BROKEN.TXT");
        String text = Files.readString(Path.of(sample("v21/OFD_ZZ_998_20260106_04.TXT")), StandardCharsets.ISO_8859_1);
        Files.writeString(file, text.replaceFirst("156000000000100000", "15600000000010O000"),
                StandardCharsets.ISO_8859_1);
        return file.toString();
    }
}
