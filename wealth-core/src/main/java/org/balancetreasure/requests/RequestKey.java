package org.balancetreasure.requests;

/**
 * The unique key that an app gave to one request (Idempotency-Key).
 *
 * @param key 1 to 80 characters
 */
public record RequestKey(long customerId, String channel, String key) {

    public static final int LENGTH_MAX = 80;
}
