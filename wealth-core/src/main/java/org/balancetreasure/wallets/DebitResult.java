package org.balancetreasure.wallets;

import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.limits.Refusal;
import org.balancetreasure.money.Money;

/** What became of a wish to pay out of a wallet. */
public sealed interface DebitResult {

    /** The money has left the wallet. @param redeemed what was redeemed at once for it; empty if the wallet had enough */
    record Debited(long debitId, Money amount, List<InstantRedemption> redeemed,
            LocalDateTime debitedAt) implements DebitResult {

        /** What the wallet lacked, and got by the redemptions. */
        public Money filled() {
            return redeemed.stream().map(InstantRedemption::paid).reduce(Money.ZERO, Money::plus);
        }
    }

    /** Nothing moved. */
    record Refused(Refusal refusal) implements DebitResult {}
}
