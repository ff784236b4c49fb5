package org.balancetreasure.wallets;

import org.balancetreasure.refusals.Refusal;

/** What became of a wish to pay out of a wallet. */
public sealed interface DebitResult {

    /** The money has left the wallet. */
    record Debited(WalletDebit debit) implements DebitResult {}

    /** Nothing moved. */
    record Refused(Refusal refusal) implements DebitResult {}
}
