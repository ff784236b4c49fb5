package org.balancetreasure.bankfiles;

import org.jspecify.annotations.Nullable;

/** What a bank says of a file, a group or a payment (pain.002), the worst first. */
public enum StatusCode {
    /** Rejected: nothing of it happened. */
    RJCT,
    /** Some of it is accepted and some rejected; never of a payment. */
    PART,
    /** Pending: the bank checks further. */
    PDNG,
    /** Received. */
    RCVD,
    /** The syntax is accepted. */
    ACTC,
    /** The customer's profile is accepted. */
    ACCP,
    /** Accepted with a change. */
    ACWC,
    /** Accepted, settlement in process. */
    ACSP,
    /** Settled on the debtor's account. */
    ACSC,
    /** Settled on the creditor's account, so on the debtor's, too. */
    ACCC;

    /** Whether the money has left the debtor's account; the statement proves it. */
    public boolean isSettled() {
        return this == ACSC || this == ACCC;
    }

    /** Whether a later status of the same payment can't be true beside this one: a break, and never a new state. */
    public boolean contradicts(StatusCode later) {
        return this == RJCT ? later != RJCT : isSettled() && later == RJCT;
    }

    static @Nullable StatusCode of(String code) {
        for (StatusCode status : values()) {
            if (status.name().equals(code)) {
                return status;
            }
        }
        return null;
    }
}
