package org.balancetreasure.api.problems;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.balancetreasure.refusals.Alternative;

/** What a customer can do instead of what was refused. */
@Schema(name = "Alternative", description = "What the customer can do instead")
public record AlternativeView(
        @Schema(implementation = Alternative.Kind.class, description = "Stable name", example = "AT_MOST") String kind,
        @Schema(description = "Text for people, in English or Chinese by Accept-Language", example = "At most 40.00 is possible now.") String detail,
        @Schema(description = "Figures of the alternative, by name", example = "{\"atMost\": \"40.00\"}") Map<String, String> figures) {}
