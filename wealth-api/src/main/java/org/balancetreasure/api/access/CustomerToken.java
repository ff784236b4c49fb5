package org.balancetreasure.api.access;

/**
 * Who a customer's token says it is, which a controller that writes takes as its argument: whether there is such a
 * customer is asked in the transaction of the write.
 *
 * @param customerId at most 18 digits, from 1
 * @param channel at most {@link org.balancetreasure.customers.Customer#CHANNEL_MAX} characters, never the house
 */
public record CustomerToken(long customerId, String channel) {}
