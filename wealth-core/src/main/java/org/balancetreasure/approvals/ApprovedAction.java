package org.balancetreasure.approvals;

import java.util.Set;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.refusals.Refusal;

/** Does what was approved: a room that lets people decide something brings one of its own. */
public interface ApprovedAction {

    /** The kinds that it does. */
    Set<Kind> kinds();

    /** The customer whom it concerns; 0 if it concerns none. */
    default long customerId(Approval approval) {
        return 0;
    }

    /** Does it, in the transaction of the approval. What was written with a refusal is undone by the caller. */
    Outcome carryOut(Approval approval);

    /** What came of it. */
    sealed interface Outcome {

        /** @param result in the words of the room, at most 40 characters */
        record Done(String result) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}

        /** What it is about has changed since it was shown: the proposal is void, and its refusal says what changed. */
        record Void(Refusal refusal) implements Outcome {}
    }
}
