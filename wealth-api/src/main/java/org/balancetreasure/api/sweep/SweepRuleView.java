package org.balancetreasure.api.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.balancetreasure.sweep.SweepRule;
import org.jspecify.annotations.Nullable;

/** A sweep rule, as HTTP shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SweepRule", description = "The sweep rule that the customer has agreed to")
record SweepRuleView(@Schema(example = "BALANCE") @Nullable String productCode,
        @Schema(description = "The target if there is no product, or the chosen fund of the product") @Nullable String fundCode,
        @Schema(description = "Yuan that stay in the wallet", example = "500.00") String floor,
        @Schema(description = "Yuan; a smaller amount is not swept", example = "10.00") String minimum,
        @Schema(description = "Yuan; the swept amount is a multiple of this", example = "1.00") String multiple,
        boolean onCredit,
        @Schema(description = "Auto-redemption: instant redemption fills a wallet that is short for a debit, also while the rule is paused") boolean autoRedeem,
        @Schema(description = "PAUSED: nothing is swept") SweepRule.State state,
        @Schema(description = "Time at which the customer agreed to the present rule") OffsetDateTime consentAt,
        @Schema(description = "Number of the last change", example = "1") int version) {}
