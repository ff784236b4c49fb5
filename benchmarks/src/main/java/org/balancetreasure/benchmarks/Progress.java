package org.balancetreasure.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.balancetreasure.benchmarks.Result.Timed;

/** Tells a person what runs and how long it still takes: on a terminal as it goes, else a line when it is done. */
public final class Progress {

    private static final long TOLD_EVERY_NANOS = 500_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private String step = "";
    private long begun;
    private long told;
    private int shown;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A step begins. */
    public synchronized void begin(String newStep) {
        step = newStep;
        begun = System.nanoTime();
        told = begun;
        show(step + " …");
    }

    /**
     * So many rows of the step are done.
     *
     * @param total 0 when it is not known
     */
    public synchronized void rows(long done, long total) {
        long now = System.nanoTime();
        if (now - told < TOLD_EVERY_NANOS || done <= 0) {
            return;
        }
        told = now;
        Timed timed = new Timed(done, now - begun);
        String left = total <= done
                ? ""
                : ", " + Duration.ofNanos(timed.nanos() / done * (total - done)).toSeconds() + " s left";
        show(String.format(Locale.ROOT, "%s: %,d rows%s, %,d/s%s", step, done,
                total == 0 ? "" : String.format(Locale.ROOT, " of %,d", total), timed.rowsPerSecond(), left));
    }

    /** A step is done. */
    public synchronized void done(String doneStep, Timed timed) {
        line(String.format(Locale.ROOT, "%s: %,d rows in %s, %,d/s", doneStep, timed.rows(), timed.seconds(),
                timed.rowsPerSecond()));
    }

    public synchronized void line(String text) {
        show("");
        out.println(terminal ? "\r" + text : text);
        shown = 0;
    }

    private void show(String text) {
        if (terminal) {
            out.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            out.flush();
            shown = text.length();
        }
    }
}
