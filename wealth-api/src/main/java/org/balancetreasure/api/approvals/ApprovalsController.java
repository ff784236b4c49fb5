package org.balancetreasure.api.approvals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.audit.Act;
import org.jspecify.annotations.Nullable;
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
    static final int HASH_DIGITS = 64;

    private final Approvals approvals;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;

    ApprovalsController(Approvals approvals, IdempotentWrites writes, ApprovalAnswers answers) {
        this.approvals = approvals;
        this.writes = writes;
        this.answers = answers;
    }

    @Schema(name = "ContentApproval", example = "{\"contentHash\": \"5f2c…\"}")
    record ContentApproval(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "`contentHash` of the proposal that is approved; refused if the proposal is another one") @Nullable String contentHash) {}

    @GetMapping
    @Operation(summary = "List proposals, newest first", description = "Default: the proposals that wait for a second person. "
            + READERS)
    Page<ApprovalView> list(@RequestParam(defaultValue = "PROPOSED") Approval.State state,
            @Parameter(description = "What is proposed; default: all") @RequestParam(required = false) Approval.@Nullable Kind kind,
            @Parameter(description = "First day of `proposedAt`") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "Last day of `proposedAt`") @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(approvals.list(new Approvals.Filter(state, kind, DateRange.ofList(from, to)), page.before(),
                page.rowsToRead()), page, Approval::approvalId, ApprovalView::of);
    }

    @GetMapping("/{approvalId}")
    @Operation(summary = "Get a proposal", description = READERS)
    @ApiResponse(responseCode = "200", description = "State as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such proposal")
    ApprovalView get(@PathVariable String approvalId) {
        return ApprovalView.of(find(approvalId));
    }

    @PostMapping(path = "/{approvalId}/approval", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Approve the proposal of another person", description = """
            Carries the proposal out at once, in one transaction. Refused, it stays open, to be approved later, refused or \
            withdrawn; but what it is about must not have changed since it was shown: then the proposal is void.\s"""
            + APPROVERS)
    @ApiResponse(responseCode = "200", description = "Carried out; `outcome` has the result", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such proposal")
    @ApiResponse(responseCode = "409", description = "ALREADY_DECIDED, CONTENT_DIFFERS, CHANGED_SINCE_SHOWN (the proposal is VOID now), or REQUEST_UNDER_WAY, see Retry-After. Of a break: STILL_DIFFERS. Of a line: LINE_EXISTS. Of a resolution: CONFIRMED_MEANWHILE, ADVANCE_REDEMPTION_NOT_REFUSED")
    @ApiResponse(responseCode = "422", description = "SECOND_PERSON_NEEDED, or IDEMPOTENCY_KEY_REUSED. Of a line: GRANT_BELOW_OUTSTANDING. Of a resolution or a journal: INSUFFICIENT_BALANCE, INSUFFICIENT_UNITS. Of a break also WAY_NOT_OPEN, WRITE_OFF_LIMIT")
    ResponseEntity<String> approve(Staff staff, IdempotencyKey key, @PathVariable String approvalId,
            @RequestBody ContentApproval request) {
        String hash = Fields.text("contentHash", request.contentHash(), HASH_DIGITS);
        Approval approval = find(approvalId);
        return writes.once(staff, key, act(Act.Action.APPROVAL, approval),
                "POST " + PATH + approvalId + "/approval " + staff + hash,
                () -> answers.decided(approvals.approve(approval, hash, staff.name())));
    }

    @PostMapping("/{approvalId}/withdrawal")
    @Operation(summary = "Withdraw a proposal", description = "Only the person who proposed it; another person refuses it. Nothing else happens. "
            + OPERATORS)
    @ApiResponse(responseCode = "200", description = "Withdrawn", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such proposal")
    @ApiResponse(responseCode = "409", description = "ALREADY_DECIDED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "NOT_YOUR_PROPOSAL, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> withdraw(Staff staff, IdempotencyKey key, @PathVariable String approvalId) {
        Approval approval = find(approvalId);
        return writes.once(staff, key, act(Act.Action.WITHDRAWAL, approval),
                "POST " + PATH + approvalId + "/withdrawal " + staff,
                () -> answers.decided(approvals.withdraw(approval, staff.name())));
    }

    @Schema(name = "RefusalRequest", example = "{\"reason\": \"the bank has not agreed\"}")
    record RefusalRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @PostMapping(path = "/{approvalId}/refusal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Refuse the proposal of another person", description = "Nothing else happens. " + APPROVERS)
    @ApiResponse(responseCode = "200", description = "Refused", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such proposal")
    @ApiResponse(responseCode = "409", description = "ALREADY_DECIDED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "SECOND_PERSON_NEEDED, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> refuse(Staff staff, IdempotencyKey key, @PathVariable String approvalId,
            @RequestBody RefusalRequest request) {
        String reason = Fields.text("reason", request.reason(), Approval.REASON_MAX);
        Approval approval = find(approvalId);
        return writes.once(staff, key, act(Act.Action.APPROVAL_REFUSAL, approval),
                "POST " + PATH + approvalId + "/refusal " + staff + reason,
                () -> answers.decided(approvals.refuse(approval, reason, staff.name())));
    }

    private Approval find(String approvalId) {
        Approval approval = approvals.find(Numbers.inPath(approvalId));
        if (approval == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return approval;
    }

    private Act act(Act.Action action, Approval approval) {
        return new Act(action, Long.toString(approval.approvalId()), approvals.customerId(approval));
    }
}
