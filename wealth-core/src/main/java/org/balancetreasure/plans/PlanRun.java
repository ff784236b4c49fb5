package org.balancetreasure.plans;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.orders.Origin;
import org.balancetreasure.plans.PlanDate.Outcome;
import org.balancetreasure.plans.PlanMapper.DateRow;
import org.balancetreasure.products.Product;
import org.balancetreasure.products.ProductFund;
import org.balancetreasure.products.ProductOrders;
import org.balancetreasure.products.ProductOrders.Result.Refused;
import org.balancetreasure.products.ProductOrders.Result.Accepted;
import org.balancetreasure.products.Products;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.sql.FencedOff;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Decides the dates of plans that are due. Input: plans whose next date has come. Output: a row per plan and date, with
 * the order or why there is none. Each date is one transaction, which moves the plan on to its next date; so a run can
 * be repeated, and a kill costs the date that was under way, which the next run decides.
 */
@Component
public class PlanRun {

    private static final Logger LOG = LoggerFactory.getLogger(PlanRun.class);
    private static final int PAGE = 500;
    /** Failures that are logged one by one; the exception at the end counts them all. */
    private static final int FAILURES_LOGGED_MAX = 20;

    private final PlanMapper mapper;
    private final PlanTimes times;
    private final Orders orders;
    private final ProductOrders productOrders;
    private final Products products;
    private final Gates gates;
    private final BusinessClock clock;

    PlanRun(PlanMapper mapper, PlanTimes times, Orders orders, ProductOrders productOrders, Products products,
            Gates gates, BusinessClock clock) {
        this.mapper = mapper;
        this.times = times;
        this.orders = orders;
        this.productOrders = productOrders;
        this.products = products;
        this.gates = gates;
        this.clock = clock;
    }

    /**
     * The trade date for which dates of plans are due at {@code now}; null if none are. Through it a run decides them.
     */
    public @Nullable LocalDate dueFor(LocalDateTime now) {
        LocalDate first = mapper.firstDue();
        if (first == null) {
            return null;
        }
        LocalDate lastRun = times.lastRun(now);
        return first.isAfter(lastRun) ? null : lastRun;
    }

    /**
     * Decides every date through {@code through} that is not decided.
     *
     * @return how many dates this call decided
     * @throws IllegalStateException after all others, if dates could not be decided; the next call tries them again
     * @throws FencedOff at once, like what a lost connection throws: no other plan would fare better
     */
    public long run(LocalDate through, Transactions transactions) {
        long decided = 0;
        int failures = 0;
        RuntimeException first = null;
        PlanMapper.Due last = new PlanMapper.Due(0, 0, LocalDate.of(1000, 1, 1));
        List<PlanMapper.Due> page;
        do {
            page = mapper.due(through, last, PAGE);
            for (PlanMapper.Due due : page) {
                last = due;
                try {
                    while (transactions.call(() -> decideNext(due, through))) {
                        decided++;
                    }
                } catch (FencedOff | DataAccessResourceFailureException | CannotCreateTransactionException e) {
                    throw e;
                } catch (RuntimeException e) {
                    // However many fail, none keeps the others from their day.
                    if (++failures <= FAILURES_LOGGED_MAX) {
                        LOG.warn("The dates of plan {} can't be decided now, the next run tries again: {}",
                                due.planId(), e.toString());
                    }
                    first = first == null ? e : first;
                }
            }
        } while (!page.isEmpty());
        if (first != null) {
            throw new IllegalStateException(failures + " plans can't be decided: " + first.getMessage(), first);
        }
        return decided;
    }

    /** @return false if the plan has no date through {@code through} left */
    private boolean decideNext(PlanMapper.Due due, LocalDate through) {
        mapper.lock(due.customerId(), due.planId());
        Plan plan = Objects.requireNonNull(mapper.find(due.customerId(), due.planId()), "plans are never deleted");
        LocalDate date = plan.nextDate();
        if (date == null || date.isAfter(through)) {
            return false;
        }
        mapper.insertDate(decided(plan, date));
        int done = plan.datesDone() + 1;
        LocalDate next = plan.schedule().after(date, done);
        mapper.update(plan.customerId(), plan.planId(), next == null ? PlanState.ENDED : plan.state(), next, done);
        if (next == null) {
            mapper.change(plan.customerId(), plan.planId(), PlanChange.Kind.ENDED, PlanChange.By.PLATFORM, clock.now());
        }
        return true;
    }

    private DateRow decided(Plan plan, LocalDate date) {
        LocalDate due = times.dueDate(date);
        // A run that comes late must not order what was passed over: what held at the time of the run counts.
        if (mapper.lastChange(plan.customerId(), plan.planId(), times.runOf(due)) == PlanChange.Kind.PAUSED) {
            return row(plan, date, due, Outcome.PAUSED, List.of(), null);
        }
        Product product = plan.productCode() == null ? null : products.find(plan.channel(), plan.productCode());
        // Paused since: the customer wants no order now, and had not paused the plan when one was due.
        if (plan.state() == PlanState.PAUSED || !times.isInTime(due, tradeDate(plan, product))) {
            return row(plan, date, due, Outcome.MISSED, List.of(), null);
        }
        return switch (order(plan, date)) {
            case Accepted(List<Order> taken) -> row(plan, date, due, Outcome.ORDERED, taken, null);
            case Refused(Refusal refusal) -> row(plan, date, due, Outcome.REFUSED, List.of(), refusal);
        };
    }

    /** Of a product the latest of its funds'. */
    private LocalDate tradeDate(Plan plan, @Nullable Product product) {
        Stream<String> agents = product == null
                ? Stream.of(Objects.requireNonNull(plan.taCode(), "A plan without a product has a fund"))
                : product.funds().stream().map(ProductFund::taCode).distinct().sorted();
        return agents.map(gates::lockTradeDate).max(Comparator.naturalOrder()).orElseThrow();
    }

    private ProductOrders.Result order(Plan plan, LocalDate date) {
        Customer customer = plan.customer();
        String key = plan.requestKey(date);
        Origin origin = plan.origin(date);
        String productCode = plan.productCode();
        if (productCode != null) {
            return switch (plan.kind()) {
                case SUBSCRIPTION -> productOrders.subscribe(customer, key, origin, productCode, plan.fundCode(),
                        Money.ofCents(plan.ordered()));
                case REDEMPTION ->
                    productOrders.redeem(customer, key, origin, productCode, Units.ofHundredths(plan.ordered()));
            };
        }
        String fundCode = Objects.requireNonNull(plan.fundCode(), "A plan without a product has a fund");
        OrderResult result = switch (plan.kind()) {
            case SUBSCRIPTION -> orders.subscribe(customer, key, origin, fundCode, Money.ofCents(plan.ordered()));
            case REDEMPTION -> orders.redeem(customer, key, origin, fundCode, Units.ofHundredths(plan.ordered()));
        };
        return switch (result) {
            case OrderResult.Accepted(Order order) -> new Accepted(List.of(order));
            case OrderResult.Refused(Refusal refusal) -> new Refused(refusal);
        };
    }

    private DateRow row(Plan plan, LocalDate date, LocalDate due, Outcome outcome, List<Order> orders,
            @Nullable Refusal refusal) {
        Alternative instead = refusal == null ? null : refusal.alternative();
        return new DateRow(plan.customerId(), plan.planId(), plan.datesDone() + 1, date, due, outcome,
                orders.isEmpty() ? null : orders.getFirst().orderId(),
                orders.isEmpty() ? null : orders.getLast().orderId(),
                refusal == null ? null : refusal.code().name(),
                refusal == null ? null : RefusalDetails.kept(refusal.figures()),
                instead == null ? null : instead.kind().name(),
                instead == null ? null : RefusalDetails.kept(instead.figures()), clock.now());
    }
}
