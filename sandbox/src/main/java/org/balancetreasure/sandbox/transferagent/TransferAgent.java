package org.balancetreasure.sandbox.transferagent;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.balancetreasure.sandbox.partner.Faults;
import org.jspecify.annotations.Nullable;

/**
 * A simulated transfer agent. It reads what the platform sends in {@code <exchange directory>/<TA code>/out} and
 * answers in {@code in}. It keeps nothing but its register in memory, which the first call after a start rebuilds by
 * going through all days again: what it answers follows from its settings and from the files alone, so it comes to the
 * same register and to the same bytes. Not for several threads at once.
 */
public final class TransferAgent {

    private final TransferAgentSettings settings;
    private final Path exchangeDirectory;
    private final NavigableSet<LocalDate> tradingDays;
    private final Faults faults;
    private @Nullable Days days;

    /** An agent without faults. */
    public TransferAgent(TransferAgentSettings settings, Path exchangeDirectory, NavigableSet<LocalDate> tradingDays) {
        this(settings, exchangeDirectory, tradingDays, Faults.of());
    }

    /**
     * @param tradingDays all from before the start to after the last day that will be asked for
     * @param faults what it does wrong, by the header date of its files
     */
    public TransferAgent(TransferAgentSettings settings, Path exchangeDirectory, NavigableSet<LocalDate> tradingDays,
            Faults faults) {
        this.faults = faults;
        this.settings = settings;
        this.exchangeDirectory = exchangeDirectory;
        this.tradingDays = new TreeSet<>(tradingDays);
    }

    /**
     * What a call has done.
     *
     * @param announced names of the files that are due and now stand in the platform's inbox, in the order in which
     *            they were announced
     * @param waitsFor what keeps the agent from doing the rest of what is due
     */
    public record Progress(List<String> announced, Optional<Awaited> waitsFor) {

        /** True if nothing is due that has not been done. */
        public boolean isComplete() {
            return waitsFor.isEmpty();
        }
    }

    /** The index of a day that the platform has not sent, though it is answered by now. */
    public record Awaited(LocalDate day, Path index) {}

    /**
     * Does all that is due by an instant: on each day from the start, after 00:00, the transfers, the income and the
     * quote of the day before, and on a trading day the answers to the trading day before it. Called again, it goes on
     * where it stood. It stops at the first day whose index of transfers or orders is missing. A failure half-way
     * leaves files of days that are not announced; the next call begins from the first day and completes them.
     *
     * @throws java.io.UncheckedIOException if a directory can't be read or written
     * @throws IllegalStateException if a file of the platform is not of the format; the message and its cause say why
     */
    public Progress answer(LocalDateTime now) {
        Days current = days != null ? days : new Days(settings, exchangeDirectory, tradingDays, faults);
        days = null;
        Progress progress = current.through(now);
        days = current;
        return progress;
    }
}
