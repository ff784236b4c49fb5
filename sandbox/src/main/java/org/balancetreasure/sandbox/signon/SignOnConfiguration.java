package org.balancetreasure.sandbox.signon;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** The issuer's application: few parts of Spring Boot, named one by one, since its class path has those of others. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class})
@Import(SignOnPage.class)
@EnableWebSecurity
class SignOnConfiguration {

    /** The page loads its style from here; it has no script. Whoever has signed in is sent on to the pages. */
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain issuer(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(oidc -> {});
        }).authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/people")));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain page(HttpSecurity http, AuthenticationProvider persons) {
        http.authorizeHttpRequests(paths -> paths.requestMatchers("/look.css", "/error").permitAll()
                .anyRequest().authenticated())
                .authenticationProvider(persons)
                .formLogin(form -> form.loginPage("/people").usernameParameter("person").permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)));
        return http.build();
    }

    /** Who chooses a person of the demo is that person. */
    @Bean
    AuthenticationProvider persons(People people) {
        return new AuthenticationProvider() {

            @Override
            public Authentication authenticate(Authentication asked) {
                return people.find(asked.getName())
                        // The factor says when, which stands in the ID token.
                        .map(person -> UsernamePasswordAuthenticationToken.authenticated(person.subject(), null,
                                List.of(FactorGrantedAuthority.fromAuthority("FACTOR_CHOICE"))))
                        .orElseThrow(() -> new BadCredentialsException("The demo has no such person"));
            }

            @Override
            public boolean supports(Class<?> type) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }

    /** Says of a person what the API reads in tokens. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(People people, SigningKeys keys) {
        return context -> people
                .find(Objects.requireNonNull(context.<Authentication>getPrincipal()).getName()).ifPresent(person -> {
                    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                        context.getClaims().audience(List.of(keys.audience())).claim("channel", person.channel()).claim(
                                "scope",
                                person.scope());
                    } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
                        context.getClaims().claim("name", person.name());
                    }
                });
    }

    @Bean
    JWKSource<SecurityContext> jwks(SigningKeys keys) {
        return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) keys.pair().getPublic())
                .privateKey(keys.pair().getPrivate()).keyID("sandbox").build()));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> jwks) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(jwks);
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }
}
