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
import org.jspecify.annotations.Nullable;

/** An order as it is shown, with the dates that it promises. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Order", description = "An order, with the dates that it promises")
record OrderView(@Schema(example = "998202601050000000000042") String orderNumber,
        @Schema(example = "000198") String fundCode, OrderKind kind,
        @Schema(description = "Yuan, of a subscription", example = "100.00") @Nullable String amount,
        @Schema(description = "Units, of a redemption") @Nullable String units, OrderState state,
        OffsetDateTime acceptedAt,
        @Schema(description = "Before this time it can be cancelled") OffsetDateTime cutOff,
        @Schema(description = "T, the trading day it belongs to") LocalDate tradeDate,
        @Schema(description = "T+1, the trading day on which it is confirmed") LocalDate confirmDate,
        @Schema(description = "Of a subscription: it earns from this day") @Nullable LocalDate firstIncomeDate,
        @Schema(description = "Of a subscription: its first income is shown on this day") @Nullable LocalDate firstIncomeShown,
        @Schema(description = "Of a redemption: it earns through this day") @Nullable LocalDate lastIncomeDate,
        @Schema(description = "Of a redemption: it is paid into the wallet on this day") @Nullable LocalDate paidOn,
        @Schema(description = "Yuan confirmed so far", example = "0.00") String confirmedAmount,
        @Schema(description = "Units confirmed so far", example = "0.00") String confirmedUnits,
        @Schema(description = "The transfer agent's code, once it has answered") @Nullable String returnCode) {

    static OrderView of(Order order, TradingCalendar calendar) {
        boolean subscription = order.kind() == OrderKind.SUBSCRIPTION;
        LocalDate tradeDate = order.tradeDate();
        return new OrderView(order.orderNumber(), order.fundCode(), order.kind(),
                order.amount() == null ? null : Shown.hundredths(order.amount()),
                order.units() == null ? null : Shown.hundredths(order.units()), order.state(),
                Shown.time(order.acceptedAt()), Shown.time(calendar.cutOff(tradeDate)), tradeDate,
                order.confirmDate(), subscription ? order.confirmDate() : null,
                subscription ? order.confirmDate().plusDays(1) : null,
                subscription ? null : order.confirmDate().minusDays(1), subscription ? null : order.confirmDate(),
                Shown.hundredths(order.confirmedAmount()), Shown.hundredths(order.confirmedUnits()),
                order.returnCode());
    }
}
