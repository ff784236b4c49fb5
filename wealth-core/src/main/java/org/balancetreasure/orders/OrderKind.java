package org.balancetreasure.orders;

/** What a customer orders. */
public enum OrderKind {
    /** Pays an amount for units; business code 022, confirmed by 122. */
    SUBSCRIPTION,
    /** Gives units for their amount, paid on T+1; business code 024, confirmed by 124. */
    REDEMPTION
}
