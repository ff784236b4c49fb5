package org.balancetreasure.api.orders;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import org.balancetreasure.api.access.CustomerToken;
import org.balancetreasure.api.orders.OrderRequest.Instruction;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderFilter;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.refusals.Refusal;
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

/** A customer's orders. Each write is one transaction over key, gate, hold, order and answer. */
@RestController
@RequestMapping(path = "/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "orders", description = "Place and cancel orders")
class OrdersController {

    private final Orders orders;
    private final OrderViews views;
    private final OrderTimeline timeline;
    private final IdempotentWrites writes;
    private final Problems problems;

    OrdersController(Orders orders, OrderViews views, OrderTimeline timeline, IdempotentWrites writes,
            Problems problems) {
        this.orders = orders;
        this.views = views;
        this.timeline = timeline;
        this.writes = writes;
        this.problems = problems;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Place an order", description = """
            Subscribes for an amount or redeems units. The amount or the units are held until the order is confirmed or \
            ends. An order before 15:00 Asia/Shanghai of a trading day belongs to that day, a later one to the next \
            trading day. Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "201", description = "Accepted, with the dates that apply", content = @Content(schema = @Schema(implementation = OrderView.class)))
    @ApiResponse(responseCode = "409", description = "REQUEST_UNDER_WAY: the first request with this key is still running; see Retry-After")
    @ApiResponse(responseCode = "422", description = "Refused, with figures and an alternative (UNKNOWN_FUND, BEYOND_CALENDAR, CHANNEL_DOES_NOT_SELL, SUBSCRIPTIONS_STOPPED, REDEMPTIONS_STOPPED, BELOW_MINIMUM, ABOVE_MAXIMUM, HOLDING_CAP, DAILY_QUOTA, DAY_LIMIT, MINIMUM_HOLDING, INSUFFICIENT_BALANCE, INSUFFICIENT_UNITS), or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> order(CustomerToken token, IdempotencyKey key, @RequestBody OrderRequest request) {
        Instruction instruction = request.checked();
        return writes.located(writes.once(token, key, "POST /v1/orders " + instruction,
                customer -> effect(HttpStatus.CREATED, switch (instruction) {
                    case Instruction.Subscribe(var fundCode, var amount) ->
                        orders.subscribe(customer, key.value(), fundCode, amount);
                    case Instruction.Redeem(var fundCode, var units) ->
                        orders.redeem(customer, key.value(), fundCode, units);
                })), "/v1/orders/", "orderNumber");
    }

    @PostMapping("/{orderNumber}/cancellation")
    @Operation(summary = "Cancel an order", description = """
            Cancels an order before its cut-off and releases what it held. Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "200", description = "Cancelled", content = @Content(schema = @Schema(implementation = OrderView.class)))
    @ApiResponse(responseCode = "404", description = "UNKNOWN_ORDER: the customer has no such order")
    @ApiResponse(responseCode = "409", description = "NOT_CANCELLABLE: the cut-off has passed or the order has ended; or REQUEST_UNDER_WAY")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> cancel(CustomerToken token, IdempotencyKey key, @PathVariable String orderNumber) {
        return writes.once(token, key, "POST /v1/orders/" + orderNumber + "/cancellation",
                customer -> effect(HttpStatus.OK, orders.cancel(customer, orderNumber)));
    }

    private Effect effect(HttpStatus success, OrderResult result) {
        return switch (result) {
            case OrderResult.Accepted(Order order) -> Effect.of(success, views.of(order));
            case OrderResult.Refused(Refusal refusal) ->
                Effect.of(problems.refused(refusal));
        };
    }

    @GetMapping
    @Operation(summary = "List own orders, newest first", description = "Filters: state, kind, and trade dates `from` to `to`, both inclusive; without bounds, every date. Who may call: Customers, own data only (scope `wallet`).")
    Page<OrderView> list(Customer customer, @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(required = false) @Nullable OrderKind kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        OrderFilter filter = new OrderFilter(state, kind, DateRange.ofList(from, to));
        return Page.together(orders.ofCustomer(customer, filter, page.before(), page.rowsToRead()), page,
                Order::orderId, views::of);
    }

    @GetMapping("/{orderNumber}")
    @Operation(summary = "Get an order", description = "Who may call: Customers, own data only (scope `wallet`).")
    @ApiResponse(responseCode = "200", description = "The order as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the customer has no such resource")
    OrderView get(Customer customer, @PathVariable String orderNumber) {
        return views.of(own(customer, orderNumber));
    }

    @GetMapping("/{orderNumber}/events")
    @Operation(summary = "List the events of an order, oldest first", description = "What happened with its time or day, then what is promised with its day. What should have happened and is not known is LATE. Always one page. Who may call: Customers, own data only (scope `wallet`).")
    @ApiResponse(responseCode = "200", description = "The events as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the customer has no such resource")
    Page<OrderEvent> events(Customer customer, @PathVariable String orderNumber, Locale locale) {
        return Page.whole(timeline.of(own(customer, orderNumber), locale));
    }

    private Order own(Customer customer, String orderNumber) {
        Order order = orders.find(customer, orderNumber);
        if (order == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return order;
    }
}
