package org.balancetreasure.approvals;

/** Does what was approved: a room that lets people decide something brings one of its own for each kind. */
public interface ApprovedAction {

    /** The kind that it does. */
    String kind();

    /**
     * Does it, in the transaction of the approval.
     *
     * @return what came of it, at most 40 characters
     */
    String carryOut(Approval approval);
}
