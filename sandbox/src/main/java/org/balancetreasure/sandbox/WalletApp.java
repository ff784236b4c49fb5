package org.balancetreasure.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.balancetreasure.sandbox.DayPlan.Wish;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The customers' apps: they talk to the platform by HTTP and in no other way. */
final class WalletApp {

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int UNDER_WAY = 409;
    private static final int REFUSED = 422;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper json = new JsonMapper();
    private final URI base;
    private final Issuer issuer;
    private final Map<Long, String> tokens = new ConcurrentHashMap<>();

    WalletApp(URI base, Issuer issuer) {
        this.base = base;
        this.issuer = issuer;
    }

    /** Sends what a customer wishes; again with the same effect. @return whether the order was taken */
    boolean send(LocalDate day, Wish wish) {
        String amount = java.math.BigDecimal.valueOf(wish.cents(), 2).toPlainString();
        String body = json.writeValueAsString(wish.subscription()
                ? Map.of("fundCode", wish.fundCode(), "kind", "SUBSCRIPTION", "amount", amount)
                : Map.of("fundCode", wish.fundCode(), "kind", "REDEMPTION", "units", amount));
        HttpResponse<String> answer = post("/v1/orders", wish, wish.key(day), body);
        if (answer.statusCode() == REFUSED) {
            return false;
        }
        expect(answer, CREATED);
        if (wish.cancelled()) {
            JsonNode order = json.readTree(answer.body());
            String path = "/v1/orders/" + order.get("orderNumber").asString() + "/cancellation";
            expect(post(path, wish, wish.key(day) + "-cancel", "{}"), OK);
        }
        return true;
    }

    private HttpResponse<String> post(String path, Wish wish, String key, String body) {
        String token = tokens.computeIfAbsent(wish.customerId(),
                customer -> issuer.customerToken(customer, Population.channelOf(customer)));
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token).header("Idempotency-Key", key)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            // Another attempt of the same request is still under way: its answer comes under the same key.
            for (int attempt = 0; answer.statusCode() == UNDER_WAY && attempt < 10
                    && answer.headers().firstValue("Retry-After").isPresent(); attempt++) {
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("The API at " + base + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the API", e);
        }
    }

    private static void expect(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException("The API answered " + answer.statusCode() + " instead of " + status + " to "
                    + answer.request().uri() + ": " + answer.body());
        }
    }
}
