package org.balancetreasure.api.breaks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.approvals.ApprovalView;
import org.balancetreasure.api.audit.PersonalDataReads;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.audit.Act;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakAges;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.Resolutions.Proposed;
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

/** Breaks of all channels, so for finance staff only. */
@RestController
@RequestMapping(path = "/v1/breaks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "breaks", description = "A difference between our books and a partner's, with both sides and an owner")
class BreaksController {

    private static final String PATH = "/v1/breaks/";
    private static final String READERS = "Who may call: Finance staff (scope `finance:read`).";
    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";
    private static final int OWNER_MAX = 255;

    private final BreakLookup lookup;
    private final BreakAges ages;
    private final Resolutions resolutions;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;
    private final Problems problems;
    private final PersonalDataReads reads;

    BreaksController(BreakLookup lookup, BreakAges ages, Resolutions resolutions, IdempotentWrites writes,
            ApprovalAnswers answers, Problems problems, PersonalDataReads reads) {
        this.lookup = lookup;
        this.ages = ages;
        this.resolutions = resolutions;
        this.writes = writes;
        this.answers = answers;
        this.problems = problems;
        this.reads = reads;
    }

    @GetMapping
    @Operation(summary = "List breaks, newest first", description = """
            Each one shown that names a customer leaves an entry in the audit trail. \
            Who may call: Finance staff (scope `finance:read`).""")
    Page<BreakView> list(Staff staff, @RequestParam(defaultValue = "OPEN") BreakState state,
            @Parameter(description = "Type of break") @RequestParam(required = false) @Nullable BreakType type,
            @Parameter(description = "Transfer agent, bank, or HOUSE") @RequestParam(required = false) @Nullable String partner,
            @Parameter(description = "Team or person") @RequestParam(required = false) @Nullable String owner,
            @Parameter(description = "Working days of banks since the due date, as `/v1/breaks/ageing` counts them") @RequestParam(required = false) BreakAges.@Nullable Bucket age,
            @Parameter(description = "First `businessDate`") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "Last `businessDate`") @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        BreakAges.Today today = ages.today();
        var filter = new BreakLookup.Filter(state, type, Fields.codeIfAny("partner", partner),
                owner == null ? null : Fields.text("owner", owner, OWNER_MAX), DateRange.ofList(from, to),
                age == null ? BreakAges.DueDates.ALL : today.dueDates(age));
        Page<BreakLookup.Row> found = Page.of(lookup.list(filter, page.before(), page.rowsToRead()), page,
                BreakLookup.Row::breakId, Function.identity());
        reads.record(staff, found.items().stream().flatMap(row -> row.read().stream()).toList());
        return new Page<>(found.items().stream().map(row -> BreakView.of(row, today)).toList(), found.next());
    }

    @GetMapping("/ageing")
    @Operation(summary = "Count open breaks by age", description = """
            The whole stock of open breaks, by working days of banks since the due date. No filter makes an old break \
            disappear.\s""" + READERS)
    @ApiResponse(responseCode = "200", description = "As of today")
    AgeingView ageing() {
        return AgeingView.of(ages.ageing());
    }

    @GetMapping("/{breakId}")
    @Operation(summary = "Get a break", description = "One that names a customer leaves an entry in the audit trail. "
            + READERS)
    @ApiResponse(responseCode = "200", description = "State as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such break")
    BreakView get(Staff staff, @PathVariable String breakId) {
        BreakLookup.Row row = find(breakId);
        reads.record(staff, row.read());
        return BreakView.of(row, ages.today());
    }

    @PostMapping(path = "/{breakId}/resolution", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a way out of a break", description = """
            `ways` of the break says which there are. What could not be done now is refused at once. Nothing happens until \
            another person approves it; then it is done, and the break is resolved, in one transaction. The approval is \
            bound to the break as it is now.\s""" + OPERATORS)
    @ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such break")
    @ApiResponse(responseCode = "409", description = "ALREADY_PROPOSED, BREAK_RESOLVED, STILL_DIFFERS, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "NO_SUCH_WAY, WAY_NOT_OPEN, WRITE_OFF_LIMIT, INSUFFICIENT_BALANCE, INSUFFICIENT_UNITS, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> propose(Staff staff, IdempotencyKey key, @PathVariable String breakId,
            @RequestBody WayRequest request) {
        WayRequest.Proposal proposal = request.checked();
        BreakLookup.Row row = find(breakId);
        return writes.once(staff, key, new Act(Act.Action.BREAK_PROPOSAL, breakId, row.customerId()),
                "POST " + PATH + breakId + "/resolution " + staff + proposal,
                () -> answers.proposed(Objects.requireNonNull(
                        resolutions.propose(row.breakId(), proposal.resolution(), proposal.reason(), staff.name())
                                .result(),
                        "A break is never removed")));
    }

    @PostMapping(path = "/proposals", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose one way out of many breaks", description = """
            Each is a proposal of its own, with an entry of its own in the audit trail. A row that is refused holds none of \
            the others back. Approve them together with `POST /v1/bulk-approvals`.\s""" + OPERATORS)
    @ApiResponse(responseCode = "207", description = "A row for each break, in the order of the request", content = @Content(schema = @Schema(implementation = BulkProposals.class)))
    @ApiResponse(responseCode = "409", description = "REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> proposeMany(Staff staff, IdempotencyKey key, @RequestBody ManyWaysRequest request) {
        ManyWaysRequest.Proposal proposal = request.checked();
        return writes.onceEach(staff, key, "POST " + PATH + "proposals " + staff + proposal, () -> {
            List<Proposed> done = resolutions.propose(proposal.breakIds(), proposal.way().resolution(),
                    proposal.way().reason(), staff.name());
            BulkProposals shown = BulkProposals.of(done, problems);
            return new IdempotentWrites.Each(Effect.of(HttpStatus.MULTI_STATUS, shown), shown.acts(done));
        });
    }

    @PutMapping(path = "/{breakId}/owner", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Give an open break to a team or a person", description = "Nothing else changes, also no proposal about it. "
            + OPERATORS)
    @ApiResponse(responseCode = "200", description = "Given", content = @Content(schema = @Schema(implementation = BreakView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such break")
    @ApiResponse(responseCode = "409", description = "BREAK_RESOLVED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> give(Staff staff, IdempotencyKey key, @PathVariable String breakId,
            @RequestBody OwnerRequest request) {
        String owner = Fields.text("owner", request.owner(), OWNER_MAX);
        BreakLookup.Row row = find(breakId);
        return writes.once(staff, key, new Act(Act.Action.BREAK_ASSIGNMENT, breakId, row.customerId()),
                "PUT " + PATH + breakId + "/owner " + staff + owner, () -> {
                    Break given = Objects.requireNonNull(resolutions.give(row.breakId(), owner));
                    return given.state() == Break.State.OPEN
                            ? Effect.of(HttpStatus.OK, BreakView.of(find(breakId), ages.today()))
                            : Effect.of(problems.refused(new Refusal(Refusal.Code.BREAK_RESOLVED,
                                    RefusalDetails.of("breakId", breakId))));
                });
    }

    @Schema(name = "OwnerRequest", example = "{\"owner\": \"wang\"}")
    record OwnerRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = OWNER_MAX, description = "A team (`operations`, `finance`, `technology`), or the name in a person's token") @Nullable String owner) {}

    private BreakLookup.Row find(String breakId) {
        BreakLookup.Row row = lookup.find(Numbers.inPath(breakId));
        if (row == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return row;
    }
}
