package org.balancetreasure.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.balancetreasure.bankfiles.Samples.balance;
import static org.balancetreasure.bankfiles.Samples.entry;
import static org.balancetreasure.bankfiles.Samples.statement;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody sends, it is accepted or rejected: nothing is fetched, nothing fills the memory. */
class HostileFilesTest {

    private static final String GOOD = statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"), entry("3.00"));

    @TempDir
    Path folder;

    private RejectedFileException rejected(Path file) throws IOException {
        try (StatementReader reader = StatementReader.open(file, ReversalReading.AS_WRITTEN)) {
            throw new AssertionError("accepted: " + reader.summary());
        } catch (RejectedFileException e) {
            assertThat(e.getMessage()).startsWith("file.xml, line ").hasSizeLessThan(2_000);
            return e;
        }
    }

    private RejectedFileException rejected(String xml) throws IOException {
        return rejected(Samples.file(folder, xml));
    }

    private static String withType(String type) {
        return GOOD.replaceFirst("<Document", type + "<Document");
    }

    @Test
    void refusesABillionLaughs() throws Exception {
        StringBuilder type = new StringBuilder("<!DOCTYPE Document [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            type.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        String xml = withType(type.append("]>").toString()).replace("<MsgId>M-1<", "<MsgId>&l9;<");

        assertThat(rejected(xml).expected()).isEqualTo("no document type declaration");
    }

    @Test
    void fetchesNothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            Path secret = Files.writeString(folder.resolve("secret"), "secret");
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            for (String type : new String[]{"<!DOCTYPE Document SYSTEM \"" + url + "\">",
                    "<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + url + "\">]>",
                    "<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
                    "<!DOCTYPE Document [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>"}) {
                assertThat(rejected(withType(type).replace("<MsgId>M-1<", "<MsgId>&x;<")).getMessage())
                        .doesNotContain("secret");
            }
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void refusesAnEntityThatNobodyDeclared() throws Exception {
        rejected(GOOD.replace("<MsgId>M-1<", "<MsgId>&x;<"));
        assertThat(rejected(GOOD.replace("<CreDtTm>", "&x;<CreDtTm>")).line()).isGreaterThan(0);
    }

    @Test
    void rejectsAFileThatEndsAnywhere() throws Exception {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("file.xml");
        int end = GOOD.lastIndexOf("</Document>") + "</Document>".length();
        for (int length = 0; length < end; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            rejected(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02", "urn:iso:std:iso:20022:tech:xsd:camt.053",
            "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09", ""})
    void rejectsAnotherNamespaceAndTellsIt(String namespace) throws Exception {
        RejectedFileException e = rejected(
                GOOD.replace("urn:iso:std:iso:20022:tech:xsd:camt.053.001.08", namespace));

        assertThat(e.expected()).contains("camt.053.001.08");
        assertThat(e.found()).contains(namespace);
    }

    @Test
    void rejectsADocumentThatIsNone() throws Exception {
        rejected("");
        rejected("hello");
        rejected(GOOD.replace("Document", "Dokument"));
        rejected(GOOD.replace("BkToCstmrStmt", "BkToCstmrAcctRpt"));
        rejected(GOOD + GOOD);
        rejected(GOOD + "<!-- -->text");
        rejected(GOOD.replace("<GrpHdr>", "text<GrpHdr>"));
    }

    /** A file of a gigabyte that takes no room on the disk; it must be refused after the first kilobytes. */
    private Path huge(String before, char fill, String after) throws IOException {
        Path file = folder.resolve("file.xml");
        int at = GOOD.indexOf("<CreDtTm>");
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(GOOD.substring(0, at) + before);
            for (int i = 0; i < 16 << 20; i++) {
                writer.write(fill);
            }
            writer.write(after + GOOD.substring(at));
        }
        return file;
    }

    @Test
    void rejectsTextsNamesAttributesAndCommentsWithoutAnEnd() throws Exception {
        rejected(huge("<New a=\"", 'x', "\"/>"));
        rejected(huge("<!--", 'x', "-->"));
        rejected(huge("<?x ", 'x', "?>"));
        rejected(huge("<N", 'x', "/>"));
        rejected(GOOD.replace("M-1", "x".repeat(10_000_000)));
        rejected(GOOD.replace("M-1", "x".repeat(36)));
    }

    @Test
    void rejectsManyAttributesAndManyNames() throws Exception {
        StringBuilder attributes = new StringBuilder("<New");
        for (int i = 0; i < 1_000_000; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        rejected(GOOD.replace("<CreDtTm>", attributes + "/><CreDtTm>"));
    }

    @Test
    void rejectsNamesWithoutAnEndHoweverTheyAreSpread() throws Exception {
        for (String form : new String[]{"<n%d/>", "<n a%d='1'/>", "<n xmlns:p%d='u'/>", "<n xmlns='u%d'/>",
                "<?p%d x?>"}) {
            StringBuilder entries = new StringBuilder();
            for (int i = 0; i < 5_000; i++) {
                entries.append(entry("0.00").replace("</Ntry>", form.replace("%d", Integer.toString(i)) + "</Ntry>"));
            }
            assertThat(rejected(statement(balance("OPBD", "0.00"), balance("CLBD", "0.00"), entries.toString()))
                    .expected()).contains("different names");
        }
    }

    @Test
    void aLongTextInAnElementThatWeDoNotReadIsPassedOver() throws Exception {
        Path file = huge("<New>", 'x', "</New>");
        assertThat(Samples.entries(file, ReversalReading.AS_WRITTEN)).hasSize(1);
    }

    @Test
    void boundsDepthAndNumberOfElements() throws Exception {
        assertThat(rejected(GOOD.replace("<CreDtTm>", "<a>".repeat(100_000) + "</a>".repeat(100_000) + "<CreDtTm>"))
                .expected()).contains("deep");
        assertThat(rejected(GOOD.replace("<CreDtTm>", "<a/>".repeat(100_000) + "<CreDtTm>")).expected())
                .contains("elements");
        String[] balances = new String[100];
        java.util.Arrays.fill(balances, balance("CLAV", "1.00"));
        assertThat(rejected(statement(balances)).expected()).contains("balances");
    }

    @Test
    void rejectsBytesThatAreNoCharacters() throws Exception {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        bytes[GOOD.indexOf("M-1")] = (byte) 0xFF;
        Path file = folder.resolve("file.xml");
        Files.write(file, bytes);
        rejected(file);
        Files.write(file, GOOD.replace("UTF-8", "KLINGON").getBytes(StandardCharsets.UTF_8));
        rejected(file);
    }

    @Test
    void aRejectionCarriesNoControlCharactersAndNotTheWholeValue() throws Exception {
        RejectedFileException e = rejected(GOOD.replace(">3.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>",
                ">" + "7".repeat(40) + "&#x9;" + "\u0085".repeat(100) + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>"));

        assertThat(e.found()).hasSizeLessThan(70).endsWith("…'").doesNotContain("\t", "\u0085");
    }

    @Test
    void aFileThatChangesAfterItsCheckGivesNoQuietAnswer() throws Exception {
        Path file = Samples.file(folder, GOOD);
        try (StatementReader reader = StatementReader.open(file, ReversalReading.AS_WRITTEN);
                RandomAccessFile change = new RandomAccessFile(file.toFile(), "rw")) {
            change.seek(GOOD.indexOf("</BkToCstmrStmt>") - 1);
            change.write(' ');
            // The small file was read ahead, so only a file beyond the buffer shows the change; both must be true.
            reader.nextStatement();
            reader.nextEntry();
            reader.nextStatement();
        }
        String large = statement(balance("OPBD", "0.00"), balance("CLBD", "3000.00"), entry("3.00").repeat(1_000));
        Path other = Files.writeString(folder.resolve("large.xml"), large);
        try (StatementReader reader = StatementReader.open(other, ReversalReading.AS_WRITTEN);
                RandomAccessFile change = new RandomAccessFile(other.toFile(), "rw")) {
            change.seek(large.lastIndexOf("<Cd>X</Cd>") + 4);
            change.write('Y');
            assertThatThrownBy(() -> {
                while (reader.nextStatement() != null) {
                    // the end is reached only by a file that did not change
                }
            }).isInstanceOf(IOException.class).hasMessageContaining("was changed after its check");
        }
    }

    @Test
    void aRejectionIsAnAnswerAndWritesNothingToTheLog() throws Exception {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        bytes[GOOD.indexOf("M-1")] = (byte) 0xFF;
        Path file = Files.write(folder.resolve("file.xml"), bytes);
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            assertThat(rejected(file).expected()).contains("characters");
            rejected(withType("<!DOCTYPE Document>"));
            rejected(GOOD.replace("</Stmt>", ""));
        } finally {
            System.setErr(before);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyMutationIsAcceptedOrRejected(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        byte[] telling = "<>/&;\"'=! -?[]0".getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("file.xml");
        int accepted = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? telling[random.nextInt(telling.length)]
                        : (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            try (StatementReader reader = StatementReader.open(file, ReversalReading.AS_WRITTEN)) {
                accepted++;
                assertThat(reader.summary().records()).as("mutation %d of seed %d", i, seed).isBetween(0L, 1L);
            } catch (RejectedFileException e) {
                assertThat(e.getMessage()).as("mutation %d of seed %d", i, seed).startsWith("file.xml, line ");
            }
        }
        assertThat(accepted).as("some mutations of seed %d leave a good file", seed).isBetween(1, 1_999);
    }
}
