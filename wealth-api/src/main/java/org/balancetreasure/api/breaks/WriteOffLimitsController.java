package org.balancetreasure.api.breaks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.approvals.ApprovalView;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.audit.Act;
import org.balancetreasure.money.Money;
import org.balancetreasure.resolutions.WriteOffLimits;
import org.balancetreasure.resolutions.WriteOffLimits.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff may write off. */
@RestController
@RequestMapping(path = "/v1/write-off-limits", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "breaks")
class WriteOffLimitsController {

    private static final String PATH = "/v1/write-off-limits/";

    private final WriteOffLimits limits;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;

    WriteOffLimitsController(WriteOffLimits limits, IdempotentWrites writes, ApprovalAnswers answers) {
        this.limits = limits;
        this.writes = writes;
        this.answers = answers;
    }

    @Schema(name = "WriteOffLimit", description = "What staff of a role may write off")
    record View(@Schema(description = "`operate` proposes, `approve` approves", example = "approve") String role,
            @Schema(description = "Yuan of one break", example = "1000.00") String perBreak,
            @Schema(description = "Yuan of one business date, all persons of the role together", example = "10000.00") String perDay) {}

    @Schema(name = "WriteOffLimitRequest", example = "{\"perBreak\": \"500.00\", \"perDay\": \"5000.00\", \"reason\": \"as decided\"}")
    record Request(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.AMOUNT) @Nullable String perBreak,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.AMOUNT, description = "At least `perBreak`") @Nullable String perDay,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "List limits of write-offs, by role", description = "Always one page. Who may call: Finance staff (scope `finance:read`).")
    Page<View> list() {
        return Page.whole(limits.all().stream().map(limit -> new View(limit.role(),
                Money.ofCents(limit.perBreak()).toString(), Money.ofCents(limit.perDay()).toString())).toList());
    }

    @PutMapping(path = "/{role}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose other limits of a role", description = "Nothing changes until another person approves it. Who may call: Finance staff (scope `finance:operate`).")
    @ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such role")
    @ApiResponse(responseCode = "409", description = "ALREADY_PROPOSED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> propose(Staff staff, IdempotencyKey key, @PathVariable String role,
            @RequestBody Request request) {
        Money perBreak = Fields.moneyOrZero("perBreak", request.perBreak());
        Money perDay = Fields.moneyAtLeast("perDay", request.perDay(), perBreak);
        String reason = Fields.text("reason", request.reason(), Approval.REASON_MAX);
        if (limits.all().stream().noneMatch(limit -> limit.role().equals(role))) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        Limit wanted = new Limit(role, perBreak.cents(), perDay.cents());
        return writes.once(staff, key, Act.of(Act.Action.WRITE_OFF_LIMIT_PROPOSAL, role),
                "PUT " + PATH + role + " " + staff + wanted + reason,
                () -> answers.proposed(limits.propose(wanted, reason, staff.name())));
    }
}
