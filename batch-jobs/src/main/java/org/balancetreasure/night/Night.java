package org.balancetreasure.night;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.RealTime;
import org.balancetreasure.night.memory.StepName;
import org.balancetreasure.night.memory.StepState;
import org.balancetreasure.night.steps.CloseBooksStep;
import org.balancetreasure.night.steps.CloseStep;
import org.balancetreasure.night.steps.ReleaseStep;
import org.balancetreasure.night.steps.ObligationsStep;
import org.balancetreasure.night.steps.CollectStep;
import org.balancetreasure.night.steps.ConfirmationStep;
import org.balancetreasure.night.steps.FollowStep;
import org.balancetreasure.night.steps.IncomeStep;
import org.balancetreasure.night.steps.InstructStep;
import org.balancetreasure.night.steps.Lane;
import org.balancetreasure.night.steps.PlanStep;
import org.balancetreasure.night.steps.ProofStep;
import org.balancetreasure.night.steps.QuoteStep;
import org.balancetreasure.night.steps.RegisterStep;
import org.balancetreasure.night.steps.RetentionStep;
import org.balancetreasure.night.steps.SendStep;
import org.balancetreasure.night.steps.StatementStep;
import org.balancetreasure.night.steps.Step;
import org.balancetreasure.night.steps.SweepStep;
import org.balancetreasure.night.steps.TransferConfirmationStep;
import org.balancetreasure.night.steps.TransferStep;
import org.balancetreasure.night.steps.TurnDayStep;
import org.balancetreasure.night.transport.Transports;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.Resends;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The night. In each tick the runner stores the steps that are due and wakes its lanes. A lane runs its steps in order,
 * each when it has its inputs. Lanes run beside each other, so a late, slow or failing step delays no other lane. A
 * waiting step names its missing inputs. A kill at any instant costs the unfinished part of the running steps: they are
 * open for the next runner, and their own rows say how far they came.
 */
@Component
public class Night implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Night.class);
    /**
     * How long the application waits at its end for steps under way; what takes longer is gone on with by the next
     * runner.
     */
    private static final Duration END_MAX = Duration.ofSeconds(60);

    private final RunnerLock lock;
    private final NightMemory memory;
    private final Planning planning;
    private final NightJobs jobs;
    private final StepRunner runner;
    private final Resends resends;
    private final Transports transports;
    private final Map<Lane, String> travels;
    private final BusinessClock clock;
    private final List<Step> steps;
    private final Map<StepName, Step> byName;
    private final Lanes lanes;
    private volatile LocalDateTime lookedAt = RealTime.now();
    private volatile boolean stopping;

    /** @param atOnce how many steps run at once, apart from those that have an hour to keep */
    Night(RunnerLock lock, NightMemory memory, Planning planning, NightJobs jobs, StepRunner runner, Resends resends,
            Transports transports, BusinessClock clock, PlanStep plan,
            SweepStep sweep, CloseStep close, SendStep send, CollectStep collect, TurnDayStep turnDay,
            TransferStep transfer,
            TransferConfirmationStep confirmTransfer, QuoteStep quote, ConfirmationStep confirm,
            ObligationsStep obligations, ReleaseStep release, IncomeStep income,
            RegisterStep register, InstructStep instruct, FollowStep follow, StatementStep statement, ProofStep prove,
            CloseBooksStep closeBooks, RetentionStep retain, @Value("${night.lanes:4}") int atOnce) {
        this.lock = lock;
        this.memory = memory;
        this.planning = planning;
        this.jobs = jobs;
        this.runner = runner;
        this.resends = resends;
        this.transports = transports;
        this.travels = transports.partnerCodes().stream()
                .collect(Collectors.toMap(Lane::travel, Function.identity()));
        this.clock = clock;
        this.steps = List.of(
                // By day, before the cut-off of T
                plan, sweep,
                // At the cut-off
                close, send, collect,
                // At midnight
                turnDay, transfer,
                // When files come
                confirmTransfer, quote, confirm,
                // By day, with banks
                instruct, follow, statement,
                // When money is there
                obligations, release,
                // When what they need is booked
                income, register, prove, closeBooks,
                // At the end
                retain);
        this.byName = steps.stream().collect(Collectors.toMap(Step::name, Function.identity()));
        this.lanes = new Lanes(atOnce, this::advance);
    }

    /**
     * Result of a tick.
     *
     * @param runner false if another process is the runner, or became the runner meanwhile; that process does the work
     * @param open steps that are due and wait or failed
     */
    public record Tick(boolean runner, List<NightStep> open) {}

    /**
     * Stores the steps that are due and wakes the lanes that have one. It returns without waiting for a step.
     *
     * @return whether this process is the runner
     */
    public synchronized boolean begin() {
        if (stopping || !lock.take()) {
            return false;
        }
        try {
            jobs.recoverLeftOvers(lock.generation());
            Transactions fenced = lock.fenced();
            LocalDateTime now = clock.now();
            // All in one transaction: a lane that is awake must not close a first day before all of its steps are
            // planned.
            fenced.run(() -> {
                planning.reopen();
                planning.plan(steps, now);
            });
            lookedAt = RealTime.now();
            memory.open().stream().map(this::lane).distinct().forEach(lanes::wake);
            lanes.wake(Lane.RESENDS);
            travels.keySet().forEach(lanes::wake);
            jobs.prune(fenced);
            return true;
        } catch (LostRunnerLock e) {
            LOG.warn("Another runner goes on with the night: {}", e.getMessage());
            return false;
        }
    }

    /**
     * Runs all steps that are due and have their inputs, and returns when they have ended. For a clock that is moved by
     * hand.
     *
     * @throws IllegalStateException if a lane broke off
     */
    public Tick tick() {
        if (!begin()) {
            return new Tick(false, List.of());
        }
        lanes.awaitIdle();
        return lock.isHeld() ? new Tick(true, memory.open()) : new Tick(false, List.of());
    }

    /** The application is about to stop: steps under way end, and no further one begins. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        Map<Lane, ?> busy = lanes.awaitIdle(END_MAX);
        if (!busy.isEmpty()) {
            LOG.warn("Still under way, and left to the next runner: {}", busy.keySet());
        }
    }

    @Override
    public void destroy() {
        lanes.close();
    }

    private Lane lane(NightStep step) {
        return step(step).lane(step.subject());
    }

    private Step step(NightStep step) {
        Step known = byName.get(step.step());
        if (known == null) {
            throw new IllegalStateException("The night has no step " + step);
        }
        return known;
    }

    /**
     * Runs what a lane can run now, oldest first, until nothing moves; what it completes may be what others wait for.
     */
    private void advance(Lane lane) {
        try {
            if (lane.equals(Lane.RESENDS)) {
                resends.carryOut(lock.fenced());
                return;
            }
            String partnerCode = travels.get(lane);
            if (partnerCode != null) {
                transports.exchange(partnerCode, lock.fenced(), this::mayGoOn);
                return;
            }
            boolean moved = true;
            while (moved && mayGoOn()) {
                moved = false;
                List<NightStep> open = memory.open();
                for (NightStep step : open) {
                    if (lane(step).equals(lane) && isToBeTried(step) && advance(lane, step, open)) {
                        moved = true;
                        wakeThoseThatMayGoOn(lane, open);
                    }
                }
            }
        } catch (LostRunnerLock e) {
            LOG.warn("Another runner goes on with the night: {}", e.getMessage());
        }
    }

    /**
     * Wakes the other lanes, but not those whose steps all wait for steps that are open still, which will wake them.
     *
     * @param open the steps that were not done before this lane's step ran
     */
    private void wakeThoseThatMayGoOn(Lane own, List<NightStep> open) {
        Set<Lane> others = open.stream().map(this::lane).filter(lane -> !lane.equals(own)).collect(Collectors.toSet());
        // A lane that looks now may have looked too early. What one that rests waits for is written down by now.
        others.removeIf(lanes::wakeIfLooking);
        if (others.isEmpty()) {
            return;
        }
        List<NightStep> now = memory.open();
        Set<String> awaited = now.stream().filter(step -> !step.ran() && step.state() != StepState.FAILED)
                .map(NightStep::toString).collect(Collectors.toSet());
        now.stream().filter(step -> others.contains(lane(step)) && step.waitingFor().noneMatch(awaited::contains))
                .map(this::lane).distinct().forEach(lanes::wake);
    }

    /** Whether the step ran, however it ended: others may wait for its end or for its first attempt. */
    private boolean advance(Lane lane, NightStep step, List<NightStep> open) {
        return runner.isReady(step(step), step, open) && lanes.inTurn(lane, () -> {
            boolean runs = mayGoOn();
            if (runs) {
                runner.run(step(step), step);
            }
            return runs;
        });
    }

    private boolean mayGoOn() {
        return !stopping && lock.isHeld();
    }

    /** After a failure not before its pause is over, and by a later tick. */
    private boolean isToBeTried(NightStep step) {
        LocalDateTime nextTry = step.nextTryAt();
        return nextTry == null || !nextTry.isAfter(lookedAt);
    }
}
