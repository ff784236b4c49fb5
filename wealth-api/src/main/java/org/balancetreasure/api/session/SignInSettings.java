package org.balancetreasure.api.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people sign in. Its access tokens must be those that {@code treasure.jwt} accepts.
 *
 * @param issuerUri of the OpenID provider, which describes itself under /.well-known/openid-configuration; null: nobody
 *            signs in here, and the API serves bearers of tokens as ever
 * @param clientId under which the provider knows us
 * @param clientSecret null: a public client, which proves itself by PKCE only
 * @param scope what is asked for; a provider may give more by its own rules
 */
@ConfigurationProperties("treasure.sign-in")
record SignInSettings(@Nullable String issuerUri, @DefaultValue("treasure-pages") String clientId,
        @Nullable String clientSecret, @DefaultValue( {
                "openid", "profile"}) List<String> scope){

    boolean isOpen() {
        return issuerUri != null;
    }
}
