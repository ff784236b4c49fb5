package org.balancetreasure.instant;

import org.balancetreasure.refusals.Refusal;

/** What became of a wish to redeem at once. */
public sealed interface InstantResult {

    /** The units are the bank's, the money is in the wallet. */
    record Paid(InstantRedemption redemption) implements InstantResult {}

    /** Nothing changed. */
    record Refused(Refusal refusal) implements InstantResult {}
}
