package org.balancetreasure.night.memory;

/** States of a step. */
public enum StepState {
    /** Due, and inputs are missing; or not checked yet. */
    WAITING,
    /** Running, or interrupted by the death of its process. */
    RUNNING,
    /** Done and proved. */
    COMPLETED,
    /** The last attempt ended with an error; it is tried again after a pause. */
    FAILED
}
