package org.balancetreasure.api.instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.balancetreasure.api.access.CustomerToken;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Messages;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.instant.InstantFilter;
import org.balancetreasure.instant.InstantQuote;
import org.balancetreasure.instant.InstantQuotes;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.instant.InstantState;
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
 * A customer's instant redemptions. Each is one transaction over key, gates, limit, units, wallet, line and answer.
 */
@RestController
@RequestMapping(path = "/v1/instant-redemptions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "instant redemptions", description = "Redemptions that are paid at once, with money that a bank advances")
class InstantRedemptionsController {

    private final InstantRedemptions redemptions;
    private final InstantQuotes quotes;
    private final IdempotentWrites writes;
    private final Problems problems;
    private final Messages messages;

    InstantRedemptionsController(InstantRedemptions redemptions, InstantQuotes quotes, IdempotentWrites writes,
            Problems problems, Messages messages) {
        this.redemptions = redemptions;
        this.quotes = quotes;
        this.writes = writes;
        this.problems = problems;
        this.messages = messages;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Redeem instantly", description = """
            Pays 1.00 yuan per unit into the wallet at once, at any hour of any day, up to a limit per customer, fund and \
            calendar day. The units pass to the advancing bank, which earns their income from today on. \
            Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "201", description = "Paid", content = @Content(schema = @Schema(implementation = InstantRedemptionView.class)))
    @ApiResponse(responseCode = "409", description = "REQUEST_UNDER_WAY: the first request with this key is still running; see Retry-After")
    @ApiResponse(responseCode = "422", description = "Refused (UNKNOWN_FUND, BEYOND_CALENDAR, REDEMPTIONS_STOPPED, BELOW_MINIMUM, ABOVE_MAXIMUM, MINIMUM_HOLDING, FLOATING_NAV, INSTANT_LIMIT, INSTANT_SUSPENDED, ACCOUNT_NOT_OPEN, INSUFFICIENT_UNITS, LINE_USED_UP), with the ordinary redemption and its dates as alternative if it is possible; or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> redeem(CustomerToken token, IdempotencyKey key,
            @RequestBody InstantRedemptionRequest request) {
        InstantRedemptionRequest.Instruction instruction = request.checked();
        return writes.located(writes.once(token, key, "POST /v1/instant-redemptions " + instruction,
                customer -> switch (redemptions.redeem(customer, key.value(), instruction.fundCode(),
                        instruction.units())) {
                    case InstantResult.Paid(InstantRedemption redemption) ->
                        Effect.of(HttpStatus.CREATED, InstantRedemptionView.of(redemption));
                    case InstantResult.Refused(var refusal) -> Effect.of(problems.refused(refusal));
                }), "/v1/instant-redemptions/", "number");
    }

    @GetMapping("/quote")
    @Operation(summary = "Quote an instant redemption", description = """
            What would be paid, what is left of today's limit, the income given up, the advancing bank, and the dates of an \
            ordinary redemption for comparison. Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "200", description = "The figures; with `refusal` if the redemption is not possible")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund")
    @ApiResponse(responseCode = "422", description = "BEYOND_CALENDAR: the trading calendar ends before the dates of an order")
    InstantQuoteView quote(Customer customer, Locale locale,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String fundCode,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String units) {
        InstantQuote quote = quotes.quote(customer, Fields.fundCode("fundCode", fundCode),
                Fields.units("units", units));
        if (quote == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        String disclosure = messages.text(locale, "disclosure.INSTANT_REDEMPTION",
                Map.of("limit", Shown.hundredths(quote.limit())));
        return InstantQuoteView.of(quote, quote.refusal() == null ? null : problems.refused(quote.refusal()),
                disclosure);
    }

    @GetMapping
    @Operation(summary = "List own instant redemptions, newest first", description = "Filters: state, and calendar days `from` to `to`, both inclusive; without bounds, every day. Who may call: Customers, own data only (scope `wallet`).")
    Page<InstantRedemptionView> list(Customer customer, @RequestParam(required = false) @Nullable InstantState state,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        InstantFilter filter = new InstantFilter(state, DateRange.ofList(from, to));
        return Page.of(redemptions.ofCustomer(customer, filter, page.before(), page.rowsToRead()), page,
                InstantRedemption::instantId, this::view);
    }

    @GetMapping("/{number}")
    @Operation(summary = "Get an instant redemption", description = "Who may call: Customers, own data only (scope `wallet`).")
    @ApiResponse(responseCode = "200", description = "State as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the customer has no such resource")
    InstantRedemptionView get(Customer customer, @PathVariable String number) {
        InstantRedemption redemption = redemptions.find(customer, number);
        if (redemption == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return view(redemption);
    }

    private InstantRedemptionView view(InstantRedemption redemption) {
        return InstantRedemptionView.of(redemption, redemptions.sentAgain(redemption));
    }
}
