package org.balancetreasure.api.payments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.PaymentState;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

    PaymentsController(PaymentLookup lookup) {
        this.lookup = lookup;
    }

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
}
