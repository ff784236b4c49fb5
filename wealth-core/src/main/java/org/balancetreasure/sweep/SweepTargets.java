package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.products.Product;
import org.balancetreasure.products.ProductFund;
import org.balancetreasure.products.Products;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sweep.SweepTarget.Mode;
import org.springframework.stereotype.Component;

/** Into which funds rules may lead, and within which bounds: of all channels, products and funds. */
@Component
class SweepTargets {

    private final TargetMapper mapper;
    private final Products products;
    private final TradingLimits limits;
    private final TransferAgents agents;
    private final Gates gates;
    private final TradingCalendar calendar;

    SweepTargets(TargetMapper mapper, Products products, TradingLimits limits, TransferAgents agents, Gates gates,
            TradingCalendar calendar) {
        this.mapper = mapper;
        this.products = products;
        this.limits = limits;
        this.agents = agents;
        this.gates = gates;
        this.calendar = calendar;
    }

    /** As they are for an order now; locks the trading gates, shared, until the end of the transaction. */
    List<SweepTarget> now() {
        return terms(gates::lockTradeDate);
    }

    /** As they are for an order on {@code runDate} before its cut-off: to look, not to decide. */
    List<SweepTarget> on(LocalDate runDate) {
        return terms(taCode -> {
            LocalDate open = gates.openTradeDate(taCode);
            return runDate.isBefore(open) ? open : runDate;
        });
    }

    /** The trade date of a transfer agent's orders. */
    private interface TradeDates {
        LocalDate of(String taCode);
    }

    private List<SweepTarget> terms(TradeDates tradeDates) {
        Map<String, LocalDate> dates = new TreeMap<>();
        for (String taCode : agents.codes()) {
            dates.put(taCode, tradeDates.of(taCode));
        }
        Map<String, Map<Integer, SweepTarget>> byFund = new TreeMap<>();
        List<SweepTarget> terms = new ArrayList<>();
        for (String channel : mapper.channels()) {
            for (FundBounds bounds : limits.allBounds(channel)) {
                LocalDate tradeDate = dates.get(bounds.taCode());
                if (tradeDate != null) {
                    SweepTarget alone = alone(channel, bounds, tradeDate);
                    terms.add(alone);
                    byFund.computeIfAbsent(channel, missing -> new HashMap<>()).put(bounds.fundId(), alone);
                }
            }
        }
        for (Product product : products.all()) {
            terms.addAll(ofProduct(product, byFund.getOrDefault(product.channel(), Map.of())));
        }
        return terms;
    }

    private SweepTarget alone(String channel, FundBounds bounds, LocalDate tradeDate) {
        Refusal.Code closed = bounds.closedToSubscriptions() != null
                ? bounds.closedToSubscriptions()
                : bounds.closedToFixedAmounts();
        return new SweepTarget(channel, 0, bounds.fundId(), Mode.NAMED, 1, 1, 1, bounds.taCode(), tradeDate,
                calendar.confirmDate(tradeDate), closed == null ? null : closed.name(),
                Math.max(bounds.minimumFirst(), bounds.minimumLater()), bounds.minimumLater(),
                Objects.requireNonNullElse(bounds.largestSubscription(), Long.MAX_VALUE),
                Objects.requireNonNullElse(bounds.daySubscription(), Long.MAX_VALUE),
                Objects.requireNonNullElse(bounds.holdingCap(), Long.MAX_VALUE), bounds);
    }

    private List<SweepTarget> ofProduct(Product product, Map<Integer, SweepTarget> byFund) {
        List<ProductFund> into = product.into(fund -> {
            SweepTarget alone = byFund.get(fund.fundId());
            return alone != null && alone.bounds().sold();
        });
        return switch (product.allocation()) {
            case CHOSEN -> place(product, product.funds(), byFund, Mode.NAMED);
            case WEIGHT -> place(product, into, byFund, Mode.WEIGHT);
            case BEST_YIELD -> place(product, products.byYield(into), byFund, Mode.FIRST);
        };
    }

    private static List<SweepTarget> place(Product product, List<ProductFund> funds, Map<Integer, SweepTarget> byFund,
            Mode mode) {
        long weights = Math.max(1, funds.stream().mapToLong(ProductFund::weight).sum());
        List<SweepTarget> terms = new ArrayList<>();
        for (ProductFund fund : funds) {
            SweepTarget alone = byFund.get(fund.fundId());
            if (alone != null) {
                terms.add(alone.in(product.productId(), mode, terms.size() + 1, fund.weight(), weights));
            }
        }
        return terms;
    }
}
