package org.balancetreasure.calendar;

import org.springframework.stereotype.Component;

/** Loads the trading calendar from its table. */
@Component
public class TradingDays {

    private final CalendarMapper mapper;

    TradingDays(CalendarMapper mapper) {
        this.mapper = mapper;
    }

    public TradingCalendar load() {
        return new TradingCalendar(mapper.tradingDays());
    }
}
