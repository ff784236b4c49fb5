package org.balancetreasure.api.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The issuer whose tokens are accepted. Exactly one of the two key locations is set.
 *
 * @param issuer must equal the claim {@code iss}
 * @param audience must be among the claim {@code aud}
 * @param publicKeyLocation an RSA public key in PEM, as {@code file:…}
 * @param jwkSetUri where the issuer serves its keys
 */
@ConfigurationProperties("treasure.jwt")
record JwtSettings(@DefaultValue("") String issuer, @DefaultValue("treasure") String audience,
        @Nullable Resource publicKeyLocation, @Nullable String jwkSetUri) {

    JwtSettings {
        if (issuer.isBlank() || (publicKeyLocation == null) == (jwkSetUri == null)) {
            throw new IllegalStateException("Set treasure.jwt.issuer and one of treasure.jwt.public-key-location "
                    + "(file:… with an RSA public key in PEM) and treasure.jwt.jwk-set-uri");
        }
    }
}
