package org.balancetreasure.night.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.balancetreasure.night.transport.TransportSettings.Sftp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is wrong in the settings of a partner's server is said at the start, by the name of the setting. */
class TransportSettingsTest {

    @TempDir
    Path home;

    private Map<String, String> settings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("exchange.sftp.ZZ.host", "sftp.zz.example");
        settings.put("exchange.sftp.ZZ.user", "treasure");
        settings.put("exchange.sftp.ZZ.key-file",
                PartnerServer.write(PartnerServer.newKey(), home.resolve("key"), null).toString());
        settings.put("exchange.sftp.ZZ.host-key", PublicKeyEntry.toString(PartnerServer.newKey().getPublic()));
        settings.put("exchange.sftp.ZZ.out", "/in");
        settings.put("exchange.sftp.ZZ.in", "/out");
        return settings;
    }

    private static Sftp bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("exchange",
                TransportSettings.class).sftp().get("ZZ");
    }

    private static void start(Map<String, String> settings) {
        new SftpTransport("ZZ", bound(settings)).close();
    }

    @Test
    void onlyWhatHasNoDefaultHasToBeSet() throws IOException {
        start(settings());
        assertThat(bound(settings())).returns(22, Sftp::port).returns(null, Sftp::done);
        assertThat(new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("exchange",
                TransportSettings.class).sftp()).as("all partners by directory").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"host, Set exchange.sftp.ZZ.host: the name or address of the partner's server",
            "user, Set exchange.sftp.ZZ.user: our user on the partner's server",
            "key-file, Set exchange.sftp.ZZ.key-file: the file of our private key",
            "host-key, 'Set exchange.sftp.ZZ.host-key: the public key of the partner''s server, like ssh-ed25519 AAAA…'",
            "out, Set exchange.sftp.ZZ.out: the folder of the server that our files go to",
            "in, Set exchange.sftp.ZZ.in: the folder of the server that its files are collected from"})
    void aSettingThatIsMissingIsNamed(String missing, String message) throws IOException {
        Map<String, String> settings = settings();
        settings.remove("exchange.sftp.ZZ." + missing);
        assertThatThrownBy(() -> bound(settings)).rootCause().isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    @Test
    void oneFolderIsNotForBothDirections() throws IOException {
        Map<String, String> settings = settings();
        settings.put("exchange.sftp.ZZ.in", "/in");
        assertThatThrownBy(() -> bound(settings)).rootCause().hasMessageStartingWith("Set exchange.sftp.ZZ.in");
    }

    @Test
    void aPrivateKeyThatOthersCanReadIsNone() throws IOException {
        Map<String, String> settings = settings();
        Files.setPosixFilePermissions(home.resolve("key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> start(settings)).hasMessageContaining("exchange.sftp.ZZ.key-file: others than")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyWithAPassphraseIsReadWithTheOneInTheFile() throws IOException {
        Map<String, String> settings = settings();
        PartnerServer.write(PartnerServer.newKey(), home.resolve("key"), "open sesame");
        assertThatThrownBy(() -> start(settings)).hasMessageContaining("exchange.sftp.ZZ.key-file");

        Path passphrase = Files.writeString(home.resolve("passphrase"), "open sesame\n");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        settings.put("exchange.sftp.ZZ.key-passphrase-file", passphrase.toString());
        start(settings);

        Files.writeString(passphrase, "open barley\n");
        assertThatThrownBy(() -> start(settings)).hasMessageContaining("its passphrase is another one");
    }

    @Test
    void aHostKeyThatIsNoneAndOneThatIsWeakAreRefused() throws IOException, GeneralSecurityException {
        Map<String, String> settings = settings();
        settings.put("exchange.sftp.ZZ.host-key", "sftp.zz.example");
        assertThatThrownBy(() -> start(settings)).hasMessageContaining("exchange.sftp.ZZ.host-key is no public key");
        settings.put("exchange.sftp.ZZ.host-key",
                PublicKeyEntry.toString(KeyUtils.generateKeyPair("ssh-rsa", 1024).getPublic()));
        assertThatThrownBy(() -> start(settings))
                .hasMessageContaining("exchange.sftp.ZZ.host-key: a key ssh-rsa of 1024 bits is not safe");
    }
}
