package org.balancetreasure.api.nights;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Set;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.approvals.ApprovalView;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.audit.Act;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.resolutions.StepReopenings;
import org.balancetreasure.resolutions.StepReopenings.StepOfDay;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Steps that are to run once more. */
@RestController
@RequestMapping(path = "/v1/nights", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "nights")
class StepReopeningsController {

    private static final int NAME_MAX = 20;
    /**
     * What takes in whatever came since it has run. Files that were sent, days that were closed and proofs stay as they
     * are.
     */
    private static final Set<String> RUN_AGAIN = Set.of("CONFIRM_TRANSFER", "QUOTE", "CONFIRM", "OBLIGATIONS",
            "RELEASE", "FOLLOW", "STATEMENT");

    private final NightLookup mapper;
    private final StepReopenings reopenings;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;

    StepReopeningsController(NightLookup mapper, StepReopenings reopenings, IdempotentWrites writes,
            ApprovalAnswers answers) {
        this.mapper = mapper;
        this.reopenings = reopenings;
        this.writes = writes;
        this.answers = answers;
    }

    @Schema(name = "ReopeningRequest", example = "{\"step\": \"CONFIRM\", \"subject\": \"ZZ\", \"reason\": \"a corrected 04 came\"}")
    record ReopeningRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "As in the night") @Nullable String step,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "As in the night") @Nullable String subject,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @PostMapping(path = "/{date}/reopenings", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose to run a step once more", description = """
            A step that failed, or one that has run and can take in what came since (CONFIRM_TRANSFER, QUOTE, CONFIRM, \
            OBLIGATIONS, RELEASE, FOLLOW, STATEMENT). Once another person approves it, the night opens the step at its next \
            tick. Who may call: Finance staff (scope `finance:operate`).""")
    @ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the night of this date has no such step")
    @ApiResponse(responseCode = "409", description = "STEP_NOT_REOPENED: it is open anyway, or has run and takes in nothing more; ALREADY_PROPOSED, or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> reopen(Staff staff, IdempotencyKey key, @PathVariable LocalDate date,
            @RequestBody ReopeningRequest request) {
        String name = Fields.text("step", request.step(), NAME_MAX);
        String subject = Fields.text("subject", request.subject(), NAME_MAX);
        String reason = Fields.text("reason", request.reason(), Approval.REASON_MAX);
        NightLookup.Step step = mapper.steps(Shard.ONLY, date, date).stream()
                .filter(row -> row.step().equals(name) && row.subject().equals(subject)).findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemCode.NOT_FOUND));
        boolean reopens = step.state().equals("FAILED")
                || (step.state().equals("COMPLETED") && RUN_AGAIN.contains(name));
        return writes.once(staff, key,
                Act.of(Act.Action.STEP_REOPENING_PROPOSAL, date + " " + name + " " + subject),
                "POST /v1/nights/" + date + "/reopenings " + staff + name + " " + subject + " " + reason,
                () -> answers.proposed(reopens
                        ? reopenings.propose(new StepOfDay(date, name, subject), step.state(), reason, staff.name())
                        : new Approvals.Result.Refused(new Refusal(Refusal.Code.STEP_NOT_REOPENED, RefusalDetails.of(
                                "step", name, "subject", subject, "stepState", step.state())))));
    }
}
