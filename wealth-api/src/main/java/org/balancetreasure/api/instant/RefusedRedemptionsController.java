package org.balancetreasure.api.instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.approvals.ApprovalView;
import org.balancetreasure.api.audit.PersonalDataReads;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.audit.Act;
import org.balancetreasure.instant.RefusedRedemption;
import org.balancetreasure.instant.RefusedRedemptions;
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

    private final RefusedRedemptions redemptions;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;
    private final PersonalDataReads reads;

    RefusedRedemptionsController(RefusedRedemptions redemptions, IdempotentWrites writes, ApprovalAnswers answers,
            PersonalDataReads reads) {
        this.redemptions = redemptions;
        this.writes = writes;
        this.answers = answers;
        this.reads = reads;
    }

    @GetMapping
    @Operation(summary = "List refused instant redemptions, newest first", description = "Default: the cases that are not settled. Each one shown leaves an entry in the audit trail. "
            + READERS)
    Page<RefusedRedemptionView> list(Staff staff,
            @Parameter(description = "Default: OPEN and PROPOSED") @RequestParam(required = false) RefusedRedemption.@Nullable State state,
            @RequestParam(required = false) @Nullable String fundCode,
            @Parameter(description = "First `transferDate`") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "Last `transferDate`") @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        var filter = new RefusedRedemptions.Filter(state,
                fundCode == null ? null : Fields.fundCode("fundCode", fundCode), DateRange.ofList(from, to));
        Page<RefusedRedemptionView> shown = Page.of(redemptions.list(filter, page.before(), page.rowsToRead()), page,
                refused -> refused.redemption().instantId(), RefusedRedemptionView::of);
        reads.record(staff, shown.items().stream().map(RefusedRedemptionsController::seen).toList());
        return shown;
    }

    @GetMapping("/{refusedNumber}")
    @Operation(summary = "Get a refused instant redemption", description = "Leaves an entry in the audit trail. "
            + READERS)
    @ApiResponse(responseCode = "200", description = "State as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such instant redemption, or the transfer agent neither refused it nor left it unanswered")
    RefusedRedemptionView get(Staff staff, @PathVariable String refusedNumber) {
        RefusedRedemptionView shown = RefusedRedemptionView.of(find(refusedNumber));
        reads.record(staff, List.of(seen(shown)));
        return shown;
    }

    private static Act seen(RefusedRedemptionView shown) {
        return new Act(Act.Action.REFUSED_REDEMPTION_READ, shown.number(), Long.parseLong(shown.customerId()));
    }

    @PostMapping(path = "/{refusedNumber}/resolution", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a resolution", description = """
            What could not be done now is refused at once. Nothing moves until another person approves it; then units, \
            money and the bank's line move in one transaction, and the break is resolved.\s""" + OPERATORS)
    @ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such instant redemption, or the transfer agent neither refused it nor left it unanswered")
    @ApiResponse(responseCode = "409", description = "ALREADY_PROPOSED, ALREADY_RESOLVED, CONFIRMED_MEANWHILE, ADVANCE_REDEMPTION_NOT_REFUSED (unanswered, and the advance redemption with its units is under way or was paid), or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "INSUFFICIENT_BALANCE (TAKE_BACK: the wallet has less than was paid), or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> propose(Staff staff, IdempotencyKey key, @PathVariable String refusedNumber,
            @RequestBody ResolutionRequest request) {
        ResolutionRequest.Proposal proposal = request.checked();
        RefusedRedemption refused = find(refusedNumber);
        return writes.once(staff, key,
                new Act(Act.Action.RESOLUTION_PROPOSAL, refusedNumber, refused.redemption().customerId()),
                "POST " + PATH + refusedNumber + "/resolution " + staff + proposal, () -> answers
                        .proposed(redemptions.propose(refused, proposal.way(), proposal.reason(), staff.name())));
    }

    private RefusedRedemption find(String number) {
        RefusedRedemption refused = redemptions.find(number);
        if (refused == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return refused;
    }
}
