package org.balancetreasure.api.instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.jspecify.annotations.Nullable;

/** The body that proposes a resolution of a refused instant redemption. */
@Schema(name = "ResolutionRequest", example = "{\"way\": \"SEND_AGAIN\", \"reason\": \"The agent's register was late\"}")
record ResolutionRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = """
        SEND_AGAIN: the units go to the bank with the next 33. TAKE_BACK: the wallet returns the money, and the units are \
        released. CLAIM: the units are released, and the customer owes the money. WRITE_OFF: the units leave our books, \
        and the operator bears the loss.""") @Nullable Way way,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {

    /** The validated proposal. */
    record Proposal(Way way, String reason) {}

    /** @throws ApiProblem naming the first field at fault */
    Proposal checked() {
        return new Proposal(Fields.required("way", way), Fields.text("reason", reason, Approval.REASON_MAX));
    }
}
