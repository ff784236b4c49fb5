package org.balancetreasure.api.sweep;

import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.sweep.SweepTerms;
import org.jspecify.annotations.Nullable;

/** The sweep rule that a customer agrees to; {@link #checked} validates it. */
@Schema(name = "SweepRuleRequest", example = "{\"productCode\": \"BALANCE\", \"floor\": \"500.00\", \"minimum\": \"10.00\", \"multiple\": \"1.00\", \"consent\": true}")
record SweepRuleRequest(
        @Schema(description = "The target product; absent if the target is a single fund", pattern = Fields.CODE, example = "BALANCE") @Nullable String productCode,
        @Schema(description = "The target if there is no product, or the chosen fund of the product", pattern = Fields.FUND_CODE) @Nullable String fundCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan that stay in the wallet", pattern = Fields.AMOUNT, example = "500.00") @Nullable String floor,
        @Schema(description = "Yuan; a smaller amount is not swept. Default: 0.01", pattern = Fields.AMOUNT, example = "10.00") @Nullable String minimum,
        @Schema(description = "Yuan; the swept amount is a multiple of this. Default: 0.01", pattern = Fields.AMOUNT, example = "1.00") @Nullable String multiple,
        @Schema(description = "Whether each credit of the wallet is swept, beside the daily sweep") @Nullable Boolean onCredit,
        @Schema(description = "Auto-redemption: instant redemption fills a wallet that is short for a debit, also while the rule is paused") @Nullable Boolean autoRedeem,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Must be true: the customer agrees to the rule in this request") @Nullable Boolean consent) {

    private static final String CENT = "0.01";

    /** @throws ApiProblem naming the first field at fault */
    SweepTerms checked() {
        if (!Fields.required("consent", consent)) {
            throw ApiProblem.invalid("consent", Rule.CONSENT);
        }
        String product = Fields.codeIfAny("productCode", productCode);
        if (product == null) {
            Fields.required("fundCode", fundCode);
        }
        return new SweepTerms(product, fundCode == null ? null : Fields.fundCode("fundCode", fundCode),
                Fields.moneyOrZero("floor", floor).cents(),
                Fields.money("minimum", minimum == null ? CENT : minimum).cents(),
                Fields.money("multiple", multiple == null ? CENT : multiple).cents(), Boolean.TRUE.equals(onCredit),
                Boolean.TRUE.equals(autoRedeem));
    }
}
