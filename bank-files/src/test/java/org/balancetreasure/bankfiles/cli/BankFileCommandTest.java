package org.balancetreasure.bankfiles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.bankfiles.Balance;
import org.balancetreasure.bankfiles.Batch;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.CreditTransferWriter;
import org.balancetreasure.bankfiles.EntryDetail;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.balancetreasure.bankfiles.EntryStatus;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.bankfiles.PaymentInformation;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.bankfiles.Statement;
import org.balancetreasure.bankfiles.StatementEntry;
import org.balancetreasure.bankfiles.StatementWriter;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.bankfiles.StatusReason;
import org.balancetreasure.bankfiles.StatusReportWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankFileCommandTest {

    private static final LocalDate DAY = LocalDate.of(2013, 7, 11);
    private static final LocalDateTime TIME = DAY.atTime(9, 30);
    private static final Party US = new Party("Us", "110060149012345678901", "102100099996");
    private static final GroupHeader HEADER = new GroupHeader("PAY-20130711", TIME, "Us", "CNY", 2, 2_700_000);

    @TempDir
    Path folder;

    private InputStream input = InputStream.nullInputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void acceptsEachOfTheMessagesOnStandardOutput() throws Exception {
        assertThat(run("check", instructions(), status(), statement(false))).isZero();
        assertThat(out().lines()).hasSize(3);
        assertThat(out()).contains("accepted: pain001.xml, pain.001.001.09 PAY-20130711, 2 payments, sha256 ",
                "accepted: pain002.xml, pain.002.001.10 ST-1, 1 listed payments",
                "accepted: camt053.xml, camt.053.001.08 M-1, 2 booked entries");
        assertThat(err()).isEmpty();
    }

    @Test
    void saysOnStandardErrorWhereAndWhyAFileIsRejected() throws Exception {
        assertThat(run("check", broken())).isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("rejected: broken.xml, line 70, /Document/CstmrCdtTrfInitn: expected 27000.00 in "
                + "GrpHdr/CtrlSum, the sum of the payments, found '27000.01'" + System.lineSeparator());
    }

    @Test
    void theWorstOfSeveralFilesIsTheStatusAndTheOthersAreStillChecked() throws Exception {
        assertThat(run("check", instructions(), broken(), status())).isEqualTo(1);
        assertThat(out()).contains("pain001.xml", "pain002.xml");
        assertThat(err()).contains("broken.xml");
    }

    @Test
    void rejectsWhatIsNoneOfTheMessages() throws Exception {
        Path other = Files.writeString(folder.resolve("other.xml"), "<Document xmlns='urn:x'/>");
        assertThat(run("check", other.toString())).isEqualTo(1);
        assertThat(err()).contains("pain.001.001.09 or pain.002.001.10 or camt.053.001.08", "'urn:x'");
    }

    @Test
    void namesAFileThatIsMissingAndAFolder() {
        assertThat(run("check", folder.resolve("none.xml").toString(), folder.toString())).isEqualTo(1);
        assertThat(err()).contains("none.xml: there is no such file", folder + ": is a folder");
    }

    @Test
    void refusesWrongUsageWithStatusTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("chek", "a")).isEqualTo(2);
        assertThat(run("check", "--fast", "a")).isEqualTo(2);
        assertThat(run("check", "a", "--fast")).isEqualTo(2);
        assertThat(run("check", "--records", "1", "a")).isEqualTo(2);
        assertThat(run("show", "--records", "many", "a")).isEqualTo(2);
        assertThat(run("csv", "--reversals", "guess", "a")).isEqualTo(2);
        assertThat(run("csv", "--reversals")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("there is no command 'chek'", "bank-file --help");
    }

    @Test
    void explainsItselfOnRequest() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("bank-file check", "2 wrong usage", "--reversals");
    }

    @Test
    void showsTheHeadAndTheFirstRecords() throws Exception {
        assertThat(run("show", "--records", "1", instructions())).isZero();
        assertThat(out()).containsPattern("type +pain.001.001.09").containsPattern("sum +27000.00 CNY")
                .contains("record 1").doesNotContain("record 2").containsPattern("Amount +20000.00");
    }

    @Test
    void showsWhatAReasonMeansAndWhatToDo() throws Exception {
        assertThat(run("show", status())).isZero();
        assertThat(out()).containsPattern("Status +RJCT").containsPattern("Action +PAY_BACK")
                .containsPattern("Meaning +account is closed");
    }

    @Test
    void eachAmountColumnOfAStatementAddsUpOnItsOwn() throws Exception {
        assertThat(run("csv", statement(false))).isZero();
        List<String[]> rows = out().lines().map(line -> line.split(",", -1)).toList();
        List<String> names = List.of(rows.getFirst());

        assertThat(sum(rows, names.indexOf("EntryAmount"))).isEqualByComparingTo("-20000.00");
        assertThat(sum(rows, names.indexOf("DetailAmount"))).isEqualByComparingTo("-27000.00");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(names.size()));
        assertThat(out()).endsWith("\r\n").contains("OPBD,27000.00,", "CLBD,7000.00,");
    }

    private static BigDecimal sum(List<String[]> rows, int column) {
        return rows.stream().skip(1).map(row -> row[column]).filter(cell -> !cell.isEmpty()).map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aTextThatLooksLikeAFormulaIsNone() throws Exception {
        assertThat(run("csv", instructions())).isZero();
        assertThat(out()).contains("\"'=HYPERLINK(\"\"x\"\",1)\"");
    }

    @Test
    void filesOfOneTypeShareOneHeading() throws Exception {
        String file = instructions();
        assertThat(run("csv", file, file)).isZero();
        assertThat(out().lines()).hasSize(5);
    }

    @Test
    void aRejectedFileGivesNoRow() throws Exception {
        assertThat(run("csv", broken())).isEqualTo(1);
        assertThat(run("show", broken())).isEqualTo(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void readsAReversalAsTheBankMeansIt() throws Exception {
        String file = statement(true);
        assertThat(run("check", file)).isEqualTo(1);
        assertThat(err()).contains("AS_WRITTEN and 5.00 with reversals OF_ORIGINAL");
        assertThat(run("check", "--reversals", "of-original", file)).isZero();
    }

    @Test
    void readsStandardInput() throws Exception {
        input = new ByteArrayInputStream(Files.readAllBytes(Path.of(instructions())));
        assertThat(run("csv", "-")).isZero();
        assertThat(out().lines()).hasSize(3);
        input = new ByteArrayInputStream("no XML".getBytes(StandardCharsets.UTF_8));
        assertThat(run("check", "-")).isEqualTo(1);
        assertThat(err()).startsWith("rejected: standard-input, line 1");
    }

    @Test
    void readsAPipeAndDoesNotWaitForOneThatNobodyWritesInto() throws Exception {
        Path pipe = folder.resolve("pipe.xml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        byte[] bytes = Files.readAllBytes(Path.of(instructions()));
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                Files.write(pipe, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(run("show", pipe.toString())).isZero();
        writer.join();
        assertThat(out()).startsWith("pipe.xml");
        assertThat(run("check", pipe.toString())).isEqualTo(1);
        assertThat(err()).contains("nobody writes into this pipe");
    }

    @Test
    void tellsTheProgressOfALargeFileAndTakesItBack() throws Exception {
        Path file = folder.resolve("large.xml");
        String text = Files.readString(Path.of(instructions()));
        int at = text.indexOf("<PmtInf>");
        try (var large = Files.newBufferedWriter(file)) {
            large.write(text, 0, at);
            for (int i = 0; i < 80; i++) {
                large.write("<New>" + "x".repeat(1 << 20) + "</New>");
            }
            large.write(text.substring(at));
        }
        int status = new BankFileCommand(input, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), true).run(List.of("check", file.toString()));

        assertThat(status).isZero();
        assertThat(err()).contains("large.xml: 50 % checked").endsWith("\r");
    }

    private int run(String... arguments) {
        return new BankFileCommand(input, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false).run(List.of(arguments));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String instructions() throws IOException {
        Path file = folder.resolve("pain001.xml");
        try (CreditTransferWriter writer = CreditTransferWriter.create(file, HEADER)) {
            writer.group(new PaymentInformation("PAY", true, DAY, US, "CNY", 2, 2_700_000));
            Party them = new Party("Them", "6222021234567890123", "105100000017");
            writer.write(new CreditTransfer("P-1", "P-1", 2_000_000, them, "=HYPERLINK(\"x\",1)"));
            writer.write(new CreditTransfer("P-2", "P-2", 700_000, them, null));
            writer.commit();
        }
        return file.toString();
    }

    /** Instructions whose control sum is a cent too high. */
    private String broken() throws IOException {
        String text = Files.readString(Path.of(instructions()));
        return Files.writeString(folder.resolve("broken.xml"),
                text.replaceFirst("<CtrlSum>27000.00", "<CtrlSum>27000.01")).toString();
    }

    private String status() throws IOException {
        Path file = folder.resolve("pain002.xml");
        try (StatusReportWriter writer = StatusReportWriter.create(file, "ST-1", TIME, HEADER, StatusCode.PART,
                List.of())) {
            writer.group("PAY", null, List.of());
            writer.payment("P-2", "P-2", StatusCode.RJCT, List.of(new StatusReason("AC04", null)));
            writer.commit();
        }
        return file.toString();
    }

    private String statement(boolean reversal) throws IOException {
        Path file = folder.resolve("camt053.xml");
        try (StatementWriter writer = StatementWriter.create(file, "M-1", TIME, ReversalReading.OF_ORIGINAL)) {
            long closing = reversal ? 2_700_500 : 700_000;
            writer.statement(Statement.of("S-1", 1, US.account(), "CNY", new Balance("OPBD", 2_700_000, DAY),
                    new Balance("CLBD", closing, DAY)), TIME, null);
            if (reversal) {
                writer.entry(new StatementEntry(null, 500, true, EntryStatus.BOOK, DAY, DAY, "B", "X"), null);
            } else {
                writer.entry(StatementEntry.booked(-2_700_000, DAY, "B-1", "PMNT/ICDT/DMCT"),
                        new Batch(null, "PAY", 2L, -2_700_000L));
                writer.detail(EntryDetail.of(-2_000_000, new References(null, null, null, "P-1", null)));
                writer.detail(EntryDetail.of(-700_000, new References(null, null, null, "P-2", null)));
                writer.entry(StatementEntry.booked(700_000, DAY, "B-2", "RTRN"), null);
            }
            writer.commit();
        }
        return file.toString();
    }
}
