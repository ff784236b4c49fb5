package org.balancetreasure.breaks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A difference between our books and a partner's, or within our books, with both sides.
 *
 * @param partner transfer agent or bank, or {@link Breaks#HOUSE}
 * @param subject business key of what differs
 * @param owner the team that has to resolve it
 */
public record Break(long breakId, BreakType type, LocalDate businessDate, String partner, String subject, String ours,
        String theirs, String owner, State state, LocalDateTime openedAt, @Nullable LocalDateTime resolvedAt,
        @Nullable String resolution) {

    /** A break is open until staff, or the missing figure, resolve it. */
    public enum State {
        OPEN, RESOLVED
    }
}
