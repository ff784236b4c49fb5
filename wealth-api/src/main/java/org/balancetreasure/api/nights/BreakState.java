package org.balancetreasure.api.nights;

/** Whether somebody still has to explain a break. */
enum BreakState {
    OPEN, RESOLVED
}
