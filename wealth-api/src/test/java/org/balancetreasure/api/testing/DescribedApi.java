package org.balancetreasure.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.regex.RegularExpression;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the application says of itself, to hold each of its answers against, and each request that it took. The
 * description leaves answers open for fields of later versions; here they are closed, so a field that nobody has
 * described is an error.
 */
public final class DescribedApi {

    private static final String PROBLEM_TYPE = "application/problem+json";

    /** A client would rely on these, so an answer has them only if the description says so. */
    private static final List<String> HEADERS_OF_THE_HOUSE = List.of("Location", "Retry-After", "Idempotency-Replayed",
            "Allow", "ETag", "WWW-Authenticate", "Content-Language", "Link");

    /** What serves the servers and the reader, and is no part of the API. */
    private static final List<String> OUTSIDE = List.of("/actuator", "/v1/openapi", "/v1/docs", "/v1/swagger-ui",
            "/.well-known");

    /** What may come where nothing is described: the path, or the method on a path that is. */
    private static final Set<Integer> WITHOUT_OPERATION = Set.of(400, 401, 403, 404, 405, 414, 431, 503);

    /** What a rule says that a description can say, too; not JSON_TYPE, because there 3.0 is an integer. */
    private static final Set<String> FORMS = Set.of("UNKNOWN", "ONE_OF", "AMOUNT", "FUND_CODE", "DATE",
            "RATE", "INTEGER", "BOOLEAN", "LIMIT", "IDEMPOTENCY_KEY", "TEXT_LENGTH");

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** By all tests, although some of them start an application of their own. */
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private final JsonNode api;
    private final List<Path> paths;
    private final JsonMapper json;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getOpenApi31(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true)
                            .regularExpressionFactory(DescribedApi::pattern).build()));

    /** A template like /v1/orders/{orderNumber}. */
    private record Path(String template, Pattern pattern, List<String> variables) {

        static Path of(String template) {
            List<String> variables = VARIABLE.matcher(template).results().map(found -> found.group(1)).toList();
            String pattern = VARIABLE.splitAsStream(template).map(Pattern::quote)
                    .collect(Collectors.joining("([^/]+)"));
            return new Path(template, Pattern.compile(template.endsWith("}") ? pattern + "([^/]+)" : pattern),
                    variables);
        }

        Map<String, String> values(String path) {
            Matcher found = pattern.matcher(path);
            if (!found.matches()) {
                throw new IllegalArgumentException(path);
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < variables.size(); i++) {
                values.put(variables.get(i), decoded(found.group(i + 1)));
            }
            return values;
        }
    }

    /** @param description as /v1/openapi serves it */
    public DescribedApi(String description, JsonMapper json) {
        this.json = json;
        this.api = json.readTree(description);
        close(api);
        // /v1/instant-redemptions/quote is no redemption.
        this.paths = api.get("paths").propertyNames().stream().map(Path::of)
                .sorted(Comparator.comparingInt(path -> path.variables().size())).toList();
    }

    /** White space is of all languages, as in the patterns of JSON Schema (ECMA-262). */
    private static RegularExpression pattern(String regex) {
        Pattern pattern = Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
        return value -> pattern.matcher(value).find();
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(DescribedApi::close);
    }

    /** @throws AssertionError naming all that the description does not say */
    void check(HttpRequest request, HttpResponse<String> response) {
        URI uri = request.uri();
        if (OUTSIDE.stream().anyMatch(uri.getRawPath()::startsWith)) {
            return;
        }
        List<String> wrong = new ArrayList<>();
        Path path = paths.stream().filter(one -> one.pattern().matcher(uri.getRawPath()).matches()).findFirst()
                .orElse(null);
        // HEAD is GET without its body.
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        JsonNode operation = path == null ? null : operation(path.template(), method.toLowerCase(Locale.ROOT));
        if (path == null || operation == null) {
            checkWithoutOperation(request, response, path, wrong);
        } else {
            String name = method + " " + path.template() + " " + response.statusCode();
            checkAnswer(name, request, response, operation, wrong);
            List<String> odd = oddities(path, method, request, operation);
            if (response.statusCode() < 300) {
                odd.forEach(error -> wrong.add("a request was taken that is not as described: " + error));
            } else if (odd.isEmpty() && FORMS.contains(rule(response))) {
                wrong.add("the request was refused for its form, but is as described");
            }
        }
        assertThat(wrong)
                .as("%s %s answered %s %s %s, and the description says otherwise", request.method(), uri,
                        response.statusCode(), response.headers().map(), response.body())
                .isEmpty();
    }

    private @Nullable JsonNode operation(String template, String method) {
        return api.get("paths").get(template).get(method);
    }

    private void checkWithoutOperation(HttpRequest request, HttpResponse<String> response, @Nullable Path path,
            List<String> wrong) {
        int status = response.statusCode();
        if (request.method().equals("OPTIONS") && status == 200 && path != null) {
            if (response.headers().firstValue("Allow").isEmpty() || !response.body().isEmpty()) {
                wrong.add("OPTIONS answers with the header Allow and no body");
            }
            return;
        }
        if (!WITHOUT_OPERATION.contains(status) || path == null && status == 405 || path != null && status == 404) {
            wrong.add("no such operation is described, so the status can't be " + status);
        }
        if (status == 405 && response.headers().firstValue("Allow").isEmpty()) {
            wrong.add("405 lacks the header Allow");
        }
        checkBody("Problem", JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/Problem"),
                PROBLEM_TYPE, request, response, wrong);
    }

    private void checkAnswer(String name, HttpRequest request, HttpResponse<String> response, JsonNode operation,
            List<String> wrong) {
        SEEN.add(name);
        JsonNode described = operation.path("responses").get(Integer.toString(response.statusCode()));
        if (described == null) {
            wrong.add("the status is not described");
            return;
        }
        JsonNode answer = resolved(described);
        checkHeaders(name, response, answer.path("headers"), wrong);
        JsonNode content = answer.path("content");
        if (content.isEmpty()) {
            if (!response.body().isEmpty()) {
                wrong.add("no body is described");
            }
            return;
        }
        String type = type(response);
        JsonNode media = content.get(type);
        if (media == null) {
            wrong.add("the media type '" + type + "' is not described");
        } else {
            checkBody(name, media.path("schema"), type, request, response, wrong);
        }
    }

    private void checkHeaders(String name, HttpResponse<String> response, JsonNode described, List<String> wrong) {
        described.propertyStream().forEach(entry -> {
            JsonNode header = resolved(entry.getValue());
            List<String> values = response.headers().allValues(entry.getKey());
            if (values.isEmpty() && header.path("required").asBoolean(false)) {
                wrong.add("the header " + entry.getKey() + " is missing");
            }
            values.forEach(value -> errors(name + " " + entry.getKey(), header.path("schema"),
                    typed(value, header.path("schema"))).forEach(error -> wrong.add(entry.getKey() + ": " + error)));
        });
        response.headers().firstValue("Location").filter(location -> paths.stream().noneMatch(
                path -> path.pattern().matcher(location).matches() && operation(path.template(), "get") != null))
                .ifPresent(location -> wrong.add("Location leads nowhere: " + location));
        HEADERS_OF_THE_HOUSE.stream().filter(header -> !described.has(header))
                .filter(header -> response.headers().firstValue(header).isPresent())
                .forEach(header -> wrong.add("the header " + header + " is not described"));
    }

    private void checkBody(String name, JsonNode schema, String type, HttpRequest request,
            HttpResponse<String> response, List<String> wrong) {
        if (!type(response).equals(type)) {
            wrong.add("the media type is '" + type(response) + "'");
        }
        if (request.method().equals("HEAD")) {
            if (!response.body().isEmpty()) {
                wrong.add("HEAD has a body");
            }
            return;
        }
        JsonNode body = type.endsWith("json")
                ? read(response.body(), wrong)
                : json.getNodeFactory().stringNode(response.body());
        if (body == null) {
            return;
        }
        wrong.addAll(errors(name + " " + type, schema, body));
        if (type.equals(PROBLEM_TYPE) && body.path("status").asInt(0) != response.statusCode()) {
            wrong.add("the problem names another status");
        }
    }

    private String rule(HttpResponse<String> response) {
        return response.statusCode() == 400 && !response.body().isEmpty()
                ? json.readTree(response.body()).path("rule").asString("")
                : "";
    }

    /** What of a request the description does not allow. */
    private List<String> oddities(Path path, String method, HttpRequest request, JsonNode operation) {
        List<String> odd = new ArrayList<>();
        Map<String, String> query = query(request.uri().getRawQuery());
        Map<String, String> inPath = path.values(request.uri().getRawPath());
        operation.path("parameters").valueStream().map(this::resolved).forEach(parameter -> {
            String name = parameter.get("name").asString();
            List<String> values = switch (parameter.get("in").asString()) {
                case "path" -> List.of(String.valueOf(inPath.get(name)));
                case "query" -> Stream.ofNullable(query.remove(name)).toList();
                default -> request.headers().allValues(name);
            };
            if (values.size() > 1 || values.isEmpty() && parameter.path("required").asBoolean(false)) {
                odd.add(values.size() + " values of " + name);
            }
            JsonNode schema = parameter.path("schema");
            values.forEach(value -> errors(method + " " + path.template() + " parameter " + name, schema,
                    typed(value, schema)).forEach(error -> odd.add(name + error)));
        });
        query.keySet().forEach(left -> odd.add("undescribed parameter " + left));
        addOdditiesOfBody(method + " " + path.template() + " request", request, operation.path("requestBody"), odd);
        return odd;
    }

    private void addOdditiesOfBody(String name, HttpRequest request, JsonNode described, List<String> odd) {
        String sent = request.bodyPublisher().map(DescribedApi::text).orElse("");
        if (described.isMissingNode()) {
            if (!sent.isEmpty()) {
                odd.add("a body where none is described");
            }
            return;
        }
        JsonNode body = read(sent, odd);
        if (body != null) {
            odd.addAll(errors(name, described.at("/content/application~1json/schema"), body));
        }
    }

    private List<String> errors(String name, JsonNode described, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(name, first -> {
            ObjectNode whole = (ObjectNode) described.deepCopy();
            whole.set("components", api.get("components"));
            return registry.getSchema(whole);
        });
        return schema.validate(value).stream().map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : api.at(reference.asString().substring(1));
    }

    private @Nullable JsonNode read(String text, List<String> wrong) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            wrong.add("no JSON: " + e.getOriginalMessage());
            return null;
        }
    }

    /** A value of a header, query or path is text; the schema says what it stands for. */
    private static JsonNode typed(String value, JsonNode schema) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (schema.path("type").asString("")) {
            case "integer" -> value.matches("0|[1-9][0-9]{0,17}")
                    ? nodes.numberNode(Long.parseLong(value))
                    : nodes.stringNode(value);
            case "boolean" -> value.equals("true") || value.equals("false")
                    ? nodes.booleanNode(Boolean.parseBoolean(value))
                    : nodes.stringNode(value);
            default -> nodes.stringNode(value);
        };
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw != null) {
            for (String part : raw.split("&", -1)) {
                int equals = part.indexOf('=');
                values.put(decoded(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decoded(part.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String type(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return parameters < 0 ? type : type.substring(0, parameters);
    }

    private static String text(HttpRequest.BodyPublisher body) {
        HttpResponse.BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        body.subscribe(new Flow.Subscriber<ByteBuffer>() {

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                text.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                text.onNext(List.of(part));
            }

            @Override
            public void onError(Throwable thrown) {
                text.onError(thrown);
            }

            @Override
            public void onComplete() {
                text.onComplete();
            }
        });
        return text.getBody().toCompletableFuture().join();
    }

    /** Examples that the description itself does not allow. */
    public List<String> wrongExamples() {
        List<String> wrong = new ArrayList<>();
        api.at("/components/schemas").forEachEntry((name, schema) -> {
            addWrongExample(name, schema, wrong);
            schema.path("properties")
                    .forEachEntry((field, property) -> addWrongExample(name + "." + field, property, wrong));
        });
        return wrong;
    }

    private void addWrongExample(String name, JsonNode schema, List<String> wrong) {
        JsonNode example = schema.get("example");
        if (example != null) {
            errors("example of " + name, schema, example).forEach(error -> wrong.add(name + " " + error));
        }
    }

    /** Answers that an operation describes by itself and that no test has seen, as information. */
    Set<String> neverSeen() {
        Set<String> left = new TreeSet<>();
        api.get("paths").forEachEntry((path, methods) -> methods.forEachEntry(
                (method, operation) -> operation.path("responses").forEachEntry((status, answer) -> {
                    if (!answer.has("$ref")) {
                        left.add(method.toUpperCase(Locale.ROOT) + " " + path + " " + status);
                    }
                })));
        left.removeAll(SEEN);
        return left;
    }
}
