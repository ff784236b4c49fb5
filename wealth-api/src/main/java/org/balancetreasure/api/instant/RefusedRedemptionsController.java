package org.balancetreasure.api.instant;

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
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.instant.RefusedRedemption;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.balancetreasure.instant.RefusedRedemptions;
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

/**
 * Instant redemptions that were paid and then refused or not answered. One of the finance staff proposes a resolution,
 * another approves it.
 */
@RestController
@RequestMapping(path = "/v1/refused-instant-redemptions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "refused instant redemptions", description = "Instant redemptions that were paid and whose transfer the transfer agent refused or did not answer (breaks INSTANT_REFUSED and INSTANT_UNCONFIRMED)")
class RefusedRedemptionsController {

    private static final String PATH = "/v1/refused-instant-redemptions/";
    private static final String READERS = "Who may call: Finance staff (scope `finance:read`).";
    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";
    private static final String APPROVERS = "Who may call: Finance staff (scope `finance:approve`).";
    private static final String KEY_HELP = "Unique key of this request: 1 to 80 printable ASCII characters; reuse it only to retry";

    private final RefusedRedemptions redemptions;
    private final IdempotentWrites writes;
    private final Problems problems;

    RefusedRedemptionsController(RefusedRedemptions redemptions, IdempotentWrites writes, Problems problems) {
        this.redemptions = redemptions;
        this.writes = writes;
        this.problems = problems;
    }

    @Schema(name = "ApprovalRequest", example = "{\"way\": \"SEND_AGAIN\"}")
    record ApprovalRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The way that is approved; refused if it is not the proposed one") @Nullable Way way) {}

    @GetMapping
    @Operation(summary = "List refused instant redemptions, newest first", description = "Open cases, or with `resolved=true` the settled ones. "
            + READERS)
    Page<RefusedRedemptionView> list(@RequestParam(defaultValue = "false") boolean resolved,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(redemptions.list(resolved, page.before(), page.rowsToRead()), page,
                refused -> refused.redemption().instantId(), RefusedRedemptionView::of);
    }

    @GetMapping("/{refusedNumber}")
    @Operation(summary = "Get a refused instant redemption", description = READERS)
    @ApiResponse(responseCode = "200", description = "State as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such instant redemption, or the transfer agent neither refused it nor left it unanswered")
    RefusedRedemptionView get(@PathVariable String refusedNumber) {
        return RefusedRedemptionView.of(find(refusedNumber));
    }

    @PostMapping(path = "/{refusedNumber}/resolution", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a resolution", description = "Replaces an earlier proposal. Nothing moves until another person approves. "
            + OPERATORS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-10-1")
    @ApiResponse(responseCode = "200", description = "Proposed", content = @Content(schema = @Schema(implementation = RefusedRedemptionView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such instant redemption, or the transfer agent neither refused it nor left it unanswered")
    @ApiResponse(responseCode = "409", description = "ALREADY_RESOLVED, CONFIRMED_MEANWHILE, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> propose(Staff staff, IdempotencyKey key, @PathVariable String refusedNumber,
            @RequestBody ResolutionRequest request) {
        ResolutionRequest.Proposal proposal = request.checked();
        RefusedRedemption refused = find(refusedNumber);
        return writes.once(staff, key, "POST " + PATH + refusedNumber + "/resolution " + staff + proposal,
                () -> effect(redemptions.propose(refused, proposal.way(), proposal.reason(), staff.name())));
    }

    @PostMapping(path = "/{refusedNumber}/resolution/approval", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Approve the resolution that another person has proposed", description = """
            Moves units, money and the bank's line in one transaction, and resolves the break.\s"""
            + APPROVERS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-10-2")
    @ApiResponse(responseCode = "200", description = "Settled", content = @Content(schema = @Schema(implementation = RefusedRedemptionView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such instant redemption, or the transfer agent neither refused it nor left it unanswered")
    @ApiResponse(responseCode = "409", description = "ALREADY_RESOLVED, NOT_PROPOSED, CONFIRMED_MEANWHILE, ADVANCE_REDEMPTION_NOT_REFUSED (unanswered, and the advance redemption with its units is under way or was paid), or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "SECOND_PERSON_NEEDED, INSUFFICIENT_BALANCE (TAKE_BACK: the wallet has less than was paid), or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> approve(Staff staff, IdempotencyKey key, @PathVariable String refusedNumber,
            @RequestBody ApprovalRequest request) {
        Way way = Fields.required("way", request.way());
        RefusedRedemption refused = find(refusedNumber);
        return writes.once(staff, key,
                "POST " + PATH + refusedNumber + "/resolution/approval " + staff + way,
                () -> effect(redemptions.approve(refused, way, staff.name())));
    }

    private RefusedRedemption find(String number) {
        RefusedRedemption refused = redemptions.find(number);
        if (refused == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return refused;
    }

    private Effect effect(RefusedRedemptions.Result result) {
        return switch (result) {
            case RefusedRedemptions.Result.Done(RefusedRedemption refused) ->
                Effect.of(HttpStatus.OK, RefusedRedemptionView.of(refused));
            case RefusedRedemptions.Result.Refused(var refusal) -> Effect.of(problems.refused(refusal));
        };
    }
}
