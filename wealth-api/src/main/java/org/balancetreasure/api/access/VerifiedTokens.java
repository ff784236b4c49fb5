package org.balancetreasure.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks a token's signature once, not with each request, because the check costs half as much as the statements of a
 * request. Only valid tokens are kept, by the digest of the whole token, so a changed byte makes another token. Expiry
 * is checked with each request. A withdrawn key loses its effect when the kept token expires here.
 */
final class VerifiedTokens implements JwtDecoder {

    private final JwtDecoder verifier;
    private final OAuth2TokenValidator<Jwt> notExpired;
    private final Cache<ByteBuffer, Jwt> verified;

    /**
     * @param verifier checks everything, or throws
     * @param notExpired what of its checks can end differently later
     * @param kept at most so many tokens
     * @param keeping since the verifier saw the token
     */
    VerifiedTokens(JwtDecoder verifier, OAuth2TokenValidator<Jwt> notExpired, int kept, Duration keeping,
            Ticker ticker) {
        this.verifier = verifier;
        this.notExpired = notExpired;
        this.verified = Caffeine.newBuilder().maximumSize(kept).expireAfterWrite(keeping).ticker(ticker)
                .executor(Runnable::run).build();
    }

    @Override
    public Jwt decode(String token) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(token));
        Jwt known = verified.getIfPresent(digest);
        if (known != null && !notExpired.validate(known).hasErrors()) {
            return known;
        }
        Jwt found = verifier.decode(token);
        verified.put(digest, found);
        return found;
    }

    /** How many are kept now. */
    long size() {
        verified.cleanUp();
        return verified.estimatedSize();
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
