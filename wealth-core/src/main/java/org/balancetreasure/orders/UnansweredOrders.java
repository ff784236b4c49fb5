package org.balancetreasure.orders;

import java.util.OptionalLong;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.WayOut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives up waiting for the answer to an order: what it still holds is free again. An order without any answer is
 * rejected, one that was confirmed in part ends with what was confirmed. An answer that comes all the same is a break.
 */
@Component
class UnansweredOrders implements WayOut {

    private final OrderMapper mapper;
    private final Orders orders;
    private final TransferAgents agents;

    UnansweredOrders(OrderMapper mapper, Orders orders, TransferAgents agents) {
        this.mapper = mapper;
        this.orders = orders;
        this.agents = agents;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return type == BreakType.UNCONFIRMED_ORDER && way == Way.RELEASE;
    }

    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        Order order = lock(locked);
        if (order == null) {
            return Resolutions.notOpen(locked, resolution.way(), "an order of a customer that waits for its answer");
        }
        orders.giveUp(order);
        return null;
    }

    private @Nullable Order lock(Break locked) {
        OptionalLong orderId = OrderNumber.orderId(agents.distributorCode(locked.partner()), locked.subject());
        if (locked.customerId() == 0 || orderId.isEmpty()
                || mapper.lock(locked.customerId(), orderId.getAsLong()) == null) {
            return null;
        }
        Order order = mapper.find(locked.customerId(), orderId.getAsLong());
        boolean waits = order != null && order.orderNumber().equals(locked.subject())
                && (order.state() == OrderState.SENT || order.state() == OrderState.CONFIRMED_IN_PART);
        return waits ? order : null;
    }
}
