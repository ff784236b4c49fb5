package org.balancetreasure.api.summary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.orders.Proceeds;
import org.jspecify.annotations.Nullable;

/** Money or units that are between two places, with the day on which they arrive. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OnItsWay")
record OnItsWay(
        @Schema(description = "SUBSCRIPTION: money that an order holds in the wallet until it is units. REDEMPTION: units that an order holds until they are money. PROCEEDS: money of a confirmed redemption that is not in the wallet yet") What what,
        @Schema(example = "000198") String fundCode,
        @Schema(description = "Absent if the fund company began it without an order") @Nullable String orderNumber,
        @Schema(description = "Of the order; absent for proceeds") @Nullable OrderState state,
        @Schema(description = "Yuan; absent for a redemption", example = "100.00") @Nullable String amount,
        @Schema(description = "Units; redemptions only") @Nullable String units,
        @Schema(description = "SUBSCRIPTION: the day of its confirmation, from which it earns. REDEMPTION and PROCEEDS: the day on which the money comes into the wallet, as far as is known now") LocalDate expectedOn,
        @Schema(description = "SUBSCRIPTION only: day on which its first income is shown") @Nullable LocalDate firstIncomeShown,
        @Schema(description = "Whether `expectedOn` has been put off after it was promised, or has passed") boolean late) {

    enum What {
        SUBSCRIPTION, REDEMPTION, PROCEEDS
    }

    static OnItsWay of(Order order, LocalDate arrival, LocalDate today) {
        boolean subscription = order.kind() == OrderKind.SUBSCRIPTION;
        String held = Shown.hundredths(order.held());
        return new OnItsWay(subscription ? What.SUBSCRIPTION : What.REDEMPTION, order.fundCode(), order.orderNumber(),
                order.state(), subscription ? held : null, subscription ? null : held, arrival,
                subscription ? order.confirmDate().plusDays(1) : null, arrival.isBefore(today));
    }

    static OnItsWay of(Proceeds proceeds, String fundCode, @Nullable String orderNumber, LocalDate today) {
        return new OnItsWay(What.PROCEEDS, fundCode, orderNumber, null, Shown.hundredths(proceeds.amount()), null,
                proceeds.expectedOn(), null, proceeds.isLate() || proceeds.expectedOn().isBefore(today));
    }
}
