package org.balancetreasure.api.orders;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.funds.SettlementDays;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.Proceeds;
import org.balancetreasure.orders.ProceedsBooking;
import org.springframework.stereotype.Component;

/** Shows orders of one customer with their dates, and where the money of redemptions is. */
@Component
class OrderViews {

    private final TradingCalendar calendar;
    private final SettlementDays days;
    private final ProceedsBooking proceeds;

    OrderViews(TradingCalendar calendar, SettlementDays days, ProceedsBooking proceeds) {
        this.calendar = calendar;
        this.days = days;
        this.proceeds = proceeds;
    }

    OrderView of(Order order) {
        return of(List.of(order)).getFirst();
    }

    List<OrderView> of(List<Order> orders) {
        List<Order> paying = orders.stream()
                .filter(order -> order.kind() == OrderKind.REDEMPTION && order.confirmedAmount() > 0).toList();
        Map<Long, List<Proceeds>> onTheirWay = paying.isEmpty()
                ? Map.of()
                : proceeds.ofOrders(paying.getFirst().customerId(), paying.stream().map(Order::orderId).toList())
                        .stream().filter(part -> part.orderId() != null)
                        .collect(Collectors.groupingBy(Proceeds::orderId));
        return orders.stream().map(order -> OrderView.of(order, calendar,
                order.kind() == OrderKind.REDEMPTION ? days.received(order.fundId(), order.tradeDate()) : null,
                onTheirWay.getOrDefault(order.orderId(), List.of()))).toList();
    }
}
