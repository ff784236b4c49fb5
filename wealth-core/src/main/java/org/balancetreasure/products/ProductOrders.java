package org.balancetreasure.products;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.limits.TradingLimits.Span;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.orders.Origin;
import org.balancetreasure.products.RedemptionSplit.Source;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders of a product: one request makes one order per fund, all of them or none. A refusal names the fund, and its
 * alternative is about the product. Runs in the caller's transaction.
 */
@Component
public class ProductOrders {

    private final Products products;
    private final Orders orders;
    private final TradingLimits limits;
    private final Gates gates;
    private final Ledger ledger;
    private final Transactions transactions;

    ProductOrders(Products products, Orders orders, TradingLimits limits, Gates gates, Ledger ledger,
            Transactions transactions) {
        this.products = products;
        this.orders = orders;
        this.limits = limits;
        this.gates = gates;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Result of the request. */
    public sealed interface Result {

        /** One order for each fund that is needed. */
        record Accepted(List<Order> orders) implements Result {}

        /** No order at all. */
        record Refused(Refusal refusal) implements Result {}
    }

    /** As the customer asks. @see #subscribe(Customer, String, Origin, String, String, Money) */
    public Result subscribe(Customer customer, String requestKey, String productCode, @Nullable String fundCode,
            Money amount) {
        Product product = products.find(customer.channel(), productCode);
        return product == null
                ? unknown(productCode)
                : subscribe(new Asked(customer, requestKey, Origin.product(product.productId())), product, fundCode,
                        amount);
    }

    /**
     * Puts {@code amount} into the product's funds as it allocates.
     *
     * @param requestKey unique among what is ordered for the customer
     * @param fundCode of a product that leaves the choice to the customer, else null
     */
    public Result subscribe(Customer customer, String requestKey, Origin origin, String productCode,
            @Nullable String fundCode, Money amount) {
        Product product = products.find(customer.channel(), productCode);
        return product == null
                ? unknown(productCode)
                : subscribe(new Asked(customer, requestKey, origin), product, fundCode, amount);
    }

    /** Who wants it, and what made it. */
    private record Asked(Customer customer, String requestKey, Origin origin) {

        /** Of the part of a fund. The dot keeps it apart from the keys of customers, which are ASCII. */
        String key(ProductFund fund) {
            return requestKey + "·" + fund.fundId();
        }
    }

    private Result subscribe(Asked asked, Product product, @Nullable String fundCode, Money amount) {
        Customer customer = asked.customer();
        Refusal objection = product.objectionTo(fundCode);
        if (objection != null) {
            return new Result.Refused(objection);
        }
        return switch (product.allocation()) {
            case WEIGHT -> byWeight(asked, product, amount);
            case BEST_YIELD -> first(asked, product,
                    products.byYield(product.into(fund -> bounds(customer, fund).sold())), amount);
            case CHOSEN -> first(asked, product,
                    List.of(Objects.requireNonNull(product.find(Objects.requireNonNull(fundCode)))), amount);
        };
    }

    private Result byWeight(Asked asked, Product product, Money amount) {
        Customer customer = asked.customer();
        WeightedSplit split = new WeightedSplit(product.into(fund -> bounds(customer, fund).sold()));
        List<Long> cents = split.parts(amount.cents());
        List<Part> parts = IntStream.range(0, cents.size()).filter(i -> cents.get(i) > 0)
                .mapToObj(i -> new Part(split.funds().get(i), cents.get(i)))
                .sorted(Comparator.comparingInt(part -> part.fund().fundId())).toList();
        Map<String, LocalDate> tradeDates = lockGates(split.funds());
        Refusal closed = closed(customer, product, parts);
        if (closed != null) {
            return new Result.Refused(closed);
        }
        // The wallet answers for the whole: a part of it that is there says nothing to who ordered the product.
        if (available(customer).compareTo(amount) < 0) {
            return new Result.Refused(insufficientBalance(customer, split, tradeDates, amount));
        }
        // By fund, since each takes of its quota; the limits of all before the first reaches the wallet.
        Tried tried = all(parts,
                () -> parts.forEach(part -> limits.lock(customer.customerId(), part.fund().fundId())),
                part -> orders.subscribe(customer, asked.key(part.fund()), asked.origin(), part.fund().fundCode(),
                        Money.ofCents(part.hundredths())));
        return switch (tried) {
            case Tried.Accepted(var taken) -> new Result.Accepted(taken);
            case Tried.Refused(var part, var refusal) -> new Result.Refused(
                    refusal.code() == Code.INSUFFICIENT_BALANCE
                            ? insufficientBalance(customer, split, tradeDates, amount)
                            : ofPart(product, part.fund(), "amount", Money.ofCents(part.hundredths()),
                                    refusal,
                                    ofWhole(refusal.alternative(), customer, split, tradeDates, amount)));
        };
    }

    /** Found before the wallet is compared: after paying in, the customer would be refused all the same. */
    private @Nullable Refusal closed(Customer customer, Product product, List<Part> parts) {
        for (Part part : parts) {
            FundBounds bounds = bounds(customer, part.fund());
            Money amount = Money.ofCents(part.hundredths());
            Refusal refusal = bounds.closedToSubscriptions() == null
                    ? null
                    : limits.subscription(customer, bounds, amount);
            if (refusal != null) {
                return ofPart(product, part.fund(), "amount", amount, refusal, refusal.alternative());
            }
        }
        return null;
    }

    private Refusal insufficientBalance(Customer customer, WeightedSplit split, Map<String, LocalDate> tradeDates,
            Money amount) {
        Money available = available(customer);
        OptionalLong most = split.largestUpTo(Math.min(available.cents(), amount.cents() - 1),
                spans(customer, split, tradeDates));
        return new Refusal(Code.INSUFFICIENT_BALANCE,
                RefusalDetails.of("available", available, "amount", amount), most.isPresent()
                        ? Alternative.atMost(Money.ofCents(most.getAsLong()))
                        : Alternative.payIn(amount.minus(available)));
    }

    /** What is possible instead of a part, said of the whole; none if there is no such amount. */
    private @Nullable Alternative ofWhole(@Nullable Alternative ofPart, Customer customer, WeightedSplit split,
            Map<String, LocalDate> tradeDates, Money amount) {
        if (ofPart == null) {
            return null;
        }
        return switch (ofPart.kind()) {
            case AT_LEAST -> {
                OptionalLong least = split.leastAbove(amount.cents(), spans(customer, split, tradeDates));
                yield least.isPresent() ? Alternative.atLeast(Money.ofCents(least.getAsLong())) : null;
            }
            case AT_MOST -> {
                OptionalLong most = split.largestUpTo(amount.cents() - 1, spans(customer, split, tradeDates));
                yield most.isPresent() ? Alternative.atMost(Money.ofCents(most.getAsLong())) : null;
            }
            default -> ofPart;
        };
    }

    private List<Span> spans(Customer customer, WeightedSplit split, Map<String, LocalDate> tradeDates) {
        return split.funds().stream().map(fund -> limits.span(customer.customerId(), bounds(customer, fund),
                Objects.requireNonNull(tradeDates.get(fund.taCode())))).toList();
    }

    private Money available(Customer customer) {
        return Money.ofCents(ledger.balance(Account.wallet(customer.customerId())).available());
    }

    private FundBounds bounds(Customer customer, ProductFund fund) {
        return Objects.requireNonNull(limits.bounds(customer.channel(), fund.fundCode()), "A product has funds");
    }

    /**
     * Before any other lock, by transfer agent.
     *
     * @return T of an order now, by transfer agent
     */
    private Map<String, LocalDate> lockGates(List<ProductFund> funds) {
        Map<String, LocalDate> tradeDates = new TreeMap<>();
        funds.stream().map(ProductFund::taCode).distinct().sorted()
                .forEach(taCode -> tradeDates.put(taCode, gates.lockTradeDate(taCode)));
        return tradeDates;
    }

    /** Says of which fund and part of the whole a refusal is. */
    private static Refusal ofPart(Product product, ProductFund fund, String name, Object part, Refusal refusal,
            @Nullable Alternative instead) {
        RefusalDetails details = RefusalDetails.of("productCode", product.productCode(), "fundCode", fund.fundCode(),
                name, part).and(refusal.details());
        return new Refusal(refusal.code(), details, instead);
    }

    /** As the customer asks. @see #redeem(Customer, String, Origin, String, Units) */
    public Result redeem(Customer customer, String requestKey, String productCode, Units units) {
        Product product = products.find(customer.channel(), productCode);
        return product == null
                ? unknown(productCode)
                : redeem(new Asked(customer, requestKey, Origin.product(product.productId())), product, units);
    }

    /**
     * Redeems so much of the product: of the first fund in its named order what it can give, the rest of the next. A
     * fund that can't give what is free of it holds nothing back that others have.
     *
     * @param requestKey unique among what is ordered for the customer
     */
    public Result redeem(Customer customer, String requestKey, Origin origin, String productCode, Units units) {
        Product product = products.find(customer.channel(), productCode);
        return product == null
                ? unknown(productCode)
                : redeem(new Asked(customer, requestKey, origin), product, units);
    }

    private Result redeem(Asked asked, Product product, Units units) {
        Customer customer = asked.customer();
        lockGates(product.funds());
        product.funds().stream().map(fund -> Account.units(fund.fundId(), customer.customerId()))
                .sorted(Comparator.comparingInt(Account::assetId)).forEach(ledger::balanceLocked);
        List<Source> sources = product.funds().stream().map(fund -> source(customer, fund))
                .filter(source -> source.free() > 0).limit(RedemptionSplit.FUNDS_MAX).toList();
        RedemptionSplit outflow = new RedemptionSplit(sources);
        List<Long> amounts = outflow.parts(units.hundredths());
        if (amounts == null) {
            return new Result.Refused(refusal(product, sources, outflow, units));
        }
        List<Part> parts = IntStream.range(0, amounts.size()).filter(i -> amounts.get(i) > 0)
                .mapToObj(i -> new Part(sources.get(i).fund(), amounts.get(i))).toList();
        Tried tried = all(parts, () -> {
        }, part -> orders.redeem(customer, asked.key(part.fund()), asked.origin(), part.fund().fundCode(),
                Units.ofHundredths(part.hundredths())));
        return switch (tried) {
            case Tried.Accepted(var taken) -> new Result.Accepted(taken);
            case Tried.Refused(var part, var refusal) -> new Result.Refused(ofPart(product, part.fund(), "units",
                    Units.ofHundredths(part.hundredths()), refusal, refusal.alternative()));
        };
    }

    private Source source(Customer customer, ProductFund fund) {
        return new Source(fund, bounds(customer, fund),
                ledger.balance(Account.units(fund.fundId(), customer.customerId())).available());
    }

    /** Why the whole does not come out: too little of it, or the first fund that keeps what the whole would need. */
    private Refusal refusal(Product product, List<Source> sources, RedemptionSplit outflow, Units units) {
        Alternative instead = instead(outflow, units);
        Units free = Units.ofHundredths(sources.stream().mapToLong(Source::free).sum());
        if (free.compareTo(units) < 0) {
            return new Refusal(Code.INSUFFICIENT_UNITS,
                    RefusalDetails.of("available", free, "units", units), instead);
        }
        long left = units.hundredths();
        for (Source source : sources) {
            Units part = Units.ofHundredths(Math.min(left, source.free()));
            left -= part.hundredths();
            Refusal refusal = limits.redemption(source.bounds(), part);
            if (refusal == null) {
                refusal = limits.remaining(source.bounds(), part,
                        new Balance(source.free() - part.hundredths(), 0));
            }
            if (refusal != null && part.isPositive()) {
                return ofPart(product, source.fund(), "units", part, refusal,
                        instead == null ? refusal.alternative() : instead);
            }
        }
        throw new IllegalStateException(
                units + " of product " + product.productCode() + " don't come out, though each fund gives its part");
    }

    private static @Nullable Alternative instead(RedemptionSplit outflow, Units units) {
        long most = outflow.largestUpTo(units.hundredths());
        if (most > 0) {
            return Alternative.atMost(Units.ofHundredths(most));
        }
        OptionalLong least = outflow.leastAbove(units.hundredths());
        return least.isPresent() ? Alternative.atLeast(Units.ofHundredths(least.getAsLong())) : null;
    }

    /** What goes into a fund, in cents, or comes out of it, in hundredths of a unit. */
    private record Part(ProductFund fund, long hundredths) {}

    /** What became of the parts. */
    private sealed interface Tried {

        record Accepted(List<Order> orders) implements Tried {}

        /** By the first part that was. */
        record Refused(Part part, Refusal refusal) implements Tried {}
    }

    /** The first fund that takes all of it; if none does, the first one's refusal. */
    private Result first(Asked asked, Product product, List<ProductFund> funds, Money amount) {
        lockGates(funds);
        return transactions.orUndo(() -> {
            if (funds.size() > 1) {
                funds.stream().sorted(Comparator.comparingInt(ProductFund::fundId))
                        .forEach(fund -> limits.lock(asked.customer().customerId(), fund.fundId()));
            }
            return firstThatTakes(asked, product, funds, amount);
        }, result -> result instanceof Result.Refused);
    }

    private Result firstThatTakes(Asked asked, Product product, List<ProductFund> funds, Money amount) {
        Result first = unknown(product.productCode());
        for (int i = 0; i < funds.size(); i++) {
            ProductFund fund = funds.get(i);
            OrderResult result = orders.subscribe(asked.customer(), asked.key(fund), asked.origin(), fund.fundCode(),
                    amount);
            if (result instanceof OrderResult.Accepted(Order order)) {
                return new Result.Accepted(List.of(order));
            }
            if (i == 0 && result instanceof OrderResult.Refused(Refusal refusal)) {
                first = new Result.Refused(refusal.code() == Code.INSUFFICIENT_BALANCE
                        ? refusal
                        : ofPart(product, fund, "amount", amount, refusal, refusal.alternative()));
            }
        }
        return first;
    }

    /**
     * All of them, or none with the first refusal.
     *
     * @param lock what others may lock in another order than the parts
     */
    private Tried all(List<Part> parts, Runnable lock, Function<Part, OrderResult> order) {
        return transactions.orUndo(() -> {
            lock.run();
            List<Order> taken = new ArrayList<>();
            for (Part part : parts) {
                switch (order.apply(part)) {
                    case OrderResult.Accepted(Order one) -> taken.add(one);
                    case OrderResult.Refused(Refusal refusal) -> {
                        return new Tried.Refused(part, refusal);
                    }
                }
            }
            return new Tried.Accepted(taken);
        }, tried -> tried instanceof Tried.Refused);
    }

    private static Result unknown(String productCode) {
        return new Result.Refused(new Refusal(Code.UNKNOWN_PRODUCT, RefusalDetails.of("productCode", productCode)));
    }
}
