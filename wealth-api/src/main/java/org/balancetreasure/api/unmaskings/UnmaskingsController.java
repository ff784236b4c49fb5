package org.balancetreasure.api.unmaskings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.approvals.ApprovalView;
import org.balancetreasure.api.audit.PersonalDataReads;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.audit.Act;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.unmaskings.Unmaskings;
import org.balancetreasure.unmaskings.Unmaskings.Seen;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Staff see customers' numbers only; names and certificates are for a purpose that a second person approves. */
@RestController
@RequestMapping(path = "/v1/unmaskings", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "unmaskings", description = "Names and certificates of customers in clear, which two persons allow for a day")
class UnmaskingsController {

    private final Unmaskings unmaskings;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;
    private final PersonalDataReads reads;

    UnmaskingsController(Unmaskings unmaskings, IdempotentWrites writes, ApprovalAnswers answers,
            PersonalDataReads reads) {
        this.unmaskings = unmaskings;
        this.writes = writes;
        this.answers = answers;
        this.reads = reads;
    }

    /** Its text says nothing of the person, since it may be logged. */
    @Schema(name = "UnmaskedCustomer")
    record UnmaskedView(@Schema(description = "The operator's customer number", example = "20001") String customerId,
            @Schema(description = "Wallet brand", example = "demo") String channel,
            @Schema(description = "In clear", example = "张三") String name,
            @Schema(description = "CertificateType; 0 is the resident identity card", example = "0") String certificateType,
            @Schema(description = "In clear", example = "110101199003077758") String certificateNo) {

        static UnmaskedView of(Registration customer) {
            return new UnmaskedView(Long.toString(customer.customerId()), customer.channel(), customer.name(),
                    customer.certificateType(), customer.certificateNo());
        }

        @Override
        public String toString() {
            return "UnmaskedView[customerId=" + customerId + "]";
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose to see customers' data in clear", description = """
            Customers by their numbers, or all whom breaks of a type name. Once another person has approved the list, you \
            may read it for 24 hours. Who may call: Finance staff (scope `finance:operate`).""")
    @ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "409", description = "ALREADY_PROPOSED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "NOBODY_TO_UNMASK, TOO_MANY_TO_UNMASK, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> propose(Staff staff, IdempotencyKey key, @RequestBody UnmaskingRequest request) {
        UnmaskingRequest.Proposal proposal = request.checked();
        return writes.once(staff, key, Act.of(Act.Action.UNMASKING_PROPOSAL, proposal.subject()),
                "POST /v1/unmaskings " + staff + proposal, () -> answers.proposed(unmaskings.propose(proposal.whom(),
                        proposal.atMost(), proposal.reason(), staff.name())));
    }

    @GetMapping("/{approvalId}")
    @Operation(summary = "Read the customers' data in clear, by number", description = """
            For whoever proposed it, for 24 hours after its approval. Each customer shown leaves an entry in the audit \
            trail. Always one page. Who may call: The person who proposed it (scope `finance:read`).""")
    @ApiResponse(responseCode = "200", description = "The customers")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: you have proposed no such unmasking")
    @ApiResponse(responseCode = "409", description = "UNMASKING_CLOSED: it is not approved, or its time is over")
    Page<UnmaskedView> read(Staff staff, @PathVariable String approvalId) {
        Seen seen = unmaskings.read(Numbers.inPath(approvalId), staff.name());
        return switch (seen) {
            case Seen.NotYours() -> throw new ApiProblem(ProblemCode.NOT_FOUND);
            case Seen.Closed() -> throw new ApiProblem(ProblemCode.UNMASKING_CLOSED);
            case Seen.Unmasked(var customers) -> {
                reads.record(staff, customers.stream()
                        .map(customer -> new Act(Act.Action.UNMASKED_READ, approvalId, customer.customerId()))
                        .toList());
                yield Page.whole(customers.stream().map(UnmaskedView::of).toList());
            }
        };
    }
}
