package org.balancetreasure.api.advances;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.function.BiFunction;
import org.balancetreasure.advances.AdvanceForecasts;
import org.balancetreasure.advances.AdvanceLineChange;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceLines.Cause;
import org.balancetreasure.advances.AdvanceLines.Standing;
import org.balancetreasure.advances.LineProposal;
import org.balancetreasure.advances.LineProposals;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.approvals.ApprovalView;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.audit.Act;
import org.balancetreasure.audit.Act.Action;
import org.balancetreasure.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Advance lines serve all channels, so they are for finance staff only. */
@RestController
@RequestMapping(path = "/v1/advance-lines", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "advance lines", description = "Lines that banks have granted for instant redemptions")
class AdvanceLinesController {

    private static final String READERS = "Who may call: Finance staff (scope `finance:read`).";
    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";
    private static final String PROPOSED = "Proposed; approve it under `/v1/approvals`";

    private final AdvanceLines lines;
    private final LineProposals proposals;
    private final AdvanceForecasts forecasts;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;

    AdvanceLinesController(AdvanceLines lines, LineProposals proposals, AdvanceForecasts forecasts,
            IdempotentWrites writes, ApprovalAnswers answers) {
        this.lines = lines;
        this.proposals = proposals;
        this.forecasts = forecasts;
        this.writes = writes;
        this.answers = answers;
    }

    @Schema(name = "AdvanceLineReason", example = "{\"reason\": \"The bank has asked for it\"}")
    record ReasonRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = AdvanceLineChange.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "AdvanceLineGrant", example = "{\"granted\": \"2000000.00\", \"reason\": \"Before the holidays\"}")
    record GrantRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan that the bank grants", pattern = Fields.AMOUNT, example = "2000000.00") @Nullable String granted,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = AdvanceLineChange.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "AdvanceLineWarning", example = "{\"warningAt\": \"200000.00\", \"reason\": \"Before the holidays\"}")
    record WarningRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan; staff are warned when the room is at or below this", pattern = Fields.AMOUNT, example = "200000.00") @Nullable String warningAt,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = AdvanceLineChange.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "AdvanceLinePriority", example = "{\"priority\": 2, \"reason\": \"As agreed\"}")
    record PriorityRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "100", description = "Priority among the lines of the fund; the lowest is used first") @Nullable Integer priority,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = AdvanceLineChange.REASON_MAX) @Nullable String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AdvanceLineChange")
    record ChangeView(AdvanceLineChange.Kind kind,
            @Schema(description = "Yuan granted after the change", example = "2000000.00") String granted,
            @Schema(description = "Whether the line is suspended after the change") boolean suspended,
            @Schema(description = "Yuan after the change", example = "100000.00") String warningAt,
            @Schema(description = "Priority after the change") int priority,
            String reason,
            @Schema(description = "Who changed it, or proposed it", example = "li") String changedBy,
            OffsetDateTime changedAt,
            @Schema(description = "Proposal under `/v1/approvals`; absent for what one person may do", example = "12") @Nullable String approvalId,
            @Schema(description = "The second person; absent for what one person may do", example = "wang") @Nullable String approvedBy) {

        static ChangeView of(AdvanceLineChange change) {
            return new ChangeView(change.changeKind(), Shown.hundredths(change.granted()), change.suspended(),
                    Shown.hundredths(change.warningAt()), change.priority(),
                    change.reason(), change.changedBy(), Shown.time(change.changedAt()),
                    change.approvalId() == null ? null : Long.toString(change.approvalId()), change.approvedBy());
        }
    }

    @GetMapping
    @Operation(summary = "List the advance lines, by fund and priority", description = """
            Room, outstanding advances, and a forecast over the next days; the longest stretches are Friday evenings and \
            long holidays. Always one page.\s""" + READERS)
    @ApiResponse(responseCode = "200", description = "The lines as of now")
    @ApiResponse(responseCode = "422", description = "BEYOND_CALENDAR: the trading calendar ends before the last day of the forecast")
    Page<AdvanceLineView> list() {
        return Page.whole(lines.all().stream().map(this::view).toList());
    }

    @GetMapping("/{lineId}")
    @Operation(summary = "Get an advance line", description = READERS)
    @ApiResponse(responseCode = "200", description = "State as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "422", description = "BEYOND_CALENDAR: the trading calendar ends before the last day of the forecast")
    AdvanceLineView get(@PathVariable String lineId) {
        return view(find(lineId));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose an advance line", description = """
            Once another person has approved it, the bank becomes a holder, and the next file 01 applies for its account \
            at the transfer agent. The line advances nothing until that account is open.\s""" + OPERATORS)
    @ApiResponse(responseCode = "202", description = PROPOSED, content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "409", description = "LINE_EXISTS: the fund has a line of that bank or with that priority; ALREADY_PROPOSED; or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "UNKNOWN_FUND, UNKNOWN_BANK, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> open(Staff staff, IdempotencyKey key, @RequestBody AdvanceLineRequest request) {
        return propose(staff, key, Action.LINE_SETUP_PROPOSAL, new LineProposal.Setup(request.checked()),
                request.reason());
    }

    @PostMapping(path = "/{lineId}/suspension", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Suspend an advance line", description = """
            At once, by one person. The line advances nothing new until it is resumed; advances are repaid as usual.\s"""
            + OPERATORS)
    @ApiResponse(responseCode = "200", description = "Suspended", content = @Content(schema = @Schema(implementation = AdvanceLineView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "422", description = "BEYOND_CALENDAR, as for the line itself; or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> suspend(Staff staff, IdempotencyKey key, @PathVariable String lineId,
            @RequestBody ReasonRequest request) {
        return change(staff, key, Action.LINE_SUSPENSION, lineId, "suspension", request.reason(), lines::suspend);
    }

    @PostMapping(path = "/{lineId}/resumption", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose to resume an advance line", description = "Once another person has approved it, the line advances money again. "
            + OPERATORS)
    @ApiResponse(responseCode = "202", description = PROPOSED, content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "409", description = "LINE_NOT_SUSPENDED, ALREADY_PROPOSED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> resume(Staff staff, IdempotencyKey key, @PathVariable String lineId,
            @RequestBody ReasonRequest request) {
        return propose(staff, key, Action.LINE_RESUMPTION_PROPOSAL, new LineProposal.Resumption(id(lineId)),
                request.reason());
    }

    @PutMapping(path = "/{lineId}/granted", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose another granted amount", description = """
            Changed once another person has approved it. The bank must grant at least what is outstanding, now and \
            then.\s""" + OPERATORS)
    @ApiResponse(responseCode = "202", description = PROPOSED, content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "409", description = "ALREADY_PROPOSED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "GRANT_BELOW_OUTSTANDING, with the outstanding amount; or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> grant(Staff staff, IdempotencyKey key, @PathVariable String lineId,
            @RequestBody GrantRequest request) {
        Money granted = Fields.moneyOrZero("granted", request.granted());
        return propose(staff, key, Action.LINE_GRANT_PROPOSAL, new LineProposal.Grant(id(lineId), granted),
                request.reason());
    }

    @PutMapping(path = "/{lineId}/warning-level", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change the warning level", description = "At once, by one person: it moves nothing. "
            + OPERATORS)
    @ApiResponse(responseCode = "200", description = "Changed", content = @Content(schema = @Schema(implementation = AdvanceLineView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "422", description = "BEYOND_CALENDAR, as for the line itself; or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> warnAt(Staff staff, IdempotencyKey key, @PathVariable String lineId,
            @RequestBody WarningRequest request) {
        Money warningAt = Fields.moneyOrZero("warningAt", request.warningAt());
        return change(staff, key, Action.LINE_WARNING_LEVEL, lineId, "warning-level " + warningAt, request.reason(),
                (line, cause) -> lines.warnAt(line, warningAt, cause));
    }

    @PutMapping(path = "/{lineId}/priority", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose another priority", description = """
            Changed once another person has approved it: it decides whose money is used. Among the lines of a fund, the \
            lowest priority is used first.\s""" + OPERATORS)
    @ApiResponse(responseCode = "202", description = PROPOSED, content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "409", description = "LINE_EXISTS: another line of the fund has that priority; ALREADY_PROPOSED; or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> prefer(Staff staff, IdempotencyKey key, @PathVariable String lineId,
            @RequestBody PriorityRequest request) {
        int priority = AdvanceLineRequest.count("priority", request.priority());
        return propose(staff, key, Action.LINE_PRIORITY_PROPOSAL, new LineProposal.Priority(id(lineId), priority),
                request.reason());
    }

    @GetMapping("/{lineId}/changes")
    @Operation(summary = "List the changes of an advance line, newest first", description = READERS)
    @ApiResponse(responseCode = "200", description = "Each change, with the line as it was after it")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    Page<ChangeView> changes(@PathVariable String lineId, @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(lines.changes(id(lineId), page.before(), page.rowsToRead()), page, AdvanceLineChange::changeId,
                ChangeView::of);
    }

    /** At once, by one person. */
    private ResponseEntity<String> change(Staff staff, IdempotencyKey key, Action action, String lineId, String what,
            @Nullable String reason, BiFunction<Integer, Cause, Standing> effect) {
        String why = Fields.text("reason", reason, AdvanceLineChange.REASON_MAX);
        int line = id(lineId);
        return writes.once(staff, key, Act.of(action, lineId), "/v1/advance-lines/" + lineId + " " + what + " " + staff
                + why, () -> Effect.of(HttpStatus.OK, view(effect.apply(line, Cause.of(staff.name(), why)))));
    }

    private ResponseEntity<String> propose(Staff staff, IdempotencyKey key, Action action, LineProposal proposal,
            @Nullable String reason) {
        String why = Fields.text("reason", reason, Approval.REASON_MAX);
        return writes.once(staff, key, Act.of(action, proposal.subject()),
                "/v1/advance-lines " + proposal + " " + staff + why,
                () -> answers.proposed(proposals.propose(proposal, why, staff.name())));
    }

    private int id(String lineId) {
        return find(lineId).line().lineId();
    }

    private Standing find(String lineId) {
        Standing standing = lines.find(Numbers.inPath(lineId));
        if (standing == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return standing;
    }

    private AdvanceLineView view(Standing standing) {
        return AdvanceLineView.of(standing, forecasts.of(standing));
    }
}
