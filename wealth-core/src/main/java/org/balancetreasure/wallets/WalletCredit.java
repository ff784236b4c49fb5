package org.balancetreasure.wallets;

import java.time.LocalDateTime;
import org.balancetreasure.money.Money;

/**
 * Money that came into a wallet from outside.
 *
 * @param creditId of its transfer
 * @param reference names the payment among the customer's, at most {@value #REFERENCE_MAX} characters
 */
public record WalletCredit(long creditId, long customerId, long cents, String reference, LocalDateTime creditedAt) {

    public static final int REFERENCE_MAX = 64;

    public Money amount() {
        return Money.ofCents(cents);
    }
}
