package org.balancetreasure.night.memory;

/** What is true of a step. */
public enum StepState {
    /** Due, and not all of its inputs are in; or not looked at yet. */
    WAITING,
    /** Under way, or broken off by a dead process. */
    RUNNING,
    /** Done and proved. */
    COMPLETED,
    /** The last attempt ended with an error; it is tried again after a pause. */
    FAILED
}
