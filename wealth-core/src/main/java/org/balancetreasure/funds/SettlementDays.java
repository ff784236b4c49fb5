package org.balancetreasure.funds;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.funds.FundMapper.SettlementDaysRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the money of an order of T moves: by trading days after T, as the fund's contract says. A fund without rows has
 * the days of a money-market fund: both T+1. Source: field practice in mainland China (money-market funds T+1, bond
 * funds T+2 to T+4).
 */
@Component
public class SettlementDays {

    private static final SettlementDaysRow MONEY_MARKET = new SettlementDaysRow(1, 1);

    private final FundMapper mapper;
    private final TradingCalendar calendar;

    SettlementDays(FundMapper mapper, TradingCalendar calendar) {
        this.mapper = mapper;
        this.calendar = calendar;
    }

    /**
     * What holds from a trade date on, in trading days after T.
     *
     * @param subscriptionDays until the money for subscriptions is delivered
     * @param redemptionDays until proceeds arrive
     */
    public record Dated(LocalDate validFrom, int subscriptionDays, int redemptionDays) {}

    /** Oldest first; empty for a fund that has the days of a money-market fund. */
    public List<Dated> history(int fundId) {
        return mapper.settlementDaysHistory(fundId);
    }

    /** What holds from a trade date on, of which no order was taken. */
    public void add(int fundId, Dated days) {
        mapper.addSettlementDays(fundId, days);
    }

    /** The day on which the money for a subscription of T goes to the transfer agent. */
    public LocalDate delivered(int fundId, LocalDate tradeDate) {
        return after(tradeDate, of(fundId, tradeDate).subscriptionDays());
    }

    /** The day on which the proceeds of a redemption of T arrive, and are promised to their holder. */
    public LocalDate received(int fundId, LocalDate tradeDate) {
        return after(tradeDate, of(fundId, tradeDate).redemptionDays());
    }

    private SettlementDaysRow of(int fundId, LocalDate tradeDate) {
        @Nullable
        SettlementDaysRow row = mapper.settlementDays(fundId, tradeDate);
        return row == null ? MONEY_MARKET : row;
    }

    private LocalDate after(LocalDate tradeDate, int days) {
        LocalDate day = tradeDate;
        for (int i = 0; i < days; i++) {
            day = calendar.nextTradingDay(day);
        }
        return day;
    }
}
