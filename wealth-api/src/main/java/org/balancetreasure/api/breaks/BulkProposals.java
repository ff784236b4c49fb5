package org.balancetreasure.api.breaks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.IdempotentWrites.Recorded;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.audit.Act;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.resolutions.Resolutions.Proposed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What became of proposals about many breaks. */
@Schema(name = "BulkProposals", description = "A row for each break, in the order of the request")
record BulkProposals(List<Row> rows,
        @Schema(description = "Digest of what was proposed: SHA-256 of the `contentHash` of each proposal, a line each, in the order of the rows; `POST /v1/bulk-approvals` repeats it") String contentHash) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BulkProposal", description = "What became of the proposal about one break")
    record Row(String breakId, @Schema(description = "As if it had been proposed alone", example = "202") int status,
            @Schema(description = "Absent if it was refused") @Nullable String approvalId,
            @Schema(description = "Absent if it was refused") @Nullable String contentHash,
            @Schema(description = "Why it was refused; absent if it was proposed", example = "BREAK_RESOLVED") @Nullable String code,
            @Schema(description = "The same in words; absent if it was proposed") @Nullable String detail) {

        private static Row of(Proposed proposed, Problems problems) {
            String breakId = Long.toString(proposed.breakId());
            return switch (proposed.result()) {
                case null -> refused(breakId, problems.of(ProblemCode.NOT_FOUND));
                case Approvals.Result.Refused(var refusal) -> refused(breakId, problems.refused(refusal));
                case Approvals.Result.Done(Approval approval) -> new Row(breakId, HttpStatus.ACCEPTED.value(),
                        Long.toString(approval.approvalId()), approval.contentHash(), null, null);
            };
        }

        private static Row refused(String breakId, Problem problem) {
            return new Row(breakId, problem.status(), null, null, problem.code(), problem.detail());
        }
    }

    static BulkProposals of(List<Proposed> done, Problems problems) {
        List<Approval> approvals = new ArrayList<>();
        for (Proposed proposed : done) {
            if (proposed.result() instanceof Approvals.Result.Done(Approval approval)) {
                approvals.add(approval);
            }
        }
        return new BulkProposals(done.stream().map(proposed -> Row.of(proposed, problems)).toList(),
                Approvals.hashOfAll(approvals));
    }

    /** An entry for each break that there is. */
    List<Recorded> acts(List<Proposed> done) {
        List<Recorded> acts = new ArrayList<>();
        for (int i = 0; i < done.size(); i++) {
            Break difference = done.get(i).difference();
            if (difference != null) {
                acts.add(new Recorded(new Act(Act.Action.BREAK_PROPOSAL, Long.toString(difference.breakId()),
                        difference.customerId()), rows.get(i).status()));
            }
        }
        return acts;
    }
}
