package org.balancetreasure.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Origin;
import org.jspecify.annotations.Nullable;

/** An order with its dates, as HTTP shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Order", description = "An order with its dates")
record OrderView(@Schema(example = "998202601050000000000042") String orderNumber,
        @Schema(example = "000198") String fundCode, OrderKind kind,
        @Schema(description = "Yuan; subscriptions only", example = "100.00") @Nullable String amount,
        @Schema(description = "Units; redemptions only") @Nullable String units, OrderState state,
        @Schema(description = "What made the order. CUSTOMER: the customer, for this fund. PRODUCT: the customer, for a product. PLAN: a date of a plan. SWEEP: the sweep of the day. CREDIT: the sweep of a credit. BANK: an advancing bank") Origin.Kind origin,
        OffsetDateTime acceptedAt,
        @Schema(description = "The order can be cancelled before this time") OffsetDateTime cutOff,
        @Schema(description = "T, the trade date of the order") LocalDate tradeDate,
        @Schema(description = "T+1, the trading day of the confirmation") LocalDate confirmDate,
        @Schema(description = "Subscriptions only: first calendar day of income") @Nullable LocalDate firstIncomeDate,
        @Schema(description = "Subscriptions only: day on which the first income is shown") @Nullable LocalDate firstIncomeShown,
        @Schema(description = "Redemptions only: last calendar day of income") @Nullable LocalDate lastIncomeDate,
        @Schema(description = "Redemptions only: day of payment into the wallet") @Nullable LocalDate paidOn,
        @Schema(description = "Yuan confirmed so far", example = "0.00") String confirmedAmount,
        @Schema(description = "Units confirmed so far", example = "0.00") String confirmedUnits,
        @Schema(description = "ReturnCode of the transfer agent; absent until it has answered") @Nullable String returnCode) {

    static OrderView of(Order order, TradingCalendar calendar) {
        boolean subscription = order.kind() == OrderKind.SUBSCRIPTION;
        LocalDate tradeDate = order.tradeDate();
        return new OrderView(order.orderNumber(), order.fundCode(), order.kind(),
                order.amount() == null ? null : Shown.hundredths(order.amount()),
                order.units() == null ? null : Shown.hundredths(order.units()), order.state(), order.origin(),
                Shown.time(order.acceptedAt()), Shown.time(calendar.cutOff(tradeDate)), tradeDate,
                order.confirmDate(), subscription ? order.confirmDate() : null,
                subscription ? order.confirmDate().plusDays(1) : null,
                subscription ? null : order.confirmDate().minusDays(1), subscription ? null : order.confirmDate(),
                Shown.hundredths(order.confirmedAmount()), Shown.hundredths(order.confirmedUnits()),
                order.returnCode());
    }
}
