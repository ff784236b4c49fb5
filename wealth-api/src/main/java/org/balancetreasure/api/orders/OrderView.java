package org.balancetreasure.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Origin;
import org.balancetreasure.orders.Proceeds;
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
        @Schema(description = "Redemptions only: the day on which the money comes or came into the wallet, as far as is known now") @Nullable LocalDate paidOn,
        @Schema(description = "Redemptions only, once confirmed. AWAITED: the money comes on `paidOn`. PROCEEDS_LATE: it did not come on the promised day, and is expected on `paidOn` now. PAID: it is in the wallet") @Nullable Payout payout,
        @Schema(description = "Redemptions only: the day of payment that was promised with the order") @Nullable LocalDate promisedOn,
        @Schema(description = "Yuan confirmed so far", example = "0.00") String confirmedAmount,
        @Schema(description = "Units confirmed so far", example = "0.00") String confirmedUnits,
        @Schema(description = "ReturnCode of the transfer agent; absent until it has answered") @Nullable String returnCode) {

    /** Where the money of a redemption is. */
    enum Payout {
        AWAITED, PROCEEDS_LATE, PAID
    }

    /**
     * @param promised of a redemption: the day that its fund promises
     * @param proceeds of a redemption, that are or were on their way; none where a confirmed redemption is a paid one
     */
    static OrderView of(Order order, TradingCalendar calendar, @Nullable LocalDate promised, List<Proceeds> proceeds) {
        boolean subscription = order.kind() == OrderKind.SUBSCRIPTION;
        LocalDate tradeDate = order.tradeDate();
        return new OrderView(order.orderNumber(), order.fundCode(), order.kind(),
                order.amount() == null ? null : Shown.hundredths(order.amount()),
                order.units() == null ? null : Shown.hundredths(order.units()), order.state(), order.origin(),
                Shown.time(order.acceptedAt()), Shown.time(calendar.cutOff(tradeDate)), tradeDate,
                order.confirmDate(), subscription ? order.confirmDate() : null,
                subscription ? order.confirmDate().plusDays(1) : null,
                subscription ? null : order.confirmDate().minusDays(1), paidOn(promised, proceeds),
                payout(order, proceeds), promised, Shown.hundredths(order.confirmedAmount()),
                Shown.hundredths(order.confirmedUnits()), order.returnCode());
    }

    /** The last day, if several parts come. */
    private static @Nullable LocalDate paidOn(@Nullable LocalDate promised, List<Proceeds> proceeds) {
        return proceeds.stream().map(part -> part.paidOn() == null ? part.expectedOn() : part.paidOn())
                .max(LocalDate::compareTo).orElse(promised);
    }

    private static @Nullable Payout payout(Order order, List<Proceeds> proceeds) {
        if (order.kind() == OrderKind.SUBSCRIPTION || order.confirmedAmount() == 0) {
            return null;
        }
        if (proceeds.stream().allMatch(part -> part.paidOn() != null)) {
            return Payout.PAID;
        }
        return proceeds.stream().anyMatch(part -> part.paidOn() == null && part.isLate())
                ? Payout.PROCEEDS_LATE
                : Payout.AWAITED;
    }
}
