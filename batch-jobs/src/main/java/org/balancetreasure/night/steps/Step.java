package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;

/** A step of the night. It has no state: rows say what is due and what is done. */
public abstract class Step {

    private final StepName name;
    private final NightMemory memory;

    Step(StepName name, NightMemory memory) {
        this.name = name;
        this.memory = memory;
    }

    public final StepName name() {
        return name;
    }

    final NightMemory memory() {
        return memory;
    }

    /** The lane of a subject's step: its steps run in order. */
    public abstract Lane lane(String subject);

    /** All subjects that have such a step. */
    public abstract List<String> subjects();

    /**
     * Stores the steps of a subject that are newly due at {@code now} (time of the business). Runs in the caller's
     * transaction; what it stored before it failed stays.
     */
    public abstract void plan(String subject, LocalDateTime now);

    /**
     * Missing inputs of a day's step that did not run yet, in words for finance staff; empty when it can run.
     *
     * @param waits collects them
     */
    public abstract List<String> waitsFor(LocalDate day, String subject, Waits waits);

    /**
     * Runs a day's step and proves it. What an earlier attempt has done stays.
     *
     * @return rows done
     */
    public abstract long run(LocalDate day, String subject, Work work);

    /**
     * What a day's step lacks after it ran, in words; empty when it is done. What it lacks it waits for, and then runs
     * again: so what is there is used, and what is late is missed by name. Steps that wait for this one go on
     * meanwhile.
     */
    public List<String> lacks(LocalDate day, String subject) {
        return List.of();
    }

    /** Whether something has come that a step which lacks something has not used yet. */
    public boolean hasNews(LocalDate day, String subject) {
        return false;
    }

    /** Whether a day's step ran to its end before, and runs again because of what it lacked. */
    final boolean runsAgain(LocalDate day, String subject) {
        return memory.hasRun(day, name, subject);
    }
}
