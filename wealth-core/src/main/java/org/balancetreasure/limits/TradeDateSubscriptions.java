package org.balancetreasure.limits;

import java.time.LocalDate;

/** Port to the orders of a trade date. */
public interface TradeDateSubscriptions {

    /** Cents of a trade date's subscriptions that count against its quota. */
    long subscribed(String taCode, LocalDate tradeDate, int fundId);
}
