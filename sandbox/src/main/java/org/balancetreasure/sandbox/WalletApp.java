package org.balancetreasure.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.balancetreasure.sandbox.DayPlan.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The customers' apps. They talk to the platform by HTTP only. */
final class WalletApp {

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int UNDER_WAY = 409;
    private static final int REFUSED = 422;

    /** One request follows the other, so no thread of its own is woken for each answer, and no HTTP/2 is offered. */
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(Runnable::run)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper json = new JsonMapper();
    private final URI base;
    private final Issuer issuer;
    private final Map<Long, String> tokens = new ConcurrentHashMap<>();

    WalletApp(URI base, Issuer issuer) {
        this.base = base;
        this.issuer = issuer;
    }

    /**
     * Sends a customer's request; a second call has the same effect.
     *
     * @return the code of a refusal, or null
     */
    @Nullable
    String send(LocalDate day, Request request) {
        String amount = BigDecimal.valueOf(request.cents(), 2).toPlainString();
        HttpResponse<String> answer = switch (request.kind()) {
            case SUBSCRIPTION -> post("/v1/orders", request.customerId(), request.key(day),
                    Map.of("fundCode", request.fundCode(), "kind", "SUBSCRIPTION", "amount", amount));
            case REDEMPTION -> post("/v1/orders", request.customerId(), request.key(day),
                    Map.of("fundCode", request.fundCode(), "kind", "REDEMPTION", "units", amount));
            case INSTANT_REDEMPTION -> post("/v1/instant-redemptions", request.customerId(), request.key(day),
                    Map.of("fundCode", request.fundCode(), "units", amount));
            case DEBIT -> post("/v1/wallet/debits", request.customerId(), request.key(day), Map.of("amount", amount));
            case PRODUCT_SUBSCRIPTION -> post("/v1/product-orders", request.customerId(), request.key(day),
                    request.fundCode().isEmpty()
                            ? Map.of("productCode", DemoProduct.BALANCE, "kind", "SUBSCRIPTION", "amount", amount)
                            : Map.of("productCode", DemoProduct.CHOICE, "fundCode", request.fundCode(), "kind",
                                    "SUBSCRIPTION", "amount", amount));
            case PRODUCT_REDEMPTION -> post("/v1/product-orders", request.customerId(), request.key(day),
                    Map.of("productCode", DemoProduct.BALANCE, "kind", "REDEMPTION", "units", amount));
        };
        if (answer.statusCode() == REFUSED) {
            return json.readTree(answer.body()).get("code").asString();
        }
        expect(answer, CREATED);
        if (request.cancelled()) {
            JsonNode order = json.readTree(answer.body());
            String path = "/v1/orders/" + order.get("orderNumber").asString() + "/cancellation";
            expect(post(path, request.customerId(), request.key(day) + "-cancel", Map.of()), OK);
        }
        return null;
    }

    /** Agrees to a sweep rule. */
    void agree(long customerId, Map<String, Object> rule) {
        expect(write("PUT", "/v1/sweep-rule", customerId, "joining-rule", rule), OK);
    }

    /** Creates a plan. */
    void begin(long customerId, Map<String, Object> plan) {
        expect(post("/v1/plans", customerId, "joining-plan", plan), CREATED);
    }

    private HttpResponse<String> post(String path, long customerId, String key, Map<String, ?> body) {
        return write("POST", path, customerId, key, body);
    }

    private HttpResponse<String> write(String method, String path, long customerId, String key, Map<String, ?> body) {
        String token = tokens.computeIfAbsent(customerId,
                customer -> issuer.customerToken(customer, Population.channelOf(customer)));
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token).header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))).build();
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
