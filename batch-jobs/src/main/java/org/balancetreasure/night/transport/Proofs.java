package org.balancetreasure.night.transport;

import java.security.PrivateKey;
import java.security.PublicKey;
import org.balancetreasure.night.transport.TransportSettings.Sftp;
import org.balancetreasure.sql.OwnerOnly;
import org.balancetreasure.transport.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery proves itself beyond its transport.
 *
 * @param sendsManifest whether a manifest goes with each of our deliveries
 * @param ours signs our manifests; null: they are not signed
 * @param wantsManifest whether a file is taken in only as a manifest of the partner says
 * @param theirs has signed the partner's manifests; null: a manifest counts without a signature
 */
record Proofs(boolean sendsManifest, @Nullable PrivateKey ours, boolean wantsManifest, @Nullable PublicKey theirs) {

    static Proofs of(String prefix, Sftp settings) {
        var ours = settings.signingKeyFile();
        var theirs = settings.partnerKeyFile();
        return new Proofs(settings.sendsManifest() || ours != null,
                ours == null
                        ? null
                        : Ed25519.privateKey(prefix + "signing-key-file",
                                OwnerOnly.requireSecret(prefix + "signing-key-file", ours)),
                settings.wantsManifest() || theirs != null,
                theirs == null ? null : Ed25519.publicKey(prefix + "partner-key-file", theirs));
    }
}
