package org.balancetreasure.api.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.OrderKind;
import org.jspecify.annotations.Nullable;

/** The body that places an order of a product; {@link #checked} validates it. */
@Schema(name = "ProductOrderRequest", example = "{\"productCode\": \"BALANCE\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"100.00\"}")
record ProductOrderRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.CODE, example = "BALANCE") @Nullable String productCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable OrderKind kind,
        @Schema(description = "The fund; only in a subscription of a product whose fund the customer chooses", pattern = Fields.FUND_CODE) @Nullable String fundCode,
        @Schema(description = "Yuan; subscriptions only", pattern = Fields.AMOUNT, example = "100.00") @Nullable String amount,
        @Schema(description = "Units; redemptions only", pattern = Fields.AMOUNT) @Nullable String units) {

    /** The validated request. Requests with the same meaning have the same text. */
    sealed interface Instruction {

        record Subscribe(String productCode, @Nullable String fundCode, Money amount) implements Instruction {}

        record Redeem(String productCode, Units units) implements Instruction {}
    }

    /** @throws ApiProblem naming the first field at fault */
    Instruction checked() {
        String product = Fields.code("productCode", productCode);
        return switch (Fields.required("kind", kind)) {
            case SUBSCRIPTION -> {
                Fields.absent("units", units);
                yield new Instruction.Subscribe(product,
                        fundCode == null ? null : Fields.fundCode("fundCode", fundCode),
                        Fields.money("amount", amount));
            }
            case REDEMPTION -> {
                Fields.absent("amount", amount);
                Fields.absent("fundCode", fundCode);
                yield new Instruction.Redeem(product, Fields.units("units", units));
            }
        };
    }
}
