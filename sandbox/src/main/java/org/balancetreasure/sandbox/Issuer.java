package org.balancetreasure.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;

/** The sandbox's issuer of tokens. Its key pair is made once and lies in the data directory. */
final class Issuer {

    static final String NAME = "https://sandbox.balancetreasure.example";
    private static final String AUDIENCE = "treasure";

    private final PrivateKey key;
    private final Path publicKeyFile;

    private Issuer(PrivateKey key, Path publicKeyFile) {
        this.key = key;
        this.publicKeyFile = publicKeyFile;
    }

    static Issuer in(Path directory) {
        Path privateFile = directory.resolve("issuer.key");
        Path publicFile = directory.resolve("issuer.pem");
        try {
            if (!Files.exists(publicFile)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                Files.deleteIfExists(privateFile);
                Files.createFile(privateFile,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(privateFile, pair.getPrivate().getEncoded());
                Files.writeString(publicFile, "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
            }
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(privateFile)));
            return new Issuer(key, publicFile);
        } catch (IOException e) {
            throw new UncheckedIOException("The issuer's key in " + directory + " can't be read or written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The issuer's key in " + directory + " is unusable; delete issuer.* there",
                    e);
        }
    }

    Path publicKeyFile() {
        return publicKeyFile;
    }

    /** A customer's token, good for a day of real time. */
    String customerToken(long customerId, String channel) {
        return token(Long.toString(customerId), channel, "wallet");
    }

    /** A token of finance staff, good for a day of real time. */
    String financeToken(String channel) {
        return token("finance", channel, "finance");
    }

    private String token(String subject, String channel, String scope) {
        // Tokens are about real time: whoever holds one is real, also while the business clock is moved.
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder().issuer(NAME).audience(AUDIENCE).subject(subject).claim("channel", channel)
                        .claim("scope", scope).issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(1, ChronoUnit.DAYS)))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A token can't be signed", e);
        }
    }
}
