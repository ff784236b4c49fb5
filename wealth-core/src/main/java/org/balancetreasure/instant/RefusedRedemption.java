package org.balancetreasure.instant;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An instant redemption that was paid and then refused by the transfer agent, or left out by its 34, with its
 * resolution.
 *
 * @param resolution null before one is proposed
 * @param sentAgain the redemption that sends it again; null unless that was approved
 */
public record RefusedRedemption(InstantRedemption redemption, @Nullable Resolution resolution,
        @Nullable InstantRedemption sentAgain) {

    /**
     * Ways to settle a refused redemption. After each, nothing is held, and no advance is outstanding that no advance
     * redemption repays.
     */
    public enum Way {
        /**
         * The agent was wrong, or never did it: the units go to the bank with the next 33, and its advance redemption
         * repays the line.
         */
        SEND_AGAIN,
        /** The customer's wallet gives the money back, and the units are free again. */
        TAKE_BACK,
        /** The units are free again, and the customer owes the money. */
        CLAIM,
        /** The register does not have the units: they leave our books, and the operator bears what was paid. */
        WRITE_OFF
    }

    /**
     * A proposal of one person, and its approval by another.
     *
     * @param reason 1 to {@link #REASON_MAX} characters
     * @param proposedBy subject of the token
     */
    public record Resolution(long instantId, Way way, String reason, String proposedBy, LocalDateTime proposedAt,
            @Nullable String approvedBy, @Nullable LocalDateTime approvedAt) {

        public static final int REASON_MAX = 120;

        public boolean isApproved() {
            return approvedBy != null;
        }
    }

    /** 34 has not said what became of it. */
    public boolean isUnanswered() {
        return redemption.returnCode() == null;
    }

    /** Staff have approved what becomes of it, and that has happened. */
    public boolean isResolved() {
        return resolution != null && resolution.isApproved();
    }
}
