package org.balancetreasure.plans;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.plans.PlanResult.Kept;
import org.balancetreasure.plans.PlanResult.Refused;
import org.balancetreasure.products.Product;
import org.balancetreasure.products.Products;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.refusals.Refusal.Code;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Customers' plans. Writing methods run in the caller's transaction; they lock the plan first, so a change and the run
 * of a date follow each other. Each change is recorded.
 */
@Component
public class Plans {

    /** How many plans of a customer may be open at once. */
    public static final int OPEN_MAX = 20;

    private final PlanMapper mapper;
    private final Customers customers;
    private final TradingLimits limits;
    private final Products products;
    private final Orders orders;
    private final PlanTimes times;
    private final BusinessClock clock;

    Plans(PlanMapper mapper, Customers customers, TradingLimits limits, Products products, Orders orders,
            PlanTimes times, BusinessClock clock) {
        this.mapper = mapper;
        this.customers = customers;
        this.limits = limits;
        this.products = products;
        this.orders = orders;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Creates a plan. If the run of its first date is over, the first date moves to the next run. The limits of each
     * date are checked on that date.
     */
    public PlanResult create(Customer customer, Instruction instruction) {
        // Two plans begun at once would else both count the open ones before either is there.
        customers.lock(customer);
        Product product = instruction.productCode() == null
                ? null
                : products.find(customer.channel(), instruction.productCode());
        FundBounds bounds = instruction.fundCode() == null
                ? null
                : limits.bounds(customer.channel(), instruction.fundCode());
        Refusal refusal = objection(customer, instruction, product, bounds);
        if (refusal != null) {
            return new Refused(refusal);
        }
        if (mapper.open(customer) >= OPEN_MAX) {
            return refused(Code.TOO_MANY_PLANS, RefusalDetails.of("most", Integer.toString(OPEN_MAX)));
        }
        LocalDateTime now = clock.now();
        Schedule schedule = instruction.schedule().notBefore(times.earliestDate(now));
        LocalDate first = schedule.first();
        if (first == null) {
            return refused(Code.PLAN_WITHOUT_DATE, RefusalDetails.of("lastDate", String.valueOf(schedule.lastDate())));
        }
        boolean subscription = instruction.kind() == OrderKind.SUBSCRIPTION;
        var plan = new PlanMapper.NewPlan(customer, product == null ? null : product.productId(),
                bounds == null ? null : bounds.fundId(),
                new Instruction(instruction.productCode(), instruction.fundCode(), instruction.kind(),
                        instruction.ordered(), schedule),
                subscription ? instruction.ordered() : null, subscription ? null : instruction.ordered(), first, now);
        mapper.insert(plan);
        mapper.change(customer.customerId(), plan.planId, PlanChange.Kind.CREATED, PlanChange.By.CUSTOMER, now);
        return new Kept(get(customer, plan.planId));
    }

    /** Why the target can't be one; null if it can. */
    private @Nullable Refusal objection(Customer customer, Instruction instruction, @Nullable Product product,
            @Nullable FundBounds bounds) {
        String fundCode = instruction.fundCode();
        boolean subscription = instruction.kind() == OrderKind.SUBSCRIPTION;
        if (instruction.productCode() != null && product == null) {
            return new Refusal(Code.UNKNOWN_PRODUCT, RefusalDetails.of("productCode", instruction.productCode()));
        }
        if (product != null && !subscription && fundCode != null) {
            return new Refusal(Code.FUND_NOT_TO_BE_CHOSEN, RefusalDetails.of("productCode", product.productCode()));
        }
        Refusal objection = product == null || !subscription ? null : product.objectionTo(fundCode);
        if (objection != null) {
            return objection;
        }
        // What the channel no longer sells can still be redeemed.
        Refusal notSold = fundCode != null && (subscription || bounds == null)
                ? limits.notSold(customer, fundCode, bounds)
                : null;
        return notSold != null || bounds == null ? notSold : limits.floatingNav(bounds);
    }

    /** Lets the plan's dates pass until it is resumed. Again: without effect. */
    public PlanResult pause(Customer customer, long planId) {
        return change(customer, planId, PlanState.PAUSED, PlanChange.Kind.PAUSED);
    }

    /** Orders the plan's dates again, from the next run on. Again: without effect. */
    public PlanResult resume(Customer customer, long planId) {
        return change(customer, planId, PlanState.ON, PlanChange.Kind.RESUMED);
    }

    /** Ends the plan for good. Again: without effect. */
    public PlanResult end(Customer customer, long planId) {
        return change(customer, planId, PlanState.ENDED, PlanChange.Kind.ENDED);
    }

    private PlanResult change(Customer customer, long planId, PlanState to, PlanChange.Kind kind) {
        Plan plan = mapper.lock(customer.customerId(), planId) == null ? null : find(customer, planId);
        if (plan == null) {
            return refused(Code.UNKNOWN_PLAN, RefusalDetails.of("planId", Long.toString(planId)));
        }
        if (plan.state() == to) {
            return new Kept(plan);
        }
        if (plan.state() == PlanState.ENDED) {
            return refused(Code.PLAN_HAS_ENDED, RefusalDetails.of("planId", Long.toString(planId)));
        }
        mapper.update(customer.customerId(), planId, to, to == PlanState.ENDED ? null : plan.nextDate(),
                plan.datesDone());
        mapper.change(customer.customerId(), planId, kind, PlanChange.By.CUSTOMER, clock.now());
        return new Kept(get(customer, planId));
    }

    /** Null if the customer has no such plan. */
    public @Nullable Plan find(Customer customer, long planId) {
        Plan plan = mapper.find(customer.customerId(), planId);
        return plan != null && plan.customer().equals(customer) ? plan : null;
    }

    /**
     * Newest first; {@code before} is the plan id that the last page ended with, {@link Long#MAX_VALUE} to begin.
     *
     * @param state null for every state
     */
    public List<Plan> ofCustomer(Customer customer, @Nullable PlanState state, long before, int limit) {
        return mapper.ofCustomer(customer, state, before, limit);
    }

    /** What became of the dates before {@code before}, latest first. */
    public List<PlanDate> dates(Plan plan, LocalDate before, int limit) {
        return mapper.dates(plan.customerId(), plan.planId(), before, limit).stream()
                .map(row -> new PlanDate(row.planId(), row.nominalDate(), row.dueDate(), row.outcome(),
                        row.orderId() == null || row.lastOrderId() == null
                                ? List.of()
                                : orders.made(plan.customer(), plan.origin(row.nominalDate()), row.orderId(),
                                        row.lastOrderId()),
                        row.refusalCode(), row.figures(), row.alternative(), row.alternativeFigures(), row.decidedAt()))
                .toList();
    }

    /** Every change, in its order. */
    public List<PlanChange> changes(Plan plan) {
        return mapper.changes(plan.customerId(), plan.planId());
    }

    private Plan get(Customer customer, long planId) {
        return Objects.requireNonNull(mapper.find(customer.customerId(), planId), () -> "No plan has the id " + planId);
    }

    private static Refused refused(Code code, RefusalDetails details) {
        return new Refused(new Refusal(code, details));
    }
}
