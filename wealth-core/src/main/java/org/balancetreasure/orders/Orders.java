package org.balancetreasure.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.OrderResult.Refused;
import org.balancetreasure.orders.OrderResult.Accepted;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Customers' orders until they leave in a file. Writing methods run in the caller's transaction and take their locks in
 * the order of the house: trading gate, order, limits, units, wallet, quota. An order holds its amount or units from
 * the moment it is accepted.
 */
@Component
public class Orders {

    private final OrderMapper mapper;
    private final Ledger ledger;
    private final Gates gates;
    private final TradingLimits limits;
    private final TransferAgents agents;
    private final TradingCalendar calendar;
    private final BusinessClock clock;
    private final Transactions transactions;

    Orders(OrderMapper mapper, Ledger ledger, Gates gates, TradingLimits limits, TransferAgents agents,
            TradingCalendar calendar,
            BusinessClock clock, Transactions transactions) {
        this.mapper = mapper;
        this.ledger = ledger;
        this.gates = gates;
        this.limits = limits;
        this.agents = agents;
        this.calendar = calendar;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** As the customer asks. @see #subscribe(Customer, String, Origin, String, Money) */
    public OrderResult subscribe(Customer customer, String requestKey, String fundCode, Money amount) {
        return subscribe(customer, requestKey, Origin.CUSTOMER, fundCode, amount);
    }

    /**
     * Orders units of a fund for {@code amount}, which is held in the wallet until the order is confirmed or ends.
     *
     * @param requestKey unique among the customer's orders: the same is not ordered twice
     */
    public OrderResult subscribe(Customer customer, String requestKey, Origin origin, String fundCode, Money amount) {
        FundBounds bounds = limits.bounds(customer.channel(), fundCode);
        if (bounds == null) {
            return new Refused(limits.unknownFund(customer, fundCode));
        }
        Refusal refusal = limits.subscription(customer, bounds, amount);
        if (refusal != null) {
            return new Refused(refusal);
        }
        LocalDate tradeDate = gates.lockTradeDate(bounds.taCode());
        // The quota is locked last; if it does not suffice, what the order has taken before is given back.
        refusal = transactions.orUndo(() -> takeFor(customer, bounds, amount, tradeDate), Objects::nonNull);
        return refusal != null
                ? new Refused(refusal)
                : take(customer, requestKey, origin, bounds, OrderKind.SUBSCRIPTION, amount.cents(), null, tradeDate);
    }

    private @Nullable Refusal takeFor(Customer customer, FundBounds bounds, Money amount, LocalDate tradeDate) {
        Refusal refusal = limits.takeHolding(customer.customerId(), bounds, amount, tradeDate);
        if (refusal != null) {
            return refusal;
        }
        Account wallet = Account.wallet(customer.customerId());
        if (!ledger.hold(wallet, amount.cents())) {
            Money available = Money.ofCents(ledger.balance(wallet).available());
            return limits.insufficientBalance(customer.customerId(), bounds, available, amount);
        }
        return limits.takeQuota(bounds, amount, tradeDate);
    }

    /** As the customer asks. @see #redeem(Customer, String, Origin, String, Units) */
    public OrderResult redeem(Customer customer, String requestKey, String fundCode, Units units) {
        return redeem(customer, requestKey, Origin.CUSTOMER, fundCode, units);
    }

    /**
     * Orders the amount of {@code units}, which are held until the order is confirmed or ends; paid on T+1.
     *
     * @param requestKey unique among the customer's orders: the same is not ordered twice
     */
    public OrderResult redeem(Customer customer, String requestKey, Origin origin, String fundCode, Units units) {
        FundBounds bounds = limits.bounds(customer.channel(), fundCode);
        if (bounds == null) {
            return new Refused(limits.unknownFund(customer, fundCode));
        }
        Refusal refusal = limits.redemption(bounds, units);
        if (refusal != null) {
            return new Refused(refusal);
        }
        LocalDate tradeDate = gates.lockTradeDate(bounds.taCode());
        Account holding = Account.units(bounds.fundId(), customer.customerId());
        if (!ledger.hold(holding, units.hundredths())) {
            return new Refused(
                    limits.insufficientUnits(Units.ofHundredths(ledger.balance(holding).available()), units));
        }
        refusal = bounds.looksAtRest(units.hundredths())
                ? limits.remaining(bounds, units, ledger.balance(holding))
                : null;
        if (refusal == null) {
            refusal = limits.dayRedemption(customer.customerId(), bounds, units, tradeDate);
        }
        if (refusal != null) {
            ledger.release(holding, units.hundredths());
            return new Refused(refusal);
        }
        return take(customer, requestKey, origin, bounds, OrderKind.REDEMPTION, null, units.hundredths(), tradeDate);
    }

    private OrderResult take(Customer customer, String requestKey, Origin origin, FundBounds bounds, OrderKind kind,
            @Nullable Long amount, @Nullable Long units, LocalDate tradeDate) {
        var order = new OrderMapper.NewOrder(customer.customerId(), customer.channel(), requestKey, origin,
                bounds.fundId(), bounds.taCode(), kind, amount, units, clock.now(), tradeDate,
                calendar.confirmDate(tradeDate));
        mapper.insert(order);
        // Not read back: nothing is in the row that is not known here, and it was a statement in each customer's
        // request.
        return new Accepted(order.inserted(bounds.distributorCode(), bounds.fundCode()));
    }

    /**
     * Orders the amount of units that an advancing bank holds, with a trade date whose gate the caller is closing.
     * Nothing is held for it: a bank's account knows no holds.
     */
    public Order takeForBank(Customer bank, String requestKey, Origin origin, Fund fund, Units units,
            LocalDate tradeDate) {
        var order = new OrderMapper.NewOrder(bank.customerId(), bank.channel(), requestKey, origin, fund.fundId(),
                fund.taCode(), OrderKind.REDEMPTION, null, units.hundredths(), clock.now(), tradeDate,
                calendar.confirmDate(tradeDate));
        mapper.insert(order);
        return Objects.requireNonNull(mapper.find(bank.customerId(), order.orderId), "What was inserted is there");
    }

    /** Cancels an order while its trade date is open, and releases what it held. */
    public OrderResult cancel(Customer customer, String orderNumber) {
        Order order = find(customer, orderNumber);
        if (order == null) {
            return new Refused(new Refusal(Code.UNKNOWN_ORDER, RefusalDetails.of("orderNumber", orderNumber)));
        }
        LocalDate earliestOpen = gates.lockTradeDate(order.taCode());
        boolean open = !order.tradeDate().isBefore(earliestOpen);
        if (!open || mapper.cancel(order, clock.now()) != 1) {
            return new Refused(notCancellable(again(customer, order)));
        }
        end(order, order.held());
        return new Accepted(again(customer, order));
    }

    private Order again(Customer customer, Order order) {
        return Objects.requireNonNull(mapper.findOwn(customer, order.orderId()), () -> order + " vanished");
    }

    /** Null if the customer has no order of this number. */
    public @Nullable Order find(Customer customer, String orderNumber) {
        return agents.find(orderNumber, OrderNumber::orderId, id -> mapper.findOwn(customer, id), Order::orderNumber);
    }

    /** Null if the customer has no order of this id, or not with this channel. */
    public @Nullable Order of(Customer customer, long orderId) {
        return mapper.findOwn(customer, orderId);
    }

    /** Newest first; {@code before} is the order id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<Order> ofCustomer(Customer customer, OrderFilter filter, long before, int limit) {
        return mapper.ofCustomer(customer.customerId(), customer.channel(), filter, before, limit);
    }

    /** Those that still hold money or units, oldest first. */
    public List<Order> open(Customer customer) {
        return mapper.open(customer);
    }

    /** What one origin ordered for a customer, all of it with numbers from {@code firstId} to {@code lastId}. */
    public List<Order> made(Customer customer, Origin origin, long firstId, long lastId) {
        return mapper.made(customer, origin, firstId, lastId);
    }

    /** By order id, the next {@code limit} after {@code after} (0 to begin). */
    public List<Order> ofFile(String taCode, LocalDate tradeDate, OrderState state, long after, int limit) {
        return mapper.ofFile(taCode, tradeDate, state, after, limit);
    }

    /**
     * The orders of a closed trade date are in its file now, with those of earlier ones that it takes along.
     *
     * @return how many
     */
    public int markSent(String taCode, LocalDate tradeDate) {
        return mapper.markSent(taCode, tradeDate) + mapper.markLateSent(taCode, tradeDate);
    }

    /**
     * The transfer agent refused what the order needs; what it held is free again. Without effect on an ended order.
     */
    public void reject(Order order, String returnCode) {
        if (mapper.confirm(order, OrderState.REJECTED, returnCode, 0, 0) == 1) {
            end(order, order.held());
        }
    }

    /**
     * Nobody waits any longer for the answer to an order, or for its row to be sent, under its lock; what it still
     * holds is free again.
     */
    void giveUp(Order order) {
        OrderState end = order.state() == OrderState.CONFIRMED_IN_PART ? OrderState.CONFIRMED : OrderState.REJECTED;
        int changed = order.state() == OrderState.ACCEPTED
                ? mapper.move(order, OrderState.ACCEPTED, end)
                : mapper.confirm(order, end, order.returnCode(), 0, 0);
        if (changed != 1) {
            throw new IllegalStateException("Order " + order.orderNumber() + " does not wait: " + order.state());
        }
        end(order, order.held());
    }

    /** What an order holds, and took of the limits, is free again. */
    void end(Order order, long held) {
        boolean subscription = order.kind() == OrderKind.SUBSCRIPTION;
        if (subscription) {
            limits.endSubscription(order.customerId(), order.fundId(), held);
        }
        ledger.release(order.heldAccount(), held);
        if (subscription) {
            limits.giveBackQuota(order.fundId(), order.tradeDate(), held);
        }
    }

    /** Units that a subscription brings can be redeemed from the day on which it is confirmed. */
    private Refusal notCancellable(Order order) {
        boolean coming = order.kind() == OrderKind.SUBSCRIPTION
                && (order.state() == OrderState.ACCEPTED || order.state() == OrderState.SENT);
        return new Refusal(Code.NOT_CANCELLABLE,
                RefusalDetails.of("state", order.state().name(), "cutOff",
                        calendar.cutOff(order.tradeDate()).atZone(TradingCalendar.ZONE).toOffsetDateTime().toString()),
                coming
                        ? Alternative.ordinaryRedemption(order.confirmDate(),
                                calendar.confirmDate(order.confirmDate()))
                        : null);
    }
}
