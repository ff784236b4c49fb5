package org.balancetreasure.api.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The checks of the other tests, against a server that answers whatever it is told. */
class DescribedApiTest {

    private static final String JSON = "application/json";
    private static final String THING = "{\"thingId\": \"7\", \"day\": \"2026-01-05\"}";
    private static final String NOT_FOUND = "{\"status\": 404, \"code\": \"NOT_FOUND\"}";

    private static final DescribedApi API = new DescribedApi("""
            {"openapi": "3.1.0",
             "paths": {
               "/v1/things": {"post": {
                 "parameters": [{"name": "Idempotency-Key", "in": "header", "required": true,
                   "schema": {"type": "string", "pattern": "^[a-z]+$"}}],
                 "requestBody": {"required": true, "content": {"application/json": {"schema":
                   {"$ref": "#/components/schemas/ThingRequest"}}}},
                 "responses": {
                   "400": {"$ref": "#/components/responses/Problem"},
                   "201": {"headers": {"Location": {"required": true, "schema": {"type": "string"}}},
                     "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
               "/v1/things/{thingId}": {"get": {
                 "parameters": [
                   {"name": "thingId", "in": "path", "required": true, "schema": {"type": "string", "pattern": "^[0-9]+$"}},
                   {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}}],
                 "responses": {
                   "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                   "404": {"$ref": "#/components/responses/Problem"}}}}},
             "components": {
               "responses": {"Problem": {"content": {"application/problem+json": {"schema":
                 {"$ref": "#/components/schemas/Problem"}}}}},
               "schemas": {
                 "Thing": {"type": "object", "required": ["thingId"], "properties": {
                   "thingId": {"type": "string"}, "day": {"type": "string", "format": "date"}}},
                 "ThingRequest": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
                 "Problem": {"type": "object", "required": ["code"], "properties": {
                   "status": {"type": "integer"}, "code": {"type": "string", "enum": ["NOT_FOUND"]},
                   "rule": {"type": "string"}}}}}}
            """, new JsonMapper());

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private int status = 200;
    private String type = JSON;
    private Map<String, String> headers = Map.of();
    private String body = THING;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    private HttpRequest.Builder creation(String sent) {
        status = 201;
        headers = Map.of("Location", "/v1/things/7");
        return to("/v1/things").header("Idempotency-Key", "a").POST(BodyPublishers.ofString(sent));
    }

    private void check(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest sent = request.build();
        API.check(sent, client.send(sent, BodyHandlers.ofString()));
    }

    private void assertWrong(HttpRequest.Builder request, String why) {
        assertThatThrownBy(() -> check(request)).isInstanceOf(AssertionError.class).hasMessageContaining(why);
    }

    private void assertRight(HttpRequest.Builder request) {
        assertThatCode(() -> check(request)).doesNotThrowAnyException();
    }

    @Test
    void takesWhatIsDescribed() {
        assertRight(to("/v1/things/7?limit=10").GET());
        assertRight(to("/v1/things/7").HEAD());
        assertRight(creation("{\"name\": \"a\"}"));
    }

    @Test
    void seesABodyThatIsNotAsDescribed() {
        body = "{\"day\": \"2026-01-05\"}";
        assertWrong(to("/v1/things/7").GET(), "thingId");
        body = "{\"thingId\": 7}";
        assertWrong(to("/v1/things/7").GET(), "/thingId integer found, string expected");
        body = "{\"thingId\": null}";
        assertWrong(to("/v1/things/7").GET(), "/thingId null found");
        body = "{\"thingId\": \"7\", \"day\": \"5 January\"}";
        assertWrong(to("/v1/things/7").GET(), "/day");
        body = "{\"thingId\": \"7\", \"colour\": \"red\"}";
        assertWrong(to("/v1/things/7").GET(), "colour");
        body = "things";
        assertWrong(to("/v1/things/7").GET(), "no JSON");
    }

    @Test
    void seesAStatusATypeAndHeadersThatAreNotDescribed() {
        type = "text/plain";
        assertWrong(to("/v1/things/7").GET(), "media type 'text/plain'");
        type = JSON;
        headers = Map.of("Retry-After", "1");
        assertWrong(to("/v1/things/7").GET(), "Retry-After is not described");
        HttpRequest.Builder creation = creation("{\"name\": \"a\"}");
        headers = Map.of();
        assertWrong(creation, "Location is missing");
        headers = Map.of("Location", "/v1/nothing");
        assertWrong(creation, "leads nowhere");
        status = 409;
        assertWrong(to("/v1/things/7").GET(), "status is not described");
    }

    @Test
    void seesAProblemWithAnotherCodeOrStatus() {
        status = 404;
        type = "application/problem+json";
        body = NOT_FOUND;
        assertRight(to("/v1/things/7").GET());
        body = NOT_FOUND.replace("NOT_FOUND", "LOST");
        assertWrong(to("/v1/things/7").GET(), "/code");
        body = NOT_FOUND.replace("404", "400");
        assertWrong(to("/v1/things/7").GET(), "another status");
    }

    @Test
    void seesAnAnswerWhereNothingIsDescribed() {
        assertWrong(to("/v1/other").GET(), "no such operation");
        assertWrong(to("/v1/things/7").DELETE(), "no such operation");
        status = 404;
        type = "application/problem+json";
        body = NOT_FOUND;
        assertRight(to("/v1/other").GET());
        body = "";
        assertWrong(to("/v1/other").GET(), "object expected");
    }

    @Test
    void seesARequestThatWasTakenAndIsNotDescribed() {
        assertWrong(to("/v1/things/seven").GET(), "thingId");
        assertWrong(to("/v1/things/7?limit=101").GET(), "limit");
        assertWrong(to("/v1/things/7?limits=1").GET(), "undescribed parameter limits");
        assertWrong(creation("{\"name\": 1}"), "/name");
        assertWrong(creation("{\"name\": \"a\", \"colour\": \"red\"}"), "colour");
        assertWrong(creation("{\"name\": \"a\"}").setHeader("Idempotency-Key", "7"), "Idempotency-Key");
    }

    @Test
    void seesARequestThatWasRefusedForItsFormAndIsAsDescribed() {
        HttpRequest.Builder right = creation("{\"name\": \"a\"}");
        HttpRequest.Builder wrong = creation("{\"name\": 1}");
        status = 400;
        headers = Map.of();
        type = "application/problem+json";
        body = NOT_FOUND.replace("404", "400").replace("}", ", \"rule\": \"AMOUNT\"}");
        assertWrong(right, "refused for its form, but is as described");
        assertRight(wrong);
        body = body.replace("AMOUNT", "POSITIVE");
        assertRight(right);
    }

    @Test
    void seesAnExampleThatIsNotAsDescribed() {
        DescribedApi api = new DescribedApi("""
                {"paths": {}, "components": {"schemas": {"Thing": {"type": "object", "example": {"day": "today"},
                  "properties": {"day": {"type": "string", "format": "date", "example": "2026-01-05"},
                    "size": {"type": "integer", "example": "big"}}}}}}
                """, new JsonMapper());
        assertThat(api.wrongExamples()).hasSize(2).anyMatch(wrong -> wrong.startsWith("Thing /day"))
                .anyMatch(wrong -> wrong.startsWith("Thing.size"));
    }
}
