package org.balancetreasure.sweep;

import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.orders.Origin;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.SweepMapper.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sweeps one wallet in the transaction of a credit, if the customer's rule says so: {@link #begin} before the wallet is
 * touched, {@link #sweep} after. Whole or not at all; what a limit keeps in the wallet stays for the run of the day.
 */
@Component
public class SweepOnCredit {

    private final SweepRuleMapper rules;
    private final TradingLimits limits;
    private final SweepTargets targets;
    private final SweepPreviews previews;
    private final Funds funds;
    private final Orders orders;
    private final Transactions transactions;

    SweepOnCredit(SweepRuleMapper rules, TradingLimits limits, SweepTargets targets, SweepPreviews previews,
            Funds funds,
            Orders orders, Transactions transactions) {
        this.rules = rules;
        this.limits = limits;
        this.targets = targets;
        this.previews = previews;
        this.funds = funds;
        this.orders = orders;
        this.transactions = transactions;
    }

    /** A credit that is to be swept. */
    public static final class Begun {

        private final SweepRule rule;
        /** Read with the gates locked, shared. */
        private final List<SweepTarget> terms;

        Begun(SweepRule rule, List<SweepTarget> terms) {
            this.rule = rule;
            this.terms = terms;
        }
    }

    /**
     * Locks gates and limits, which come before the wallet.
     *
     * @return null if the customer's credits are not swept
     */
    public @Nullable Begun begin(long customerId) {
        SweepRule rule = rules.ofCustomer(customerId);
        if (rule == null || !isAskedForBy(rule)) {
            return null;
        }
        List<SweepTarget> terms = targets.now();
        terms.stream().filter(term -> term.channel().equals(rule.channel())).map(SweepTarget::fundId).distinct()
                .sorted()
                .filter(fundId -> leadsTo(rule, fundId, terms))
                .forEach(fundId -> limits.lock(customerId, fundId));
        return new Begun(rule, terms);
    }

    /** Whether the customer's credits are to be swept. */
    public boolean isAskedFor(long customerId) {
        SweepRule rule = rules.ofCustomer(customerId);
        return rule != null && isAskedForBy(rule);
    }

    private static boolean isAskedForBy(SweepRule rule) {
        return rule.isOn() && rule.onCredit();
    }

    private static boolean leadsTo(SweepRule rule, int fundId, List<SweepTarget> terms) {
        int product = rule.productId() == null ? 0 : rule.productId();
        return terms.stream().anyMatch(term -> term.channel().equals(rule.channel()) && term.productId() == product
                && term.fundId() == fundId
                && (term.mode() != SweepTarget.Mode.NAMED || Integer.valueOf(fundId).equals(rule.fundId())));
    }

    /**
     * @param reference of the credit
     * @return the orders; none if nothing lies above the floor or a limit keeps it
     */
    public List<Order> sweep(Begun begun, String reference) {
        List<SweepTarget> open = begun.terms;
        while (true) {
            List<Part> parts = previews.parts(begun.rule.customerId(), open);
            if (parts.isEmpty() || parts.stream().anyMatch(part -> part.leftOut() != null)) {
                return List.of();
            }
            Tried tried = transactions.orUndo(() -> order(begun.rule, parts, reference), Tried::refused);
            if (tried.lacking() == null) {
                return tried.orders();
            }
            // The fund's quota is used up: another fund of the product may have some.
            open = RangeSweep.closed(open, tried.lacking());
        }
    }

    /** @param lacking the fund whose quota does not suffice, or null */
    private record Tried(List<Order> orders, boolean refused, @Nullable Integer lacking) {}

    private Tried order(SweepRule rule, List<Part> parts, String reference) {
        Customer customer = new Customer(rule.customerId(), rule.channel());
        List<Order> taken = new ArrayList<>();
        for (Part part : parts) {
            OrderResult result = orders.subscribe(customer, "credit·" + reference + "·" + part.fundId(), Origin.CREDIT,
                    funds.byId(part.fundId()).fundCode(), Money.ofCents(part.amount()));
            switch (result) {
                case OrderResult.Accepted(Order order) -> taken.add(order);
                case OrderResult.Refused(var refusal) -> {
                    return new Tried(List.of(), true, refusal.code() == Code.DAILY_QUOTA ? part.fundId() : null);
                }
            }
        }
        return new Tried(taken, false, null);
    }
}
