package org.balancetreasure.breaks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A difference between our books and a partner's, or within our books, with both sides.
 *
 * @param businessDate the day to which the difference belongs
 * @param partner transfer agent or bank, or {@link Breaks#HOUSE}
 * @param subject business key of what differs
 * @param customerId whose data it shows; 0 if it shows nobody's
 * @param sum theirs less ours, or what is at stake; null where there is no sum
 * @param dueDate from which its age counts: the business date, or a later day by which the partner is to correct it
 * @param owner the team that has to resolve it, or the person to whom it was given
 * @param handedBackOn the business date on which the partner was last told to correct it; null if it never was
 */
public record Break(long breakId, BreakType type, LocalDate businessDate, String partner, String subject, String ours,
        String theirs, long customerId, @Nullable Sum sum, LocalDate dueDate, String owner,
        @Nullable LocalDate handedBackOn, State state, LocalDateTime openedAt, @Nullable LocalDateTime resolvedAt,
        @Nullable String resolution) {

    /** A break is open until staff, or the missing figure, resolve it. */
    public enum State {
        OPEN, RESOLVED
    }

    /**
     * An amount of an asset.
     *
     * @param assetId the currency's ISO 4217 number, or the fund's id
     * @param amount smallest unit of the asset, signed
     */
    public record Sum(int assetId, long amount) {}
}
