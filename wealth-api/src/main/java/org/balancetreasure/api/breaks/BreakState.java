package org.balancetreasure.api.breaks;

/** Whether a break is still to be explained. */
enum BreakState {
    OPEN, RESOLVED
}
