package org.balancetreasure.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.limits.Alternative;
import org.balancetreasure.limits.Refusal;
import org.balancetreasure.limits.Refusal.Code;
import org.balancetreasure.money.LargestRemainder;
import org.balancetreasure.money.LargestRemainder.Share;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders of a product: one wish of the customer, an order for each fund that it needs, all of them or none. Runs in the
 * caller's transaction.
 */
@Component
public class ProductOrders {

    private final Products products;
    private final SweepTargets targets;
    private final Orders orders;
    private final Ledger ledger;
    private final Transactions transactions;

    ProductOrders(Products products, SweepTargets targets, Orders orders, Ledger ledger, Transactions transactions) {
        this.products = products;
        this.targets = targets;
        this.orders = orders;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** What became of the wish. */
    public sealed interface Result {

        /** One order for each fund that is needed. */
        record Taken(List<Order> orders) implements Result {}

        /** No order at all. */
        record Refused(Refusal refusal) implements Result {}
    }

    /**
     * Puts {@code amount} into the product's funds as it allocates.
     *
     * @param fundCode of a product that leaves the choice to the customer, else null
     */
    public Result subscribe(Customer customer, String requestKey, String productCode, @Nullable String fundCode,
            Money amount) {
        Product product = products.find(customer.channel(), productCode);
        if (product == null) {
            return unknown(productCode);
        }
        Refusal objection = product.objectionTo(fundCode);
        if (objection != null) {
            return new Result.Refused(objection);
        }
        return switch (product.allocation()) {
            case WEIGHT -> all(() -> parts(product, amount).stream()
                    .map(part -> orders.subscribe(customer, key(requestKey, part.fund().fundId()),
                            part.fund().fundCode(), part.amount())));
            case BEST_YIELD -> first(customer, requestKey, targets.byYield(product), amount);
            case CHOSEN -> first(customer, requestKey,
                    List.of(Objects.requireNonNull(product.find(Objects.requireNonNull(fundCode)))), amount);
        };
    }

    /** Redeems so much of the product: of the first fund in its named order what is free there, the rest of the next. */
    public Result redeem(Customer customer, String requestKey, String productCode, Units units) {
        Product product = products.find(customer.channel(), productCode);
        if (product == null) {
            return unknown(productCode);
        }
        List<OutPart> parts = new ArrayList<>();
        long left = units.hundredths();
        for (ProductFund fund : product.funds()) {
            long available = ledger.balance(Account.units(fund.fundId(), customer.customerId())).available();
            long part = Math.min(left, available);
            if (part > 0) {
                parts.add(new OutPart(fund, Units.ofHundredths(part)));
                left -= part;
            }
        }
        if (left > 0) {
            Units available = Units.ofHundredths(units.hundredths() - left);
            return new Result.Refused(new Refusal(Code.INSUFFICIENT_UNITS,
                    Map.of("available", available.toString(), "units", units.toString()),
                    available.isPositive() ? Alternative.atMost(available) : null));
        }
        return all(() -> parts.stream().map(part -> orders.redeem(customer, key(requestKey, part.fund().fundId()),
                part.fund().fundCode(), part.units())));
    }

    /** What goes into a fund. */
    private record InPart(ProductFund fund, Money amount) {}

    /** What comes out of a fund. */
    private record OutPart(ProductFund fund, Units units) {}

    private static List<InPart> parts(Product product, Money amount) {
        List<ProductFund> funds = product.funds().stream().filter(fund -> fund.weight() > 0).toList();
        List<Long> cents = LargestRemainder.split(amount.cents(), funds.stream()
                .map(fund -> new Share(fund.outOrder(), BigInteger.valueOf(fund.weight()))).toList());
        List<InPart> parts = new ArrayList<>();
        for (int i = 0; i < funds.size(); i++) {
            if (cents.get(i) > 0) {
                parts.add(new InPart(funds.get(i), Money.ofCents(cents.get(i))));
            }
        }
        return parts;
    }

    /** The first fund that takes all of it; if none does, the first one's refusal. */
    private Result first(Customer customer, String requestKey, List<ProductFund> funds, Money amount) {
        Result first = unknown("");
        for (int i = 0; i < funds.size(); i++) {
            ProductFund fund = funds.get(i);
            OrderResult result = orders.subscribe(customer, key(requestKey, fund.fundId()), fund.fundCode(), amount);
            if (result instanceof OrderResult.Taken(Order order)) {
                return new Result.Taken(List.of(order));
            }
            if (i == 0 && result instanceof OrderResult.Refused(Refusal refusal)) {
                first = new Result.Refused(refusal);
            }
        }
        return first;
    }

    /** All of them, or none with the first refusal. */
    private Result all(Supplier<java.util.stream.Stream<OrderResult>> ordering) {
        return transactions.orUndo(() -> {
            List<Order> taken = new ArrayList<>();
            for (OrderResult result : (Iterable<OrderResult>) ordering.get()::iterator) {
                switch (result) {
                    case OrderResult.Taken(Order order) -> taken.add(order);
                    case OrderResult.Refused(Refusal refusal) -> {
                        return new Result.Refused(refusal);
                    }
                }
            }
            return (Result) new Result.Taken(taken);
        }, result -> result instanceof Result.Refused);
    }

    private static Result unknown(String productCode) {
        return new Result.Refused(new Refusal(Code.UNKNOWN_PRODUCT, Map.of("productCode", productCode)));
    }

    /** The dot keeps it apart from the keys of customers, which are ASCII. */
    private static String key(String requestKey, int fundId) {
        return requestKey + "·" + fundId;
    }
}
