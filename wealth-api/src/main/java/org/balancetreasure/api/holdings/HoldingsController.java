package org.balancetreasure.api.holdings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.balancetreasure.api.income.LastIncome;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.ledger.Balance;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A customer's holdings by fund. */
@RestController
@RequestMapping(path = "/v1/holdings", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "holdings", description = "Units and income")
class HoldingsController {

    private final Holdings holdings;

    HoldingsController(Holdings holdings) {
        this.holdings = holdings;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Holding", description = "Holding of one fund")
    record HoldingView(@Schema(example = "000198") String fundCode, String nameZh, String nameEn,
            @Schema(description = "Units", example = "10001.57") String units,
            @Schema(description = "Units that open redemptions hold", example = "0.00") String held,
            @Schema(description = "Units that can be redeemed now", example = "10001.57") String available,
            @Schema(description = "Yuan of accrued income; only for a fund with monthly carry") @Nullable String accruedIncome,
            @Schema(description = "Absent until the first income of the fund is posted") @Nullable LastIncome lastIncome,
            @Schema(description = "Yuan of income since the first day", example = "1.57") String totalIncome) {}

    @GetMapping
    @Operation(summary = "List own holdings, by fund", description = "Funds that the customer never held are left out. Always one page. Who may call: Customers, own data only (scope `wallet`).")
    Page<HoldingView> list(Customer customer) {
        return Page.whole(holdings.of(customer).stream().map(HoldingsController::view).toList());
    }

    private static HoldingView view(Holding holding) {
        Balance units = holding.units();
        return new HoldingView(holding.fund().fundCode(), holding.fund().nameZh(), holding.fund().nameEn(),
                Shown.hundredths(units.balance()), Shown.hundredths(units.held()), Shown.hundredths(units.available()),
                holding.accrued() == null ? null : Shown.hundredths(holding.accrued()),
                holding.lastIncome() == null ? null : holding.lastIncome().shown(),
                Shown.hundredths(holding.totalIncome()));
    }
}
