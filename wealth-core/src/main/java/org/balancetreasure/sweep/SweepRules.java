package org.balancetreasure.sweep;

import java.util.List;
import java.util.Objects;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.products.Product;
import org.balancetreasure.products.Products;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sweep.SweepRule.State;
import org.balancetreasure.sweep.SweepRuleChange.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sweep rules, one per customer. Each change and each consent is recorded. Writing methods run in the caller's
 * transaction.
 */
@Component
public class SweepRules {

    private static final String THE_CUSTOMER = "customer";

    private final SweepRuleMapper mapper;
    private final Customers customers;
    private final Products products;
    private final TradingLimits limits;
    private final BusinessClock clock;

    SweepRules(SweepRuleMapper mapper, Customers customers, Products products, TradingLimits limits,
            BusinessClock clock) {
        this.mapper = mapper;
        this.customers = customers;
        this.products = products;
        this.limits = limits;
        this.clock = clock;
    }

    /** Result of a change of a rule. */
    public sealed interface Result {

        /** The rule as it reads now. */
        record Kept(SweepRule rule) implements Result {}

        /** Nothing changed. */
        record Refused(Refusal refusal) implements Result {}
    }

    /** Null if the customer has none. */
    public @Nullable SweepRule find(Customer customer) {
        return mapper.find(customer.customerId(), customer.channel());
    }

    /** Newest first; {@code before} is the version that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<SweepRuleChange> changes(Customer customer, long before, int limit) {
        return find(customer) == null ? List.of() : mapper.changes(customer.customerId(), before, limit);
    }

    /**
     * The customer agrees to these terms, and the rule reads as before only in its changes. A new rule is on from now;
     * one that is paused stays paused, so that a customer can take back auto-redemption without being swept.
     *
     * @param seen the version that the customer changes; null for whatever it is
     */
    public Result agree(Customer customer, String requestKey, SweepTerms terms, @Nullable Integer seen) {
        // There may be no rule to lock yet.
        customers.lock(customer);
        Product product = null;
        if (terms.productCode() != null) {
            product = products.find(customer.channel(), terms.productCode());
            if (product == null) {
                return refused(Code.UNKNOWN_PRODUCT, RefusalDetails.of("productCode", terms.productCode()));
            }
        }
        Refusal objection = product == null ? null : product.objectionTo(terms.fundCode());
        if (objection != null) {
            return new Result.Refused(objection);
        }
        FundBounds fund = terms.fundCode() == null ? null : limits.bounds(customer.channel(), terms.fundCode());
        Refusal notSold = terms.fundCode() == null ? null : limits.notSold(customer, terms.fundCode(), fund);
        if (notSold != null) {
            return new Result.Refused(notSold);
        }
        Refusal floating = fund == null ? null : limits.floatingNav(fund);
        if (floating != null) {
            return new Result.Refused(floating);
        }
        SweepRule before = mapper.lock(customer.customerId(), customer.channel());
        if (isOther(before, seen)) {
            return changedMeanwhile(before);
        }
        SweepRule rule = new SweepRule(customer.customerId(), customer.channel(),
                product == null ? null : product.productId(), fund == null ? null : fund.fundId(), terms.walletFloor(),
                terms.minimum(), terms.multiple(), terms.onCredit(), terms.autoRedeem(),
                before == null ? State.ON : before.state(), clock.now(),
                before == null ? 1 : before.version() + 1);
        return keep(rule, Kind.AGREED, requestKey);
    }

    /**
     * Nothing is swept by the rule until it is resumed; what it says of auto-redemption holds on. Without effect on one
     * that is paused.
     *
     * @param seen as in {@link #agree}
     */
    public Result pause(Customer customer, String requestKey, @Nullable Integer seen) {
        return change(customer, State.PAUSED, Kind.PAUSED, requestKey, seen);
    }

    /**
     * On again, as it was agreed. Without effect on one that is on.
     *
     * @param seen as in {@link #agree}
     */
    public Result resume(Customer customer, String requestKey, @Nullable Integer seen) {
        return change(customer, State.ON, Kind.RESUMED, requestKey, seen);
    }

    private Result change(Customer customer, State to, Kind kind, String requestKey, @Nullable Integer seen) {
        SweepRule rule = mapper.lock(customer.customerId(), customer.channel());
        if (rule == null) {
            return refused(Code.NO_SWEEP_RULE, RefusalDetails.of());
        }
        if (isOther(rule, seen)) {
            return changedMeanwhile(rule);
        }
        return rule.state() == to ? new Result.Kept(rule) : keep(rule.in(to), kind, requestKey);
    }

    private Result keep(SweepRule rule, Kind kind, String requestKey) {
        mapper.put(rule);
        mapper.record(rule, kind, clock.now(), THE_CUSTOMER, requestKey);
        return new Result.Kept(Objects.requireNonNull(mapper.find(rule.customerId(), rule.channel())));
    }

    private static boolean isOther(@Nullable SweepRule rule, @Nullable Integer seen) {
        return seen != null && (rule == null || rule.version() != seen);
    }

    private static Result changedMeanwhile(@Nullable SweepRule rule) {
        return refused(Code.VERSION_CHANGED,
                RefusalDetails.of("version", Integer.toString(rule == null ? 0 : rule.version())));
    }

    private static Result refused(Code code, RefusalDetails details) {
        return new Result.Refused(new Refusal(code, details));
    }
}
