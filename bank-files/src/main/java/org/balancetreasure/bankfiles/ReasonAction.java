package org.balancetreasure.bankfiles;

/** What we do about a reason that a bank gives for a status. */
public enum ReasonAction {
    /** The payment has failed, the claim lives again; customer service asks for another account. */
    PAY_BACK,
    /** Our account is short: no later file goes to this bank, and finance is alarmed. */
    STOP_FILES,
    /** The bank has one like it: look up what became of the first. Never a failure by itself. */
    FIND_FIRST,
    /** The file is broken, a defect of ours: build it again under a new MsgId, with a second person. */
    REBUILD,
    /** Send it again for the next working day: the same EndToEndId, a new MsgId. */
    NEXT_DAY,
    /** Nobody knows: a break, and the bank is asked. */
    ENQUIRE,
    /** Held for compliance. */
    HOLD
}
