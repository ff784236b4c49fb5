package org.balancetreasure.advances;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A change of a line by staff.
 *
 * @param granted cents, after the change
 * @param suspended after the change
 * @param warningAt cents, after the change
 * @param priority after the change
 * @param reason 1 to {@link #REASON_MAX} characters
 * @param changedBy subject of the token; of what was approved, the proposer's
 * @param approvalId null for what needs no second person
 * @param approvedBy subject of the second person's token
 */
public record AdvanceLineChange(long changeId, int lineId, Kind changeKind, long granted, boolean suspended,
        long warningAt, int priority, String reason, String changedBy, LocalDateTime changedAt,
        @Nullable Long approvalId,
        @Nullable String approvedBy) {

    public static final int REASON_MAX = 120;

    /** What was changed. */
    public enum Kind {
        /** The line advances nothing new. */
        SUSPENDED,
        /** It advances again. */
        RESUMED,
        /** The bank grants another amount. */
        GRANTED,
        /** The line is new. */
        SET_UP,
        /** Staff are warned at another amount of room. */
        WARNING_AT,
        /** It is used earlier or later among the lines of its fund. */
        PRIORITY
    }
}
