package org.balancetreasure.api.access;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.balancetreasure.customers.Customer;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Signs tokens like the wallet operator's sign-on, for the sandbox and for tests. The application itself has no private
 * key and signs no token.
 */
public final class TokenIssuer {

    private final String issuer;
    private final String audience;
    private final NimbusJwtEncoder encoder;

    /** @param keys RSA */
    public TokenIssuer(KeyPair keys, String issuer, String audience) {
        this.issuer = issuer;
        this.audience = audience;
        this.encoder = NimbusJwtEncoder
                .withKeyPair((RSAPublicKey) keys.getPublic(), (RSAPrivateKey) keys.getPrivate())
                .build();
    }

    /** A fresh RSA pair of 2,048 bits. */
    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /** What treasure.jwt.public-key-location points to. */
    public static String publicKeyPem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** A customer of a channel; both instants are of real time. */
    public String customer(long customerId, String channel, Instant issuedAt, Instant expiresAt) {
        return sign(Long.toString(customerId), channel, Scope.WALLET.value(), issuedAt, expiresAt);
    }

    /** One of the platform's staff, with these scopes; both instants are of real time. */
    public String finance(String name, Collection<Scope> scopes, Instant issuedAt, Instant expiresAt) {
        return sign(name, Customer.HOUSE, scopes.stream().map(Scope::value).collect(Collectors.joining(" ")), issuedAt,
                expiresAt);
    }

    /** A system of the operator for one channel; both instants are of real time. */
    public String operator(String name, String channel, Instant issuedAt, Instant expiresAt) {
        return sign(name, channel, Scope.OPERATOR.value(), issuedAt, expiresAt);
    }

    /** @param scope values of {@link Scope} or others, with spaces between */
    public String sign(String subject, String channel, String scope, Instant issuedAt, Instant expiresAt) {
        JwtClaimsSet claims = JwtClaimsSet.builder().issuer(issuer).audience(List.of(audience)).subject(subject)
                .issuedAt(issuedAt).expiresAt(expiresAt).claim(Tokens.CHANNEL, channel).claim("scope", scope).build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
