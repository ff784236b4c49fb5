package org.balancetreasure.ledger;

/**
 * A customer's account as of now.
 *
 * @param balance smallest unit of the asset; below zero only by negative income
 * @param held part of it that open orders hold
 */
public record Balance(long balance, long held) {

    public static final Balance NONE = new Balance(0, 0);

    /** What can be spent or redeemed now; never below zero. */
    public long available() {
        return Math.max(0, balance - held);
    }
}
