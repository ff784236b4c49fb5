package org.balancetreasure.api.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.balancetreasure.sweep.SweepRule;
import org.jspecify.annotations.Nullable;

/** A rule as it reads. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SweepRule", description = "What a customer has agreed to")
record SweepRuleView(@Schema(example = "BALANCE") @Nullable String productCode,
        @Schema(description = "The target without a product, or the fund that was chosen") @Nullable String fundCode,
        @Schema(description = "Yuan that stay in the wallet", example = "500.00") String floor,
        @Schema(description = "Yuan; less is not moved", example = "10.00") String minimum,
        @Schema(description = "Yuan; what is moved is a multiple of it", example = "1.00") String multiple,
        boolean onCredit,
        @Schema(description = "A wallet that is short for a debit is filled by instant redemption first, also while the rule is paused") boolean autoRedeem,
        @Schema(description = "PAUSED: nothing is swept") SweepRule.State state,
        @Schema(description = "When the customer agreed to the rule as it reads") OffsetDateTime consentAt,
        @Schema(description = "Rises with each change", example = "1") int version) {}
