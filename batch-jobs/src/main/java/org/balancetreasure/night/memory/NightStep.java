package org.balancetreasure.night.memory;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of one business date, as stored in the night's memory.
 *
 * @param subject a transfer agent, a fund code, or ALL
 * @param attempt how often it was started
 * @param ran it ran to its end before: what was there by then is used, and what it lacks it waits for
 * @param nextTryAt real time before which a failed step is not tried again
 */
public record NightStep(LocalDate businessDate, StepName step, String subject, StepState state,
        @Nullable String waitsFor, int attempt, boolean ran, @Nullable LocalDateTime nextTryAt,
        @Nullable String message) {

    /** Subject of steps that concern all funds and agents. */
    public static final String ALL = "ALL";

    /** What it waits for, one by one; a step of the night by its {@link #toString()}. */
    public Stream<String> waitingFor() {
        return waitsFor == null ? Stream.of() : Arrays.stream(waitsFor.split(NightMemory.BETWEEN_WAITS, -1));
    }

    @Override
    public String toString() {
        return step + " " + businessDate + " " + subject;
    }
}
