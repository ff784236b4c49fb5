package org.balancetreasure.orders;

import org.balancetreasure.limits.Refusal;

/** What became of a wish to order or to cancel. */
public sealed interface OrderResult {

    /** Taken: the order as it stands now. */
    record Taken(Order order) implements OrderResult {}

    /** Not taken, and nothing changed. */
    record Refused(Refusal refusal) implements OrderResult {}
}
