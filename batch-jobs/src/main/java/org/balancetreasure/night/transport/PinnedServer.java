package org.balancetreasure.night.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.BuiltinFactory;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.OptionalFeature;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.apache.sshd.sftp.common.SftpConstants;
import org.balancetreasure.night.transport.TransportSettings.Sftp;
import org.balancetreasure.sql.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * A partner's server: known by its host key, entered with our key. Nothing else is tried: no password, no key of the
 * operator's user, no file of that user's {@code ~/.ssh}, no algorithm that is not held safe today. Everything that
 * waits for the server has a time-out.
 */
final class PinnedServer implements AutoCloseable {

    private static final int RSA_BITS_MIN = 2048;

    private static final List<BuiltinDHFactories> KEY_EXCHANGES = List.of(BuiltinDHFactories.mlkem768x25519,
            BuiltinDHFactories.curve25519, BuiltinDHFactories.curve25519_libssh, BuiltinDHFactories.ecdhp256,
            BuiltinDHFactories.ecdhp384, BuiltinDHFactories.ecdhp521, BuiltinDHFactories.dhg16_512,
            BuiltinDHFactories.dhg14_256);
    private static final List<BuiltinCiphers> CIPHERS = List.of(BuiltinCiphers.aes256gcm, BuiltinCiphers.aes128gcm,
            BuiltinCiphers.cc20p1305_openssh, BuiltinCiphers.aes256ctr, BuiltinCiphers.aes128ctr);
    private static final List<BuiltinMacs> MACS = List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm,
            BuiltinMacs.hmacsha256, BuiltinMacs.hmacsha512);
    private static final List<BuiltinSignatures> SIGNATURES = List.of(BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256, BuiltinSignatures.nistp384, BuiltinSignatures.nistp521,
            BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256);

    private final Sftp settings;
    private final PublicKey hostKey;
    private final KeyPair ourKey;
    /** The host key of the last connection, which one caller at a time makes. */
    private final AtomicReference<@Nullable PublicKey> shown = new AtomicReference<>();
    private @Nullable SshClient client;

    /** @throws IllegalStateException if a key can't be read or is too weak, with the setting's name */
    PinnedServer(String prefix, Sftp settings) {
        this.settings = settings;
        this.hostKey = hostKey(prefix + "host-key", settings.hostKey());
        this.ourKey = ourKey(prefix, settings);
    }

    /** A connection that is open. */
    record Session(ClientSession session, SftpClient sftp) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            try (session) {
                sftp.close();
            }
        }
    }

    String name() {
        return "SFTP " + settings.user() + "@" + settings.host() + ":" + settings.port();
    }

    Session connect() throws IOException {
        SshClient started = started();
        shown.set(null);
        try {
            ClientSession session = started.connect(settings.user(), settings.host(), settings.port())
                    .verify(settings.timeout()).getSession();
            try {
                session.addPublicKeyIdentity(ourKey);
                session.auth().verify(settings.timeout());
                return new Session(session, SftpClientFactory.instance().createSftpClient(session,
                        SftpVersionSelector.fixedVersionSelector(SftpConstants.SFTP_V3)));
            } catch (IOException e) {
                session.close(true);
                throw e;
            }
        } catch (IOException e) {
            PublicKey found = shown.get();
            if (found != null && !KeyUtils.compareKeys(hostKey, found)) {
                throw new IOException("the server has the host key " + KeyUtils.getFingerPrint(found) + ", and "
                        + KeyUtils.getFingerPrint(hostKey) + " is the one that we know: nothing was sent", e);
            }
            throw new IOException((found == null
                    ? "no connection: "
                    : "our key was not accepted or the server has no SFTP: ") + reason(e), e);
        }
    }

    /** What the library wraps says what happened. */
    private static String reason(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : reason(cause);
    }

    private synchronized SshClient started() {
        SshClient known = client;
        if (known == null || !known.isStarted()) {
            known = client();
            known.start();
            client = known;
        }
        return known;
    }

    private SshClient client() {
        SshClient made = ClientBuilder.builder().build();
        made.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        made.setServerKeyVerifier((_, _, key) -> {
            shown.set(key);
            return KeyUtils.compareKeys(hostKey, key);
        });
        made.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(true, KEY_EXCHANGES,
                ClientBuilder.DH2KEX));
        made.setCipherFactories(supported(CIPHERS));
        made.setMacFactories(supported(MACS));
        // A server with several host keys shows the one that we know.
        made.setSignatureFactories(supported(signaturesOf(hostKey)));
        made.setUserAuthFactories(List.of(new UserAuthPublicKeyFactory(supported(SIGNATURES))));
        made.setNioWorkers(1);
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(made, settings.timeout());
        CoreModuleProperties.AUTH_TIMEOUT.set(made, settings.timeout());
        CoreModuleProperties.IDLE_TIMEOUT.set(made, settings.timeout());
        CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(made, settings.timeout());
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(made, settings.timeout());
        return made;
    }

    private static <T> List<NamedFactory<T>> supported(List<? extends BuiltinFactory<T>> known) {
        return known.stream().filter(OptionalFeature::isSupported).<NamedFactory<T>>map(factory -> factory).toList();
    }

    private static List<BuiltinSignatures> signaturesOf(PublicKey key) {
        String type = KeyUtils.getCanonicalKeyType(KeyUtils.getKeyType(key));
        return SIGNATURES.stream()
                .filter(signature -> KeyUtils.getCanonicalKeyType(signature.getName()).equals(type)).toList();
    }

    private static PublicKey hostKey(String setting, String line) {
        try {
            PublicKey key = PublicKeyEntry.parsePublicKeyEntry(line.strip()).resolvePublicKey(null, null,
                    PublicKeyEntryResolver.FAILING);
            requireStrong(setting, key);
            return key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(setting + " is no public key like ssh-ed25519 AAAA…: " + e.getMessage(),
                    e);
        }
    }

    private static KeyPair ourKey(String prefix, Sftp settings) {
        String setting = prefix + "key-file";
        Path file = OwnerOnly.requireSecret(setting, settings.keyFile());
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in,
                    passphrase(prefix + "key-passphrase-file", settings.keyPassphraseFile()));
            if (keys == null || !keys.iterator().hasNext()) {
                throw new IllegalStateException(setting + " " + file + " has no private key of OpenSSH or PEM");
            }
            KeyPair key = keys.iterator().next();
            requireStrong(setting, key.getPublic());
            return key;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(setting + " " + file + " can't be read, or its passphrase is another one: "
                    + e.getMessage(), e);
        }
    }

    private static FilePasswordProvider passphrase(String setting, @Nullable Path file) throws IOException {
        if (file == null) {
            return FilePasswordProvider.EMPTY;
        }
        String first = Files.readAllLines(OwnerOnly.requireSecret(setting, file)).stream().findFirst().orElse("");
        return FilePasswordProvider.of(first);
    }

    private static void requireStrong(String setting, PublicKey key) {
        String type = String.valueOf(KeyUtils.getKeyType(key));
        if (signaturesOf(key).isEmpty() || (type.equals("ssh-rsa") && KeyUtils.getKeySize(key) < RSA_BITS_MIN)) {
            throw new IllegalStateException(setting + ": a key " + type + " of " + KeyUtils.getKeySize(key)
                    + " bits is not safe; use ssh-ed25519, ecdsa-sha2-nistp256 or RSA of " + RSA_BITS_MIN
                    + " bits or more");
        }
    }

    @Override
    public synchronized void close() {
        SshClient known = client;
        client = null;
        if (known != null) {
            known.stop();
        }
    }
}
