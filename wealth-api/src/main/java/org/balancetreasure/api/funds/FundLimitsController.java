package org.balancetreasure.api.funds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.limits.LimitsPreview;
import org.balancetreasure.limits.LimitsPreviews;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A customer's limits for a fund, as of now. */
@RestController
@RequestMapping(path = "/v1/funds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "funds", description = "Funds on sale and their quotes")
class FundLimitsController {

    private final LimitsPreviews previews;

    FundLimitsController(LimitsPreviews previews) {
        this.previews = previews;
    }

    @GetMapping("/{fundCode}/limits")
    @Operation(summary = "Get own limits for a fund", description = """
            Smallest and largest subscription and redemption, what is left of holding cap, daily quota and instant limit, \
            and the dates of an order that is placed now. For display only: an order checks the limits again. \
            Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "200", description = "The limits as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund")
    @ApiResponse(responseCode = "422", description = "BEYOND_CALENDAR: the trading calendar ends before the dates of an order")
    LimitsView limits(Customer customer, @PathVariable String fundCode) {
        LimitsPreview preview = previews.now(customer, fundCode);
        if (preview == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return LimitsView.of(preview);
    }
}
