package org.balancetreasure.api.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.balancetreasure.api.access.CustomerToken;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.requests.IfMatch;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.products.Products;
import org.balancetreasure.sweep.SweepPreview;
import org.balancetreasure.sweep.SweepPreviews;
import org.balancetreasure.sweep.SweepRule;
import org.balancetreasure.sweep.SweepRuleChange;
import org.balancetreasure.sweep.SweepRules;
import org.balancetreasure.sweep.SweepTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's sweep rule; there is at most one. Each write is one transaction over key, rule, change and answer. */
@RestController
@RequestMapping(path = "/v1/sweep-rule", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "sweep", description = "Idle wallet money that is invested automatically")
class SweepRuleController {

    private final SweepRules rules;
    private final SweepPreviews previews;
    private final Products products;
    private final Funds funds;
    private final IdempotentWrites writes;
    private final Problems problems;

    SweepRuleController(SweepRules rules, SweepPreviews previews, Products products, Funds funds,
            IdempotentWrites writes,
            Problems problems) {
        this.rules = rules;
        this.previews = previews;
        this.products = products;
        this.funds = funds;
        this.writes = writes;
        this.problems = problems;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SweepRuleChange", description = "The rule as it was after one change")
    record ChangeView(SweepRuleChange.Kind change, OffsetDateTime changedAt,
            @Schema(description = "Who changed it", example = "customer") String changedBy, int version,
            @Nullable String productCode, @Nullable String fundCode, String floor, String minimum, String multiple,
            boolean onCredit, boolean autoRedeem, SweepRule.State state) {}

    @GetMapping
    @Operation(summary = "Get own sweep rule", description = "Who may call: Customers, own data only (scope `wallet`).")
    @ApiResponse(responseCode = "200", description = "The rule as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the customer has no sweep rule")
    ResponseEntity<SweepRuleView> get(Customer customer) {
        SweepRule rule = rule(customer);
        return ResponseEntity.ok().eTag(IfMatch.tag(rule.version())).body(view(rule));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Agree to a sweep rule", description = """
            On each trading day, and with each credit if `onCredit` is true, wallet money above the floor is swept into the \
            target. A new rule is on at once. A paused rule stays paused until it is resumed. Each consent and change is \
            recorded. Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "200", description = "The rule as of now", content = @Content(schema = @Schema(implementation = SweepRuleView.class)))
    @ApiResponse(responseCode = "409", description = "REQUEST_UNDER_WAY: the first request with this key is still running; see Retry-After")
    @ApiResponse(responseCode = "412", description = "VERSION_CHANGED: the rule has changed since it was read; the figures have its version")
    @ApiResponse(responseCode = "422", description = "Refused (UNKNOWN_PRODUCT, UNKNOWN_FUND, FUND_TO_BE_CHOSEN, FUND_NOT_TO_BE_CHOSEN, FLOATING_NAV, CHANNEL_DOES_NOT_SELL), or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> agree(CustomerToken token, IdempotencyKey key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SweepRuleRequest request) {
        SweepTerms terms = request.checked();
        Integer seen = IfMatch.version(ifMatch);
        return writes.versioned(writes.once(token, key, "PUT /v1/sweep-rule " + terms + asked(seen),
                customer -> effect(rules.agree(customer, key.value(), terms, seen))));
    }

    @PostMapping("/pause")
    @Operation(summary = "Pause own sweep rule", description = """
            Nothing is swept until the rule is resumed. `autoRedeem` stays in force: a debit that finds the wallet short \
            still redeems. To end auto-redemption, agree to the rule with `autoRedeem` false; the rule stays paused. \
            Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "200", description = "Paused", content = @Content(schema = @Schema(implementation = SweepRuleView.class)))
    @ApiResponse(responseCode = "412", description = "VERSION_CHANGED: the rule has changed since it was read; the figures have its version")
    @ApiResponse(responseCode = "422", description = "NO_SWEEP_RULE, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> pause(CustomerToken token, IdempotencyKey key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Integer seen = IfMatch.version(ifMatch);
        return writes.versioned(writes.once(token, key, "POST /v1/sweep-rule/pause" + asked(seen),
                customer -> effect(rules.pause(customer, key.value(), seen))));
    }

    @PostMapping("/resumption")
    @Operation(summary = "Resume own sweep rule", description = "The rule is on again as agreed. Who may call: Customers, own data only (scope `wallet`).")
    @ApiResponse(responseCode = "200", description = "On", content = @Content(schema = @Schema(implementation = SweepRuleView.class)))
    @ApiResponse(responseCode = "412", description = "VERSION_CHANGED: the rule has changed since it was read; the figures have its version")
    @ApiResponse(responseCode = "422", description = "NO_SWEEP_RULE, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> resume(CustomerToken token, IdempotencyKey key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Integer seen = IfMatch.version(ifMatch);
        return writes.versioned(writes.once(token, key, "POST /v1/sweep-rule/resumption" + asked(seen),
                customer -> effect(rules.resume(customer, key.value(), seen))));
    }

    @GetMapping("/preview")
    @Operation(summary = "Preview the next sweep", description = "As of now; later credits and debits change it. Who may call: Customers, own data only (scope `wallet`).")
    @ApiResponse(responseCode = "200", description = "What would be swept and when it would earn, or why nothing would")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the customer has no sweep rule")
    @ApiResponse(responseCode = "422", description = "BEYOND_CALENDAR: the trading calendar ends before the next sweep")
    SweepPreviewView preview(Customer customer) {
        SweepPreview preview = previews.of(customer, rule(customer));
        return new SweepPreviewView(Shown.time(preview.runsAt()), Shown.hundredths(preview.available()),
                Shown.hundredths(preview.amount()),
                preview.parts().stream()
                        .map(part -> new SweepPreviewView.PartView(part.fundCode(), Shown.hundredths(part.amount()),
                                part.tradeDate(), part.firstIncomeDate(), part.firstIncomeShown()))
                        .toList(),
                preview.reason(), preview.refusal() == null ? null : problems.refused(preview.refusal()));
    }

    @GetMapping("/changes")
    @Operation(summary = "List the changes of own sweep rule, newest first", description = "Each consent, pause and resumption, with the rule as it was after it. Who may call: Customers, own data only (scope `wallet`).")
    Page<ChangeView> changes(Customer customer, @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(rules.changes(customer, page.before(), page.rowsToRead()), page, SweepRuleChange::version,
                this::view);
    }

    private static String asked(@Nullable Integer seen) {
        return seen == null ? "" : " If-Match " + seen;
    }

    private SweepRule rule(Customer customer) {
        SweepRule rule = rules.find(customer);
        if (rule == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return rule;
    }

    private Effect effect(SweepRules.Result result) {
        return switch (result) {
            case SweepRules.Result.Kept(SweepRule rule) -> Effect.of(HttpStatus.OK, view(rule));
            case SweepRules.Result.Refused(var refusal) -> Effect.of(problems.refused(refusal));
        };
    }

    private SweepRuleView view(SweepRule rule) {
        return new SweepRuleView(productCode(rule.productId()), fundCode(rule.fundId()),
                Shown.hundredths(rule.walletFloor()), Shown.hundredths(rule.minimum()),
                Shown.hundredths(rule.multiple()), rule.onCredit(), rule.autoRedeem(), rule.state(),
                Shown.time(rule.consentAt()), rule.version());
    }

    private ChangeView view(SweepRuleChange change) {
        return new ChangeView(change.changeKind(), Shown.time(change.changedAt()), change.changedBy(),
                change.version(), productCode(change.productId()), fundCode(change.fundId()),
                Shown.hundredths(change.walletFloor()), Shown.hundredths(change.minimum()),
                Shown.hundredths(change.multiple()), change.onCredit(), change.autoRedeem(), change.state());
    }

    private @Nullable String productCode(@Nullable Integer productId) {
        return productId == null ? null : products.byId(productId).productCode();
    }

    private @Nullable String fundCode(@Nullable Integer fundId) {
        return fundId == null ? null : funds.byId(fundId).fundCode();
    }
}
