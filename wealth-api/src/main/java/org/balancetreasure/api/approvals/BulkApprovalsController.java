package org.balancetreasure.api.approvals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Each;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.requests.IdempotentWrites.Recorded;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.audit.Act;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many approvals at once, each with its own result. */
@RestController
@RequestMapping(path = "/v1/bulk-approvals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "approvals")
class BulkApprovalsController {

    private final Approvals approvals;
    private final IdempotentWrites writes;
    private final Problems problems;

    BulkApprovalsController(Approvals approvals, IdempotentWrites writes, Problems problems) {
        this.approvals = approvals;
        this.writes = writes;
        this.problems = problems;
    }

    @Schema(name = "BulkApprovalRequest", example = "{\"approvalIds\": [\"12\", \"13\"], \"contentHash\": \"5f2c…\"}")
    record Request(
            @ArraySchema(minItems = 1, maxItems = Fields.LIST_MAX, arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Each once")) @Nullable List<String> approvalIds,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "SHA-256 of the `contentHash` of each of these proposals, a line each, in their order") @Nullable String contentHash) {}

    @Schema(name = "BulkApprovals", description = "A row for each proposal, in the order of the request")
    record View(List<Row> rows) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BulkApproval", description = "What became of one approval")
    record Row(String approvalId, @Schema(description = "As if it had been approved alone", example = "200") int status,
            @Schema(description = "Result of the approval; absent if it was refused") @Nullable String outcome,
            @Schema(description = "Why it was refused; absent if it was approved", example = "ALREADY_DECIDED") @Nullable String code,
            @Schema(description = "The same in words; absent if it was approved") @Nullable String detail) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Approve many proposals of other persons", description = """
            Each is carried out as if it had been approved alone, with an entry of its own in the audit trail. A row that is \
            refused holds none of the others back. Who may call: Finance staff (scope `finance:approve`).""")
    @ApiResponse(responseCode = "207", description = "A row for each proposal, in the order of the request", content = @Content(schema = @Schema(implementation = View.class)))
    @ApiResponse(responseCode = "409", description = "CONTENT_DIFFERS: these are not the proposals that were seen, and nothing was done; or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> approve(Staff staff, IdempotencyKey key, @RequestBody Request request) {
        List<Long> ids = Fields.numbers("approvalIds", request.approvalIds());
        String hash = Fields.text("contentHash", request.contentHash(), ApprovalsController.HASH_DIGITS);
        return writes.onceEach(staff, key, "POST /v1/bulk-approvals " + staff + ids + hash,
                () -> approve(staff, ids, hash));
    }

    private Each approve(Staff staff, List<Long> ids, String hash) {
        Map<Long, Approval> seen = new HashMap<>();
        List<Approval> inOrder = new ArrayList<>();
        for (long id : ids) {
            Approval approval = approvals.find(id);
            if (approval != null) {
                seen.put(id, approval);
                inOrder.add(approval);
            }
        }
        String all = Approvals.hashOfAll(inOrder);
        if (!all.equals(hash)) {
            return new Each(Effect.of(problems.refused(
                    new Refusal(Refusal.Code.CONTENT_DIFFERS, RefusalDetails.of("contentHash", all)))), List.of());
        }
        Map<Long, Row> rows = new HashMap<>();
        List<Recorded> recorded = new ArrayList<>();
        // By number, so that two who approve the same ones wait for each other instead of locking each other out.
        ids.stream().sorted().forEach(id -> {
            Approval approval = seen.get(id);
            Row row = approval == null
                    ? refused(id, problems.of(ProblemCode.NOT_FOUND))
                    : row(approval, approvals.approve(approval, approval.contentHash(), staff.name()));
            rows.put(id, row);
            if (approval != null) {
                recorded.add(new Recorded(new Act(Act.Action.APPROVAL, row.approvalId(),
                        approvals.customerId(approval)), row.status()));
            }
        });
        return new Each(Effect.of(HttpStatus.MULTI_STATUS,
                new View(ids.stream().map(id -> Objects.requireNonNull(rows.get(id))).toList())), recorded);
    }

    private Row row(Approval approval, Approvals.Result result) {
        return switch (result) {
            case Approvals.Result.Done(Approval done) -> new Row(Long.toString(done.approvalId()),
                    HttpStatus.OK.value(), done.outcome(), null, null);
            case Approvals.Result.Refused(Refusal refusal) ->
                refused(approval.approvalId(), problems.refused(refusal));
        };
    }

    private static Row refused(long id, Problem problem) {
        return new Row(Long.toString(id), problem.status(), null, problem.code(), problem.detail());
    }
}
