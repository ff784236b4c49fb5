package org.balancetreasure.night.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Partners whose files go by SFTP, by their codes; all others exchange by directory.
 *
 * @param sftp by the partner's code
 */
@ConfigurationProperties("exchange")
record TransportSettings(@DefaultValue Map<String, Sftp> sftp) {

    private static final int PORT_MAX = 65_535;

    TransportSettings {
        sftp = Map.copyOf(sftp);
        sftp.forEach((partnerCode, server) -> server.check(prefix(partnerCode)));
    }

    /** The name under which a partner's settings stand. */
    static String prefix(String partnerCode) {
        return "exchange.sftp." + partnerCode + ".";
    }

    /**
     * A partner's server. Keys and passphrases stand in files.
     *
     * @param keyFile our private key, as OpenSSH or PEM writes it; only its owner may read it
     * @param keyPassphraseFile a file whose first line is the passphrase of the key; null if it has none
     * @param hostKey the server's public key, as a line of OpenSSH: {@code ssh-ed25519 AAAA…}. Another one is refused
     * @param out the folder of the server that our files go to
     * @param in the folder of the server that its files are collected from
     * @param done the folder of the server that collected files are moved to; null: they stay where they are
     * @param sendsManifest whether a manifest with the SHA-256 of each file goes with each of our deliveries
     * @param signingKeyFile our Ed25519 private key in PEM, which signs our manifests; null: they are not signed
     * @param wantsManifest whether a file is taken in only if a manifest of the partner has its SHA-256
     * @param partnerKeyFile the partner's Ed25519 public key in PEM: only a manifest that it has signed counts
     * @param every how often the server is asked for files. What we have for it goes at once
     * @param timeout how long anything may take that the server has to answer
     * @param retryLongest the pause after a failure doubles up to this
     */
    record Sftp(@DefaultValue("") String host, @DefaultValue("22") int port, @DefaultValue("") String user,
            @Nullable Path keyFile, @Nullable Path keyPassphraseFile, @DefaultValue("") String hostKey,
            @DefaultValue("") String out, @DefaultValue("") String in, @Nullable String done,
            @DefaultValue("false") boolean sendsManifest, @Nullable Path signingKeyFile,
            @DefaultValue("false") boolean wantsManifest, @Nullable Path partnerKeyFile,
            @DefaultValue("60s") Duration every, @DefaultValue("30s") Duration timeout,
            @DefaultValue("10s") Duration retryFirst, @DefaultValue("10m") Duration retryLongest) {

        private void check(String prefix) {
            require(!host.isBlank(), prefix + "host", "the name or address of the partner's server");
            require(port > 0 && port <= PORT_MAX, prefix + "port", "a port between 1 and " + PORT_MAX);
            require(!user.isBlank(), prefix + "user", "our user on the partner's server");
            require(keyFile != null, prefix + "key-file", "the file of our private key");
            require(!hostKey.isBlank(), prefix + "host-key",
                    "the public key of the partner's server, like ssh-ed25519 AAAA…");
            require(!out.isBlank(), prefix + "out", "the folder of the server that our files go to");
            require(!in.isBlank(), prefix + "in", "the folder of the server that its files are collected from");
            require(!in.equals(out) && !in.equals(done), prefix + "in", "a folder of its own");
            require(done == null || !done.isBlank(), prefix + "done", "a folder of the server, or leave it out");
            require(isPositive(every), prefix + "every", "a time like 60s");
            require(isPositive(timeout), prefix + "timeout", "a time like 30s");
            require(!retryFirst.isNegative() && !retryLongest.isNegative(), prefix + "retry-first",
                    "a time like 10s");
        }

        private static boolean isPositive(Duration time) {
            return time.compareTo(Duration.ZERO) > 0;
        }

        private static void require(boolean holds, String setting, String what) {
            if (!holds) {
                throw new IllegalStateException("Set " + setting + ": " + what);
            }
        }
    }
}
