package org.balancetreasure.night.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.night.transport.PartnerTransport.Folders;
import org.balancetreasure.night.transport.TransportSettings.Sftp;
import org.balancetreasure.transport.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways with a real server: whatever breaks off, each file comes whole, with its own bytes, and in its order. */
class SftpTransportTest {

    private static final String OUR_ORDERS = "OFD_998_ZZ_20260105_03.TXT";
    private static final String OUR_OPENINGS = "OFD_998_ZZ_20260105_01.TXT";
    private static final String OUR_INDEX = "OFI_998_ZZ_20260105.TXT";
    private static final String THEIR_DATA = "OFD_ZZ_998_20260106_04.TXT";
    private static final String THEIR_INDEX = "OFI_ZZ_998_20260106.TXT";
    private static final int LARGE = 12_000_000;

    @TempDir
    Path home;

    private PartnerServer server;
    private Folders folders;
    private final List<String> happened = new ArrayList<>();

    @BeforeEach
    void aPartner() throws IOException {
        server = new PartnerServer(home);
        folders = folders(home.resolve("ours"));
    }

    @AfterEach
    void isGone() {
        server.close();
    }

    static Folders folders(Path ours) throws IOException {
        return new Folders(Files.createDirectories(ours.resolve("out")), Files.createDirectories(ours.resolve("in")),
                Files.createDirectories(ours.resolve("sent")), Files.createDirectories(ours.resolve("collecting")));
    }

    private void exchange() throws IOException {
        exchange(server.settings());
    }

    private void exchange(Sftp settings) throws IOException {
        try (SftpTransport transport = new SftpTransport("ZZ", settings)) {
            transport.exchange(folders, new Noted(happened));
        }
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private Path ours(String name, byte[] bytes) throws IOException {
        Files.write(folders.sent().resolve(name), bytes);
        return Files.write(folders.out().resolve(name), bytes);
    }

    private void ourIndex(String... names) throws IOException {
        Path index = folders.sent().resolve(OUR_INDEX);
        new IndexFile(FormatVersion.V21, "998", "ZZ", LocalDate.parse("2026-01-05"), List.of(names)).write(index);
        Files.copy(index, folders.out().resolve(OUR_INDEX));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesGoBothWaysWithTheirBytesAndTheAnnouncementLast() throws IOException {
        ours(OUR_ORDERS, bytes(1, 100_000));
        ours(OUR_OPENINGS, bytes(2, 10));
        ourIndex(OUR_OPENINGS, OUR_ORDERS);
        Files.write(server.outbox(THEIR_DATA), bytes(3, 70_000));
        Files.write(server.outbox(THEIR_INDEX), bytes(4, 70));

        exchange();

        assertThat(happened).containsExactly("delivered " + OUR_OPENINGS, "delivered " + OUR_ORDERS,
                "delivered " + OUR_INDEX, "collected " + THEIR_DATA, "collected " + THEIR_INDEX);
        assertThat(server.renamed).as("what the partner saw").containsExactly(OUR_OPENINGS, OUR_ORDERS, OUR_INDEX);
        assertThat(names(server.root.resolve("inbox"))).containsExactly(OUR_OPENINGS, OUR_ORDERS, OUR_INDEX);
        assertThat(server.inbox(OUR_ORDERS)).hasBinaryContent(bytes(1, 100_000));
        assertThat(folders.in().resolve(THEIR_DATA)).hasBinaryContent(bytes(3, 70_000));
        assertThat(names(folders.out())).as("what is still to go").isEmpty();
        assertThat(names(folders.collecting())).isEmpty();
    }

    @Test
    void whatWentAndCameIsNotExchangedAgain() throws IOException {
        ours(OUR_ORDERS, bytes(1, 1000));
        Files.write(server.outbox(THEIR_DATA), bytes(3, 1000));
        exchange();
        happened.clear();
        long before = server.written.get();

        exchange();

        assertThat(happened).isEmpty();
        assertThat(server.written.get()).isEqualTo(before);
        assertThat(server.outbox(THEIR_DATA)).as("no folder is set for it").exists();
    }

    @Test
    void aFileThatIsSentAgainAndLiesThereIsNotWrittenAgain() throws IOException {
        ours(OUR_ORDERS, bytes(1, 1000));
        exchange();
        ours(OUR_ORDERS, bytes(1, 1000));

        exchange();

        assertThat(server.written.get()).isEqualTo(1000);
        assertThat(names(folders.out())).isEmpty();

        Files.delete(server.inbox(OUR_ORDERS));
        ours(OUR_ORDERS, bytes(1, 1000));
        exchange();
        assertThat(server.inbox(OUR_ORDERS)).as("the partner lost it").hasBinaryContent(bytes(1, 1000));
    }

    @Test
    void whatLiesThereWithOtherBytesIsReplaced() throws IOException {
        ours(OUR_ORDERS, bytes(1, 1000));
        Files.write(server.inbox(OUR_ORDERS), bytes(9, 1000));
        exchange();
        assertThat(server.inbox(OUR_ORDERS)).hasBinaryContent(bytes(1, 1000));
    }

    @Test
    void collectedFilesAreMovedIfTheSettingsNameAFolder() throws IOException {
        Sftp settings = PartnerServer.settings(server.port(), server.ourKeyFile, server.pin(), "/done");
        Files.write(server.outbox(THEIR_DATA), bytes(3, 1000));
        exchange(settings);
        assertThat(names(server.root.resolve("outbox"))).isEmpty();
        assertThat(names(server.root.resolve("done"))).containsExactly(THEIR_DATA);

        Files.write(server.outbox(THEIR_DATA), bytes(5, 1001));
        exchange(settings);
        assertThat(folders.in().resolve(THEIR_DATA)).as("a corrected one").hasBinaryContent(bytes(5, 1001));
        assertThat(server.root.resolve("done").resolve(THEIR_DATA)).hasBinaryContent(bytes(5, 1001));
    }

    @Test
    void aFileUnderATemporaryNameIsNeverCollectedNorDelivered() throws IOException {
        for (String name : List.of("." + THEIR_DATA, THEIR_DATA + ".tmp", THEIR_DATA + ".filepart",
                THEIR_DATA + ".part", THEIR_DATA + ".TMP", THEIR_DATA + "~")) {
            Files.write(server.outbox(name), bytes(3, 10));
            Files.write(folders.out().resolve(name), bytes(3, 10));
        }
        Files.createDirectories(server.outbox("OFD_ZZ_998_20260106_05.TXT"));

        exchange();

        assertThat(names(folders.in())).isEmpty();
        assertThat(names(server.root.resolve("inbox"))).isEmpty();
        Files.move(server.outbox(THEIR_DATA + ".tmp"), server.outbox(THEIR_DATA));
        exchange();
        assertThat(names(folders.in())).containsExactly(THEIR_DATA);
    }

    @Test
    void aFileThatGrowsWhileItIsCollectedWaitsForTheNextLook() throws IOException {
        Files.write(server.outbox(THEIR_DATA), bytes(3, 200_000));
        AtomicBoolean grown = new AtomicBoolean();
        server.afterRead = file -> {
            if (grown.compareAndSet(false, true)) {
                append(file, bytes(4, 1000));
            }
        };
        exchange();
        assertThat(grown).isTrue();
        assertThat(names(folders.in())).isEmpty();

        exchange();
        assertThat(Files.size(folders.in().resolve(THEIR_DATA))).isEqualTo(201_000);
        assertThat(folders.in().resolve(THEIR_DATA)).hasSameBinaryContentAs(server.outbox(THEIR_DATA));
    }

    private static void append(Path file, byte[] more) {
        try {
            Files.write(file, more, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatWasLeftLyingForHalfAYearIsNotCollectedAgainAfterItsCopyWasArchived() throws IOException {
        Files.write(server.outbox(THEIR_DATA), bytes(3, 10));
        Files.setLastModifiedTime(server.outbox(THEIR_DATA),
                FileTime.from(Instant.now().minus(Duration.ofDays(200))));
        exchange();
        assertThat(names(folders.in())).isEmpty();
    }

    @Test
    void anotherHostKeyEndsTheConnectionBeforeAnythingIsSent() throws IOException {
        ours(OUR_ORDERS, bytes(1, 1000));
        Sftp settings = PartnerServer.settings(server.port(), server.ourKeyFile,
                PublicKeyEntry.toString(PartnerServer.newKey().getPublic()), null);

        assertThatThrownBy(() -> exchange(settings)).isInstanceOf(IOException.class)
                .hasMessageContaining("the server has the host key SHA256:")
                .hasMessageContaining("is the one that we know: nothing was sent");

        assertThat(server.logins.get()).isZero();
        assertThat(server.written.get()).isZero();
        assertThat(names(folders.out())).containsExactly(OUR_ORDERS);
    }

    @Test
    void aKeyThatTheServerDoesNotKnowGivesAMessageAndNothingElseIsTried() throws IOException {
        ours(OUR_ORDERS, bytes(1, 1000));
        Path other = PartnerServer.write(PartnerServer.newKey(), home.resolve("other"), null);

        assertThatThrownBy(() -> exchange(PartnerServer.settings(server.port(), other, server.pin(), null)))
                .isInstanceOf(IOException.class).hasMessageContaining("our key was not accepted");

        assertThat(server.logins.get()).isZero();
        assertThat(names(folders.out())).containsExactly(OUR_ORDERS);
    }

    @Test
    void aServerThatHasOnlyWhatIsNotHeldSafeIsNotTalkedTo() throws IOException {
        for (Consumer<SshServer> weak : List.<Consumer<SshServer>>of(
                old -> old.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(true,
                        List.of(BuiltinDHFactories.dhg1, BuiltinDHFactories.dhg14), ServerBuilder.DH2KEX)),
                old -> old.setCipherFactories(List.of(BuiltinCiphers.aes128cbc, BuiltinCiphers.tripledescbc)))) {
            server.die();
            server.beforeStart = weak;
            server.start();
            assertThatThrownBy(this::exchange).isInstanceOf(IOException.class)
                    .hasMessageContaining("no connection: Unable to negotiate key exchange");
        }
        assertThat(server.logins.get()).isZero();
    }

    @Test
    void aLineThatHangsAnywhereIsGivenUpAfterTheTimeOut() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (CutLine line = new CutLine(server.port())) {
            Sftp settings = PartnerServer.settings(line.port(), server.ourKeyFile, server.pin(), "/done",
                    Duration.ofSeconds(1));
            offer(seed);
            for (long after : List.of(0L, 1000L, 3000L, 10_000L + random.nextInt(300_000))) {
                line.hangAfter(after);
                long began = System.nanoTime();
                assertThatThrownBy(() -> exchange(settings)).as("seed %d, after %d bytes", seed, after)
                        .isInstanceOf(IOException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).as("seed %d, after %d bytes", seed, after)
                        .isLessThan(Duration.ofSeconds(15));
            }
            line.cutAfter(Long.MAX_VALUE);
            exchange(settings);
            assertWholeAndInOrder(seed, true);
        }
    }

    @Test
    void aServerThatDiesInTheMiddleOfALargeFileGetsTheRestWhenItComesBack() throws IOException {
        Path file = ours(OUR_ORDERS, bytes(1, LARGE));
        byte[] sha256 = Sha256.of(file);
        ourIndex(OUR_ORDERS);
        AtomicBoolean dead = new AtomicBoolean();
        server.afterWrite = bytes -> {
            if (bytes > LARGE / 2 && dead.compareAndSet(false, true)) {
                Thread.ofVirtual().start(server::die);
            }
        };

        assertThatThrownBy(this::exchange).isInstanceOf(IOException.class);
        assertThat(dead).isTrue();
        assertThat(names(server.root.resolve("inbox"))).as("under no name that the partner takes")
                .containsExactly("." + OUR_ORDERS + ".filepart");
        assertThatThrownBy(this::exchange).as("still dead").isInstanceOf(IOException.class)
                .hasMessageContaining("no connection");

        server.start();
        long before = server.written.get();
        exchange();

        assertThat(server.written.get() - before).as("the rest only").isLessThan(LARGE * 3L / 4);
        assertThat(Sha256.of(server.inbox(OUR_ORDERS))).isEqualTo(sha256);
        assertThat(names(server.root.resolve("inbox"))).containsExactly(OUR_ORDERS, OUR_INDEX);
    }

    @Test
    void aRunnerThatIsNoneAnyMoreEndsInTheMiddleAndGivesNoFileItsName() throws IOException {
        ours(OUR_ORDERS, bytes(1, LARGE));
        AtomicLong asked = new AtomicLong();
        try (SftpTransport transport = new SftpTransport("ZZ", server.settings())) {
            assertThatThrownBy(
                    () -> transport.exchange(folders, new Noted(happened, () -> asked.incrementAndGet() < 3)))
                    .isInstanceOf(InterruptedIOException.class);
        }
        assertThat(server.written.get()).isBetween(1L, LARGE - 1L);
        assertThat(server.renamed).isEmpty();
        assertThat(names(folders.out())).containsExactly(OUR_ORDERS);
    }

    @Test
    void aHalfFileWithOtherBytesIsMended() throws IOException {
        byte[] bytes = bytes(1, 300_000);
        ours(OUR_ORDERS, bytes);
        byte[] torn = new byte[400_000];
        System.arraycopy(bytes, 0, torn, 0, 100_000);
        Files.write(server.inbox("." + OUR_ORDERS + ".filepart"), torn);
        exchange();
        assertThat(server.inbox(OUR_ORDERS)).hasBinaryContent(bytes);
    }

    @Test
    void aLineThatIsCutAnywhereCostsNoByteAndNoOrder() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (CutLine line = new CutLine(server.port())) {
            Sftp settings = PartnerServer.settings(line.port(), server.ourKeyFile, server.pin(), "/done");
            boolean everCut = false;
            line.cutAfter(Long.MAX_VALUE);
            offer(seed);
            exchange(settings);
            long whole = line.passed();
            for (int round = 0; round < 12; round++) {
                startAgain();
                offer(seed + round);
                boolean done = false;
                while (!done) {
                    line.cutAfter((long) (random.nextDouble() * whole));
                    try {
                        exchange(settings);
                        done = true;
                    } catch (IOException e) {
                        everCut = true;
                    }
                    assertWholeAndInOrder(seed + round, done);
                }
            }
            assertThat(everCut).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void aProcessThatIsKilledAtAnyInstantIsGoneOnWithByTheNext() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        offer(seed);
        for (int kill = 0; kill < 4; kill++) {
            long instant = random.nextInt(60);
            CountDownLatch reached = new CountDownLatch(1);
            AtomicLong events = new AtomicLong();
            Runnable count = () -> {
                if (events.incrementAndGet() == instant) {
                    reached.countDown();
                }
            };
            server.afterWrite = _ -> count.run();
            server.afterRead = _ -> count.run();
            server.afterRename = _ -> count.run();
            Process process = ForkedExchange.start(server, home.resolve("ours"));
            process.onExit().thenRun(reached::countDown);
            reached.await();
            process.destroyForcibly().waitFor();
            assertWholeAndInOrder(seed, false);
        }
        server.afterWrite = _ -> {};
        server.afterRead = _ -> {};
        server.afterRename = _ -> {};

        Process last = ForkedExchange.start(server, home.resolve("ours"));

        assertThat(last.waitFor()).as("seed %d", seed).isZero();
        assertWholeAndInOrder(seed, true);
        assertThat(names(folders.out())).isEmpty();
        assertThat(names(folders.collecting())).isEmpty();
    }

    @Test
    void anIndexThatIsPlacedWhileOthersGoIsNeverThereBeforeItsDataFile() throws IOException {
        ours(OUR_OPENINGS, bytes(2, 10));
        server.afterRename = file -> {
            try {
                if (file.endsWith(OUR_OPENINGS)) {
                    ours(OUR_ORDERS, bytes(1, 1000));
                    ourIndex(OUR_OPENINGS, OUR_ORDERS);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
        exchange();
        assertThat(server.renamed).as("the rest waits").containsExactly(OUR_OPENINGS);
        server.afterRename = _ -> {};
        exchange();
        assertThat(server.renamed).containsExactly(OUR_OPENINGS, OUR_ORDERS, OUR_INDEX);
    }

    @Test
    void anIndexStaysInTheOutboxWhenItsDataFileCannotGo() throws IOException {
        ours(OUR_ORDERS, bytes(1, 1000));
        ourIndex(OUR_ORDERS);
        Files.write(server.outbox(THEIR_DATA), bytes(3, 10));
        // A folder stands where the file is to be written.
        Files.createDirectories(server.inbox("." + OUR_ORDERS + ".filepart"));

        assertThatThrownBy(this::exchange).isInstanceOf(IOException.class);

        assertThat(names(folders.out())).containsExactly(OUR_ORDERS, OUR_INDEX);
        assertThat(server.renamed).isEmpty();
        assertThat(folders.in().resolve(THEIR_DATA)).as("what comes from there comes all the same").exists();
    }

    private void offer(long seed) throws IOException {
        ours(OUR_ORDERS, bytes(seed, 400_000));
        ourIndex(OUR_ORDERS);
        Files.write(server.outbox(THEIR_DATA), bytes(-seed, 300_000));
        Files.writeString(server.outbox(THEIR_INDEX), "index of " + seed);
    }

    private void startAgain() throws IOException {
        for (Path folder : List.of(server.root.resolve("inbox"), server.root.resolve("done"), folders.in(),
                folders.sent())) {
            for (String name : names(folder)) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    private void assertWholeAndInOrder(long seed, boolean done) throws IOException {
        String round = "seed " + seed;
        if (done || Files.exists(server.inbox(OUR_ORDERS))) {
            assertThat(server.inbox(OUR_ORDERS)).as(round).hasBinaryContent(bytes(seed, 400_000));
        }
        if (done || Files.exists(server.inbox(OUR_INDEX))) {
            assertThat(server.inbox(OUR_INDEX)).as(round).hasSameBinaryContentAs(folders.sent().resolve(OUR_INDEX));
            assertThat(server.inbox(OUR_ORDERS)).as(round).exists();
        }
        if (done || Files.exists(folders.in().resolve(THEIR_DATA))) {
            assertThat(folders.in().resolve(THEIR_DATA)).as(round).hasBinaryContent(bytes(-seed, 300_000));
        }
        if (done || Files.exists(folders.in().resolve(THEIR_INDEX))) {
            assertThat(folders.in().resolve(THEIR_INDEX)).as(round).hasContent("index of " + seed);
            assertThat(folders.in().resolve(THEIR_DATA)).as(round).exists();
        }
    }
}
