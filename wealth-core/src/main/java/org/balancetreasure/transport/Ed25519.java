package org.balancetreasure.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Detached signatures of 64 bytes, as {@code openssl pkeyutl -sign -rawin} makes them. */
public final class Ed25519 {

    private static final String NAME = "Ed25519";

    private Ed25519() {}

    /** @param file a key in PEM, as {@code openssl genpkey -algorithm ed25519} writes it */
    public static PrivateKey privateKey(String setting, Path file) {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pem(file, "PRIVATE KEY")));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(setting + " " + file + " is no private key of Ed25519 in PEM", e);
        }
    }

    /** @param file a key in PEM, as {@code openssl pkey -pubout} writes it */
    public static PublicKey publicKey(String setting, Path file) {
        try {
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(pem(file, "PUBLIC KEY")));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(setting + " " + file + " is no public key of Ed25519 in PEM", e);
        }
    }

    private static byte[] pem(Path file, String label) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new IllegalArgumentException("It does not begin with " + begin);
        }
        return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
    }

    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs by " + NAME, e);
        }
    }

    public static boolean isSigned(PublicKey key, byte[] message, byte[] by) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(by);
        } catch (SignatureException e) {
            return false; // Of another length, or no point of the curve.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK verifies " + NAME, e);
        }
    }
}
