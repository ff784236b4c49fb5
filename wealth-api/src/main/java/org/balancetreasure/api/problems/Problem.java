package org.balancetreasure.api.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457); its type is about:blank, so the title is the phrase of the status.
 *
 * @param detail for people, in the language that was asked for
 * @param figures what people need to know, by name
 * @param alternative what is possible instead of what was refused
 * @param id of a line in the log, with status 500
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Problem details (RFC 9457)")
public record Problem(@Schema(example = "Unprocessable Content") String title, @Schema(example = "422") int status,
        @Schema(description = "Text for people, in English or Chinese by Accept-Language", example = "The wallet has 40.00 available, less than 40.01.") String detail,
        @Schema(ref = "#/components/schemas/Code", description = "Stable name of what went wrong", example = "INSUFFICIENT_BALANCE") String code,
        @Schema(description = "The field at fault; absent if no field is", example = "amount") @Nullable String field,
        @Schema(implementation = Rule.class, description = "The rule that the field breaks", example = "AMOUNT") @Nullable String rule,
        @Schema(description = "Figures of a refusal", example = "{\"available\": \"40.00\", \"amount\": \"40.01\"}") @Nullable Map<String, String> figures,
        @Schema(description = "What the customer can do instead; with a refusal only") @Nullable AlternativeView alternative,
        @Schema(description = "Key of a line in our log; with status 500 only") @Nullable String id) {}
