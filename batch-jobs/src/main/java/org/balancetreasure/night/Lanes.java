package org.balancetreasure.night;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.balancetreasure.night.steps.Lane;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lanes beside each other. A lane that is woken looks for what it can do, on a thread of its own, and is looked at by
 * one thread at a time; so one that hangs holds back itself alone. What is slow is bounded: so many steps run at once,
 * and the lanes take turns. A step that runs for very long loses its turn, because it may hang, and nothing can end it.
 * A lane that has an hour to keep is outside of that bound. With a bound of one, all lanes share one thread and go in
 * the order in which they are woken, so that two runs do the same in the same order.
 */
final class Lanes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    /** No step takes so long that does not hang, or whose time would be noticed beside one more. */
    private static final Duration TURN_MAX = Duration.ofMinutes(30);

    /** A step that counts as one of those that run at once. */
    private static final class Turn {

        private final Lane lane;
        private final long began = System.nanoTime();

        Turn(Lane lane) {
            this.lane = lane;
        }
    }

    private enum State {
        WOKEN, LOOKING, WOKEN_AGAIN
    }

    private final Consumer<Lane> look;
    private final boolean oneByOne;
    private final Duration turnMax;
    private final Semaphore free;
    private final Set<Turn> turns = new HashSet<>();
    private final ExecutorService threads;
    private final Map<Lane, State> states = new HashMap<>();
    private @Nullable RuntimeException failure;

    /** @param look does what a lane can do now */
    Lanes(int atOnce, Consumer<Lane> look) {
        this(atOnce, TURN_MAX, look);
    }

    /** @param turnMax after which a step is one of those that run at once no longer */
    Lanes(int atOnce, Duration turnMax, Consumer<Lane> look) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("night.lanes must be at least 1, but is " + atOnce);
        }
        this.look = look;
        this.oneByOne = atOnce == 1;
        this.turnMax = turnMax;
        // Fair: a lane with many days to catch up gets its next turn after those that came meanwhile.
        this.free = new Semaphore(atOnce, true);
        ThreadFactory daemons = Thread.ofPlatform().daemon().name("night").factory();
        this.threads = oneByOne
                ? Executors.newSingleThreadExecutor(daemons)
                : Executors.newCachedThreadPool(daemons);
    }

    /** The lane looks for what it can do: at once, or once more after the look that is under way. */
    synchronized void wake(Lane lane) {
        State state = states.get(lane);
        if (state == null) {
            states.put(lane, State.WOKEN);
            threads.execute(() -> lookUntilNothingIsNew(lane));
        } else if (state == State.LOOKING) {
            states.put(lane, State.WOKEN_AGAIN);
        }
    }

    /** A lane that looks now, or is about to, looks once more after that. @return false if it rests */
    synchronized boolean wakeIfLooking(Lane lane) {
        boolean looks = states.containsKey(lane);
        if (looks) {
            wake(lane);
        }
        return looks;
    }

    /** Runs a step of a lane, in turn with the steps of others unless it has an hour to keep. */
    <T> T inTurn(Lane lane, Supplier<T> step) {
        if (oneByOne || lane.hasHour()) {
            return step.get();
        }
        Turn turn = take(lane);
        try {
            return step.get();
        } finally {
            giveBack(turn);
        }
    }

    private Turn take(Lane lane) {
        try {
            boolean mine = false;
            while (!mine) {
                mine = free.tryAcquire(turnMax.toNanos(), TimeUnit.NANOSECONDS) || takeFromOneThatHangs();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + lane.name() + " waited for its turn", e);
        }
        Turn turn = new Turn(lane);
        synchronized (this) {
            turns.add(turn);
        }
        return turn;
    }

    private synchronized boolean takeFromOneThatHangs() {
        long now = System.nanoTime();
        Turn longest = turns.stream().filter(turn -> now - turn.began > turnMax.toNanos())
                .min(Comparator.comparingLong(turn -> turn.began - now)).orElse(null);
        if (longest == null) {
            return false;
        }
        LOG.warn("The step of the lane {} runs for more than {} minutes; another one goes on in its turn",
                longest.lane.name(), turnMax.toMinutes());
        return turns.remove(longest);
    }

    /** One that has lost its turn has none to give back. */
    private synchronized void giveBack(Turn turn) {
        if (turns.remove(turn)) {
            free.release();
        }
    }

    /** So many further steps may run now. */
    int freeTurns() {
        return free.availablePermits();
    }

    private void lookUntilNothingIsNew(Lane lane) {
        Thread.currentThread().setName("night " + lane.name());
        boolean ended = false;
        try {
            while (begins(lane)) {
                look.accept(lane);
            }
            ended = true;
        } catch (RuntimeException e) {
            LOG.error("The lane {} broke off; the next tick looks at it again", lane.name(), e);
            failed(e);
        } finally {
            if (!ended) {
                end(lane);
            }
        }
    }

    private synchronized boolean begins(Lane lane) {
        if (states.get(lane) == State.LOOKING) {
            end(lane);
            return false;
        }
        states.put(lane, State.LOOKING);
        return true;
    }

    private synchronized void end(Lane lane) {
        states.remove(lane);
        notifyAll();
    }

    private synchronized void failed(RuntimeException e) {
        failure = failure == null ? e : failure;
    }

    /**
     * Waits until no lane looks any more.
     *
     * @throws IllegalStateException if a lane broke off since the last call
     */
    synchronized void awaitIdle() {
        try {
            while (!states.isEmpty()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the night went on", e);
        }
        RuntimeException first = failure;
        failure = null;
        if (first != null) {
            throw new IllegalStateException("A lane of the night broke off: " + first.getMessage(), first);
        }
    }

    /**
     * Waits so long at most.
     *
     * @return the lanes that still look
     */
    synchronized Map<Lane, ?> awaitIdle(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            for (long left = deadline - System.nanoTime(); !states.isEmpty() && left > 0; left = deadline
                    - System.nanoTime()) {
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.copyOf(states);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
