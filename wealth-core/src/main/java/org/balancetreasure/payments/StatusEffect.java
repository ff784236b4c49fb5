package org.balancetreasure.payments;

import java.util.Objects;
import org.balancetreasure.bankfiles.PaymentStatus;
import org.balancetreasure.bankfiles.ReasonAction;
import org.balancetreasure.bankfiles.StatusCode;
import org.jspecify.annotations.Nullable;

/** What a status that a bank gives changes of a payment. */
enum StatusEffect {
    /** Nothing that is not known. */
    NONE,
    /** The status is noted; the payment goes on. */
    NOTED,
    /** The bank has one like it already: what became of that one, its status and the statement say. */
    DUPLICATE,
    /** It has failed: what it should settle is still owed. */
    FAILED,
    /** It goes again with the next working day. */
    NEXT_DAY,
    /** Our account is short: it goes again once that is resolved, and nothing else goes to the bank before. */
    SHORT,
    /** Our file was broken: it goes again once a second person has released it. */
    REBUILD,
    /** Nobody knows: the bank is asked. */
    UNKNOWN,
    /** It can't be true together with what is known: nothing changes but a break. */
    CONTRADICTED;

    /**
     * Of one payment.
     *
     * @param state as it is
     * @param booked whether a statement has booked a side of it
     * @param known the status that the bank gave before of the same message; null if none
     */
    static StatusEffect of(PaymentState state, boolean booked, @Nullable StatusCode known, PaymentStatus said) {
        if (said.contradictory()) {
            return CONTRADICTED;
        }
        boolean rejected = said.code() == StatusCode.RJCT;
        boolean duplicate = rejected && isDuplicate(said);
        if (duplicate) {
            return DUPLICATE;
        }
        if (booked || state == PaymentState.SUCCEEDED || state == PaymentState.RETURNED) {
            return rejected ? CONTRADICTED : NONE;
        }
        if (state == PaymentState.FAILED || state == PaymentState.CREATED) {
            return rejected || said.inferred() ? NONE : CONTRADICTED;
        }
        if (said.inferred() && known != null) {
            return NONE;
        }
        if (known != null && known.contradicts(said.code())) {
            return CONTRADICTED;
        }
        if (!rejected) {
            return known != null && known.isSettled() && !said.code().isSettled() ? NONE : NOTED;
        }
        return switch (Objects.requireNonNull(said.action())) {
            case PAY_BACK -> FAILED;
            case STOP_FILES -> SHORT;
            case FIND_FIRST -> DUPLICATE;
            case REBUILD -> REBUILD;
            case NEXT_DAY -> NEXT_DAY;
            case ENQUIRE, HOLD -> known == StatusCode.RJCT ? NONE : UNKNOWN;
        };
    }

    private static boolean isDuplicate(PaymentStatus said) {
        return said.action() == ReasonAction.FIND_FIRST;
    }
}
