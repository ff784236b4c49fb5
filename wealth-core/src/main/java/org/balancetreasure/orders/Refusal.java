package org.balancetreasure.orders;

import java.util.Map;

/**
 * Why an order was not taken: a value, not an error.
 *
 * @param figures what the customer needs to know, by name, as shown to people
 */
public record Refusal(Code code, Map<String, String> figures) {

    /** Stable names of refusals. */
    public enum Code {
        UNKNOWN_FUND, SUBSCRIPTIONS_STOPPED, REDEMPTIONS_STOPPED, BELOW_MINIMUM, INSUFFICIENT_BALANCE, INSUFFICIENT_UNITS, UNKNOWN_ORDER, NOT_CANCELLABLE
    }
}
