package org.balancetreasure.api.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IfMatch;
import org.springframework.http.HttpHeaders;

/** What any operation may answer besides its own answers: problems of the request as a whole, and headers. */
final class DescribedAnswers {

    private static final String UNDER_WAY = "REQUEST_UNDER_WAY: the first request with this key is still running; see Retry-After";
    private static final String RESPONSES = "#/components/responses/";
    private static final String HEADERS = "#/components/headers/";

    /** @param headers by name, the component that describes each */
    private record General(String status, String name, String description, Map<String, String> headers) {}

    private static final List<General> GENERAL = List.of(
            new General("400", "BadRequest", "INVALID_FIELD: a field breaks a rule; or MALFORMED_REQUEST",
                    Map.of()),
            new General("401", "Unauthenticated", "UNAUTHENTICATED: no valid token",
                    Map.of(HttpHeaders.WWW_AUTHENTICATE, "Challenge")),
            new General("403", "Forbidden",
                    "FORBIDDEN: the token does not allow this; or UNKNOWN_CUSTOMER: it names no customer of its channel",
                    Map.of(HttpHeaders.WWW_AUTHENTICATE, "ScopeChallenge")),
            new General("405", "MethodNotAllowed", "METHOD_NOT_ALLOWED: another method on this path",
                    Map.of(HttpHeaders.ALLOW, HttpHeaders.ALLOW)),
            new General("406", "NotAcceptable", "NOT_ACCEPTABLE: the client does not accept JSON", Map.of()),
            new General("408", "RequestTimeout", "REQUEST_TIMEOUT: the body did not come in time", Map.of()),
            new General("413", "ContentTooLarge", "CONTENT_TOO_LARGE: the body is too long", Map.of()),
            new General("414", "UriTooLong", "URI_TOO_LONG: path and query are too long", Map.of()),
            new General("415", "UnsupportedMediaType",
                    "UNSUPPORTED_MEDIA_TYPE: the body is declared as something else than JSON", Map.of()),
            new General("431", "HeadersTooLarge", "HEADERS_TOO_LARGE: the headers are too long, or too many", Map.of()),
            new General("500", "Internal",
                    "INTERNAL: a defect on our side; `id` is the key of a line in our log", Map.of()),
            new General("503", "Busy",
                    "BUSY: overloaded, or the database is out of reach; keep the Idempotency-Key",
                    Map.of(HttpHeaders.RETRY_AFTER, HttpHeaders.RETRY_AFTER)));

    private DescribedAnswers() {}

    static void addTo(Components components) {
        components.addHeaders(HttpHeaders.LOCATION,
                header("Path of the new resource", true, RecordSchemas.text("/v1/.+")));
        components.addHeaders(HttpHeaders.RETRY_AFTER, header(
                "Seconds until the same request may be sent again, with its Idempotency-Key", false, seconds()));
        components.addHeaders(IdempotentWrites.REPLAYED,
                header("Only with an answer that was given before to the same key", false,
                        RecordSchemas.text("true")));
        components.addHeaders(HttpHeaders.ETAG,
                header("Version of the resource, for If-Match", true, RecordSchemas.text(IfMatch.PATTERN)));
        components.addHeaders("Challenge", header("RFC 6750, section 3", true, RecordSchemas.text("Bearer.*")));
        components.addHeaders("ScopeChallenge",
                header("RFC 6750, section 3; only with FORBIDDEN", false, RecordSchemas.text("Bearer.*")));
        components.addHeaders(HttpHeaders.ALLOW,
                header("Methods of this path", true, RecordSchemas.text("[A-Z]+(, ?[A-Z]+)*")));
        for (General general : GENERAL) {
            ApiResponse answer = new ApiResponse().description(general.description()).content(problem());
            general.headers().forEach((name, component) -> answer.addHeaderObject(name, reference(component)));
            components.addResponses(general.name(), answer);
        }
    }

    private static Header header(String description, boolean always, Schema<?> schema) {
        return new Header().description(description).required(always).schema(schema);
    }

    private static Schema<?> seconds() {
        Schema<Integer> seconds = new Schema<>();
        seconds.addType("integer");
        return seconds;
    }

    private static Header reference(String name) {
        return new Header().$ref(HEADERS + name);
    }

    private static Content problem() {
        return new Content().addMediaType("application/problem+json",
                new MediaType().schema(new Schema<Problem>().$ref("#/components/schemas/Problem")));
    }

    /**
     * @param createsAddressable whether what the path creates has a path of its own
     * @param versioned whether what it answers is changed with If-Match
     */
    static void describe(Operation operation, boolean createsAddressable, boolean versioned) {
        ApiResponses answers = operation.getResponses();
        if (DescribedParameters.takesKey(operation)) {
            describeWrite(answers, createsAddressable);
        }
        answers.forEach((status, answer) -> {
            if (Integer.parseInt(status) >= 400) {
                answer.setContent(problem());
            }
        });
        if (versioned && answers.containsKey("200")) {
            answers.get("200").addHeaderObject(HttpHeaders.ETAG, reference(HttpHeaders.ETAG));
            if (!DescribedParameters.takesKey(operation)) {
                answers.addApiResponse("304", new ApiResponse().description("If-None-Match has the present ETag")
                        .headers(Map.of(HttpHeaders.ETAG, reference(HttpHeaders.ETAG))));
            }
        }
        GENERAL.forEach(general -> answers.computeIfAbsent(general.status(),
                missing -> new ApiResponse().$ref(RESPONSES + general.name())));
    }

    private static void describeWrite(ApiResponses answers, boolean createsAddressable) {
        answers.computeIfAbsent("409", missing -> new ApiResponse().description(UNDER_WAY))
                .addHeaderObject(HttpHeaders.RETRY_AFTER, reference(HttpHeaders.RETRY_AFTER));
        answers.computeIfAbsent("422", missing -> new ApiResponse().description("IDEMPOTENCY_KEY_REUSED"));
        // What a write has decided is kept, also a refusal.
        answers.forEach((status, answer) -> answer.addHeaderObject(IdempotentWrites.REPLAYED,
                reference(IdempotentWrites.REPLAYED)));
        if (createsAddressable && answers.containsKey("201")) {
            answers.get("201").addHeaderObject(HttpHeaders.LOCATION, reference(HttpHeaders.LOCATION));
        }
    }
}
