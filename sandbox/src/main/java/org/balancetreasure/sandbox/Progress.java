package org.balancetreasure.sandbox;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Says what is going on: day, step, rows, rows per second, time left. One line that is written over; nothing in a log
 * file.
 */
final class Progress {

    private static final long REFRESH_NANOS = 200_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private final AtomicLong rows = new AtomicLong();
    private volatile @Nullable LocalDate day;
    private volatile String step = "";
    private volatile long total;
    private volatile long began;
    private volatile long shown;
    private volatile String daysLeft = "";

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** @param left like "12 days, about 15 s left" */
    void day(LocalDate current, String left) {
        day = current;
        daysLeft = left;
    }

    void begin(String name, long rowsTotal) {
        step = name;
        total = rowsTotal;
        rows.set(0);
        began = System.nanoTime();
        shown = 0;
        show();
    }

    void advance(long count) {
        rows.addAndGet(count);
        if (System.nanoTime() - shown > REFRESH_NANOS) {
            show();
        }
    }

    void end() {
        clear();
    }

    private synchronized void show() {
        if (!terminal) {
            return;
        }
        shown = System.nanoTime();
        long done = rows.get();
        long nanos = Math.max(1, shown - began);
        long perSecond = done * 1_000_000_000L / nanos;
        String left = perSecond > 0 && total > done ? ", " + ((total - done) / perSecond + 1) + " s left" : "";
        LocalDate current = day;
        out.print("\r\033[K" + (current == null ? "" : current + "  ") + step
                + (total > 0 ? String.format(Locale.ROOT, "  %,d of %,d, %,d/s%s", done, total, perSecond, left) : "")
                + (daysLeft.isEmpty() ? "" : "  (" + daysLeft + ")"));
        out.flush();
    }

    private void clear() {
        if (terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }
}
