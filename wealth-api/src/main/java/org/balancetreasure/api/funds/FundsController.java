package org.balancetreasure.api.funds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.approvals.ApprovalView;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.audit.Act;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.Quote;
import org.balancetreasure.funds.QuoteProposals;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.TradingLimits;
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

/** The funds on sale. Each channel sells its own selection; quotes are the same for every channel. */
@RestController
@RequestMapping(path = "/v1/funds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "funds", description = "Funds on sale and their quotes")
class FundsController {

    private static final String WHO = "Who may call: Customers (scope `wallet`) and finance staff (scope `finance:read`).";

    private final Funds funds;
    private final Quotes quotes;
    private final TradingLimits limits;
    private final BusinessClock clock;
    private final QuoteProposals proposals;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;

    FundsController(Funds funds, Quotes quotes, TradingLimits limits, BusinessClock clock, QuoteProposals proposals,
            IdempotentWrites writes, ApprovalAnswers answers) {
        this.funds = funds;
        this.quotes = quotes;
        this.limits = limits;
        this.clock = clock;
        this.proposals = proposals;
        this.writes = writes;
        this.answers = answers;
    }

    @GetMapping
    @Operation(summary = "List the funds on sale, by code", description = "Always one page. A customer sees the funds that the own channel sells. "
            + WHO)
    Page<FundView> list(@Parameter(hidden = true) Optional<Customer> customer) {
        Set<Integer> sold = customer.map(caller -> limits.allBounds(caller.channel()).stream().filter(FundBounds::sold)
                .map(FundBounds::fundId).collect(Collectors.toSet())).orElse(Set.of());
        return Page.whole(funds.all().stream().filter(fund -> customer.isEmpty() || sold.contains(fund.fundId()))
                .map(this::view).toList());
    }

    @GetMapping("/{fundCode}")
    @Operation(summary = "Get a fund", description = "Includes funds that the channel no longer sells, because their units can still be redeemed. "
            + WHO)
    @ApiResponse(responseCode = "200", description = "The fund")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund")
    FundView get(@PathVariable String fundCode) {
        return view(fund(fundCode));
    }

    @GetMapping("/{fundCode}/quotes")
    @Operation(summary = "List the quotes of a fund, by day, oldest first", description = "Days `from` to `to`, both inclusive, at most 400; default: the last 30 days. Always one page. "
            + WHO)
    @ApiResponse(responseCode = "200", description = "The quotes")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund")
    Page<QuoteView> quotes(@PathVariable String fundCode, @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        Fund fund = fund(fundCode);
        DateRange days = DateRange.of(from, to, clock.today());
        return Page.whole(
                quotes.between(fund.fundId(), days.from(), days.to()).stream().map(QuoteView::of).toList());
    }

    @PostMapping(path = "/{fundCode}/quotes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a quote", description = """
            For a quote that no file brings, or one that covers several days. The quote is used once another person has \
            approved it. \
            Who may call: Finance staff (scope `finance:operate`).""")
    @ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund")
    @ApiResponse(responseCode = "409", description = "ALREADY_PROPOSED: another quote of that day waits for approval; or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> propose(Staff staff, IdempotencyKey key, @PathVariable String fundCode,
            @RequestBody QuoteRequest request) {
        Fund fund = fund(fundCode);
        QuoteReceived quote = request.checked(fund);
        String reason = request.checkedReason();
        return writes.once(staff, key, Act.of(Act.Action.QUOTE_PROPOSAL, fundCode + " " + quote.lastDay()),
                "POST /v1/funds/" + fundCode + "/quotes " + staff + quote + reason,
                () -> answers.proposed(proposals.propose(fund, quote, reason, staff.name())));
    }

    private FundView view(Fund fund) {
        DateRange lately = DateRange.of(null, null, clock.today());
        List<Quote> found = quotes.between(fund.fundId(), lately.from(), lately.to());
        return FundView.of(fund, found.isEmpty() ? null : found.getLast());
    }

    private Fund fund(String fundCode) {
        Fund fund = funds.find(fundCode);
        if (fund == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return fund;
    }
}
