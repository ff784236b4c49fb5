package org.balancetreasure.api.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.api.holdings.Holding;
import org.balancetreasure.api.holdings.Holdings;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.SettlementDays;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.orders.Proceeds;
import org.balancetreasure.orders.ProceedsBooking;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of a wallet's first page. None of them is a sum over days: income is what no transfer brought. */
@RestController
@RequestMapping(path = "/v1/summary", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "summary", description = "What a customer has in all")
class SummaryController {

    private final Ledger ledger;
    private final Holdings holdings;
    private final Orders orders;
    private final ProceedsBooking proceeds;
    private final Funds funds;
    private final SettlementDays days;
    private final BusinessClock clock;
    private final Transactions transactions;

    SummaryController(Ledger ledger, Holdings holdings, Orders orders, ProceedsBooking proceeds, Funds funds,
            SettlementDays days, BusinessClock clock, Transactions transactions) {
        this.ledger = ledger;
        this.holdings = holdings;
        this.orders = orders;
        this.proceeds = proceeds;
        this.funds = funds;
        this.days = days;
        this.clock = clock;
        this.transactions = transactions;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Summary")
    record SummaryView(
            @Schema(description = "Yuan in all: the wallet, the funds with what is accrued, and proceeds on their way", example = "10101.57") String total,
            @Schema(description = "Yuan in the wallet, with what open subscriptions hold", example = "100.00") String wallet,
            @Schema(description = "Yuan in funds, a unit at 1.00, with what is accrued", example = "10001.57") String holdings,
            @Schema(description = "Yuan of confirmed redemptions that are not in the wallet yet", example = "0.00") String proceeds,
            @Schema(description = "Absent until the first income of a fund that the customer holds is posted") @Nullable IncomeOfDay lastIncome,
            @Schema(description = "Yuan of income since the first day", example = "1.57") String totalIncome,
            @Schema(description = "By fund") List<FundView> funds,
            @Schema(description = "By the day on which it arrives") List<OnItsWay> onItsWay) {}

    @Schema(name = "IncomeOfDay", description = "Income of the last calendar day that is posted for a fund which the customer holds")
    record IncomeOfDay(@Schema(description = "The day earned") LocalDate date,
            @Schema(description = "The day from which it counts as units: the next one") LocalDate creditedOn,
            @Schema(description = "Yuan over all funds that are posted for this day, corrections included", example = "1.57") String income,
            @Schema(description = "Codes of funds that the customer holds and whose income of this day is not posted yet") List<String> awaitedFunds) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FundSummary")
    record FundView(@Schema(example = "000198") String fundCode, String nameZh, String nameEn,
            @Schema(description = "Yuan, a unit at 1.00, with what is accrued", example = "10001.57") String value,
            @Schema(description = "Yuan of income since the first day", example = "1.57") String totalIncome) {}

    @GetMapping
    @Operation(summary = "Get own summary", description = "Total, income and what is on its way, all of one moment. Who may call: Customers, own data only (scope `wallet`).")
    SummaryView get(Customer customer) {
        return transactions.ofOneMoment(() -> summary(customer));
    }

    private SummaryView summary(Customer customer) {
        long wallet = ledger.balance(Account.wallet(customer.customerId())).balance();
        List<Holding> held = holdings.of(customer);
        List<Proceeds> awaited = proceeds.awaited(customer.customerId());
        long inFunds = held.stream().mapToLong(Holding::value).reduce(0, Math::addExact);
        long unpaid = awaited.stream().mapToLong(Proceeds::amount).reduce(0, Math::addExact);
        return new SummaryView(Shown.hundredths(Math.addExact(Math.addExact(wallet, inFunds), unpaid)),
                Shown.hundredths(wallet), Shown.hundredths(inFunds), Shown.hundredths(unpaid), lastIncome(held),
                Shown.hundredths(held.stream().mapToLong(Holding::totalIncome).reduce(0, Math::addExact)),
                held.stream().map(SummaryController::fund).toList(), onItsWay(customer, awaited));
    }

    private static FundView fund(Holding holding) {
        return new FundView(holding.fund().fundCode(), holding.fund().nameZh(), holding.fund().nameEn(),
                Shown.hundredths(holding.value()), Shown.hundredths(holding.totalIncome()));
    }

    /** Funds may be posted through different days: what is shown is one day, and whose income of it is awaited. */
    private static @Nullable IncomeOfDay lastIncome(List<Holding> held) {
        LocalDate last = held.stream().map(Holding::lastIncome).filter(Objects::nonNull).map(day -> day.date())
                .max(LocalDate::compareTo).orElse(null);
        if (last == null) {
            return null;
        }
        long income = 0;
        List<String> awaited = new ArrayList<>();
        for (Holding holding : held) {
            if (holding.lastIncome() != null && holding.lastIncome().date().equals(last)) {
                income = Math.addExact(income, holding.lastIncome().cents());
            } else if (holding.units().balance() > 0) {
                awaited.add(holding.fund().fundCode());
            }
        }
        return new IncomeOfDay(last, last.plusDays(1), Shown.hundredths(income), awaited);
    }

    private List<OnItsWay> onItsWay(Customer customer, List<Proceeds> awaited) {
        LocalDate today = clock.today();
        List<OnItsWay> all = new ArrayList<>();
        for (Order order : orders.open(customer)) {
            all.add(OnItsWay.of(order, order.kind() == OrderKind.SUBSCRIPTION
                    ? order.confirmDate()
                    : days.received(order.fundId(), order.tradeDate()), today));
        }
        for (Proceeds each : awaited) {
            Order order = each.orderId() == null ? null : orders.of(customer, each.orderId());
            all.add(OnItsWay.of(each, funds.byId(each.fundId()).fundCode(),
                    order == null ? null : order.orderNumber(), today));
        }
        all.sort(Comparator.comparing(OnItsWay::expectedOn));
        return all;
    }
}
