package org.balancetreasure.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-05T02:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger verifications = new AtomicInteger();
    private final KeyPair keys = TokenIssuer.newKeys();
    private final TokenIssuer issuer = new TokenIssuer(keys, "https://sign-on.example", "treasure");
    private final AtomicReference<JwtDecoder> verifier = new AtomicReference<>();
    private final VerifiedTokens tokens;

    VerifiedTokensTest() {
        InstantSource source = now::get;
        JwtTimestampValidator notExpired = new JwtTimestampValidator(Duration.ZERO);
        notExpired.setClock(source.withZone(ZoneOffset.UTC));
        verifier.set(verifier(keys, notExpired));
        tokens = new VerifiedTokens(token -> {
            verifications.incrementAndGet();
            return verifier.get().decode(token);
        }, notExpired, 3, MINUTE, nanos::get);
    }

    private static JwtDecoder verifier(KeyPair keys, JwtTimestampValidator notExpired) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey((RSAPublicKey) keys.getPublic()).build();
        decoder.setJwtValidator(notExpired);
        return decoder;
    }

    @Test
    void checksTheSignatureOfOneTokenOnce() {
        String token = token(10_001, Duration.ofHours(1));

        Jwt first = tokens.decode(token);
        Jwt second = tokens.decode(token);

        assertThat(first.getSubject()).isEqualTo("10001");
        assertThat(second).isSameAs(first);
        assertThat(verifications).hasValue(1);
    }

    @Test
    void tellsTheTokensOfTwoCustomersApart() {
        String one = token(10_001, Duration.ofHours(1));
        String other = token(10_002, Duration.ofHours(1));

        assertThat(tokens.decode(one).getSubject()).isEqualTo("10001");
        assertThat(tokens.decode(other).getSubject()).isEqualTo("10002");
        assertThat(tokens.decode(one).getSubject()).isEqualTo("10001");
    }

    @Test
    void refusesATokenThatHasExpiredSinceItWasSeen() {
        String token = token(10_001, Duration.ofSeconds(30));
        tokens.decode(token);

        now.set(NOW.plusSeconds(31));

        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void refusesASignatureThatIsWrongHoweverOftenItIsSent() {
        String token = token(10_001, Duration.ofHours(1));
        tokens.decode(token);
        String forged = token.substring(0, token.lastIndexOf('.') + 1)
                + token(10_002, Duration.ofHours(1)).substring(token.lastIndexOf('.') + 1);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> tokens.decode(forged)).isInstanceOf(BadJwtException.class);
        }
        assertThat(verifications).hasValue(4);
    }

    @Test
    void refusesATokenOfAWithdrawnKeyWhenTheTimeOfKeepingIsOver() {
        String token = token(10_001, Duration.ofHours(1));
        tokens.decode(token);
        verifier.set(verifier(TokenIssuer.newKeys(), new JwtTimestampValidator()));

        nanos.addAndGet(MINUTE.toNanos() - 1);
        assertThat(tokens.decode(token).getSubject()).isEqualTo("10001");
        // Being asked for does not prolong it.
        nanos.addAndGet(1);

        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void keepsNoMoreThanItMay() {
        for (int i = 0; i < 50; i++) {
            tokens.decode(token(10_001 + i, Duration.ofHours(1)));
        }

        assertThat(tokens.size()).isEqualTo(3);
    }

    private String token(long customerId, Duration life) {
        return issuer.customer(customerId, "demo", NOW, NOW.plus(life));
    }
}
