package org.balancetreasure.bankfiles;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one report says of one payment, levels resolved.
 *
 * @param inferred the report does not list the payment and says that only a part went wrong: it is accepted, but nobody
 *            has said so, and it is not paid
 * @param contradictory levels or repeated rows say what can't be true together, so this status is the worst of them and
 *            changes no state
 * @param reasons of the level that decided, or the nearest above it that gives any
 */
public record PaymentStatus(StatusCode code, boolean inferred, boolean contradictory, List<StatusReason> reasons) {

    public PaymentStatus {
        reasons = List.copyOf(reasons);
    }

    /** Whether the bank says that the money has left; never by inference, never from a contradiction. */
    public boolean isSettled() {
        return code.isSettled() && !inferred && !contradictory;
    }

    /**
     * What to do about a rejection: of several reasons the one that moves money last, so that a duplicate is never paid
     * back. Null for another status.
     */
    public @Nullable ReasonAction action() {
        if (code != StatusCode.RJCT) {
            return null;
        }
        if (contradictory || reasons.isEmpty()) {
            return ReasonAction.ENQUIRE;
        }
        return reasons.stream().map(StatusReason::action).max(Comparator.comparingInt(PaymentStatus::caution))
                .orElse(ReasonAction.ENQUIRE);
    }

    private static int caution(ReasonAction action) {
        return switch (action) {
            case PAY_BACK -> 0;
            case NEXT_DAY -> 1;
            case REBUILD -> 2;
            case STOP_FILES -> 3;
            case ENQUIRE -> 4;
            case HOLD -> 5;
            case FIND_FIRST -> 6;
        };
    }
}
