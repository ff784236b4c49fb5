package org.balancetreasure.api.access;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Objects;
import org.balancetreasure.customers.Customer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/**
 * Reads tokens. A token expires by real time, even if the business clock is moved: tokens belong to security, not to
 * the business day.
 */
@Configuration(proxyBeanMethods = false)
class Tokens {

    /** Claim that names the wallet brand, or the house. */
    static final String CHANNEL = "channel";

    /** How long a verified token stays valid after the issuer has withdrawn its key. */
    private static final Duration VERIFIED_FOR = Duration.ofMinutes(5);
    private static final int VERIFIED_MAX = 10_000;

    @Bean
    JwtDecoder jwtDecoder(JwtSettings settings) {
        NimbusJwtDecoder decoder = settings.publicKeyLocation() == null
                ? NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(settings.jwkSetUri())).build()
                : NimbusJwtDecoder.withPublicKey(publicKey(settings.publicKeyLocation())).build();
        JwtTimestampValidator notExpired = new JwtTimestampValidator();
        notExpired.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(notExpired,
                new JwtIssuerValidator(settings.issuer()), new JwtAudienceValidator(settings.audience()),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()),
                new JwtClaimValidator<Object>(CHANNEL, channel -> channel instanceof String name && !name.isBlank())));
        return new VerifiedTokens(decoder, notExpired, VERIFIED_MAX, VERIFIED_FOR, Ticker.systemTicker());
    }

    /**
     * The operator's systems act for one channel. Staff see nights, breaks and advance lines of all channels. So their
     * scopes count only with the operator's own channel, and that of a system only with another: a token of one channel
     * never reads another channel's data.
     */
    @Bean
    JwtAuthenticationConverter authorities() {
        JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(jwt -> scopes.convert(jwt).stream()
                .filter(authority -> !Scope.OPERATOR.authority().equals(authority.getAuthority())
                        || !Customer.HOUSE.equals(jwt.getClaimAsString(CHANNEL)))
                .filter(authority -> !Scope.isOfStaff(authority.getAuthority())
                        || Customer.HOUSE.equals(jwt.getClaimAsString(CHANNEL)))
                .toList());
        return converter;
    }

    private static RSAPublicKey publicKey(Resource location) {
        try (InputStream pem = location.getInputStream()) {
            return Objects.requireNonNull(RsaKeyConverters.x509().convert(pem));
        } catch (IOException e) {
            throw new UncheckedIOException("treasure.jwt.public-key-location can't be read: " + location, e);
        }
    }
}
