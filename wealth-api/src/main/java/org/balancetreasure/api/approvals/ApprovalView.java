package org.balancetreasure.api.approvals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.Map;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.approvals.Approval;
import org.jspecify.annotations.Nullable;

/** A proposal as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Approval", description = "What one person proposes and another approves")
public record ApprovalView(@Schema(example = "12") String approvalId,
        @Schema(description = "QUOTE: a quote of a fund", example = "QUOTE") String kind,
        @Schema(description = "Business key of what it is about", example = "000198 2026-01-11") String subject,
        @Schema(description = "What is to be done, by name") Map<String, String> content,
        @Schema(description = "Name it to approve exactly this") String contentHash, String reason, String proposedBy,
        OffsetDateTime proposedAt, Approval.State state,
        @Schema(description = "Absent while it is open") @Nullable String decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Schema(description = "What came of it; of a quote ACCEPTED, CORRECTED, UNCHANGED or REFUSED (then a break says why)") @Nullable String outcome) {

    public static ApprovalView of(Approval approval) {
        return new ApprovalView(Long.toString(approval.approvalId()), approval.kind(), approval.subject(),
                approval.content(), approval.contentHash(), approval.reason(), approval.proposedBy(),
                Shown.time(approval.proposedAt()), approval.state(), approval.decidedBy(),
                approval.decidedAt() == null ? null : Shown.time(approval.decidedAt()), approval.outcome());
    }
}
