package org.balancetreasure.wallets;

import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.money.Money;

/**
 * Money that left a wallet for a payment.
 *
 * @param redemptions what was redeemed at once because the wallet was short; empty if it had enough
 */
public record WalletDebit(long debitId, Money amount, Payee payee, List<InstantRedemption> redemptions,
        LocalDateTime debitedAt) {

    /** What the wallet lacked, and got by the redemptions. */
    public Money filled() {
        return redemptions.stream().map(InstantRedemption::paid).reduce(Money.ZERO, Money::plus);
    }
}
