package org.balancetreasure.api.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.web.client.RestClient;

/**
 * Signing in and out by OpenID Connect: authorization code with PKCE. The tokens stay in a session of the server; the
 * browser has its cookie and nothing else.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("treasure.sign-in.issuer-uri")
class SignIn {

    /** Where a page sends whoever is to sign in. */
    static final String PATH = "/sign-in/issuer";
    static final String ISSUER = "issuer";
    private static final String RETURN_PATH = "/signed-in";
    static final String OUT_PATH = "/sign-out";
    /** A page is opened where the person was, by the page itself. */
    private static final String AFTERWARDS = "/wallet/signed-in";
    private static final String FAILED = "/wallet/not-signed-in";

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    /** As Spring Security calls an answer of the issuer that nobody waits for. */
    private static final String NOT_BEGUN_HERE = "authorization_request_not_found";

    private static final Duration CONNECT_TIME = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(5);
    /** A token that is about to expire is renewed before it does. */
    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(30);

    /** The issuer is asked for its addresses when somebody signs in first, so it may start later than we do. */
    @Bean
    ClientRegistrationRepository clientRegistrations(SignInSettings settings,
            @Value("${treasure.public-address:}") String publicAddress) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(settings, publicAddress)));
    }

    /** Where a browser comes back to: the address of the setting, else the one that it asks for. */
    private static String address(String publicAddress) {
        return publicAddress.isEmpty() ? "{baseUrl}" : publicAddress;
    }

    private static ClientRegistration registration(SignInSettings settings, String publicAddress) {
        return ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(settings.issuerUri()))
                .registrationId(ISSUER).clientId(settings.clientId())
                .clientSecret(settings.clientSecret() == null ? "" : settings.clientSecret())
                .clientAuthenticationMethod(settings.clientSecret() == null
                        ? ClientAuthenticationMethod.NONE
                        : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                .redirectUri(address(publicAddress) + RETURN_PATH + "/{registrationId}").scope(settings.scope())
                .build();
    }

    @Bean
    OAuth2AuthorizedClientRepository tokensInTheSession() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AuthorizedClientManager authorizedClients(ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientRepository tokens) {
        RestClientRefreshTokenTokenResponseClient client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(patient());
        DefaultOAuth2AuthorizedClientManager manager = new DefaultOAuth2AuthorizedClientManager(registrations, tokens);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder().refreshToken(
                refresh -> refresh.accessTokenResponseClient(client).clockSkew(RENEWED_BEFORE)).build());
        return manager;
    }

    @Bean
    @Order(1)
    SecurityFilterChain signInFilterChain(HttpSecurity http, ClientRegistrationRepository registrations,
            @Value("${treasure.public-address:}") String publicAddress,
            @Value("${server.servlet.session.cookie.name}") String cookieName,
            @Value("${server.servlet.session.cookie.secure}") boolean secure) {
        RestClientAuthorizationCodeTokenResponseClient codes = new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(patient());
        OidcUserService persons = new OidcUserService();
        // Who it is stands in the ID token.
        persons.setRetrieveUserInfo(request -> false);
        OidcClientInitiatedLogoutSuccessHandler out = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        out.setPostLogoutRedirectUri(address(publicAddress) + "/wallet/");
        out.setDefaultTargetUrl("/wallet/");
        http.securityMatcher("/sign-in/**", RETURN_PATH + "/**", OUT_PATH).csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(paths -> paths.anyRequest().denyAll())
                .oauth2Login(login -> login
                        .authorizationEndpoint(begin -> begin.baseUri("/sign-in").authorizationRequestRepository(
                                new PendingSignIns(cookieName + "-in", secure)))
                        .redirectionEndpoint(end -> end.baseUri(RETURN_PATH + "/*"))
                        .tokenEndpoint(token -> token.accessTokenResponseClient(codes))
                        .userInfoEndpoint(user -> user.oidcUserService(persons)).loginPage("/wallet/")
                        .defaultSuccessUrl(AFTERWARDS, true).failureHandler(SignIn::failed))
                .logout(logout -> logout
                        .logoutRequestMatcher(new AndRequestMatcher(PathPatternRequestMatcher.pathPattern(OUT_PATH),
                                SessionTokens::isOfOurPages))
                        .logoutSuccessHandler(out))
                .headers(headers -> headers.referrerPolicy(referrer -> {}));
        return http.build();
    }

    /** What a stranger sends of itself is no event; what an issuer refuses to one who began here is. */
    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof OAuth2AuthenticationException refused
                && !NOT_BEGUN_HERE.equals(refused.getError().getErrorCode())) {
            LOG.warn("Somebody was not signed in: {}", refused.getError(), e);
        }
        response.sendRedirect(FAILED);
    }

    /** An issuer that does not answer holds no thread for long. */
    private static RestClient patient() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIME).build());
        requests.setReadTimeout(ANSWER_TIME);
        return RestClient.builder().requestFactory(requests).configureMessageConverters(converters -> converters
                .addCustomConverter(new FormHttpMessageConverter())
                .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build();
    }
}
