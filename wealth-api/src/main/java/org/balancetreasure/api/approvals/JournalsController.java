package org.balancetreasure.api.approvals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.audit.Act;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.resolutions.Journals;
import org.balancetreasure.resolutions.Journals.Journal;
import org.balancetreasure.resolutions.Journals.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Manual journals. */
@RestController
@RequestMapping(path = "/v1/journals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "approvals")
class JournalsController {

    private static final int REFERENCE_MAX = 64;

    private final Journals journals;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;

    JournalsController(Journals journals, IdempotentWrites writes, ApprovalAnswers answers) {
        this.journals = journals;
        this.writes = writes;
        this.answers = answers;
    }

    @Schema(name = "JournalRequest", example = """
            {"asset": "CNY", "fromPurpose": "LOSSES", "fromOwnerId": "1", "toPurpose": "WALLET", "toOwnerId": "10001", \
            "amount": "20.00", "reference": "complaint 4711", "reason": "paid twice for one purchase"}""")
    record Request(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "CNY, or the code of a fund for its units") @Nullable String asset,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Purpose fromPurpose,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Numbers.PATTERN, description = "Number of the customer or the party") @Nullable String fromOwnerId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Purpose toPurpose,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Numbers.PATTERN, description = "Number of the customer or the party") @Nullable String toOwnerId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.AMOUNT, description = "More than zero") @Nullable String amount,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = REFERENCE_MAX, description = "Names the cause; one proposal with it is open at a time") @Nullable String reference,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a manual journal", description = """
            An amount moves between two accounts of the house, or an account of a customer is corrected. What could not be \
            booked now is refused at once. Nothing moves until another person approves it. Who may call: Finance staff \
            (scope `finance:operate`).""")
    @ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "409", description = "ALREADY_PROPOSED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "ACCOUNT_NOT_OF_JOURNALS, UNKNOWN_FUND, INSUFFICIENT_BALANCE, INSUFFICIENT_UNITS, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> propose(Staff staff, IdempotencyKey key, @RequestBody Request request) {
        Journal journal = new Journal(Fields.code("asset", request.asset()),
                new Side(Fields.required("fromPurpose", request.fromPurpose()),
                        Fields.number("fromOwnerId", request.fromOwnerId())),
                new Side(Fields.required("toPurpose", request.toPurpose()),
                        Fields.number("toOwnerId", request.toOwnerId())),
                Fields.money("amount", request.amount()).cents(),
                Fields.text("reference", request.reference(), REFERENCE_MAX));
        String reason = Fields.text("reason", request.reason(), Approval.REASON_MAX);
        return writes.once(staff, key,
                new Act(Act.Action.JOURNAL_PROPOSAL, journal.reference(), journal.customerId()),
                "POST /v1/journals " + staff + journal + reason,
                () -> answers.proposed(journals.propose(journal, reason, staff.name())));
    }
}
