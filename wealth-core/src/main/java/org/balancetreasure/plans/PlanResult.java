package org.balancetreasure.plans;

import org.balancetreasure.refusals.Refusal;

/** What became of a wish about a plan. */
public sealed interface PlanResult {

    /** Done: the plan as it stands now. */
    record Kept(Plan plan) implements PlanResult {}

    /** Not done, and nothing changed. */
    record Refused(Refusal refusal) implements PlanResult {}
}
