package org.balancetreasure.api.income;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Income by day with base and quote, so that a customer can check it by hand. */
@RestController
@RequestMapping(path = "/v1/holdings/{fundCode}/income", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "holdings")
class IncomeController {

    private final Funds funds;
    private final IncomeHistory history;
    private final BusinessClock clock;

    IncomeController(Funds funds, IncomeHistory history, BusinessClock clock) {
        this.funds = funds;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List the income of a holding, by calendar day", description = "Days `from` to `to`, both inclusive, at most 400; default: the last 30 days. Always one page. Who may call: Customers, own data only (scope `wallet`).")
    @ApiResponse(responseCode = "200", description = "The days on which the customer had units")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund on sale")
    Page<IncomeDay> list(Customer customer, @PathVariable String fundCode,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Fund fund = funds.find(fundCode);
        if (fund == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        DateRange range = DateRange.of(from, to, clock.today());
        return Page.whole(history.days(fund.fundId(), customer.customerId(), range));
    }
}
