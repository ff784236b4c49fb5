package org.balancetreasure.api.access;

/**
 * The customer that a token names, as the argument of a controller that writes. The transaction of the write checks
 * that the customer exists.
 *
 * @param customerId at most 18 digits, from 1
 * @param channel at most {@link org.balancetreasure.customers.Customer#CHANNEL_MAX} characters, never the house
 */
public record CustomerToken(long customerId, String channel) {}
