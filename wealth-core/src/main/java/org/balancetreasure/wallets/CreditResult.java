package org.balancetreasure.wallets;

import org.balancetreasure.refusals.Refusal;

/** Result of a credit. */
public sealed interface CreditResult {

    /** The money is in the wallet, or swept. */
    record Credited(WalletCredit credit) implements CreditResult {}

    /** The payment was credited before; nothing moved now. */
    record CreditedBefore(WalletCredit credit) implements CreditResult {}

    /** Nothing moved. */
    record Refused(Refusal refusal) implements CreditResult {}
}
