package org.balancetreasure.night.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.balancetreasure.night.transport.TransportSettings.Sftp;
import org.jspecify.annotations.Nullable;

/** A partner's server by SFTP on loopback: it knows one user with one key. It can die and come back. */
final class PartnerServer implements AutoCloseable {

    static final String US = "treasure";

    final Path root;
    final KeyPair hostKey = newKey();
    final KeyPair ourKey = newKey();
    final Path ourKeyFile;
    /** Bytes that were written in all. */
    final AtomicLong written = new AtomicLong();
    /** Users that came in. */
    final AtomicLong logins = new AtomicLong();
    /** Names that files got, in order. */
    final List<String> renamed = new CopyOnWriteArrayList<>();
    volatile Consumer<Long> afterWrite = _ -> {};
    volatile Consumer<Path> afterRead = _ -> {};
    volatile Consumer<Path> afterRename = _ -> {};
    volatile Consumer<SshServer> beforeStart = _ -> {};
    private int port;
    private @Nullable SshServer server;

    PartnerServer(Path home) {
        try {
            root = Files.createDirectories(home.resolve("server"));
            for (String folder : List.of("inbox", "outbox", "done")) {
                Files.createDirectories(root.resolve(folder));
            }
            ourKeyFile = write(ourKey, home.resolve("id_ed25519"), null);
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair newKey() {
        try {
            return KeyUtils.generateKeyPair("ssh-ed25519", 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As ssh-keygen does. */
    static Path write(KeyPair key, Path file, @Nullable String passphrase) throws IOException {
        OpenSSHKeyEncryptionContext encryption = null;
        if (passphrase != null) {
            encryption = new OpenSSHKeyEncryptionContext();
            encryption.setPassword(passphrase);
            encryption.setCipherType("256");
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", encryption, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    void start() throws IOException {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("127.0.0.1");
        made.setPort(port);
        made.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        made.setPublickeyAuthenticator(
                (user, key, _) -> user.equals(US) && KeyUtils.compareKeys(ourKey.getPublic(), key));
        // Whoever tries a password comes in: nobody is to try one.
        made.setPasswordAuthenticator((_, _, _) -> true);
        made.setFileSystemFactory(new VirtualFileSystemFactory(root));
        made.addSessionListener(new SessionListener() {
            @Override
            public void sessionEvent(Session session, Event event) {
                if (event == Event.Authenticated) {
                    logins.incrementAndGet();
                }
            }
        });
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Watcher());
        made.setSubsystemFactories(List.of(sftp));
        beforeStart.accept(made);
        made.start();
        port = made.getPort();
        server = made;
    }

    private final class Watcher implements SftpEventListener {

        @Override
        public void written(ServerSession session, String remoteHandle, FileHandle localHandle, long offset,
                byte[] data, int dataOffset, int dataLen, @Nullable Throwable thrown) {
            afterWrite.accept(written.addAndGet(dataLen));
        }

        @Override
        public void read(ServerSession session, String remoteHandle, FileHandle localHandle, long offset,
                byte[] data, int dataOffset, int dataLen, int readLen, @Nullable Throwable thrown) {
            afterRead.accept(root.resolve(localHandle.getFile().toString().substring(1)));
        }

        @Override
        public void moved(ServerSession session, Path srcPath, Path dstPath, Collection<CopyOption> opts,
                @Nullable Throwable thrown) {
            renamed.add(dstPath.getFileName().toString());
            afterRename.accept(root.resolve(dstPath.toString().substring(1)));
        }
    }

    /** At once, whatever is under way. */
    void die() {
        SshServer dying = server;
        server = null;
        if (dying != null) {
            try {
                dying.stop(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    int port() {
        return port;
    }

    /** The line of the host key. */
    String pin() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** Files stay where they lie after they were collected. */
    Sftp settings() {
        return settings(port, ourKeyFile, pin(), null);
    }

    static Sftp settings(int port, Path keyFile, String pin, @Nullable String done) {
        return settings(port, keyFile, pin, done, Duration.ofSeconds(20));
    }

    static Sftp settings(int port, Path keyFile, String pin, @Nullable String done, Duration timeout) {
        return new Sftp("127.0.0.1", port, US, keyFile, null, pin, "/inbox", "/outbox", done, false, null, false, null,
                Duration.ofSeconds(60),
                timeout, Duration.ofSeconds(10), Duration.ofMinutes(10));
    }

    Path inbox(String name) {
        return root.resolve("inbox").resolve(name);
    }

    Path outbox(String name) {
        return root.resolve("outbox").resolve(name);
    }

    @Override
    public void close() {
        die();
    }
}
