package org.balancetreasure.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One customer of the model. Cents and hundredths of a unit; since a unit is worth 1.0000, one is as many as the other.
 */
final class ModelCustomer {

    static final long WALLET = 500_00;
    static final long UNITS = 100_00;
    static final long FLOOR = 250_00;
    static final long CAP = 650_00;
    static final long INSTANT_LIMIT = 50_00;
    static final long SUBSCRIPTION = 300_00;
    static final long REDEMPTION = 60_00;
    static final long AT_ONCE = 30_00;
    static final String TAKEN = "TAKEN";

    private static final class Order {
        final boolean subscription;
        final long amount;
        String state = "ACCEPTED";

        Order(boolean subscription, long amount) {
            this.subscription = subscription;
            this.amount = amount;
        }

        boolean isOpen() {
            return state.equals("ACCEPTED") || state.equals("SENT");
        }

        @Override
        public String toString() {
            return (subscription ? "SUBSCRIPTION " : "REDEMPTION ") + amount + " " + state;
        }
    }

    private final Map<LocalDate, Long> moved = new TreeMap<>();
    private final Map<LocalDate, Long> earned = new TreeMap<>();
    private final List<Order> orders = new ArrayList<>();
    private long wallet = WALLET;
    private long usedAtOnce;

    ModelCustomer(LocalDate since) {
        moved.put(since, UNITS);
    }

    private long units() {
        return sum(moved) + sum(earned);
    }

    private static long sum(Map<LocalDate, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    private long open(boolean subscriptions) {
        return orders.stream().filter(order -> order.isOpen() && order.subscription == subscriptions)
                .mapToLong(order -> order.amount).sum();
    }

    String subscribe(long amount) {
        if (units() + open(true) + amount > CAP) {
            return "HOLDING_CAP";
        }
        if (wallet - open(true) < amount) {
            return "INSUFFICIENT_BALANCE";
        }
        orders.add(new Order(true, amount));
        return TAKEN;
    }

    String redeem() {
        if (units() - open(false) < REDEMPTION) {
            return "INSUFFICIENT_UNITS";
        }
        orders.add(new Order(false, REDEMPTION));
        return TAKEN;
    }

    String redeemAtOnce(LocalDate today) {
        if (usedAtOnce + AT_ONCE > INSTANT_LIMIT) {
            return "INSTANT_LIMIT";
        }
        if (units() - open(false) < AT_ONCE) {
            return "INSUFFICIENT_UNITS";
        }
        usedAtOnce += AT_ONCE;
        moved.merge(today, -AT_ONCE, Long::sum);
        wallet += AT_ONCE;
        return TAKEN;
    }

    boolean has(String state) {
        return oldest(state) != null;
    }

    private @Nullable Order oldest(String state) {
        return orders.stream().filter(order -> order.state.equals(state)).findFirst().orElse(null);
    }

    /** The oldest order in a state ends with another. */
    String end(String from, String to, LocalDate today) {
        Order order = oldest(from);
        if (order == null) {
            throw new IllegalStateException("No order is " + from);
        }
        order.state = to;
        if (to.equals("CONFIRMED")) {
            long more = order.subscription ? order.amount : -order.amount;
            moved.merge(today, more, Long::sum);
            wallet -= more;
        }
        return TAKEN;
    }

    /** What the last trade date left unanswered is confirmed; then the next day begins. */
    void cutOff(LocalDate today) {
        while (has("SENT")) {
            end("SENT", "CONFIRMED", today);
        }
        orders.stream().filter(order -> order.state.equals("ACCEPTED")).forEach(order -> order.state = "SENT");
        usedAtOnce = 0;
    }

    /**
     * Base times rate, cut to the cent.
     *
     * @param perMyriad yuan of 10,000 units
     */
    void earn(LocalDate day, long perMyriad) {
        long base = moved.entrySet().stream().filter(entry -> !entry.getKey().isAfter(day))
                .mapToLong(Map.Entry::getValue).sum() + sum(earned);
        earned.put(day, base * perMyriad / 10_000);
    }

    void sweep() {
        long free = wallet - open(true) - FLOOR;
        if (free > 0) {
            subscribe(free);
        }
    }

    @Override
    public String toString() {
        return "wallet " + wallet + " holds " + open(true) + ", units " + units() + " hold " + open(false)
                + ", on order "
                + open(true) + ", at once " + usedAtOnce + ", orders " + orders;
    }
}
