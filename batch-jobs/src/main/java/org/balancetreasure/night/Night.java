package org.balancetreasure.night;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.balancetreasure.calendar.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The night. Each tick, the one runner writes down what is due by now, then runs whatever has its inputs, until nothing
 * more can run; what waits says for what. A kill at any instant costs the unfinished part of one step: the step is open
 * again for the next runner, and its own rows say how far it came.
 */
@Component
public class Night {

    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

    private final RunnerLock lock;
    private final NightPlan plan;
    private final NightWork work;
    private final NightJobs jobs;
    private final NightStepMapper steps;
    private final BusinessClock clock;
    private volatile boolean stopping;

    Night(RunnerLock lock, NightPlan plan, NightWork work, NightJobs jobs, NightStepMapper steps, BusinessClock clock) {
        this.lock = lock;
        this.plan = plan;
        this.work = work;
        this.jobs = jobs;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * What a tick left.
     *
     * @param runner false if another process is the runner, or has become it meanwhile: then that does the work
     * @param open steps that are due and wait or failed
     */
    public record Tick(boolean runner, List<NightStep> open) {}

    /** Does all that is due and has its inputs. Calls of one process come one after the other. */
    public synchronized Tick tick() {
        if (!lock.take()) {
            return new Tick(false, List.of());
        }
        try {
            return runWhatIsDue();
        } catch (LostRunnerLock e) {
            LOG.warn("Another runner goes on with the night: {}", e.getMessage());
            return new Tick(false, List.of());
        }
    }

    /** The application is about to stop: the step under way ends, and no further one begins. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    private Tick runWhatIsDue() {
        jobs.recoverLeftOvers(lock.generation());
        plan.write();
        Set<String> failed = new HashSet<>();
        boolean moved = true;
        while (moved && !stopping && lock.isHeld()) {
            moved = false;
            for (NightStep step : steps.open()) {
                if (!stopping && !failed.contains(step.toString())) {
                    switch (advance(step)) {
                        case COMPLETED -> moved = true;
                        case FAILED -> failed.add(step.toString());
                        case WAITING, RUNNING -> {
                        }
                    }
                }
            }
        }
        return new Tick(true, steps.open());
    }

    /** Runs a step if its inputs are in. @return what is true of it now */
    private StepState advance(NightStep step) {
        List<String> waits;
        try {
            waits = work.waitsFor(step);
        } catch (RuntimeException e) {
            // An unreadable inbox of one partner must not keep the others' steps from running.
            LOG.error("What {} waits for can't be looked up; the next tick tries again", step, e);
            waits = List.of("its inputs can't be looked up: " + e.getMessage());
        }
        if (!waits.isEmpty()) {
            String inputs = String.join(", ", waits);
            if (!inputs.equals(step.waitsFor())) {
                steps.waitFor(step, inputs.length() > 200 ? inputs.substring(0, 200) : inputs);
            }
            return StepState.WAITING;
        }
        long generation = lock.generation();
        var fenced = lock.fenced();
        boolean started = fenced.call(() -> steps.start(step, generation, clock.now())) == 1;
        if (!started) {
            return StepState.WAITING;
        }
        NightJobs.Result result = jobs.run(step, fenced);
        StepState state = result.failure() == null ? StepState.COMPLETED : StepState.FAILED;
        fenced.run(() -> steps.end(step, state, result.rows(), result.failure(), clock.now()));
        if (result.failure() != null) {
            LOG.error("{} failed and is tried again at the next tick: {}", step, result.failure());
        }
        return state;
    }
}
