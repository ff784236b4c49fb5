package org.balancetreasure.api.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.OrderKind;
import org.jspecify.annotations.Nullable;

/** The body that places an order; {@link #checked} validates it. */
@Schema(name = "OrderRequest", example = "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"100.00\"}")
record OrderRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.FUND_CODE, example = "000198") @Nullable String fundCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable OrderKind kind,
        @Schema(description = "Yuan; subscriptions only", pattern = Fields.AMOUNT, example = "100.00") @Nullable String amount,
        @Schema(description = "Units; redemptions only", pattern = Fields.AMOUNT) @Nullable String units) {

    /** The validated request. Requests with the same meaning have the same text. */
    sealed interface Instruction {

        String fundCode();

        record Subscribe(String fundCode, Money amount) implements Instruction {}

        record Redeem(String fundCode, Units units) implements Instruction {}
    }

    /** @throws ApiProblem naming the first field at fault */
    Instruction checked() {
        String fund = Fields.fundCode("fundCode", fundCode);
        return switch (Fields.required("kind", kind)) {
            case SUBSCRIPTION -> {
                Fields.absent("units", units);
                yield new Instruction.Subscribe(fund, Fields.money("amount", amount));
            }
            case REDEMPTION -> {
                Fields.absent("amount", amount);
                yield new Instruction.Redeem(fund, Fields.units("units", units));
            }
        };
    }
}
