package org.balancetreasure.plans;

import org.balancetreasure.refusals.Refusal;

/** Result of creating or changing a plan. */
public sealed interface PlanResult {

    /** Done: the plan as of now. */
    record Kept(Plan plan) implements PlanResult {}

    /** Not done, and nothing changed. */
    record Refused(Refusal refusal) implements PlanResult {}
}
