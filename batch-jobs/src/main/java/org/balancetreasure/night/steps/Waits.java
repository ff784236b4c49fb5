package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.night.memory.StepState;

/** Collects what a step waits for. */
public final class Waits {

    private final List<NightStep> open;
    private final List<String> waits = new ArrayList<>();

    /** @param open the steps that were not done a moment ago, oldest first; one that is done since wakes the lanes */
    public Waits(List<NightStep> open) {
        this.open = open;
    }

    /**
     * All steps of this name and subject through a day have run to their end, so what was there is used; days before
     * the first planned one do not count.
     */
    Waits after(StepName name, String subject, LocalDate through) {
        return first(name, subject, through, step -> !step.ran());
    }

    /** All of them are done: they lack nothing any more. */
    Waits done(StepName name, String subject, LocalDate through) {
        return first(name, subject, through, _ -> true);
    }

    /** All of them have been tried to their end. */
    Waits afterTrying(StepName name, String subject, LocalDate through) {
        return first(name, subject, through, step -> step.state() != StepState.FAILED);
    }

    /** What else is missing, in words. */
    Waits also(List<String> missing) {
        waits.addAll(missing);
        return this;
    }

    List<String> list() {
        return waits;
    }

    private Waits first(StepName name, String subject, LocalDate through, Predicate<NightStep> awaited) {
        open.stream().filter(step -> step.step() == name && step.subject().equals(subject)
                && !step.businessDate().isAfter(through) && awaited.test(step)).findFirst()
                .ifPresent(step -> waits.add(step.toString()));
        return this;
    }
}
