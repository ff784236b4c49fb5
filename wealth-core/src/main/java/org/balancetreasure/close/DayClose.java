package org.balancetreasure.close;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A business date that is closed.
 *
 * @param formula version with which the digest was made
 * @param rowCount rows that the digest covers
 * @param previousDigest of the close before, hexadecimal; zeros for the first
 * @param digest SHA-256, hexadecimal
 * @param signature Ed25519, hexadecimal; null: no key was configured, and the close is unsigned
 * @param keyId of the key that signed
 */
public record DayClose(LocalDate businessDate, int formula, long rowCount, String previousDigest, String digest,
        @Nullable String signature, @Nullable String keyId, LocalDateTime closedAt) {

    /** What is signed: a line of text, so that anybody's tool can check it. */
    byte[] signedText() {
        return signedText(businessDate, digest);
    }

    static byte[] signedText(LocalDate businessDate, String digest) {
        return ("balance treasure close " + businessDate + " " + digest).getBytes(StandardCharsets.US_ASCII);
    }
}
