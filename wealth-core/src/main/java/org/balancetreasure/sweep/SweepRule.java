package org.balancetreasure.sweep;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The sweep rule that a customer has agreed to: wallet money above the floor is swept into the target.
 *
 * @param productId null if the target is the fund alone
 * @param fundId the target without a product, or the one chosen of a product that leaves the choice to the customer
 * @param walletFloor cents that stay in the wallet
 * @param minimum cents; less is not moved
 * @param multiple cents; what is moved is a multiple of it
 * @param onCredit also with each credit of the wallet
 * @param autoRedeem auto-redemption: instant redemption fills a wallet that is short for a debit
 * @param consentAt when the customer agreed to the rule as it reads
 * @param version of the last change, from 1
 */
public record SweepRule(long customerId, String channel, @Nullable Integer productId, @Nullable Integer fundId,
        long walletFloor, long minimum, long multiple, boolean onCredit, boolean autoRedeem, State state,
        LocalDateTime consentAt, int version) {

    /** Whether anything is swept by it; {@code autoRedeem} holds in both. */
    public enum State {
        ON, PAUSED
    }

    public boolean isOn() {
        return state == State.ON;
    }

    /**
     * Cents that a wallet with so much available gives: what lies above the floor, cut to the multiple; 0 if below the
     * minimum.
     */
    public long movable(long available) {
        long above = available - walletFloor;
        long cut = above - Math.floorMod(above, multiple);
        return cut < minimum ? 0 : cut;
    }

    SweepRule in(State newState) {
        return new SweepRule(customerId, channel, productId, fundId, walletFloor, minimum, multiple, onCredit,
                autoRedeem, newState, consentAt, version + 1);
    }
}
