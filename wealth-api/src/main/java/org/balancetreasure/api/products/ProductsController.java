package org.balancetreasure.api.products;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.products.Allocation;
import org.balancetreasure.products.Product;
import org.balancetreasure.products.ProductFund;
import org.balancetreasure.products.Products;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One balance, and the funds behind it. */
@RestController
@Tag(name = "products", description = "One balance over one or more funds")
class ProductsController {

    private final Products products;
    private final Ledger ledger;

    ProductsController(Products products, Ledger ledger) {
        this.products = products;
        this.ledger = ledger;
    }

    @Schema(name = "Product")
    record ProductView(@Schema(example = "BALANCE") String productCode, String nameZh, String nameEn,
            @Schema(description = "How a subscription is allocated: by weight over all funds, to the fund with the best seven-day yield that takes the amount, or to the fund that the customer chooses") Allocation allocation,
            @Schema(description = "In redemption order") List<FundView> funds) {}

    @Schema(name = "ProductFund")
    record FundView(@Schema(example = "000198") String fundCode,
            @Schema(description = "Weight of the fund, if the product allocates by weight", example = "1") int weight) {}

    @Schema(name = "ProductHolding", description = "Holding of a product: one balance, and the funds behind it")
    record HoldingView(@Schema(example = "BALANCE") String productCode, String nameZh, String nameEn,
            @Schema(description = "Units of all funds of the product; a unit is worth 1.00 yuan", example = "10001.57") String units,
            @Schema(description = "Units that open redemptions hold", example = "0.00") String held,
            @Schema(description = "Units that can be redeemed now", example = "10001.57") String available,
            @Schema(description = "In redemption order") List<PartView> funds) {}

    @Schema(name = "ProductHoldingPart")
    record PartView(@Schema(example = "000198") String fundCode, String units, String held, String available) {}

    @GetMapping(path = "/v1/products", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "List the products of the own channel, by code", description = "Always one page. Who may call: Customers (scope `wallet`).")
    Page<ProductView> products(Customer customer) {
        return Page.whole(products.ofChannel(customer.channel()).stream()
                .map(product -> new ProductView(product.productCode(), product.nameZh(), product.nameEn(),
                        product.allocation(),
                        product.funds().stream().map(fund -> new FundView(fund.fundCode(), fund.weight())).toList()))
                .toList());
    }

    @GetMapping(path = "/v1/product-holdings", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "List own holdings, by product", description = "A fund behind two products counts in both. Always one page. Who may call: Customers, own data only (scope `wallet`).")
    Page<HoldingView> holdings(Customer customer) {
        return Page.whole(products.ofChannel(customer.channel()).stream()
                .map(product -> holding(customer, product)).toList());
    }

    private HoldingView holding(Customer customer, Product product) {
        List<Balance> balances = product.funds().stream().map(fund -> balance(customer, fund)).toList();
        List<PartView> parts = product.funds().stream().map(fund -> {
            Balance balance = balances.get(product.funds().indexOf(fund));
            return new PartView(fund.fundCode(), Shown.hundredths(balance.balance()), Shown.hundredths(balance.held()),
                    Shown.hundredths(balance.available()));
        }).toList();
        return new HoldingView(product.productCode(), product.nameZh(), product.nameEn(),
                Shown.hundredths(balances.stream().mapToLong(Balance::balance).sum()),
                Shown.hundredths(balances.stream().mapToLong(Balance::held).sum()),
                Shown.hundredths(balances.stream().mapToLong(Balance::available).sum()), parts);
    }

    private Balance balance(Customer customer, ProductFund fund) {
        return ledger.balance(Account.units(fund.fundId(), customer.customerId()));
    }
}
