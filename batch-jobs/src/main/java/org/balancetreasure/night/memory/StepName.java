package org.balancetreasure.night.memory;

/** The steps of the night, in the order in which they are looked at on a business date. */
public enum StepName {
    /** Places the orders of plans for T, some time before the cut-off. Subject: ALL. */
    PLAN,
    /** Sweeps idle wallet money into funds, after the plans and before the cut-off of T. Subject: ALL. */
    SWEEP,
    /** Closes the trading gate of T: its orders are final. Subject: a transfer agent. */
    CLOSE,
    /** Sends 01, 03 and their index for T. Subject: a transfer agent. */
    SEND,
    /** Collects the money for T's subscriptions in the settlement account. Subject: a transfer agent. */
    COLLECT,
    /** Closes the calendar day D. Subject: ALL. */
    TURN_DAY,
    /** Sends 33, the instant redemptions of D, and its index. Subject: a transfer agent. */
    TRANSFER,
    /** Books the answers to the transfers of D. Subject: a transfer agent. */
    CONFIRM_TRANSFER,
    /** Takes in the quotes of D. Subject: a transfer agent. */
    QUOTE,
    /** Books the confirmations of T's orders, dated T+1. Subject: a transfer agent. */
    CONFIRM,
    /**
     * Finds what T's confirmations oblige whom to pay, nets it, and compares it with the agent's summaries. Subject: a
     * transfer agent.
     */
    OBLIGATIONS,
    /** Releases the proceeds of T's redemptions to their holders. Subject: a transfer agent. */
    RELEASE,
    /** Tells a bank the payments of a working day. Subject: a bank. */
    INSTRUCT,
    /** Follows the status of the payments of a working day. Subject: a bank. */
    FOLLOW,
    /** Takes in the statements of a working day. Subject: a bank. */
    STATEMENT,
    /** Posts the income of D to every holder. Subject: a fund. */
    INCOME,
    /** Compares the register of T+1 with our books. Subject: a transfer agent. */
    REGISTER,
    /** Proves the books of D. Subject: ALL. */
    PROVE,
    /** Closes the books of D: trial balance, digest, signature. Subject: ALL. */
    CLOSE_BOOKS,
    /** Puts away what is kept no longer at the end of D. Subject: ALL. */
    RETAIN
}
