package org.balancetreasure.night.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.night.transport.PartnerTransport.Folders;
import org.balancetreasure.night.transport.TransportSettings.Sftp;
import org.balancetreasure.transport.Ed25519;
import org.balancetreasure.transport.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest with the SHA-256 of each file, and an Ed25519 signature of it, both ways. */
class ProvenDeliveryTest {

    private static final String OURS = "OFD_998_ZZ_20260105_03.TXT";
    private static final String OUR_INDEX = "OFI_998_ZZ_20260105.TXT";
    private static final String DATA = "OFD_ZZ_998_20260106_04.TXT";
    private static final String INDEX = "OFI_ZZ_998_20260106.TXT";
    private static final String MANIFEST = INDEX + ".sha256";
    private static final String SIGNATURE = INDEX + ".sha256.sig";

    @TempDir
    Path home;

    private PartnerServer server;
    private Folders folders;
    private final List<String> happened = new ArrayList<>();
    private final KeyPair partner = newKey();
    private final KeyPair operator = newKey();

    @BeforeEach
    void aPartner() throws IOException {
        server = new PartnerServer(home);
        folders = SftpTransportTest.folders(home.resolve("ours"));
        Files.writeString(server.outbox(DATA), "their confirmations");
        Files.writeString(server.outbox(INDEX), "their index");
    }

    @AfterEach
    void isGone() {
        server.close();
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path pem(String name, String label, byte[] encoded) throws IOException {
        Path file = home.resolve(name);
        Files.writeString(file, "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(encoded) + "\n-----END " + label
                + "-----\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private void exchange(boolean sends, @Nullable Path ours, boolean wants, @Nullable Path theirs)
            throws IOException {
        happened.clear();
        Sftp settings = new Sftp("127.0.0.1", server.port(), PartnerServer.US, server.ourKeyFile, null, server.pin(),
                "/inbox", "/outbox", "/done", sends, ours, wants, theirs, Duration.ofSeconds(60),
                Duration.ofSeconds(20), Duration.ZERO, Duration.ZERO);
        try (SftpTransport transport = new SftpTransport("ZZ", settings)) {
            transport.exchange(folders, new Noted(happened));
        }
    }

    private void exchangeByManifest() throws IOException {
        exchange(false, null, true, null);
    }

    private void exchangeBySignature() throws IOException {
        exchange(false, null, false, pem("partner.pem", "PUBLIC KEY", partner.getPublic().getEncoded()));
    }

    private static String line(Path file) {
        return HexFormat.of().formatHex(Sha256.of(file)) + "  " + file.getFileName() + "\n";
    }

    private String manifest() throws IOException {
        String lines = line(server.outbox(DATA)) + line(server.outbox(INDEX));
        Files.writeString(server.outbox(MANIFEST), lines);
        return lines;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void ourManifestNamesAllFilesAndGoesSignedBeforeTheIndex() throws IOException {
        Files.writeString(folders.sent().resolve(OURS), "our orders");
        Files.writeString(folders.out().resolve(OURS), "our orders");
        new IndexFile(FormatVersion.V21, "998", "ZZ", LocalDate.parse("2026-01-05"), List.of(OURS))
                .write(folders.out().resolve(OUR_INDEX));
        String expected = line(folders.out().resolve(OURS)) + line(folders.out().resolve(OUR_INDEX));

        exchange(true, pem("ours.pem", "PRIVATE KEY", operator.getPrivate().getEncoded()), false, null);

        assertThat(server.renamed).filteredOn(name -> name.contains("_998_ZZ_")).containsExactly(OURS,
                OUR_INDEX + ".sha256", OUR_INDEX + ".sha256.sig", OUR_INDEX);
        assertThat(server.inbox(OUR_INDEX + ".sha256")).hasContent(expected);
        assertThat(Ed25519.isSigned(operator.getPublic(), expected.getBytes(StandardCharsets.UTF_8),
                Files.readAllBytes(server.inbox(OUR_INDEX + ".sha256.sig")))).isTrue();
    }

    @Test
    void aFileThatIsAsTheManifestSaysIsTakenInAndAllIsPutAway() throws IOException {
        manifest();
        exchangeByManifest();
        assertThat(happened).containsExactly("collected " + DATA, "collected " + INDEX);
        assertThat(names(folders.in())).containsExactly(DATA, INDEX);
        assertThat(names(server.root.resolve("done"))).containsExactly(DATA, INDEX, MANIFEST);
        assertThat(names(server.root.resolve("outbox"))).isEmpty();
        assertThat(names(folders.collecting())).isEmpty();
    }

    @Test
    void aFileThatIsNotAsTheManifestSaysStaysOutsideUntilTheRightOneComes() throws IOException {
        manifest();
        Files.writeString(server.outbox(DATA), "their confirmationS");
        exchangeByManifest();
        assertThat(happened).hasSize(2).last().isEqualTo("collected " + INDEX);
        assertThat(happened.getFirst()).startsWith("unverified " + DATA + ": expected SHA-256 ");
        assertThat(names(folders.in())).containsExactly(INDEX);
        assertThat(names(server.root.resolve("outbox"))).containsExactly(DATA, MANIFEST);

        Files.writeString(server.outbox(DATA), "their confirmations");
        Files.setLastModifiedTime(server.outbox(DATA), java.nio.file.attribute.FileTime.fromMillis(
                Files.getLastModifiedTime(server.outbox(DATA)).toMillis() + 2000));
        exchangeByManifest();
        assertThat(happened).containsExactly("collected " + DATA);
        assertThat(names(server.root.resolve("done"))).containsExactly(DATA, INDEX, MANIFEST);
        assertThat(names(folders.collecting())).isEmpty();
    }

    @Test
    void withoutAManifestNothingIsTakenInAndTheIndexSaysSo() throws IOException {
        exchangeByManifest();
        assertThat(happened).containsExactly("unverified " + INDEX + ": expected its SHA-256 in a manifest " + MANIFEST
                + ", found no such manifest that counts");
        Files.delete(server.outbox(INDEX));
        exchangeByManifest();
        assertThat(happened).as("it may be on its way").isEmpty();
        assertThat(names(folders.in())).isEmpty();
    }

    @Test
    void aSignatureByThePartnersKeyCounts() throws IOException {
        byte[] manifest = manifest().getBytes(StandardCharsets.UTF_8);
        Files.write(server.outbox(SIGNATURE), Ed25519.sign(partner.getPrivate(), manifest));
        exchangeBySignature();
        assertThat(happened).containsExactly("collected " + DATA, "collected " + INDEX);
        assertThat(names(server.root.resolve("done"))).containsExactly(DATA, INDEX, MANIFEST, SIGNATURE);
    }

    @Test
    void aSignatureThatLacksOrIsByAnotherKeyOrOfOtherBytesDoesNot() throws IOException {
        byte[] manifest = manifest().getBytes(StandardCharsets.UTF_8);
        exchangeBySignature();
        assertThat(happened).contains("unverified " + INDEX + ": expected a manifest " + MANIFEST
                + " that counts, found no signature " + SIGNATURE);

        for (byte[] wrong : List.of(Ed25519.sign(operator.getPrivate(), manifest),
                Ed25519.sign(partner.getPrivate(), "other bytes".getBytes(StandardCharsets.UTF_8)), new byte[64],
                new byte[0])) {
            Files.write(server.outbox(SIGNATURE), wrong);
            exchangeBySignature();
            assertThat(happened).contains("unverified " + INDEX + ": expected a manifest " + MANIFEST
                    + " that counts, found a signature that is not by the partner's key");
        }
        assertThat(names(folders.in())).isEmpty();
        assertThat(names(server.root.resolve("outbox"))).contains(DATA, INDEX, MANIFEST);
    }

    @Test
    void aManifestThatIsNoneDoesNotCount() throws IOException {
        Files.writeString(server.outbox(MANIFEST), "abc  " + DATA + "\n");
        exchangeByManifest();
        assertThat(happened).contains("unverified " + INDEX + ": expected a manifest " + MANIFEST
                + " that counts, found a line of it is no SHA-256 with the name of a file");
        assertThat(names(folders.in())).isEmpty();
    }

    @Test
    void aSigningKeyThatIsNoneIsSaidAtTheStart() throws IOException {
        Path none = pem("none.pem", "PUBLIC KEY", operator.getPublic().getEncoded());
        assertThatThrownBy(() -> exchange(true, none, false, null))
                .hasMessageContaining("exchange.sftp.ZZ.signing-key-file")
                .hasMessageContaining("is no private key of Ed25519 in PEM");
    }
}
