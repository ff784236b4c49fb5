package org.balancetreasure.night.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.night.Night;
import org.balancetreasure.night.NightTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * The transfer agent ZZ, and partners HILL, whose server comes and goes, PINE with another host key, FERN with
 * manifests, and SLOW, which never answers.
 */
@NightTest
@TestPropertySource(properties = "night.lanes=4")
@DirtiesContext
class TransportsTest {

    private static final Path EXCHANGE = Path.of("target", "test-exchange");
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String OURS = "pain.001_20260109_1.xml";
    private static final String THEIRS = "camt.053_20260109_1.xml";
    private static final PartnerServer HILL = server();
    private static final PartnerServer AGENT = server();
    private static final ServerSocket SILENT = silent();

    private final Night night;
    private final Transports transports;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    TransportsTest(Night night, Transports transports, Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.night = night;
        this.transports = transports;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    private static PartnerServer server() {
        try {
            return new PartnerServer(Files.createTempDirectory("partner"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ServerSocket silent() {
        try {
            return new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void partners(DynamicPropertyRegistry settings) {
        partner(settings, "ZZ", AGENT, AGENT.port(), AGENT.pin());
        partner(settings, "HILL", HILL, HILL.port(), HILL.pin());
        partner(settings, "PINE", HILL, HILL.port(), PublicKeyEntry.toString(PartnerServer.newKey().getPublic()));
        partner(settings, "FERN", HILL, HILL.port(), HILL.pin());
        settings.add("exchange.sftp.FERN.wants-manifest", () -> true);
        partner(settings, "SLOW", HILL, SILENT.getLocalPort(), HILL.pin());
    }

    private static void partner(DynamicPropertyRegistry settings, String code, PartnerServer server, int port,
            String hostKey) {
        String prefix = "exchange.sftp." + code + ".";
        settings.add(prefix + "host", () -> "127.0.0.1");
        settings.add(prefix + "port", () -> port);
        settings.add(prefix + "user", () -> PartnerServer.US);
        settings.add(prefix + "key-file", server.ourKeyFile::toString);
        settings.add(prefix + "host-key", () -> hostKey);
        settings.add(prefix + "out", () -> "/inbox");
        settings.add(prefix + "in", () -> "/outbox");
        settings.add(prefix + "done", () -> "/done");
        settings.add(prefix + "every", () -> "1ms");
        settings.add(prefix + "timeout", () -> "60s");
        settings.add(prefix + "retry-first", () -> "0s");
    }

    @BeforeEach
    void theDay() throws IOException {
        clock.set("2026-01-09T15:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        for (String code : List.of("HILL", "PINE", "FERN", "SLOW", "ZZ")) {
            FileSystemUtils.deleteRecursively(EXCHANGE.resolve(code));
        }
        for (String folder : List.of("inbox", "outbox", "done")) {
            for (PartnerServer server : List.of(HILL, AGENT)) {
                FileSystemUtils.deleteRecursively(server.root.resolve(folder));
                Files.createDirectories(server.root.resolve(folder));
            }
        }
        AGENT.renamed.clear();
        HILL.die();
        HILL.start();
    }

    @AfterAll
    static void gone() throws IOException {
        HILL.close();
        AGENT.close();
        SILENT.close();
    }

    private void partner(String code, int partyId) throws IOException {
        fixture.party(partyId);
        jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES (?, ?)").params(code, partyId).update();
        Files.createDirectories(EXCHANGE.resolve(code).resolve("out"));
        Files.writeString(EXCHANGE.resolve(code).resolve("out").resolve(OURS), "<Document>" + code + "</Document>");
    }

    private List<String> breaks() {
        return jdbc.sql("""
                SELECT CONCAT(type, ' ', business_date, ' ', partner, ' ', state) FROM reconciliation_break
                ORDER BY break_id
                """).query(String.class).list();
    }

    @Test
    void aPartnerThatIsDownOrNeverAnswersHoldsNeitherAnotherPartnerNorTheNight() throws IOException {
        partner("HILL", 21);
        partner("PINE", 22);
        partner("SLOW", 23);
        Files.writeString(HILL.outbox(THEIRS), "<Document/>");

        night.begin();

        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            assertThat(HILL.inbox(OURS)).hasContent("<Document>HILL</Document>");
            assertThat(EXCHANGE.resolve("HILL/in").resolve(THEIRS)).hasContent("<Document/>");
            assertThat(breaks()).containsExactly("TRANSPORT_FAILED 2026-01-09 PINE OPEN");
            assertThat(jdbc.sql("SELECT COUNT(*) FROM night_step WHERE step = 'SEND' AND state = 'COMPLETED'")
                    .query(Integer.class).single()).isOne();
        });
        assertThat(EXCHANGE.resolve("SLOW/out").resolve(OURS)).as("still asked").exists();
        SILENT.close();
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(breaks())
                .contains("TRANSPORT_FAILED 2026-01-09 SLOW OPEN"));
    }

    @Test
    void anotherHostKeyIsABreakThatNamesBothAndNothingIsSent() throws IOException {
        partner("PINE", 22);
        night.tick();
        night.tick();
        assertThat(breaks()).containsExactly("TRANSPORT_FAILED 2026-01-09 PINE OPEN");
        assertThat(jdbc.sql("SELECT theirs FROM reconciliation_break").query(String.class).single())
                .startsWith("the server has the host key SHA256:").contains(" is the one that we know");
        assertThat(HILL.inbox(OURS)).doesNotExist();
        assertThat(EXCHANGE.resolve("PINE/out").resolve(OURS)).exists();
    }

    @Test
    void anOutageIsOneBreakThatEndsWithItAndTheNextOneOfTheDayIsOpenAgain() throws IOException {
        partner("HILL", 21);
        HILL.die();
        night.tick();
        night.tick();
        assertThat(breaks()).containsExactly("TRANSPORT_FAILED 2026-01-09 HILL OPEN");

        HILL.start();
        night.tick();
        assertThat(breaks()).containsExactly("TRANSPORT_FAILED 2026-01-09 HILL RESOLVED");
        assertThat(HILL.inbox(OURS)).hasContent("<Document>HILL</Document>");

        HILL.die();
        night.tick();
        assertThat(breaks()).containsExactly("TRANSPORT_FAILED 2026-01-09 HILL OPEN");
    }

    @Test
    void aFileThatIsNotAsItsManifestSaysIsOneBreakUntilTheRightOneComes() throws IOException {
        partner("FERN", 24);
        String sum = HexFormat.of().formatHex(Sha256.of(Files.writeString(HILL.outbox(THEIRS), "<Document/>")));
        Files.writeString(HILL.outbox(THEIRS + ".sha256"), "0".repeat(64) + "  " + THEIRS);
        night.tick();
        assertThat(breaks()).containsExactly("FILE_UNVERIFIED 2026-01-09 FERN OPEN");
        assertThat(jdbc.sql("SELECT CONCAT(subject, ', ', theirs) FROM reconciliation_break").query(String.class)
                .single()).isEqualTo(THEIRS + ", SHA-256 " + sum);
        clock.set("2026-01-10T01:00");
        night.tick();
        assertThat(breaks()).filteredOn(found -> found.contains("FERN")).hasSize(1);
        assertThat(EXCHANGE.resolve("FERN/in").resolve(THEIRS)).doesNotExist();

        Files.writeString(HILL.outbox(THEIRS + ".sha256"), sum + "  " + THEIRS);
        night.tick();

        assertThat(breaks()).contains("FILE_UNVERIFIED 2026-01-09 FERN RESOLVED");
        assertThat(EXCHANGE.resolve("FERN/in").resolve(THEIRS)).hasContent("<Document/>");
    }

    @Test
    void theNightsFilesReachTheAgentsServerAndWhatComesFromThereReachesTheNight() throws Exception {
        night.tick();
        night.tick();
        assertThat(AGENT.renamed).as("nobody ordered").containsExactly("OFI_998_ZZ_20260109.TXT");

        clock.set("2026-01-10T01:00");
        night.tick();
        String awaited = quotesWaitFor();
        assertThat(awaited).endsWith("_ZZ_998_20260109.TXT");
        new IndexFile(FormatVersion.V21, "ZZ", "998", LocalDate.parse("2026-01-09"), List.of())
                .write(AGENT.outbox(awaited));
        night.tick();
        night.tick();

        assertThat(EXCHANGE.resolve("ZZ/in").resolve(awaited)).exists();
        assertThat(quotesWaitFor()).isNotEmpty().doesNotContain(awaited);
        assertThat(AGENT.renamed).contains("OFT_998_ZZ_20260109.TXT");
    }

    private String quotesWaitFor() {
        return jdbc.sql("SELECT waits_for FROM night_step WHERE step = 'QUOTE' AND business_date = '2026-01-09'")
                .query(String.class).single();
    }

    @Test
    void whoHasNoServerExchangesByDirectoryAndSettingsOfNoPartnerDoNothing() {
        night.tick();
        assertThat(transports.of("RIVER").name()).isEqualTo("directory");
        assertThat(transports.of("HILL").name()).startsWith("SFTP treasure@127.0.0.1:");
        assertThat(EXCHANGE.resolve("HILL")).doesNotExist();
        assertThat(breaks()).isEmpty();
    }
}
