package org.balancetreasure.plans;

/** What is true of a plan. */
public enum PlanState {
    /** Its dates are ordered. */
    ON,
    /** Its dates pass without an order, until the customer resumes it. */
    PAUSED,
    /** It has no further date: the last has passed, or the customer has ended it. */
    ENDED
}
