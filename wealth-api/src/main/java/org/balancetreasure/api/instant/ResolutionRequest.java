package org.balancetreasure.api.instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.instant.RefusedRedemption.Resolution;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.jspecify.annotations.Nullable;

/** How a refused instant redemption is to be settled. */
@Schema(name = "ResolutionRequest", example = "{\"way\": \"SEND_AGAIN\", \"reason\": \"The agent's register was late\"}")
record ResolutionRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = """
        SEND_AGAIN: the agent was wrong or late, the units go to the bank with the next 33. TAKE_BACK: the wallet gives the \
        money back, the units are free again. CLAIM: the units are free again, the customer owes the money. WRITE_OFF: the \
        register does not have the units, they leave our books, the operator bears what was paid.""") @Nullable Way way,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Resolution.REASON_MAX) @Nullable String reason) {

    /** What is proposed. */
    record Proposal(Way way, String reason) {}

    /** @throws ApiProblem naming the first field at fault */
    Proposal checked() {
        return new Proposal(Fields.required("way", way), Fields.text("reason", reason, Resolution.REASON_MAX));
    }
}
