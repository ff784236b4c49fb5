package org.balancetreasure.breaks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not match, with both sides of it.
 *
 * @param partner transfer agent or bank, or {@link Breaks#HOUSE}
 * @param subject business key of what differs
 * @param owner who has to resolve it
 */
public record Break(long breakId, BreakType type, LocalDate businessDate, String partner, String subject, String ours,
        String theirs, String owner, State state, LocalDateTime openedAt, @Nullable LocalDateTime resolvedAt,
        @Nullable String resolution) {

    /** A break is open until somebody, or the figure that was missing, resolves it. */
    public enum State {
        OPEN, RESOLVED
    }
}
