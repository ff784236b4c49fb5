package org.balancetreasure.api.payments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.approvals.ApprovalView;
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
import org.balancetreasure.audit.Act;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.Payment;
import org.balancetreasure.payments.PaymentReleases;
import org.balancetreasure.payments.PaymentState;
import org.balancetreasure.payments.Payments;
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

/** Payments between banks; sums of many customers, so no customer is named. */
@RestController
@RequestMapping(path = "/v1/payments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "payments", description = "What banks are told to pay")
class PaymentsController {

    private static final String WHO = "Who may call: Finance staff (scope `finance:read`).";

    private final PaymentLookup lookup;
    private final Payments payments;
    private final PaymentReleases releases;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;

    PaymentsController(PaymentLookup lookup, Payments payments, PaymentReleases releases, IdempotentWrites writes,
            ApprovalAnswers answers) {
        this.lookup = lookup;
        this.payments = payments;
        this.releases = releases;
        this.writes = writes;
        this.answers = answers;
    }

    @Schema(name = "PaymentReleaseRequest")
    record ReleaseRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "List payments, newest first", description = WHO)
    Page<PaymentView> list(@RequestParam(required = false) @Nullable PaymentState state,
            @RequestParam(required = false) NewPayment.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String bank,
            @Parameter(description = "First `dueDate`") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "Last `dueDate`") @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        var filter = new PaymentLookup.Filter(state, kind, Fields.codeIfAny("bank", bank), DateRange.ofList(from, to));
        return Page.of(lookup.list(filter, page.before(), page.rowsToRead()), page, PaymentLookup.Row::paymentId,
                PaymentView::of);
    }

    @GetMapping("/{paymentId}")
    @Operation(summary = "Get a payment", description = WHO)
    @ApiResponse(responseCode = "200", description = "Where it stands now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: there is no such payment")
    PaymentView get(@PathVariable String paymentId) {
        PaymentLookup.Row found = lookup.find(Numbers.inPath(paymentId));
        if (found == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return PaymentView.of(found);
    }

    @PostMapping(path = "/{paymentId}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose to let a payment go", description = """
            A payment above the limit of its bank waits for a second person. Once another person approves the proposal, it goes \
            with the next message. Who may call: Finance staff (scope `finance:operate`).""")
    @ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: there is no such payment")
    @ApiResponse(responseCode = "409", description = "PAYMENT_NOT_WAITING: it waits for no second person; ALREADY_PROPOSED, or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> release(Staff staff, IdempotencyKey key, @PathVariable String paymentId,
            @RequestBody ReleaseRequest request) {
        String reason = Fields.text("reason", request.reason(), Approval.REASON_MAX);
        PaymentLookup.Row found = lookup.find(Numbers.inPath(paymentId));
        Payment payment = found == null ? null : payments.find(found.endToEndId());
        if (payment == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return writes.once(staff, key, Act.of(Act.Action.PAYMENT_RELEASE_PROPOSAL, payment.endToEndId()),
                "POST /v1/payments/" + payment.paymentId() + "/release " + staff + reason,
                () -> answers.proposed(releases.propose(payment, reason, staff.name())));
    }
}
