package org.balancetreasure.api.breaks;

/** Whether somebody still has to explain a break. */
enum BreakState {
    OPEN, RESOLVED
}
