package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.jspecify.annotations.Nullable;

/** Collects what a step waits for. */
final class Waits {

    private final NightMemory memory;
    private final List<String> waits = new ArrayList<>();

    Waits(NightMemory memory) {
        this.memory = memory;
    }

    /**
     * All steps of this name and subject through a day have run to their end, so what was there is used; days before the
     * first planned one do not count.
     */
    Waits after(StepName step, String subject, LocalDate through) {
        return open(step, subject, memory.firstToRun(step, subject, through));
    }

    /** All of them have been tried to their end. */
    Waits afterTrying(StepName step, String subject, LocalDate through) {
        return open(step, subject, memory.firstUntried(step, subject, through));
    }

    /** What else is missing, in words. */
    Waits also(List<String> missing) {
        waits.addAll(missing);
        return this;
    }

    List<String> list() {
        return waits;
    }

    private Waits open(StepName step, String subject, @Nullable LocalDate first) {
        if (first != null) {
            waits.add(step + " " + first + " " + subject);
        }
        return this;
    }
}
