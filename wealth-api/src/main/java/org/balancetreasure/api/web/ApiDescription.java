package org.balancetreasure.api.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.api.access.CustomerToken;
import org.balancetreasure.api.access.Operator;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.refusals.Refusal;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The general part of /v1/openapi; each resource describes itself. The tests compare it with every answer. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String SCHEME = "token";

    static {
        // They come from the token and the headers, not from the caller's parameters.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Customer.class, CustomerToken.class, Staff.class,
                Operator.class,
                IdempotencyKey.class);
    }

    /**
     * @param publicAddress where clients reach the API, like https://wealth.example; empty: where they found the
     *            description. Never what the header Host says, because that is the caller's word.
     */
    @Bean
    OpenAPI openApi(@Value("${treasure.public-address:}") String publicAddress) {
        return new OpenAPI().info(new Info().title("Balance Treasure").version("v1")
                .description("""
                        Idle wallet money in money-market funds. Customers see funds, orders, holdings, income and wallet. \
                        Finance staff see the night, breaks, sweeps and advance lines.

                        Identifiers, amounts and units are strings; amounts and units have two decimals (`"100.00"`). Times \
                        are ISO 8601 with zone. Dates are days of Asia/Shanghai. Each list names its order. Lists come in \
                        pages: `next` is the `cursor` of the next page, null on the last. Writes take `Idempotency-Key`: \
                        the same key with the same body returns the first answer again, with `Idempotency-Replayed: true`. \
                        Errors are problem details (RFC 9457) with a stable `code`. Texts are in English, or in Chinese \
                        with `Accept-Language: zh-CN`. `HEAD` works where `GET` does.

                        Answers are open: a later version may add fields, and names to `code`, `rule` and other closed \
                        sets, so a client leaves alone what it does not know. Requests are closed: an unknown field is an \
                        error.""")
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url(publicAddress.isEmpty() ? "/" : publicAddress)))
                .schemaRequirement(SCHEME, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "A JWT of the configured issuer for the audience `treasure`: `sub` (customer number, or name of "
                                        + "staff or system), `channel` (`house` for staff), `scope` (`wallet` for customers; "
                                        + "`finance:read`, `finance:operate`, `finance:approve`, `audit:read` for "
                                        + "staff; `operator` for the operator's systems). No scope includes another; a token may carry several"))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationCustomizer keyOfEachWrite() {
        return (operation, handler) -> {
            boolean takesKey = Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == IdempotencyKey.class);
            return takesKey ? DescribedParameters.withKey(operation) : operation;
        };
    }

    @Bean
    GlobalOpenApiCustomizer generalRules(RecordSchemas records) {
        return api -> {
            // No controller returns one, so nobody else would describe it.
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getComponents().addSchemas("Code", codes());
            records.describe(api);
            DescribedParameters.addTo(api.getComponents());
            DescribedAnswers.addTo(api.getComponents());
            List<Operation> operations = api.getPaths().values().stream()
                    .flatMap(methods -> methods.readOperations().stream()).toList();
            operations.forEach(DescribedParameters::describe);
            Set<String> versioned = operations.stream().filter(DescribedParameters::takesVersion)
                    .map(ApiDescription::answer).collect(Collectors.toSet());
            api.getPaths().forEach((path, methods) -> methods.readOperationsMap().forEach((method, operation) -> {
                String answer = answer(operation);
                operation.setOperationId(
                        OperationId.of(method.name(), path, answer.startsWith("#/components/schemas/Page")));
                DescribedAnswers.describe(operation, api.getPaths().keySet().stream()
                        .anyMatch(other -> other.startsWith(path + "/{") && other.indexOf('/', path.length() + 1) < 0),
                        versioned.contains(answer));
            }));
            api.setTags(api.getTags().stream().sorted(Comparator.comparing(Tag::getName)).distinct().toList());
        };
    }

    private static Schema<String> codes() {
        Schema<String> codes = RecordSchemas.text();
        codes.setDescription("Stable names of what went wrong: of the request, and refusals of the business");
        codes.setEnum(Stream.concat(Arrays.stream(ProblemCode.values()), Arrays.stream(Refusal.Code.values()))
                .map(Enum::name).toList());
        return codes;
    }

    /** The reference to the schema of status 200; empty if there is none. */
    private static String answer(Operation operation) {
        return Optional.ofNullable(operation.getResponses().get("200")).map(ApiResponse::getContent)
                .flatMap(content -> content.values().stream().findFirst()).map(MediaType::getSchema)
                .map(Schema::get$ref).orElse("");
    }
}
