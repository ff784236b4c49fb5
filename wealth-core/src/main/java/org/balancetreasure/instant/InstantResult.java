package org.balancetreasure.instant;

import org.balancetreasure.refusals.Refusal;

/** Result of a request for an instant redemption. */
public sealed interface InstantResult {

    /** The units are the bank's, the money is in the wallet. */
    record Paid(InstantRedemption redemption) implements InstantResult {}

    /** Nothing changed. */
    record Refused(Refusal refusal) implements InstantResult {}
}
