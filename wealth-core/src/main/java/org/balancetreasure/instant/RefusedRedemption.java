package org.balancetreasure.instant;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An instant redemption that was paid and then refused by the transfer agent, or that its 34 left out, and what staff make
 * of it.
 *
 * @param resolution null before somebody has proposed one
 * @param sentAgain the redemption that sends it again; null unless that was approved
 */
public record RefusedRedemption(InstantRedemption redemption, @Nullable Resolution resolution,
        @Nullable InstantRedemption sentAgain) {

    /** How a refused redemption is settled. Each leaves nothing held, and nothing outstanding that no pile repays. */
    public enum Way {
        /** The agent was wrong, or never did it: the units go to the bank with the next 33, and its pile repays the line. */
        SEND_AGAIN,
        /** The customer's wallet gives the money back, and the units are free again. */
        TAKE_BACK,
        /** The units are free again, and the customer owes the money. */
        CLAIM,
        /** The register does not have the units: they leave our books, and the operator bears what was paid. */
        WRITE_OFF
    }

    /**
     * What one has proposed, and another has approved or not yet.
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
