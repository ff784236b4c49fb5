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
import java.util.List;
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

/** What /v1/openapi says about the whole; the rest is said at each resource. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String SCHEME = "token";
    private static final Map<String, String> PROBLEMS = Map.of("400", "A field breaks a rule", "401",
            "No valid token", "403", "The token does not allow this, or names no customer of its channel", "500",
            "A defect on our side; `id` is the key of a line in our log", "503",
            "BUSY: overloaded, or the database is out of reach; see Retry-After, and keep the Idempotency-Key");

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
            api.getPaths().values().stream().flatMap(path -> path.readOperations().stream())
                    .forEach(ApiDescription::addProblems);
        };
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
