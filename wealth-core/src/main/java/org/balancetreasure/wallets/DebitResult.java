package org.balancetreasure.wallets;

import org.balancetreasure.refusals.Refusal;

/** Result of a wallet debit. */
public sealed interface DebitResult {

    /** The money has left the wallet. */
    record Debited(WalletDebit debit) implements DebitResult {}

    /** Nothing moved. */
    record Refused(Refusal refusal) implements DebitResult {}
}
