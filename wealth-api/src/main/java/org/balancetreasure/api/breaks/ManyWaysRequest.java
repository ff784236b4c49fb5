package org.balancetreasure.api.breaks;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.breaks.Way;
import org.jspecify.annotations.Nullable;

/** The body that proposes one way out of many breaks. */
@Schema(name = "ManyWaysRequest", example = "{\"breakIds\": [\"17\", \"18\"], \"way\": \"ACCEPT\", \"reason\": \"Same files under other names\"}")
record ManyWaysRequest(
        @ArraySchema(minItems = 1, maxItems = Fields.LIST_MAX, arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Each once")) @Nullable List<String> breakIds,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "As in WayRequest; one that needs a `target` is proposed one by one") @Nullable Way way,
        @Schema(description = "Of HAND_BACK: after today; not with other ways") @Nullable LocalDate dueDate,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {

    /** The validated proposal. */
    record Proposal(List<Long> breakIds, WayRequest.Proposal way) {}

    /** @throws ApiProblem naming the first field at fault */
    Proposal checked() {
        return new Proposal(Fields.numbers("breakIds", breakIds),
                new WayRequest(way, null, dueDate, reason).checked());
    }
}
