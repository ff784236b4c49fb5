package org.balancetreasure.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.api.testing.DescribedApi;
import org.balancetreasure.refusals.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** That answers are as described is checked where they come: see DescribedApi. */
@ApiTest
class ApiDescriptionTest {

    private static final Path COMMITTED = Path.of("../openapi/v1.yaml");

    private final Callers callers;
    private JsonNode api = MissingNode.getInstance();

    ApiDescriptionTest(Callers callers) {
        this.callers = callers;
    }

    @BeforeEach
    void asServed() {
        api = callers.nobody().get("/v1/openapi").json();
    }

    @Test
    void describesEveryOperationWithWhoMayCallItAndItsProblems() {
        assertThat(api.at("/openapi").asString()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
        assertThat(api.at("/security/0").has("token")).isTrue();
        List<String> operations = new ArrayList<>();
        forEachOperation((name, operation) -> {
            operations.add(name);
            assertThat(operation.at("/summary").asString("")).as(name).isNotBlank();
            assertThat(operation.at("/description").asString("")).as(name).contains("Who may call: ");
            boolean write = name.startsWith("post") || name.startsWith("put");
            assertThat(operation.at("/responses").propertyNames()).as(name)
                    .contains("400", "401", "403", "405", "406", "408", "413", "414", "415", "431", "500", "503");
            operation.at("/responses").forEachEntry((status, answer) -> {
                if (status.startsWith("4") || status.startsWith("5")) {
                    assertThat(resolved(answer).at("/content/application~1problem+json/schema/$ref").asString(""))
                            .as(name + " " + status).isEqualTo("#/components/schemas/Problem");
                }
            });
            assertThat(parameters(operation).map(p -> p.get("name").asString()).toList()).as(name)
                    .contains("Accept-Language").doesNotContain("customer", "staff", "key", "locale");
            assertThat(parameters(operation).anyMatch(p -> p.get("name").asString().equals("Idempotency-Key"))).as(name)
                    .isEqualTo(write);
            assertThat(parameters(operation)).as(name)
                    .allSatisfy(p -> assertThat(p.at("/description").asString("")).as("" + p).isNotBlank());
        });
        assertThat(operations).isNotEmpty().contains("post /v1/orders", "get /v1/nights/{date}");
        assertThat(api.at("/components/schemas/Problem/properties/code/description").asString("")).isNotBlank();
        assertThat(api.at("/components/schemas/OrderRequest/properties/amount/type").asString()).isEqualTo("string");
        assertThat(api.at("/components/schemas/OrderRequest/example/fundCode").asString()).isEqualTo("000198");
    }

    @Test
    void namesEachOperationByVerbAndNouns() {
        List<String> ids = new ArrayList<>();
        forEachOperation((name, operation) -> ids.add(operation.at("/operationId").asString("")));
        assertThat(ids).doesNotHaveDuplicates()
                // What springdoc makes of two methods with one name depends on the order of the start.
                .allSatisfy(id -> assertThat(id).matches("[a-z]+([A-Z][a-z]+)+"))
                .contains("createOrder", "listOrders", "getOrder", "cancelOrder", "pausePlan",
                        "listPlanDates", "setSweepRule", "resumeSweepRule", "listWalletEntries", "createWalletDebit",
                        "getFundLimits", "getWallet", "getInstantRedemptionQuote", "approveApproval");
    }

    @Test
    void everyListSaysItsOrderAndWhetherItHasPages() {
        List<String> lists = new ArrayList<>();
        forEachOperation((name, operation) -> {
            String answer = operation.at("/responses/200/content/application~1json/schema/$ref").asString("");
            if (answer.startsWith("#/components/schemas/Page")) {
                lists.add(name);
                assertThat(operation.at("/summary").asString()).as(name).matches(".+, (by .+|[a-z]+ first)");
                boolean pages = parameters(operation).anyMatch(p -> p.get("name").asString().equals("cursor"));
                assertThat(operation.at("/description").asString().contains("Always one page.")).as(name)
                        .isEqualTo(!pages);
                JsonNode page = api.at(answer.substring(1));
                assertThat(page.at("/properties/next/type")).as(name).map(JsonNode::asString)
                        .containsExactlyInAnyOrder("string", "null");
                assertThat(page.at("/required")).as(name).map(JsonNode::asString).containsExactlyInAnyOrder("items",
                        "next");
            }
        });
        assertThat(lists).contains("get /v1/orders", "get /v1/funds").hasSizeGreaterThan(15);
    }

    @Test
    void answersAreOpenAndRequestsAreClosed() {
        forEachOperation((name, operation) -> {
            String request = operation.at("/requestBody/content/application~1json/schema/$ref").asString("");
            if (!request.isEmpty()) {
                assertThat(api.at(request.substring(1)).at("/additionalProperties").asBoolean(true)).as(request)
                        .isFalse();
            }
        });
        assertThat(api.at("/components/schemas/Order").has("additionalProperties")).isFalse();
        assertThat(api.at("/components/schemas/Order/required")).map(JsonNode::asString)
                .contains("orderNumber", "state", "confirmedUnits").doesNotContain("amount", "returnCode");
        assertThat(api.at("/components/schemas/Order/properties/acceptedAt/format").asString()).isEqualTo("date-time");
        assertThat(api.at("/components/schemas/OrderRequest/properties/amount/pattern").asString()).startsWith("^")
                .endsWith("$");
    }

    @Test
    void itsExamplesAreAsItSays() {
        assertThat(new DescribedApi(api.toString(), new JsonMapper()).wrongExamples()).isEmpty();
    }

    @Test
    void namesEveryCode() {
        List<String> codes = Stream
                .concat(Stream.of(ProblemCode.values()), Stream.of(Refusal.Code.values())).map(Enum::name).toList();
        assertThat(api.at("/components/schemas/Code/enum")).map(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(codes);
        assertThat(api.at("/components/schemas/Problem/properties/code/$ref").asString())
                .isEqualTo("#/components/schemas/Code");
        assertThat(api.at("/components/schemas/Problem/properties/rule/$ref").asString())
                .isEqualTo("#/components/schemas/Rule");
        assertThat(api.at("/components/schemas/Rule/enum")).map(JsonNode::asString).contains("REQUIRED");
        assertThat(api.at("/components/schemas/Alternative/properties/kind/$ref").asString())
                .isEqualTo("#/components/schemas/AlternativeKind");
        // A code in a description is one that there is.
        forEachOperation((name, operation) -> operation.at("/responses").forEachEntry((status, answer) -> {
            if (status.startsWith("4")) {
                assertThat(resolved(answer).at("/description").asString().split("[^A-Z_]+")).as(name + " " + status)
                        .filteredOn(word -> word.contains("_") && !word.equals("TAKE_BACK")).isSubsetOf(codes);
            }
        }));
    }

    @Test
    void identifiersAreStrings() {
        Set<String> others = new TreeSet<>();
        api.at("/components/schemas").forEachEntry((name, schema) -> schema.at("/properties")
                .forEachEntry((field, property) -> {
                    if ((field.endsWith("Id") || field.endsWith("Number"))
                            && !property.at("/type").asString("").equals("string")) {
                        others.add(name + "." + field);
                    }
                }));
        forEachOperation((name, operation) -> parameters(operation)
                .filter(p -> p.get("in").asString().equals("path"))
                .filter(p -> !p.at("/schema/type").asString("").equals("string"))
                .forEach(p -> others.add("{" + p.get("name").asString() + "}")));
        assertThat(others).isEmpty();
    }

    @Test
    void whereTheApiIsIsNoWordOfTheCaller() {
        Reply reply = callers.nobody().get("/v1/openapi.yaml", "X-Forwarded-Host", "evil.example");
        assertThat(api.at("/servers")).hasSize(1);
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(reply.body()).doesNotContain("evil.example", "127.0.0.1",
                ":" + reply.http().uri().getPort());
        assertThat(new ApiDescription().openApi("https://wealth.example").getServers()).extracting(Server::getUrl)
                .containsExactly("https://wealth.example");
    }

    /** Whoever changes the API sees the change in this file, and so does a reviewer. */
    @Test
    void theCommittedDescriptionIsWhatTheApplicationServes() throws IOException {
        Reply reply = callers.nobody().get("/v1/openapi.yaml");
        assertThat(reply.status()).isEqualTo(200);
        String served = reply.body();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED)).as("""
                openapi/v1.yaml is not what the application serves. If the change is meant, renew the file and commit it: \
                ./mvnw -pl wealth-api -am test -Dtest=ApiDescriptionTest -Dsurefire.failIfNoSpecifiedTests=false \
                -Dopenapi.write=true""").isEqualTo(served);
    }

    private void forEachOperation(BiConsumer<String, JsonNode> check) {
        api.at("/paths").forEachEntry((path, methods) -> methods
                .forEachEntry((method, operation) -> check.accept(method + " " + path, operation)));
    }

    private Stream<JsonNode> parameters(JsonNode operation) {
        return operation.at("/parameters").valueStream().map(this::resolved);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.get("$ref").asString().substring(1)) : node;
    }
}
