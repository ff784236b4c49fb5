package org.balancetreasure.customers;

/**
 * A customer of one channel.
 *
 * @param customerId the operator's customer number, from 10000
 */
public record Customer(long customerId, String channel) {

    /** The platform itself: the channel of advancing banks, and of staff who see all brands. */
    public static final String HOUSE = "house";

    /** No channel has a longer name. */
    public static final int CHANNEL_MAX = 16;
}
