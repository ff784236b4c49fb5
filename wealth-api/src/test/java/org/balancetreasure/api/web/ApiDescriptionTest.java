package org.balancetreasure.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ApiTest
class ApiDescriptionTest {

    private static final Path COMMITTED = Path.of("../openapi/v1.yaml");

    private final Callers callers;

    ApiDescriptionTest(Callers callers) {
        this.callers = callers;
    }

    @Test
    void describesEveryOperationWithWhoMayCallItAndItsProblems() {
        JsonNode api = callers.nobody().get("/v1/openapi").json();

        assertThat(api.at("/openapi").asString()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
        assertThat(api.at("/security/0").has("token")).isTrue();
        List<String> operations = new ArrayList<>();
        api.at("/paths").forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
            String name = method + " " + path;
            operations.add(name);
            assertThat(operation.at("/summary").asString("")).as(name).isNotBlank();
            assertThat(operation.at("/description").asString("")).as(name).contains("Who may call: ");
            for (String status : List.of("400", "401", "403", "500", "503")) {
                assertThat(operation.at("/responses/" + status + "/content/application~1problem+json/schema/$ref")
                        .asString("")).as(name + " " + status).isEqualTo("#/components/schemas/Problem");
            }
            if (method.equals("post") || method.equals("put")) {
                assertThat(operation.at("/parameters").valueStream().map(p -> p.get("name").asString())).as(name)
                        .contains("Idempotency-Key");
            }
            assertThat(operation.at("/parameters").valueStream().map(p -> p.get("name").asString())).as(name)
                    .doesNotContain("customer", "staff", "key", "locale");
            assertThat(operation.at("/parameters").valueStream()).as(name)
                    .allSatisfy(p -> assertThat(p.at("/description").asString("")).as("" + p).isNotBlank());
        }));
        assertThat(operations).isNotEmpty().contains("post /v1/orders", "get /v1/nights/{date}");
        assertThat(api.at("/components/schemas/Problem/properties/code/description").asString("")).isNotBlank();
        assertThat(api.at("/components/schemas/OrderRequest/properties/amount/type").asString()).isEqualTo("string");
        assertThat(api.at("/components/schemas/OrderRequest/example/fundCode").asString()).isEqualTo("000198");
    }

    /** Whoever changes the API sees the change in this file, and so does a reviewer. */
    @Test
    void theCommittedDescriptionIsWhatTheApplicationServes() throws IOException {
        Reply reply = callers.nobody().get("/v1/openapi.yaml");
        assertThat(reply.status()).isEqualTo(200);
        String port = ":" + reply.http().uri().getPort();
        assertThat(reply.body()).contains(port);
        String served = reply.body().replace(port, ":8080");
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED)).as("""
                openapi/v1.yaml is not what the application serves. If the change is meant, renew the file and commit it: \
                ./mvnw -pl wealth-api -am test -Dtest=ApiDescriptionTest -Dsurefire.failIfNoSpecifiedTests=false \
                -Dopenapi.write=true""").isEqualTo(served);
    }
}
