package org.balancetreasure.api.instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/** The body of an instant redemption; {@link #checked} validates it. */
@Schema(name = "InstantRedemptionRequest", example = "{\"fundCode\": \"000198\", \"units\": \"100.00\"}")
record InstantRedemptionRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.FUND_CODE, example = "000198") @Nullable String fundCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Units; each is paid with 1.00 yuan", pattern = Fields.AMOUNT, example = "100.00") @Nullable String units) {

    /** The validated request. Requests with the same meaning have the same text. */
    record Instruction(String fundCode, Units units) {}

    /** @throws ApiProblem naming the first field at fault */
    Instruction checked() {
        return new Instruction(Fields.fundCode("fundCode", fundCode), Fields.units("units", units));
    }
}
