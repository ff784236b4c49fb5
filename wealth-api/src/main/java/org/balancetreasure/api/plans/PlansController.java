package org.balancetreasure.api.plans;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.BiFunction;
import org.balancetreasure.api.access.CustomerToken;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Messages;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.plans.Instruction;
import org.balancetreasure.plans.Plan;
import org.balancetreasure.plans.PlanChange;
import org.balancetreasure.plans.PlanDate;
import org.balancetreasure.plans.PlanResult;
import org.balancetreasure.plans.PlanState;
import org.balancetreasure.plans.PlanTimes;
import org.balancetreasure.plans.Plans;
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

/** A customer's plans: create, change, list. The order of a date is decided by the night's run of that date. */
@RestController
@RequestMapping(path = "/v1/plans", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "plans", description = "Standing orders: the same order on every date of a schedule")
class PlansController {

    private static final String OWN = "Who may call: Customers, own data only (scope `wallet`).";
    private static final String NONE_OF_YOURS = "NOT_FOUND: the customer has no such resource";

    private final Plans plans;
    private final PlanTimes times;
    private final IdempotentWrites writes;
    private final Problems problems;
    private final Messages messages;

    PlansController(Plans plans, PlanTimes times, IdempotentWrites writes, Problems problems,
            Messages messages) {
        this.plans = plans;
        this.times = times;
        this.writes = writes;
        this.problems = problems;
        this.messages = messages;
    }

    @Schema(name = "PlanChange")
    record ChangeView(PlanChange.Kind kind, PlanChange.By changedBy, OffsetDateTime changedAt) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Create a plan", description = """
            Orders the same amount or units of a fund or a product on every date of a schedule. Plans run on each trading \
            day before its cut-off. A date that is no trading day is due on the next trading day. Limits are checked on \
            the date itself. If that order is refused, the plan's dates give the reason, and the plan goes on. A plan that \
            is created after today's run has its first date tomorrow or later. Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "201", description = "Created", content = @Content(schema = @Schema(implementation = PlanView.class)))
    @ApiResponse(responseCode = "409", description = "REQUEST_UNDER_WAY: the first request with this key is still running; see Retry-After")
    @ApiResponse(responseCode = "422", description = "Refused (UNKNOWN_FUND, UNKNOWN_PRODUCT, FUND_TO_BE_CHOSEN, FUND_NOT_TO_BE_CHOSEN, CHANNEL_DOES_NOT_SELL, FLOATING_NAV, TOO_MANY_PLANS, PLAN_WITHOUT_DATE), or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> begin(CustomerToken token, IdempotencyKey key, @RequestBody PlanRequest request) {
        Instruction instruction = request.checked();
        return writes.located(writes.once(token, key, "POST /v1/plans " + instruction,
                customer -> effect(HttpStatus.CREATED, plans.create(customer, instruction))), "/v1/plans/", "planId");
    }

    @PostMapping("/{planId}/pause")
    @Operation(summary = "Pause a plan", description = "No date is ordered until the plan is resumed, also a date that was due before and is not ordered yet. A second call has no effect. "
            + OWN)
    @ApiResponse(responseCode = "200", description = "Paused", content = @Content(schema = @Schema(implementation = PlanView.class)))
    @ApiResponse(responseCode = "404", description = "UNKNOWN_PLAN: the customer has no such plan; or NOT_FOUND: no plan has such a number")
    @ApiResponse(responseCode = "409", description = "PLAN_HAS_ENDED, or REQUEST_UNDER_WAY")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> pause(CustomerToken token, IdempotencyKey key, @PathVariable String planId) {
        return change(token, key, planId, "pause", plans::pause);
    }

    @PostMapping("/{planId}/resumption")
    @Operation(summary = "Resume a plan", description = "Dates are ordered again from the next run on; dates that passed during the pause are not. A second call has no effect. "
            + OWN)
    @ApiResponse(responseCode = "200", description = "On", content = @Content(schema = @Schema(implementation = PlanView.class)))
    @ApiResponse(responseCode = "404", description = "UNKNOWN_PLAN: the customer has no such plan; or NOT_FOUND: no plan has such a number")
    @ApiResponse(responseCode = "409", description = "PLAN_HAS_ENDED, or REQUEST_UNDER_WAY")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> resume(CustomerToken token, IdempotencyKey key, @PathVariable String planId) {
        return change(token, key, planId, "resumption", plans::resume);
    }

    @PostMapping("/{planId}/end")
    @Operation(summary = "End a plan", description = "The plan can't be resumed; its orders stay. A second call has no effect. "
            + OWN)
    @ApiResponse(responseCode = "200", description = "Ended", content = @Content(schema = @Schema(implementation = PlanView.class)))
    @ApiResponse(responseCode = "404", description = "UNKNOWN_PLAN: the customer has no such plan; or NOT_FOUND: no plan has such a number")
    @ApiResponse(responseCode = "409", description = "REQUEST_UNDER_WAY")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> end(CustomerToken token, IdempotencyKey key, @PathVariable String planId) {
        return change(token, key, planId, "end", plans::end);
    }

    private ResponseEntity<String> change(CustomerToken token, IdempotencyKey key, String planId, String verb,
            BiFunction<Customer, Long, PlanResult> change) {
        long number = Numbers.inPath(planId);
        return writes.once(token, key, "POST /v1/plans/" + planId + "/" + verb,
                customer -> effect(HttpStatus.OK, change.apply(customer, number)));
    }

    private Effect effect(HttpStatus success, PlanResult result) {
        return switch (result) {
            case PlanResult.Kept(Plan plan) -> Effect.of(success, PlanView.of(plan, times));
            case PlanResult.Refused(var refusal) -> Effect.of(problems.refused(refusal));
        };
    }

    @GetMapping
    @Operation(summary = "List own plans, newest first", description = "Filter: state. Who may call: Customers, own data only (scope `wallet`).")
    Page<PlanView> list(Customer customer, @RequestParam(required = false) @Nullable PlanState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(plans.ofCustomer(customer, state, page.before(), page.rowsToRead()), page, Plan::planId,
                plan -> PlanView.of(plan, times));
    }

    @GetMapping("/{planId}")
    @Operation(summary = "Get a plan", description = OWN)
    @ApiResponse(responseCode = "200", description = "The plan as of now")
    @ApiResponse(responseCode = "404", description = NONE_OF_YOURS)
    PlanView get(Customer customer, @PathVariable String planId) {
        return PlanView.of(find(customer, planId), times);
    }

    @GetMapping("/{planId}/dates")
    @Operation(summary = "List the decided dates of a plan, latest first", description = OWN)
    @ApiResponse(responseCode = "200", description = "Each decided date, with its orders or the reason why there is none")
    @ApiResponse(responseCode = "404", description = NONE_OF_YOURS)
    Page<PlanDateView> dates(Customer customer, Locale locale, @PathVariable String planId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Plan plan = find(customer, planId);
        PageRequest page = PageRequest.of(limit, cursor);
        LocalDate before = LocalDate.ofEpochDay(Math.min(page.before(), LocalDate.of(9999, 12, 31).toEpochDay()));
        return Page.of(plans.dates(plan, before, page.rowsToRead()), page, date -> date.nominalDate().toEpochDay(),
                (PlanDate date) -> PlanDateView.of(date, messages, locale));
    }

    @GetMapping("/{planId}/changes")
    @Operation(summary = "List the changes of a plan, oldest first", description = "Always one page. " + OWN)
    @ApiResponse(responseCode = "200", description = "Every change, with who made it and when")
    @ApiResponse(responseCode = "404", description = NONE_OF_YOURS)
    Page<ChangeView> changes(Customer customer, @PathVariable String planId) {
        return Page.whole(plans.changes(find(customer, planId)).stream()
                .map(change -> new ChangeView(change.kind(), change.changedBy(), Shown.time(change.changedAt())))
                .toList());
    }

    private Plan find(Customer customer, String planId) {
        Plan plan = plans.find(customer, Numbers.inPath(planId));
        if (plan == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return plan;
    }
}
