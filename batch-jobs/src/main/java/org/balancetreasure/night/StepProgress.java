package org.balancetreasure.night;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far a step is, for the people who watch the night: in its row, and now and then in the log. */
final class StepProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(StepProgress.class);
    private static final long WRITTEN_EVERY = Duration.ofSeconds(1).toNanos();
    private static final long LOGGED_EVERY = Duration.ofSeconds(10).toNanos();

    private final NightStep step;
    private final NightMemory memory;
    private final Transactions fenced;
    private final LongSupplier nanoTime;
    private Pass pass = Pass.READ;
    private long passBegan;
    private long told;
    private long written;
    private long logged;

    StepProgress(NightStep step, NightMemory memory, Transactions fenced, LongSupplier nanoTime) {
        this.step = step;
        this.memory = memory;
        this.fenced = fenced;
        this.nanoTime = nanoTime;
        this.passBegan = nanoTime.getAsLong();
        this.told = passBegan;
        this.written = passBegan;
        this.logged = passBegan;
    }

    @Override
    public synchronized void ranges(Pass current, int done, int of, long rows) {
        long now = nanoTime.getAsLong();
        if (current != pass) {
            pass = current;
            passBegan = told;
        }
        told = now;
        if (now - written < WRITTEN_EVERY) {
            return;
        }
        written = now;
        long nanos = Math.max(1, now - passBegan);
        long perSecond = Math.round(rows * 1e9 / nanos);
        long secondsLeft = Math.round(nanos / 1e9 * (of - done) / done);
        fenced.run(() -> memory.progress(step, rows, perSecond, secondsLeft));
        if (now - logged >= LOGGED_EVERY) {
            logged = now;
            LOG.info("{}: {} {} of {} ranges, {} rows, {} rows/s, {} s left", step, current, done, of, rows, perSecond,
                    secondsLeft);
        }
    }
}
