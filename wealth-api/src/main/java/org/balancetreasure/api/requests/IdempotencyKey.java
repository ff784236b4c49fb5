package org.balancetreasure.api.requests;

/**
 * The unique key that an app gives to one write.
 *
 * @param value 1 to 80 printable ASCII characters
 */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";
}
