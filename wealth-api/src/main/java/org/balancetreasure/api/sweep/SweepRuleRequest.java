package org.balancetreasure.api.sweep;

import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.sweep.SweepTerms;
import org.jspecify.annotations.Nullable;

/** What a customer agrees to; read by {@link #checked} into what it means. */
@Schema(name = "SweepRuleRequest", example = "{\"productCode\": \"BALANCE\", \"floor\": \"500.00\", \"minimum\": \"10.00\", \"multiple\": \"1.00\", \"consent\": true}")
record SweepRuleRequest(
        @Schema(description = "The target; or a fund alone", example = "BALANCE") @Nullable String productCode,
        @Schema(description = "The target if there is no product; with one, the fund that the customer chooses", pattern = Fields.FUND_CODE) @Nullable String fundCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan that stay in the wallet", pattern = Fields.AMOUNT, example = "500.00") @Nullable String floor,
        @Schema(description = "Yuan; less is not moved. 0.01 if absent", pattern = Fields.AMOUNT, example = "10.00") @Nullable String minimum,
        @Schema(description = "Yuan; what is moved is a multiple of it. 0.01 if absent", pattern = Fields.AMOUNT, example = "1.00") @Nullable String multiple,
        @Schema(description = "Also with each credit, not only at the run of the day") @Nullable Boolean onCredit,
        @Schema(description = "A wallet that is short for a debit is filled by instant redemption first, also while the rule is paused") @Nullable Boolean autoRedeem,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "True: the customer agrees to the rule as it reads") @Nullable Boolean consent) {

    private static final String CENT = "0.01";

    /** @throws ApiProblem naming the first field at fault */
    SweepTerms checked() {
        if (!Fields.required("consent", consent)) {
            throw ApiProblem.invalid("consent", Rule.CONSENT);
        }
        if (productCode == null) {
            Fields.required("fundCode", fundCode);
        }
        return new SweepTerms(productCode, fundCode == null ? null : Fields.fundCode("fundCode", fundCode),
                Fields.moneyOrZero("floor", floor).cents(),
                Fields.money("minimum", minimum == null ? CENT : minimum).cents(),
                Fields.money("multiple", multiple == null ? CENT : multiple).cents(), Boolean.TRUE.equals(onCredit),
                Boolean.TRUE.equals(autoRedeem));
    }
}
