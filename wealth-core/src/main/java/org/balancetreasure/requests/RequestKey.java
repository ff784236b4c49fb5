package org.balancetreasure.requests;

/** The name that a customer's app gave one request (Idempotency-Key). @param key 1 to 80 characters */
public record RequestKey(long customerId, String channel, String key) {

    public static final int LENGTH_MAX = 80;
}
