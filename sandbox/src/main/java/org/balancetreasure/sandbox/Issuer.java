package org.balancetreasure.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.balancetreasure.api.access.Scope;
import org.balancetreasure.api.access.TokenIssuer;
import org.balancetreasure.sql.OwnerOnly;

/**
 * Signs tokens for who has no browser, as the sign-on does for the others, with the same keys and in the same name. The
 * key pair is made once and lies in the data directory.
 */
final class Issuer {

    static final String AUDIENCE = "treasure";

    private final TokenIssuer tokens;
    private final Path publicKeyFile;
    private final InstantSource realTime;

    private Issuer(TokenIssuer tokens, Path publicKeyFile, InstantSource realTime) {
        this.realTime = realTime;
        this.tokens = tokens;
        this.publicKeyFile = publicKeyFile;
    }

    /**
     * @param keys of {@link #keys}
     * @param name the claim {@code iss}
     * @param realTime not the business clock: the holder of a token lives in real time, also while the business clock
     *            is moved
     */
    static Issuer of(KeyPair keys, String name, Path directory, InstantSource realTime) {
        return new Issuer(new TokenIssuer(keys, name, AUDIENCE), publicFile(directory), realTime);
    }

    /** The key pair of a directory, which is made if it is missing. */
    static KeyPair keys(Path directory) {
        Path privateFile = directory.resolve("issuer.key");
        Path publicFile = publicFile(directory);
        try {
            if (!Files.exists(publicFile)) {
                OwnerOnly.write(privateFile, TokenIssuer.newKeys().getPrivate().getEncoded());
            }
            KeyPair keys = read(privateFile);
            // Written last: whoever is killed before it makes a new pair.
            Files.writeString(publicFile, TokenIssuer.publicKeyPem(keys.getPublic()));
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("The issuer's key in " + directory + " can't be read or written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The issuer's key in " + directory + " is unusable; delete issuer.* there",
                    e);
        }
    }

    private static Path publicFile(Path directory) {
        return directory.resolve("issuer.pem");
    }

    private static KeyPair read(Path privateFile) throws IOException, GeneralSecurityException {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) rsa
                .generatePrivate(new PKCS8EncodedKeySpec(OwnerOnly.read(privateFile)));
        return new KeyPair(rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
    }

    Path publicKeyFile() {
        return publicKeyFile;
    }

    /** A customer's token, good for a day. */
    String customerToken(long customerId, String channel) {
        Instant now = realTime.instant();
        return tokens.customer(customerId, channel, now, now.plus(1, ChronoUnit.DAYS));
    }

    /** A token of a system of the operator for a channel, good for a day. */
    String operatorToken(String channel) {
        Instant now = realTime.instant();
        return tokens.operator("core-system", channel, now, now.plus(1, ChronoUnit.DAYS));
    }

    /** A token of one of the platform's own staff, good for a day. */
    String staffToken(String name, Scope... scopes) {
        Instant now = realTime.instant();
        return tokens.finance(name, List.of(scopes), now, now.plus(1, ChronoUnit.DAYS));
    }
}
