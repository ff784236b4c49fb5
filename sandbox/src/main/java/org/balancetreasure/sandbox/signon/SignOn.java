package org.balancetreasure.sandbox.signon;

import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The issuer of the demo, as a wallet operator has one of its own. It listens on loopback, and whoever reaches it may
 * be any person of the demo without a password.
 */
public final class SignOn implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String CLIENT = "treasure-pages";
    /** Short, so that a session which lives on has renewed its token. */
    private static final Duration TOKEN_TIME = Duration.ofMinutes(5);
    private static final Duration SESSION_TIME = Duration.ofHours(12);
    private static final int SECRET_BYTES = 24;

    private final ConfigurableApplicationContext application;
    private final People people;
    private final InMemoryRegisteredClientRepository clients;
    private final RegisteredClient pages;
    private final String secret;

    private SignOn(ConfigurableApplicationContext application, People people,
            InMemoryRegisteredClientRepository clients, RegisteredClient pages, String secret) {
        this.application = application;
        this.people = people;
        this.clients = clients;
        this.pages = pages;
        this.secret = secret;
    }

    /**
     * Returns as soon as it serves.
     *
     * @param port 0 takes a free one
     * @param keys RSA; they sign what it issues
     * @param audience of the access tokens
     */
    public static SignOn start(int port, KeyPair keys, String audience, Collection<Person> persons) {
        People people = new People();
        persons.forEach(people::add);
        String secret = secret();
        RegisteredClient pages = pages(secret);
        InMemoryRegisteredClientRepository clients = new InMemoryRegisteredClientRepository(pages);
        ConfigurableApplicationContext application = new SpringApplicationBuilder(SignOnConfiguration.class)
                // No settings file is its own, and it reads nobody else's.
                .properties(Map.of("spring.config.name", "signon"))
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(People.class, () -> people);
                    beans.registerBean(InMemoryRegisteredClientRepository.class, () -> clients);
                    beans.registerBean(SigningKeys.class, () -> new SigningKeys(keys, audience));
                }).registerShutdownHook(false)
                .run("--server.address=" + LOOPBACK, "--server.port=" + port, "--logging.level.root=WARN",
                        "--spring.main.banner-mode=off", "--spring.jmx.enabled=false",
                        "--server.servlet.session.cookie.name=signon", "--server.servlet.session.cookie.same-site=lax",
                        "--server.servlet.session.tracking-modes=cookie");
        return new SignOn(application, people, clients, pages, secret);
    }

    private static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static RegisteredClient pages(String secret) {
        return RegisteredClient.withId(UUID.randomUUID().toString()).clientId(CLIENT).clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                // Nobody serves there: the pages say where they are once they are.
                .redirectUri("http://127.0.0.1:1/signed-in/issuer").scope(OidcScopes.OPENID).scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_TIME)
                        .refreshTokenTimeToLive(SESSION_TIME).reuseRefreshTokens(false).build())
                .build();
    }

    /** Where it is: the claim {@code iss} of all that it issues. */
    public String address() {
        return "http://" + LOOPBACK + ":" + application.getEnvironment().getProperty("local.server.port");
    }

    /** What the pages need to have people sign in here, as settings of the API. */
    public Map<String, Object> settingsOfPages() {
        return Map.of("treasure.sign-in.issuer-uri", address(), "treasure.sign-in.client-id", CLIENT,
                "treasure.sign-in.client-secret", secret);
    }

    /** Lets people come back to the pages at an address, and nowhere else. */
    public void comeBackTo(URI base) {
        clients.save(RegisteredClient.from(pages).redirectUris(uris -> {
            uris.clear();
            uris.add(base + "/signed-in/issuer");
        }).postLogoutRedirectUris(uris -> uris.add(base + "/wallet/")).build());
    }

    /** Lets somebody more sign in. */
    public void add(Person person) {
        people.add(person);
    }

    @Override
    public void close() {
        application.close();
    }
}
