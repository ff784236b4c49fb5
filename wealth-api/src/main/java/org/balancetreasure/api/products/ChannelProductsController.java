package org.balancetreasure.api.products;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.approvals.ApprovalView;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.audit.Act;
import org.balancetreasure.customers.Channel;
import org.balancetreasure.customers.Channels;
import org.balancetreasure.products.Allocation;
import org.balancetreasure.products.NewProduct;
import org.balancetreasure.products.Product;
import org.balancetreasure.products.ProductProposals;
import org.balancetreasure.products.Products;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Products of a channel, as staff set them up. */
@RestController
@RequestMapping(path = "/v1/channels/{channel}/products", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "settings")
class ChannelProductsController {

    private static final int NAME_MAX = 80;
    private static final int FUNDS_MAX = 20;
    private static final int WEIGHT_MAX = 10_000;

    private final Products products;
    private final ProductProposals proposals;
    private final Channels channels;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;

    ChannelProductsController(Products products, ProductProposals proposals, Channels channels,
            IdempotentWrites writes, ApprovalAnswers answers) {
        this.products = products;
        this.proposals = proposals;
        this.channels = channels;
        this.writes = writes;
        this.answers = answers;
    }

    @Schema(name = "ChannelProductFund", description = "A fund behind a product")
    record FundView(@Schema(example = "000198") String fundCode,
            @Schema(description = "In proportion to the others', with WEIGHT; 0: money only comes out", example = "60") int weight) {}

    @Schema(name = "ChannelProduct", description = "What a channel offers as one balance")
    record View(@Schema(example = "BALANCE") String productCode, String nameZh, String nameEn, Allocation allocation,
            @Schema(description = "In the order in which they are redeemed") List<FundView> funds) {

        static View of(Product product) {
            return new View(product.productCode(), product.nameZh(), product.nameEn(), product.allocation(),
                    product.funds().stream().map(fund -> new FundView(fund.fundCode(), fund.weight())).toList());
        }
    }

    @Schema(name = "ProductFundRequest")
    record FundRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.FUND_CODE, example = "000198") @Nullable String fundCode,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "0", maximum = ""
                    + WEIGHT_MAX, description = "In proportion to the others', with WEIGHT; 0: money only comes out", example = "60") @Nullable Integer weight) {}

    @Schema(name = "ProductRequest", example = "{\"productCode\": \"BALANCE\", \"nameZh\": \"余额增利\", \"nameEn\": \"Balance\", \"allocation\": \"WEIGHT\", \"funds\": [{\"fundCode\": \"000198\", \"weight\": 1}], \"reason\": \"a first product\"}")
    record ProductRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.CODE, example = "BALANCE") @Nullable String productCode,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = NAME_MAX) @Nullable String nameZh,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = NAME_MAX) @Nullable String nameEn,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Where money goes: by weight, where the yield is best, or where the customer says") @Nullable Allocation allocation,
            @ArraySchema(minItems = 1, maxItems = FUNDS_MAX, arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "In the order in which they are redeemed, each once")) @Nullable List<FundRequest> funds,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {

        /** @throws ApiProblem naming the first field at fault */
        NewProduct checked(String channel) {
            return new NewProduct(channel, Fields.code("productCode", productCode),
                    Fields.text("nameZh", nameZh, NAME_MAX), Fields.text("nameEn", nameEn, NAME_MAX),
                    Fields.required("allocation", allocation), parts());
        }

        private List<NewProduct.Part> parts() {
            List<FundRequest> all = Fields.required("funds", funds);
            if (all.isEmpty() || all.size() > FUNDS_MAX) {
                throw ApiProblem.invalid("funds", Rule.LIMIT);
            }
            List<NewProduct.Part> parts = new ArrayList<>();
            for (FundRequest fund : all) {
                int weight = Fields.required("funds.weight", Fields.required("funds", fund).weight());
                if (weight < 0 || weight > WEIGHT_MAX) {
                    throw ApiProblem.invalid("funds.weight", Rule.INTEGER);
                }
                parts.add(new NewProduct.Part(Fields.fundCode("funds.fundCode", fund.fundCode()), weight));
            }
            return parts;
        }
    }

    @GetMapping
    @Operation(summary = "List a channel's products, by code", description = "Always one page. Who may call: Finance staff (scope `finance:read`).")
    @ApiResponse(responseCode = "200", description = "The products")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such channel")
    Page<View> list(@PathVariable String channel) {
        return Page.whole(products.ofChannel(known(channel)).stream().map(View::of).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a new product of a channel", description = "Once another person has approved it, customers can order it. Who may call: Finance staff (scope `finance:operate`).")
    @ApiResponse(responseCode = "202", description = "Proposed; approve it under `/v1/approvals`", content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such channel")
    @ApiResponse(responseCode = "409", description = "SETTING_EXISTS, ALREADY_PROPOSED, or REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "SETTING_UNKNOWN: there is no such fund; SETTING_UNFIT; or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> propose(Staff staff, IdempotencyKey key, @PathVariable String channel,
            @RequestBody ProductRequest request) {
        NewProduct product = request.checked(known(channel));
        String reason = Fields.text("reason", request.reason(), Approval.REASON_MAX);
        return writes.once(staff, key, Act.of(Act.Action.SETTING_PROPOSAL, "PRODUCT " + product.subject()),
                "products " + product + " " + staff + reason,
                () -> answers.proposed(proposals.propose(product, reason, staff.name())));
    }

    private String known(String channel) {
        return channels.all().stream().map(Channel::channel).filter(channel::equals).findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemCode.NOT_FOUND));
    }
}
