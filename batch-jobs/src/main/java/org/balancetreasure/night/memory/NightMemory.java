package org.balancetreasure.night.memory;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table {@code night_step}: a row per step, business date and subject. */
@Component
public class NightMemory {

    static final String BETWEEN_WAITS = ", ";

    private static final int WAITS_MAX = 200;

    private final NightStepMapper mapper;

    NightMemory(NightStepMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * How an attempt ended.
     *
     * @param message why it failed, at most 1,000 characters; null if it is completed
     * @param nextTryAt when it failed: not tried again before
     */
    public record End(StepState state, long rows, long rowsPerSecond, @Nullable String message, LocalDateTime at,
            @Nullable LocalDateTime nextTryAt) {}

    /** Stores a step as due; a second call has no effect. */
    public void plan(LocalDate day, StepName step, String subject) {
        mapper.plan(Shard.ONLY, day, step, subject);
    }

    /**
     * Writes down what is due and was not yet, missed days too.
     *
     * @param firstEver where nothing was planned before
     * @param next the day after a day on which there is such a step
     */
    public void planThrough(LocalDate through, StepName step, String subject, Supplier<LocalDate> firstEver,
            UnaryOperator<LocalDate> next) {
        LocalDate planned = mapper.lastPlanned(Shard.ONLY, step, subject);
        for (LocalDate day = planned == null ? firstEver.get() : next.apply(planned); !day.isAfter(through); day = next
                .apply(day)) {
            plan(day, step, subject);
        }
    }

    /** Everything that is not done, oldest first, in the order of the night. */
    public List<NightStep> open() {
        return mapper.open(Shard.ONLY);
    }

    /** The last day whose step has run to its end, or null before the first. */
    public @Nullable LocalDate lastRun(StepName step, String subject) {
        return mapper.lastRun(Shard.ONLY, step, subject);
    }

    /** Whether the step of a day has run to its end before, be it that it lacks something. */
    public boolean hasRun(LocalDate day, StepName step, String subject) {
        return mapper.hasRun(Shard.ONLY, day, step, subject) == 1;
    }

    /** Stores the missing inputs of a step, for finance staff. */
    public void waitFor(NightStep step, List<String> inputs) {
        String all = String.join(BETWEEN_WAITS, inputs);
        String said = all.length() > WAITS_MAX ? all.substring(0, WAITS_MAX) : all;
        if (!said.equals(step.waitsFor())) {
            mapper.waitFor(Shard.ONLY, step, said);
        }
    }

    /**
     * Begins an attempt now.
     *
     * @return false if the step is done already
     */
    public boolean start(NightStep step, long generation) {
        return mapper.start(Shard.ONLY, step, generation, RealTime.now()) == 1;
    }

    /** How far the attempt under way is. */
    public void progress(NightStep step, long rows, long rowsPerSecond, long secondsLeft) {
        mapper.progress(Shard.ONLY, step, rows, rowsPerSecond, secondsLeft);
    }

    /** Ends the attempt under way. */
    public void end(NightStep step, End end) {
        mapper.end(Shard.ONLY, step, end);
    }

    /** A step that has run or failed is open again, and is tried at once; one that runs is left alone. */
    public void reopen(LocalDate day, StepName step, String subject) {
        mapper.reopenStep(Shard.ONLY, day, step, subject);
    }

    /**
     * What a dead runner left: its steps are open again, and their own rows know how far they came.
     *
     * @return how many
     */
    public int reopen(long generation) {
        return mapper.reopen(Shard.ONLY, generation);
    }
}
