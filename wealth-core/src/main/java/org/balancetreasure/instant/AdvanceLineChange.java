package org.balancetreasure.instant;

import java.time.LocalDateTime;

/**
 * What one of the staff changed of a line.
 *
 * @param granted cents, after the change
 * @param suspended after the change
 * @param reason 1 to {@link #REASON_MAX} characters
 * @param changedBy subject of the token
 */
public record AdvanceLineChange(long changeId, int lineId, Kind changeKind, long granted, boolean suspended,
        String reason, String changedBy, LocalDateTime changedAt) {

    public static final int REASON_MAX = 120;

    /** What it was. */
    public enum Kind {
        /** The line advances nothing new. */
        SUSPENDED,
        /** It advances again. */
        RESUMED,
        /** The bank grants another amount. */
        GRANTED
    }
}
