package org.balancetreasure.api.breaks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.resolutions.Resolution;
import org.jspecify.annotations.Nullable;

/** The body that proposes a way out of a break. */
@Schema(name = "WayRequest", example = "{\"way\": \"HAND_BACK\", \"dueDate\": \"2026-01-07\", \"reason\": \"They send the row again\"}")
record WayRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = """
                BOOK: what is right is booked. LINK: what came is tied to the order or item in `target`, and booked. RELEASE: \
                what is held is set free. ADJUST: our books are brought to the partner's figure. COLLECT: the customer's wallet \
                pays. WRITE_OFF: the operator bears it. HAND_BACK: the partner is to correct it by `dueDate`. ACCEPT: it is \
                known and harmless. The others are done elsewhere and refused here.""") @Nullable Way way,
        @Schema(minLength = 1, maxLength = Resolution.TARGET_MAX, description = "Of LINK and BOOK: number of the order, reference of the item, or account like `SUSPENSE 1`; not with other ways") @Nullable String target,
        @Schema(description = "Of HAND_BACK: after today; not with other ways") @Nullable LocalDate dueDate,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {

    /** The validated proposal. */
    record Proposal(Resolution resolution, String reason) {}

    /** @throws ApiProblem naming the first field at fault */
    Proposal checked() {
        Way wanted = Fields.required("way", way);
        if (wanted != Way.LINK && wanted != Way.BOOK) {
            Fields.absent("target", target);
        }
        if (wanted == Way.HAND_BACK) {
            Fields.required("dueDate", dueDate);
        } else {
            Fields.absent("dueDate", dueDate);
        }
        String wantedTarget = target == null ? null : Fields.text("target", target, Resolution.TARGET_MAX);
        return new Proposal(new Resolution(wanted, wantedTarget, dueDate),
                Fields.text("reason", reason, Approval.REASON_MAX));
    }
}
