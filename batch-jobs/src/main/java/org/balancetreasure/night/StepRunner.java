package org.balancetreasure.night;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightMemory.End;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.RealTime;
import org.balancetreasure.night.memory.StepState;
import org.balancetreasure.night.steps.Step;
import org.balancetreasure.night.steps.Waits;
import org.balancetreasure.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs one step, and remembers how it began and ended. A step that fails is a break until it succeeds. */
@Component
class StepRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);
    /** Doublings after which any pause is the longest. */
    private static final int DOUBLINGS_MAX = 30;

    private final RunnerLock lock;
    private final NightMemory memory;
    private final NightJobs jobs;
    private final Breaks breaks;
    private final Duration firstPause;
    private final Duration longestPause;

    /** @param firstPause after a first failure; doubled after each further one, up to the longest */
    StepRunner(RunnerLock lock, NightMemory memory, NightJobs jobs, Breaks breaks,
            @Value("${night.retry-first:10s}") Duration firstPause,
            @Value("${night.retry-longest:10m}") Duration longestPause) {
        this.lock = lock;
        this.memory = memory;
        this.jobs = jobs;
        this.breaks = breaks;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /**
     * Whether a step has all that it needs; if not, says what is missing.
     *
     * @param open the steps that are not done, oldest first
     */
    boolean isReady(Step what, NightStep step, List<NightStep> open) {
        List<String> waits;
        try {
            waits = missing(what, step, open);
        } catch (RuntimeException e) {
            // An inbox that can't be read now may be readable at the next tick, and the lane's other steps need it not.
            LOG.error("What {} waits for can't be looked up; the next tick tries again", step, e);
            waits = List.of("its inputs can't be looked up: " + e.getMessage());
        }
        if (!waits.isEmpty()) {
            memory.waitFor(step, waits);
        }
        return waits.isEmpty();
    }

    private static List<String> lacks(Step what, NightStep step) {
        try {
            return what.lacks(step.businessDate(), step.subject());
        } catch (RuntimeException e) {
            LOG.error("What {} lacks can't be looked up; the next tick tries again", step, e);
            return List.of("what it lacks can't be looked up: " + e.getMessage());
        }
    }

    private static List<String> missing(Step what, NightStep step, List<NightStep> open) {
        if (!step.ran()) {
            return what.waitsFor(step.businessDate(), step.subject(), new Waits(open));
        }
        if (step.state() == StepState.FAILED || what.hasNews(step.businessDate(), step.subject())) {
            return List.of();
        }
        return what.lacks(step.businessDate(), step.subject());
    }

    /**
     * Runs a step now, to its end.
     *
     * @throws LostRunnerLock if another runner took over: then nothing of its end is written
     */
    void run(Step what, NightStep step) {
        long generation = lock.generation();
        Transactions fenced = lock.fenced();
        if (!fenced.call(() -> memory.start(step, generation))) {
            return;
        }
        long began = System.nanoTime();
        NightJobs.Result result = jobs.run(what, step, fenced);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        String failure = result.failure();
        List<String> lacks = failure == null ? lacks(what, step) : List.of();
        if (!lacks.isEmpty()) {
            fenced.run(() -> ended(step, StepState.WAITING, result.rows(), took));
            LOG.info("{} has used what is there, {} rows, and waits for {}", step, result.rows(), lacks);
            return;
        }
        if (failure == null) {
            fenced.run(() -> ended(step, StepState.COMPLETED, result.rows(), took));
            LOG.info("{} is done: {} rows in {} s, {} rows/s", step, result.rows(), took.toSeconds(),
                    perSecond(result.rows(), took));
            return;
        }
        Duration pause = pauseAfter(step.attempt() + 1);
        fenced.run(() -> failed(step, result.rows(), took, failure, pause));
        LOG.error("{} failed and is tried again in {} s: {}", step, pause.toSeconds(), failure);
    }

    private void ended(NightStep step, StepState state, long rows, Duration took) {
        memory.end(step, new End(state, rows, perSecond(rows, took), null, RealTime.now(), null));
        breaks.resolve(BreakType.STEP_FAILED, step.businessDate(), Breaks.HOUSE, subject(step),
                "done at attempt " + (step.attempt() + 1));
    }

    private void failed(NightStep step, long rows, Duration took, String failure, Duration pause) {
        LocalDateTime now = RealTime.now();
        memory.end(step,
                new End(StepState.FAILED, rows, perSecond(rows, took), failure, now, now.plus(pause)));
        breaks.open(BreakType.STEP_FAILED, step.businessDate(), Breaks.HOUSE, subject(step), "not done", failure);
    }

    private static String subject(NightStep step) {
        return step.step() + " " + step.subject();
    }

    private static long perSecond(long rows, Duration took) {
        return rows * 1_000_000_000L / Math.max(1, took.toNanos());
    }

    private Duration pauseAfter(int attempts) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS_MAX));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
