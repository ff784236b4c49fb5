package org.balancetreasure.night;

import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.night.steps.Step;
import org.balancetreasure.resolutions.StepReopenings;
import org.balancetreasure.resolutions.StepReopenings.Reopening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Stores the steps that are due, each kind of step and subject by itself: where one can't be planned, for example
 * beyond the trading calendar, that is a break STEP_FAILED until it can, and all others are planned.
 */
@Component
class Planning {

    private static final Logger LOG = LoggerFactory.getLogger(Planning.class);
    /** So begins the subject of the break. */
    private static final String PLANNING = "planning ";

    private final Breaks breaks;

    private final NightMemory memory;
    private final StepReopenings reopenings;

    Planning(Breaks breaks, NightMemory memory, StepReopenings reopenings) {
        this.breaks = breaks;
        this.memory = memory;
        this.reopenings = reopenings;
    }

    /** Opens again what two persons have decided to run once more. Runs in the caller's transaction. */
    void reopen() {
        for (Reopening wanted : reopenings.waiting()) {
            memory.reopen(wanted.businessDate(), StepName.valueOf(wanted.step()), wanted.subject());
            reopenings.done(wanted);
        }
    }

    /**
     * Runs in the caller's transaction.
     *
     * @param now time of the business
     * @throws RuntimeException what is no subject's fault: a lost lock or server; the next tick plans then
     */
    void plan(List<Step> steps, LocalDateTime now) {
        List<String> failing = breaks.openSubjects(BreakType.STEP_FAILED, Breaks.HOUSE, PLANNING);
        for (Step step : steps) {
            for (String subject : step.subjects()) {
                String named = PLANNING + step.name() + " " + subject;
                if (isPlanned(step, subject, now, named, failing) && failing.contains(named)) {
                    breaks.resolve(BreakType.STEP_FAILED, Breaks.HOUSE, named, "planned through " + now);
                }
            }
        }
    }

    private boolean isPlanned(Step step, String subject, LocalDateTime now, String named, List<String> failing) {
        try {
            step.plan(subject, now);
            return true;
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException | NullPointerException
                | DataIntegrityViolationException e) {
            if (!failing.contains(named)) {
                LOG.error("{} of {} can't be planned; the next tick tries again", step.name(), subject, e);
                breaks.open(BreakType.STEP_FAILED, now.toLocalDate(), Breaks.HOUSE, named, "not planned",
                        e.getClass().getSimpleName() + ": " + e.getMessage());
            }
            return false;
        }
    }
}
