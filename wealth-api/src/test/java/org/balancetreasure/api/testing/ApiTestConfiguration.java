package org.balancetreasure.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.balancetreasure.api.access.TokenIssuer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** An issuer of tokens whose public key the application is given. */
@TestConfiguration(proxyBeanMethods = false)
class ApiTestConfiguration {

    private static final KeyPair KEYS = TokenIssuer.newKeys();

    @Bean
    DynamicPropertyRegistrar issuerProperties() {
        return registry -> {
            registry.add("treasure.jwt.issuer", () -> Callers.ISSUER);
            registry.add("treasure.jwt.public-key-location", () -> publicKey().toUri().toString());
        };
    }

    private static Path publicKey() {
        try {
            return Files.writeString(Path.of("target", "issuer.pem").toAbsolutePath(),
                    TokenIssuer.publicKeyPem(KEYS.getPublic()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lazy, because the port is known only once the server has started. */
    @Bean
    @Lazy
    Callers callers(Environment environment) {
        return new Callers(KEYS, environment.getRequiredProperty("local.server.port", Integer.class));
    }
}
