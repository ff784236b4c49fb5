package org.balancetreasure.api.orders;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.balancetreasure.api.access.CustomerToken;
import org.balancetreasure.api.orders.ProductOrderRequest.Instruction;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.products.ProductOrders;
import org.balancetreasure.products.ProductOrders.Result;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders of products. One request makes one order per fund, all in one transaction or none. */
@RestController
@RequestMapping(path = "/v1/product-orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "products", description = "One balance over one or more funds")
class ProductOrdersController {

    private final ProductOrders orders;
    private final OrderViews views;
    private final IdempotentWrites writes;
    private final Problems problems;

    ProductOrdersController(ProductOrders orders, OrderViews views, IdempotentWrites writes,
            Problems problems) {
        this.orders = orders;
        this.views = views;
        this.writes = writes;
        this.problems = problems;
    }

    @Schema(name = "ProductOrders", description = "The orders of one request, one per fund; each is also in the list of orders")
    record OrdersView(List<OrderView> orders) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Place an order of a product", description = """
            A subscription puts an amount into the funds of the product. A redemption takes units out of its funds in their \
            redemption order, from each fund as many as its limits allow. All orders are accepted or none. If one fund \
            refuses its part, the figures name the `fundCode` and the part, and the alternative is about the whole. \
            Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "201", description = "Accepted, with the dates that apply", content = @Content(schema = @Schema(implementation = OrdersView.class)))
    @ApiResponse(responseCode = "409", description = "REQUEST_UNDER_WAY: the first request with this key is still running; see Retry-After")
    @ApiResponse(responseCode = "422", description = "Refused (UNKNOWN_PRODUCT, FUND_TO_BE_CHOSEN, FUND_NOT_TO_BE_CHOSEN, or a code of `POST /v1/orders` for one of its funds), or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> order(CustomerToken token, IdempotencyKey key, @RequestBody ProductOrderRequest request) {
        Instruction instruction = request.checked();
        return writes.once(token, key, "POST /v1/product-orders " + instruction,
                customer -> effect(switch (instruction) {
                    case Instruction.Subscribe(var productCode, var fundCode, var amount) ->
                        orders.subscribe(customer, key.value(), productCode, fundCode, amount);
                    case Instruction.Redeem(var productCode, var units) ->
                        orders.redeem(customer, key.value(), productCode, units);
                }));
    }

    private Effect effect(Result result) {
        return switch (result) {
            case Result.Accepted(var taken) -> Effect.of(HttpStatus.CREATED,
                    new OrdersView(views.of(taken)));
            case Result.Refused(var refusal) -> Effect.of(problems.refused(refusal));
        };
    }
}
