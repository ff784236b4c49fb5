package org.balancetreasure.sweep;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.Quotas;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.sql.Shard;
import org.balancetreasure.sweep.SweepMapper.Part;
import org.balancetreasure.sweep.SweepPreview.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Previews the next sweep, by the statements that the sweep itself uses. */
@Component
public class SweepPreviews {

    private final SweepMapper mapper;
    private final SweepTargets targets;
    private final Funds funds;
    private final Ledger ledger;
    private final TradingLimits limits;
    private final Quotas quotas;
    private final TradingCalendar calendar;
    private final BusinessClock clock;
    private final SweepTimes times;

    SweepPreviews(SweepMapper mapper, SweepTargets targets, Funds funds, Ledger ledger, TradingLimits limits,
            Quotas quotas, TradingCalendar calendar, BusinessClock clock, SweepTimes times) {
        this.mapper = mapper;
        this.targets = targets;
        this.funds = funds;
        this.ledger = ledger;
        this.limits = limits;
        this.quotas = quotas;
        this.calendar = calendar;
        this.clock = clock;
        this.times = times;
    }

    /** When the next run begins. */
    public LocalDateTime nextRun() {
        LocalDateTime now = clock.now();
        return times.next(now, mapper.run(now.toLocalDate()) != null);
    }

    /** As of now, without locks: to show, not to decide. */
    public SweepPreview of(Customer customer, SweepRule rule) {
        LocalDateTime runsAt = nextRun();
        long available = ledger.balance(Account.wallet(customer.customerId())).available();
        if (!rule.isOn()) {
            return nothing(runsAt, available, Reason.PAUSED);
        }
        if (rule.movable(available) == 0) {
            return nothing(runsAt, available, Reason.BELOW_FLOOR_AND_MINIMUM);
        }
        // Others' bounds of the same fund are not this customer's.
        List<SweepTarget> terms = targets.on(runsAt.toLocalDate()).stream()
                .filter(term -> term.channel().equals(customer.channel())).toList();
        Found found = find(customer, terms);
        if (found.parts().isEmpty()) {
            return nothing(runsAt, available, Reason.NO_FUND);
        }
        Refusal refusal = found.refusal();
        long amount = refusal == null ? found.parts().stream().mapToLong(Part::amount).sum() : 0;
        return new SweepPreview(runsAt, available, amount, found.parts().stream().map(this::shown).toList(),
                refusal == null ? null : Reason.LIMIT, refusal);
    }

    private static SweepPreview nothing(LocalDateTime runsAt, long available, Reason reason) {
        return new SweepPreview(runsAt, available, 0, List.of(), reason, null);
    }

    private SweepPreview.Part shown(Part part) {
        return new SweepPreview.Part(part.fundId(), funds.byId(part.fundId()).fundCode(), part.amount(),
                part.tradeDate(), calendar.confirmDate(part.tradeDate()),
                calendar.firstIncomeShown(part.tradeDate()));
    }

    /** @param refusal why none of the parts would move, or null */
    private record Found(List<Part> parts, @Nullable Refusal refusal) {}

    /** As a range of one customer; a fund whose quota has not enough left is looked past, as a run does. */
    private Found find(Customer customer, List<SweepTarget> terms) {
        List<SweepTarget> open = terms;
        while (true) {
            List<Part> parts = parts(customer.customerId(), open);
            // By weight all parts are left out with the first fund's reason that has one: this fund is to blame.
            Part refused = parts.stream().filter(part -> part.reason() != null)
                    .min(Comparator.comparingInt(Part::place)).orElse(null);
            if (refused != null) {
                return new Found(parts, refusal(customer, refused, terms));
            }
            Part lacking = parts.stream().filter(part -> lacksQuota(part, terms)).findFirst().orElse(null);
            if (lacking == null) {
                return new Found(parts, null);
            }
            open = RangeSweep.closed(open, lacking.fundId());
        }
    }

    /** What would move of a customer's wallet into which funds, quotas aside. */
    List<Part> parts(long customerId, List<SweepTarget> terms) {
        SweepRange one = new SweepRange(0, Shard.ONLY, 0, customerId, customerId, SweepRange.State.OPEN, 0, 0, 0, 0);
        Map<Boolean, List<SweepTarget>> bySplit = RangeSweep.bySplit(terms);
        List<Part> parts = new ArrayList<>();
        List<SweepTarget> single = bySplit.getOrDefault(false, List.of());
        if (!single.isEmpty()) {
            parts.addAll(mapper.previewParts(one, single));
        }
        List<SweepTarget> split = bySplit.getOrDefault(true, List.of());
        if (!split.isEmpty()) {
            parts.addAll(mapper.previewSplitParts(one, split));
        }
        parts.sort(Comparator.comparingInt(Part::fundId));
        return parts;
    }

    private boolean lacksQuota(Part part, List<SweepTarget> terms) {
        return part.amount() > quotas.left(term(part, terms).bounds(), part.tradeDate());
    }

    private static SweepTarget term(Part part, List<SweepTarget> terms) {
        return terms.stream().filter(term -> term.fundId() == part.fundId()).findFirst().orElseThrow();
    }

    /** As an order of this part would be refused, with the fund and the amount that it is about. */
    private Refusal refusal(Customer customer, Part part, List<SweepTarget> terms) {
        FundBounds bounds = term(part, terms).bounds();
        Refusal refused = limits.subscriptionRefused(Refusal.Code.valueOf(String.valueOf(part.reason())), customer,
                bounds, limits.before(customer.customerId(), bounds), part.tradeDate());
        RefusalDetails details = RefusalDetails.of("fundCode", bounds.fundCode(), "amount",
                Money.ofCents(part.amount())).and(refused.details());
        return new Refusal(refused.code(), details, refused.alternative());
    }
}
