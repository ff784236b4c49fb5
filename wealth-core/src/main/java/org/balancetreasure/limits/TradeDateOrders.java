package org.balancetreasure.limits;

import java.time.LocalDate;

/** Port to the orders of a trade date. */
public interface TradeDateOrders {

    /** Cents of a trade date's subscriptions that count against its quota. */
    long subscribed(String taCode, LocalDate tradeDate, int fundId);

    /**
     * What a customer has ordered of a fund for a trade date and not taken back: cents, or hundredths of redemptions.
     *
     * @param kind SUBSCRIPTION or REDEMPTION
     */
    long orderedOn(long customerId, int fundId, LocalDate tradeDate, String kind);
}
