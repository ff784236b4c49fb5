package org.balancetreasure.orders;

import java.util.OptionalLong;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.WayOut;
import org.balancetreasure.transport.SetAside;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives up waiting for the answer to an order, or for its row to be sent: what it still holds is free again. An order
 * without any answer is rejected, one that was confirmed in part ends with what was confirmed. An answer that comes all
 * the same is a break.
 */
@Component
class UnansweredOrders implements WayOut {

    /** File of orders. */
    private static final String ORDERS = "03";

    private final OrderMapper mapper;
    private final Orders orders;
    private final TransferAgents agents;
    private final SetAside setAside;
    private final Gates gates;

    UnansweredOrders(OrderMapper mapper, Orders orders, TransferAgents agents, SetAside setAside, Gates gates) {
        this.mapper = mapper;
        this.orders = orders;
        this.agents = agents;
        this.setAside = setAside;
        this.gates = gates;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return way == Way.RELEASE && (type == BreakType.UNCONFIRMED_ORDER || type == BreakType.UNSENDABLE_ROW);
    }

    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        boolean unsent = locked.type() == BreakType.UNSENDABLE_ROW;
        Order order = lock(locked, unsent);
        boolean waits = order != null && (unsent
                ? order.state() == OrderState.ACCEPTED && setAside.giveUp(locked.partner(), ORDERS, order.orderId(),
                        gates.lockBusinessDate())
                : order.state() == OrderState.SENT || order.state() == OrderState.CONFIRMED_IN_PART);
        if (order == null || !waits) {
            return Resolutions.notOpen(locked, resolution.way(), unsent
                    ? "an order of a customer that was set aside"
                    : "an order of a customer that waits for its answer");
        }
        orders.giveUp(order);
        return null;
    }

    private @Nullable Order lock(Break locked, boolean unsent) {
        if (!agents.codes().contains(locked.partner())) {
            return null;
        }
        OptionalLong orderId = OrderNumber.orderId(agents.distributorCode(locked.partner()), locked.subject());
        if (orderId.isEmpty()) {
            return null;
        }
        Long owner = unsent ? mapper.customerOf(orderId.getAsLong()) : (Long) locked.customerId();
        if (owner == null || owner == 0 || BankHolder.is(owner) || mapper.lock(owner, orderId.getAsLong()) == null) {
            return null;
        }
        Order order = mapper.find(owner, orderId.getAsLong());
        return order != null && order.orderNumber().equals(locked.subject()) ? order : null;
    }
}
