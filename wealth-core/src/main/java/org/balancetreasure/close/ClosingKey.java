package org.balancetreasure.close;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.HexFormat;
import org.balancetreasure.sql.OwnerOnly;
import org.balancetreasure.transport.Ed25519;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key that signs closes. It lies outside the database, so whoever can write all of the database still can't make a
 * close. Without one, closes are unsigned, and say so.
 */
@Component
public class ClosingKey {

    /** After the name of the file with the private key: the file with the public one. */
    public static final String PUBLIC_ENDING = ".pub";

    private static final String SETTING = "close.signing-key";
    private static final int ID_CHARACTERS = 16;

    private final @Nullable Pair pair;

    private record Pair(PrivateKey ours, String id) {}

    /** A signature with the key that made it, both as they are stored. */
    record Signed(String signature, String keyId) {}

    /**
     * @param file a private key of Ed25519 in PEM; beside it lies the public one; empty: none
     * @throws IllegalStateException if others than its owner can read it, or the two are no pair
     */
    ClosingKey(@Value("${close.signing-key:}") String file) {
        if (file.isBlank()) {
            pair = null;
            return;
        }
        Path secret = OwnerOnly.requireSecret(SETTING, Path.of(file));
        PrivateKey ours = Ed25519.privateKey(SETTING, secret);
        PublicKey known = Ed25519.publicKey(SETTING, Path.of(file + PUBLIC_ENDING));
        byte[] probe = DayClose.signedText(LocalDate.EPOCH, Formula.NONE_BEFORE);
        if (!Ed25519.isSigned(known, probe, Ed25519.sign(ours, probe))) {
            throw new IllegalStateException(
                    SETTING + ": " + file + PUBLIC_ENDING + " is not the public key of " + file);
        }
        pair = new Pair(ours, id(known));
    }

    /** Null without a key. */
    @Nullable
    Signed sign(LocalDate businessDate, String digest) {
        return pair == null
                ? null
                : new Signed(HexFormat.of()
                        .formatHex(Ed25519.sign(pair.ours(), DayClose.signedText(businessDate, digest))), pair.id());
    }

    /** How a key is named: the first 16 hexadecimal digits of the SHA-256 of its public half. */
    static String id(PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded())).substring(0,
                    ID_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
