package org.balancetreasure.orders;

import org.balancetreasure.refusals.Refusal;

/** Result of placing or cancelling an order. */
public sealed interface OrderResult {

    /** Accepted: the order as it stands now. */
    record Accepted(Order order) implements OrderResult {}

    /** Not taken, and nothing changed. */
    record Refused(Refusal refusal) implements OrderResult {}
}
