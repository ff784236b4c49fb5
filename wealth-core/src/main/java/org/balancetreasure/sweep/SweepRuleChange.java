package org.balancetreasure.sweep;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it read after one change; before it, it read as the change before.
 *
 * @param changedBy who did it
 */
public record SweepRuleChange(long customerId, int version, Kind changeKind, LocalDateTime changedAt, String changedBy,
        @Nullable Integer productId, @Nullable Integer fundId, long walletFloor, long minimum, long multiple,
        boolean onCredit, boolean autoRedeem, SweepRule.State state) {

    /** What was done. */
    public enum Kind {
        /** The customer agreed to the rule as it reads. */
        AGREED,
        /** Nothing moves until it is resumed. */
        PAUSED,
        /** On again, as agreed before. */
        RESUMED
    }
}
