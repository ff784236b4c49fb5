package org.balancetreasure.plans;

import java.time.LocalDateTime;

/** A change of a plan, on record. */
public record PlanChange(long changeId, long planId, Kind kind, By changedBy, LocalDateTime changedAt) {

    /** What changed. */
    public enum Kind {
        CREATED, PAUSED, RESUMED, ENDED
    }

    /** Who changed it. */
    public enum By {
        CUSTOMER,
        /** After the last date. */
        PLATFORM
    }
}
