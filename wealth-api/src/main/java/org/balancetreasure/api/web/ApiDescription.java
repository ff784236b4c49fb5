package org.balancetreasure.api.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.balancetreasure.api.access.CustomerToken;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.customers.Customer;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The general part of /v1/openapi; each resource describes itself. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String SCHEME = "token";
    private static final Map<String, String> PROBLEMS = Map.of("400", "A field breaks a rule", "401",
            "No valid token", "403", "The token does not allow this, or names no customer of its channel", "500",
            "A defect on our side; `id` is the key of a line in our log", "503",
            "BUSY: overloaded, or the database is out of reach; see Retry-After, and keep the Idempotency-Key");

    /** A parameter has one meaning wherever it is. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("limit", "Rows of a page, 1 to 100. Default: 20"),
            Map.entry("cursor", "`next` of the page before; absent for the first page"),
            Map.entry("from", "First day, inclusive"), Map.entry("to", "Last day, inclusive. Default: today"),
            Map.entry("date", "Business date or trade date"), Map.entry("fundCode", "Fund code, six digits"),
            Map.entry("units", "Units, with at most two decimals"),
            Map.entry("state", "Only rows in this state"), Map.entry("approvalId", "Number of the proposal"),
            Map.entry("resendId", "Number of the request to send files again"),
            Map.entry("resolved", "Whether to list settled cases instead of open ones. Default: false"),
            Map.entry("orderNumber", "Order number (AppSheetSerialNo)"),
            Map.entry("number", "Number of the instant redemption (AppSheetSerialNo)"),
            Map.entry("refusedNumber", "Number of the instant redemption (AppSheetSerialNo)"),
            Map.entry("lineId", "Number of the advance line"), Map.entry("planId", "Number of the plan"));

    static {
        // Both come from the token and the headers, not from the caller's parameters.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Customer.class, CustomerToken.class, Staff.class,
                IdempotencyKey.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI().info(new Info().title("Balance Treasure").version("v1")
                .description("""
                        Idle wallet money in money-market funds. Customers see funds, orders, holdings, income and wallet. \
                        Finance staff see the night, breaks, sweeps and advance lines.

                        Amounts and units are strings with two decimals (`"100.00"`). Times are ISO 8601 with zone. Dates are \
                        days of Asia/Shanghai. Lists come in pages: `next` is the `cursor` of the next page, null on the \
                        last. Writes take `Idempotency-Key`: the same key with the same body returns the first answer \
                        again, with `Idempotency-Replayed: true`. Errors are problem details (RFC 9457) with a stable \
                        `code`. Texts are in English, or in Chinese with `Accept-Language: zh-CN`.""")
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .schemaRequirement(SCHEME, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "A JWT of the configured issuer for the audience `treasure`: `sub` (customer number), "
                                        + "`channel`, `scope` (`wallet` for customers, `finance` for staff)"))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }

    @Bean
    GlobalOpenApiCustomizer problemsEverywhere() {
        return api -> {
            // No controller returns one, so nobody else would describe it.
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths().forEach((path, methods) -> methods.readOperationsMap().forEach((method, operation) -> {
                operation.setOperationId(operationId(method.name(), path));
                addProblems(operation);
                describeParameters(operation);
            }));
            api.setTags(api.getTags().stream().sorted(Comparator.comparing(Tag::getName)).distinct().toList());
        };
    }

    /**
     * By method and path, like getOrdersByOrderNumber: a number in order of appearance would change from start to
     * start.
     */
    private static String operationId(String method, String path) {
        StringBuilder id = new StringBuilder(method.toLowerCase(Locale.ROOT));
        for (String part : path.substring("/v1/".length()).split("/", -1)) {
            String name = part.startsWith("{") ? "By-" + part.substring(1, part.length() - 1) : part;
            for (String word : name.split("-", -1)) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return id.toString();
    }

    private static void describeParameters(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream().filter(parameter -> parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription(PARAMETERS.get(parameter.getName())));
        }
    }

    private static void addProblems(Operation operation) {
        Content content = new Content().addMediaType("application/problem+json",
                new MediaType().schema(new Schema<Problem>().$ref("#/components/schemas/Problem")));
        PROBLEMS.forEach((status, description) -> operation.getResponses().computeIfAbsent(status,
                missing -> new ApiResponse().description(description).content(content)));
        for (String status : List.of("404", "409", "422")) {
            ApiResponse described = operation.getResponses().get(status);
            if (described != null) {
                described.setContent(content);
            }
        }
    }
}
