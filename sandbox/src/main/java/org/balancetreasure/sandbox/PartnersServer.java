package org.balancetreasure.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.balancetreasure.fundfiles.DataFileName;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.sandbox.partner.Whole;
import org.balancetreasure.sql.OwnerOnly;
import org.balancetreasure.transport.Ed25519;
import org.balancetreasure.transport.Sha256;

/**
 * The server by which all simulated partners exchange files: SFTP on loopback, with keys only. Each partner is a user
 * with folders {@code out}, {@code in} and {@code done} of its own. Every delivery has a signed manifest, both ways.
 * The keys are made once, and lie in {@code sftp/keys} of the sandbox's data.
 *
 * <p>It carries files between these folders and the partners' own, so that partners are the same by directory and by
 * SFTP. What lies there is all that it remembers: a kill costs that something is carried once more.
 */
final class PartnersServer implements Post, AutoCloseable {

    private static final String MANIFEST = ".sha256";
    private static final String SIGNATURE = MANIFEST + ".sig";

    private final Path keys;
    private final Path served;
    private final Path partners;
    private final Path exchangeDirectory;
    private final List<String> codes;
    private final KeyPair hostKey;
    private final SshServer server;
    private final PublicKey platformSigns;
    private final PrivateKey partnersSign;
    private final Map<Path, Seen> seen = new HashMap<>();

    /** A file when it was last read. */
    private record Seen(FileTime modified, long size, String sha256) {}

    private PartnersServer(Path dataDirectory, Path exchangeDirectory, List<String> codes) throws IOException {
        Path own = OwnerOnly.folder(dataDirectory.resolve("sftp"));
        this.keys = OwnerOnly.folder(own.resolve("keys"));
        this.served = OwnerOnly.folder(own.resolve("server"));
        this.partners = OwnerOnly.folder(own.resolve("partners"));
        this.exchangeDirectory = exchangeDirectory;
        this.codes = codes;
        this.hostKey = sshKey("host");
        this.platformSigns = Ed25519.publicKey("sandbox", SigningKey.publicOf(SigningKey.in(keys, "platform.pem")));
        this.partnersSign = Ed25519.privateKey("sandbox", SigningKey.in(keys, "partners.pem"));
        this.server = start(sshKey("client"));
    }

    /** Serves partners by their codes, until it is closed. */
    static PartnersServer start(Path dataDirectory, Path exchangeDirectory, List<String> codes) throws IOException {
        return new PartnersServer(dataDirectory, exchangeDirectory, codes);
    }

    private SshServer start(KeyPair client) throws IOException {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("127.0.0.1");
        made.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        made.setPublickeyAuthenticator(
                (user, key, session) -> codes.contains(user) && KeyUtils.compareKeys(client.getPublic(), key));
        VirtualFileSystemFactory homes = new VirtualFileSystemFactory();
        for (String code : codes) {
            for (String folder : List.of("out", "in", "done")) {
                Files.createDirectories(served.resolve(code).resolve(folder));
            }
            homes.setUserHomeDir(code, served.resolve(code));
        }
        made.setFileSystemFactory(homes);
        made.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        made.start();
        return made;
    }

    private KeyPair sshKey(String name) throws IOException {
        Path file = keys.resolve(name + "_ed25519");
        try {
            if (!Files.exists(file)) {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(KeyUtils.generateKeyPair("ssh-ed25519", 256),
                        "sandbox " + name, null, text);
                OwnerOnly.write(file, text.toByteArray());
            }
            return new FileKeyPairProvider(OwnerOnly.requireSecret("sandbox", file)).loadKeys(null).iterator().next();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The sandbox's key " + file + " can't be made", e);
        }
    }

    /** What the platform is told of it. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new TreeMap<>();
        for (String code : codes) {
            String prefix = "exchange.sftp." + code + ".";
            settings.put(prefix + "host", server.getHost());
            settings.put(prefix + "port", server.getPort());
            settings.put(prefix + "user", code);
            settings.put(prefix + "key-file", keys.resolve("client_ed25519"));
            settings.put(prefix + "host-key", PublicKeyEntry.toString(hostKey.getPublic()));
            settings.put(prefix + "out", "/out");
            settings.put(prefix + "in", "/in");
            settings.put(prefix + "done", "/done");
            settings.put(prefix + "signing-key-file", keys.resolve("platform.pem"));
            settings.put(prefix + "partner-key-file", SigningKey.publicOf(keys.resolve("partners.pem")));
            // The clock is moved only when files have come, so the night asks at each tick.
            settings.put(prefix + "every", "1ms");
        }
        return settings;
    }

    @Override
    public Path partnersDirectory() {
        return partners;
    }

    @Override
    public void carry() {
        try {
            for (String code : codes) {
                toPartner(served.resolve(code).resolve("out"), partners.resolve(code).resolve("out"));
                fromPartner(partners.resolve(code).resolve("in"), served.resolve(code));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The partners' server can't carry files", e);
        }
    }

    private void toPartner(Path from, Path to) throws IOException {
        for (String name : names(from)) {
            if (!isProof(name) && isNew(from.resolve(name))) {
                if (isAnnouncement(name)) {
                    verify(from, name);
                }
                Whole.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
            }
        }
    }

    /** A partner takes in no delivery that the platform has not signed. */
    private void verify(Path folder, String announcement) throws IOException {
        byte[] manifest = Files.readAllBytes(folder.resolve(announcement + MANIFEST));
        boolean holds = Ed25519.isSigned(platformSigns, manifest,
                Files.readAllBytes(folder.resolve(announcement + SIGNATURE)))
                && new String(manifest, StandardCharsets.UTF_8).equals(manifest(folder, announcement));
        if (!holds) {
            throw new IllegalStateException("The delivery " + announcement + " is not as its manifest says");
        }
    }

    /** What announces others goes last, with its proof before it. */
    private void fromPartner(Path from, Path to) throws IOException {
        List<String> all = names(from);
        boolean isAnythingNew = false;
        for (String name : all) {
            isAnythingNew |= isNew(from.resolve(name));
        }
        if (!isAnythingNew) {
            return;
        }
        for (String name : all) {
            if (!isAnnouncement(name)) {
                put(to, name, Files.readAllBytes(from.resolve(name)));
            }
        }
        for (String name : all) {
            if (isAnnouncement(name)) {
                byte[] manifest = manifest(from, name).getBytes(StandardCharsets.UTF_8);
                put(to, name + SIGNATURE, Ed25519.sign(partnersSign, manifest));
                put(to, name + MANIFEST, manifest);
                put(to, name, Files.readAllBytes(from.resolve(name)));
            }
        }
    }

    /** Unless it lies there, or the platform has collected it. */
    private static void put(Path to, String name, byte[] bytes) throws IOException {
        Path ready = to.resolve("in").resolve(name);
        Path done = to.resolve("done").resolve(name);
        if (holds(ready, bytes) || (!Files.exists(ready) && holds(done, bytes))) {
            return;
        }
        Whole.write(ready, bytes);
        if (Files.exists(done)) {
            // The platform tells files of one name apart by size and second: here a day may take less than one.
            FileTime before = Files.getLastModifiedTime(done);
            if (Files.getLastModifiedTime(ready).toMillis() < before.toMillis() + 1_000) {
                Files.setLastModifiedTime(ready, FileTime.from(before.toInstant().plus(Duration.ofSeconds(1))));
            }
        }
    }

    private static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    /**
     * As {@code sha256sum} writes it: a line for each file that is announced and is there, and for the announcement.
     */
    private String manifest(Path folder, String announcement) throws IOException {
        List<String> names = new ArrayList<>();
        Path file = folder.resolve(announcement);
        if (IndexFile.isIndex(file)) {
            try {
                names.addAll(IndexFile.read(file).fileNames());
            } catch (RejectedFileException e) {
                throw new IOException("An index of a partner is none: " + file, e);
            }
        }
        names.add(announcement);
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            if (Files.exists(folder.resolve(name))) {
                lines.append(sha256(folder.resolve(name))).append("  ").append(name).append('\n');
            }
        }
        return lines.toString();
    }

    /** Since it was looked at last. */
    private boolean isNew(Path file) throws IOException {
        Seen before = seen.get(file);
        return !look(file).equals(before);
    }

    private String sha256(Path file) throws IOException {
        return look(file).sha256();
    }

    private Seen look(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        Seen before = seen.get(file);
        if (before != null && before.modified.equals(modified) && before.size == size) {
            return before;
        }
        Seen now = new Seen(modified, size, HexFormat.of().formatHex(Sha256.of(file)));
        seen.put(file, now);
        return now;
    }

    @Override
    public boolean isUnderWay() {
        try {
            for (String code : codes) {
                Path out = exchangeDirectory.resolve(code).resolve("out");
                if (!names(out).isEmpty()
                        || names(served.resolve(code).resolve("in")).stream().anyMatch(name -> !isProof(name))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't see what is under way", e);
        }
    }

    private static boolean isProof(String name) {
        return name.endsWith(MANIFEST) || name.endsWith(SIGNATURE);
    }

    private static boolean isAnnouncement(String name) {
        return DataFileName.parse(name).isEmpty() && !isProof(name);
    }

    /** What is being written has another name until it is whole. */
    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith(".") && !name.endsWith(".part")).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
