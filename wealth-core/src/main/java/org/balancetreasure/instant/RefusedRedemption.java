package org.balancetreasure.instant;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.jspecify.annotations.Nullable;

/**
 * An instant redemption that was paid and then refused by the transfer agent, or left out by its 34, with its
 * resolution.
 *
 * @param resolution how it is to be settled, or was; null if nothing is proposed
 * @param sentAgain the redemption that sends it again; null unless that was approved
 */
public record RefusedRedemption(InstantRedemption redemption, @Nullable Approval resolution,
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
        SEND_AGAIN(Kind.INSTANT_SEND_AGAIN),
        /** The customer's wallet gives the money back, and the units are free again. */
        TAKE_BACK(Kind.INSTANT_TAKE_BACK),
        /** The units are free again, and the customer owes the money. */
        CLAIM(Kind.INSTANT_CLAIM),
        /** The register does not have the units: they leave our books, and the operator bears what was paid. */
        WRITE_OFF(Kind.INSTANT_WRITE_OFF);

        private final Kind kind;

        Way(Kind kind) {
            this.kind = kind;
        }

        /** What one person proposes and another approves. */
        public Kind kind() {
            return kind;
        }

        static Set<Kind> kinds() {
            return Arrays.stream(values()).map(Way::kind).collect(Collectors.toUnmodifiableSet());
        }

        /** @throws IllegalArgumentException if it is an approval of something else */
        public static Way of(Approval approval) {
            return Arrays.stream(values()).filter(way -> way.kind == approval.kind()).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No way to settle: " + approval));
        }
    }

    /** What is open, what waits for a second person, and what is settled. */
    public enum State {
        OPEN, PROPOSED, RESOLVED
    }

    public State state() {
        return resolution == null ? State.OPEN : isResolved() ? State.RESOLVED : State.PROPOSED;
    }

    /** 34 has not said what became of it. */
    public boolean isUnanswered() {
        return redemption.returnCode() == null;
    }

    /** Staff have approved what becomes of it, and that has happened. */
    public boolean isResolved() {
        return resolution != null && resolution.state() == Approval.State.APPROVED;
    }
}
