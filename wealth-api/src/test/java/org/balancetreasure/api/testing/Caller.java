package org.balancetreasure.api.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests as one caller. */
public final class Caller {

    private final HttpClient client;
    private final int port;
    private final @Nullable String token;
    private final JsonMapper json;
    private final DescribedApi described;

    Caller(HttpClient client, int port, @Nullable String token, JsonMapper json, DescribedApi described) {
        this.client = client;
        this.port = port;
        this.token = token;
        this.json = json;
        this.described = described;
    }

    /** What came back. */
    public record Reply(int status, String body, HttpResponse<String> http, JsonMapper mapper) {

        public JsonNode json() {
            return mapper.readTree(body);
        }

        /** A field as text, by JSON pointer; empty if it is absent. */
        public String at(String pointer) {
            return json().at(pointer).asString("");
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    public Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Reply head(String path) {
        return send(request(path).HEAD());
    }

    public Reply options(String path, String... headers) {
        return send(request(path, headers).method("OPTIONS", BodyPublishers.noBody()));
    }

    public Reply post(String path, @Nullable String key, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers).POST(BodyPublishers.ofString(body));
        if (headers.length == 0) {
            request.header("Content-Type", "application/json");
        }
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }

    public Reply put(String path, String key, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)).header("Content-Type", "application/json")
                .header("Idempotency-Key", key));
    }

    public Reply subscribe(String key, String fundCode, String amount) {
        return post("/v1/orders", key, """
                {"fundCode": "%s", "kind": "SUBSCRIPTION", "amount": "%s"}""".formatted(fundCode, amount));
    }

    public Reply redeem(String key, String fundCode, String units) {
        return post("/v1/orders", key, """
                {"fundCode": "%s", "kind": "REDEMPTION", "units": "%s"}""".formatted(fundCode, units));
    }

    public Reply redeemAtOnce(String key, String fundCode, String units) {
        return post("/v1/instant-redemptions", key, """
                {"fundCode": "%s", "units": "%s"}""".formatted(fundCode, units));
    }

    public Reply cancel(String key, String orderNumber) {
        return post("/v1/orders/" + orderNumber + "/cancellation", key, "");
    }

    /** Each answer is held against the description that the application serves. */
    public Reply send(HttpRequest.Builder request) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpRequest sent = request.build();
            HttpResponse<String> response = client.send(sent, BodyHandlers.ofString());
            described.check(sent, response);
            return new Reply(response.statusCode(), response.body(), response, json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }
}
