package org.balancetreasure.api.approvals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proposals of finance staff, and their approval by a second person. */
@RestController
@RequestMapping(path = "/v1/approvals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "approvals", description = "Proposals of one person that another person approves")
class ApprovalsController {

    private static final String PATH = "/v1/approvals/";
    private static final String READERS = "Who may call: Finance staff (scope `finance:read`).";
    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";
    private static final String APPROVERS = "Who may call: Finance staff (scope `finance:approve`).";
    private static final String KEY_HELP = "Unique key of this request: 1 to 80 printable ASCII characters; reuse it only to retry";
    private static final int HASH_DIGITS = 64;

    private final Approvals approvals;
    private final IdempotentWrites writes;
    private final Problems problems;

    ApprovalsController(Approvals approvals, IdempotentWrites writes, Problems problems) {
        this.approvals = approvals;
        this.writes = writes;
        this.problems = problems;
    }

    @Schema(name = "ContentApproval", example = "{\"contentHash\": \"5f2c…\"}")
    record ContentApproval(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "`contentHash` of the proposal that is approved; refused if the proposal is another one") @Nullable String contentHash) {}

    @GetMapping
    @Operation(summary = "List proposals, newest first", description = "Default: the proposals that wait for a second person. "
            + READERS)
    Page<ApprovalView> list(@RequestParam(defaultValue = "PROPOSED") Approval.State state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(approvals.list(state, page.before(), page.rowsToRead()), page, Approval::approvalId,
                ApprovalView::of);
    }

    @GetMapping("/{approvalId}")
    @Operation(summary = "Get a proposal", description = READERS)
    @ApiResponse(responseCode = "200", description = "State as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such proposal")
    ApprovalView get(@PathVariable String approvalId) {
        return ApprovalView.of(find(approvalId));
    }

    @PostMapping(path = "/{approvalId}/approval", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Approve the proposal of another person", description = "Executes the proposal at once, in one transaction. "
            + APPROVERS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-10-2")
    @ApiResponse(responseCode = "200", description = "Executed; `outcome` has the result", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such proposal")
    @ApiResponse(responseCode = "409", description = "ALREADY_DECIDED, CONTENT_DIFFERS, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "SECOND_PERSON_NEEDED, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> approve(Staff staff, IdempotencyKey key, @PathVariable String approvalId,
            @RequestBody ContentApproval request) {
        String hash = Fields.text("contentHash", request.contentHash(), HASH_DIGITS);
        Approval approval = find(approvalId);
        return writes.once(staff, key, "POST " + PATH + approvalId + "/approval " + staff + hash,
                () -> effect(approvals.approve(approval, hash, staff.name())));
    }

    @PostMapping("/{approvalId}/withdrawal")
    @Operation(summary = "Withdraw a proposal", description = "Any person may withdraw a proposal, also another person's. Nothing else happens. "
            + OPERATORS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-10-3")
    @ApiResponse(responseCode = "200", description = "Withdrawn", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such proposal")
    @ApiResponse(responseCode = "409", description = "ALREADY_DECIDED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> withdraw(Staff staff, IdempotencyKey key, @PathVariable String approvalId) {
        Approval approval = find(approvalId);
        return writes.once(staff, key, "POST " + PATH + approvalId + "/withdrawal " + staff,
                () -> effect(approvals.withdraw(approval, staff.name())));
    }

    private Approval find(String approvalId) {
        Approval approval = approvals.find(Numbers.inPath(approvalId));
        if (approval == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return approval;
    }

    private Effect effect(Approvals.Result result) {
        return switch (result) {
            case Approvals.Result.Done(Approval approval) -> Effect.of(HttpStatus.OK, ApprovalView.of(approval));
            case Approvals.Result.AlreadyDecided(Approval approval) ->
                refused(Code.ALREADY_DECIDED,
                        RefusalDetails.of("approvalId", Long.toString(approval.approvalId()), "decision",
                                approval.state().name(), "decidedBy", String.valueOf(approval.decidedBy())));
            case Approvals.Result.ContentDiffers(Approval approval) ->
                refused(Code.CONTENT_DIFFERS, RefusalDetails.of("contentHash", approval.contentHash()));
            case Approvals.Result.SecondPersonNeeded(Approval approval) ->
                refused(Code.SECOND_PERSON_NEEDED, RefusalDetails.of("proposedBy", approval.proposedBy()));
        };
    }

    private Effect refused(Code code, RefusalDetails details) {
        return Effect.of(problems.refused(new Refusal(code, details)));
    }
}
