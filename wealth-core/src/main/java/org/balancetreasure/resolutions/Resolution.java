package org.balancetreasure.resolutions;

import java.time.LocalDate;
import org.balancetreasure.breaks.Way;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done about a break.
 *
 * @param target what the way leads to: the number of an order, the reference of an expected item, or an account as
 *            {@code PURPOSE owner}; null where the break says it all
 * @param dueDate by which the partner is to correct it; of {@link Way#HAND_BACK} only
 */
public record Resolution(Way way, @Nullable String target, @Nullable LocalDate dueDate) {

    /** Longest target, in characters. */
    public static final int TARGET_MAX = 64;

    /** One that needs nothing besides the break. */
    public static Resolution of(Way way) {
        return new Resolution(way, null, null);
    }
}
