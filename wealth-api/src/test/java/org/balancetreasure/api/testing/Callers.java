package org.balancetreasure.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import org.balancetreasure.api.access.Scope;
import org.balancetreasure.api.access.TokenIssuer;
import org.balancetreasure.customers.Customer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Who calls, each with a token of one's own. */
public final class Callers implements AutoCloseable {

    public static final String ISSUER = "https://sign-on.example";
    public static final String AUDIENCE = "treasure";

    private final KeyPair keys;
    private final TokenIssuer issuer;
    private final int port;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final DescribedApi described;

    Callers(KeyPair keys, int port) {
        this.keys = keys;
        this.issuer = new TokenIssuer(keys, ISSUER, AUDIENCE);
        this.port = port;
        this.described = new DescribedApi(description(), json);
    }

    private String description() {
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/openapi")).build(),
                    BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Caller customer(Customer customer) {
        return customer(customer.customerId(), customer.channel());
    }

    public Caller customer(long customerId, String channel) {
        return with(tokenOf(customerId, channel));
    }

    /** For requests that are written byte by byte. */
    public String tokenOf(long customerId, String channel) {
        return issuer.customer(customerId, channel, Instant.now(), inAnHour());
    }

    /** Who may do all that finance staff do, alone. */
    public Caller finance() {
        return finance("chen");
    }

    public Caller finance(String name) {
        return staff(name, Scope.FINANCE);
    }

    public Caller finance(String name, Scope first, Scope... others) {
        return staff(name, EnumSet.of(first, others));
    }

    private Caller staff(String name, Collection<Scope> scopes) {
        return with(issuer.finance(name, scopes, Instant.now(), inAnHour()));
    }

    /** A system of the operator, for one channel. */
    public Caller operator(String channel) {
        return with(issuer.operator("core-system", channel, Instant.now(), inAnHour()));
    }

    public Caller nobody() {
        return with(null);
    }

    /** With this token, whatever it is. */
    public Caller with(@Nullable String token) {
        return new Caller(client, port, token, json, described);
    }

    /** Signed with the right key, in the name of another issuer or for another audience. */
    public TokenIssuer issuer(String name, String audience) {
        return new TokenIssuer(keys, name, audience);
    }

    public static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1));
    }

    /** At the end of the tests, as information: each answer that an operation describes and no test has seen. */
    @Override
    public void close() {
        try {
            Files.write(Path.of("target", "answers-never-seen.txt"), described.neverSeen());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
