package org.balancetreasure.sandbox;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.balancetreasure.calendar.TradingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The clock as it is moved by hand. While the run's days pass they move it, and a move by hand waits for them. After
 * the run the clock stands until it is moved, and everything of each instant in between happens: midnights with the
 * transfer agents' answers and the night, plans, sweep, cut-off, the banks' evening. The customers of the run do
 * nothing any more; what they have agreed to goes on.
 */
final class ClockMoves {

    /** How far one move goes: a month takes a minute or two. */
    static final int DAYS_MAX = 31;
    /** Real time that a move waits for the days of the run. */
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);

    private final SimulatedClock clock;
    private final TradingCalendar calendar;
    private final DemoBanks banks;
    private final NightTurns night;
    private final JdbcClient jdbc;
    private final LocalDate lastDay;
    /** One move at a time: what happens at an instant happens once. */
    private final ReentrantLock turn = new ReentrantLock();
    private final ReentrantLock days = new ReentrantLock();
    private final Condition instantOver = days.newCondition();
    private LocalDateTime over = LocalDateTime.MIN;
    private volatile boolean daysRun = true;

    ClockMoves(SimulatedClock clock, TradingCalendar calendar, DemoBanks banks, NightTurns night, JdbcClient jdbc,
            LocalDate lastDay) {
        this.clock = clock;
        this.calendar = calendar;
        this.banks = banks;
        this.night = night;
        this.jdbc = jdbc;
        this.lastDay = lastDay;
    }

    /** What moves the clock. */
    enum State {
        /** The days of the run; a move by hand waits for them. */
        RUNNING_DAYS,
        /** A move by hand. */
        MOVING,
        /** Nobody. */
        STANDING
    }

    /** Where the clock is to go. */
    sealed interface Goal {

        /** A moment of exchange time. */
        record Moment(LocalDateTime moment) implements Goal {}

        /** The next cut-off of a trading day. */
        record NextCutOff() implements Goal {}

        /** The next midnight, and everything that is due then. */
        record NextNight() implements Goal {}
    }

    /** What is to come of a goal, before the clock moves. */
    sealed interface Plan {

        /** From where to where. The same plan leads there however often it is carried out, also after a kill. */
        record Move(LocalDateTime from, LocalDateTime to) implements Plan {}

        /** The clock stays where it is. */
        record Refused(Why why, LocalDateTime now) implements Plan {}
    }

    /**
     * What has happened on the way; read from the books.
     *
     * @param nights how many midnights have passed
     * @param confirmations that were booked on these days, of all customers
     * @param breaks that were opened on the way
     */
    record Passed(long nights, long confirmations, long breaks) {}

    /** Why the clock does not go where it should. */
    enum Why {
        /** It would go back. */
        FORWARD_ONLY,
        /** More than {@value #DAYS_MAX} days in one move. */
        DISTANCE,
        /** There are no quotes for it. */
        QUOTES_END
    }

    /** Somebody else moves the clock for longer than a request waits; to be asked again. */
    static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** {@code RUNNING_DAYS} or {@code MOVING}. */
        final State state;

        Busy(State state) {
            super(state.name(), null, false, false);
            this.state = state;
        }
    }

    State state() {
        return daysRun ? State.RUNNING_DAYS : turn.isLocked() ? State.MOVING : State.STANDING;
    }

    LocalDateTime now() {
        return clock.now();
    }

    LocalDate lastDay() {
        return lastDay;
    }

    /** The last moment that the quotes reach: the midnight on which that of their last day arrives. */
    static LocalDateTime last() {
        return Options.LAST_QUOTE.plusDays(1).atStartOfDay();
    }

    /** The first cut-off after now. */
    LocalDateTime nextCutOff() {
        return calendar.cutOff(calendar.tradeDate(clock.now()));
    }

    /** Where a goal lies, seen from now. */
    Plan plan(Goal goal) {
        LocalDateTime now = clock.now();
        LocalDateTime to = switch (goal) {
            case Goal.Moment(LocalDateTime moment) -> moment;
            case Goal.NextCutOff() -> nextCutOff();
            case Goal.NextNight() -> now.toLocalDate().plusDays(1).atStartOfDay();
        };
        Why refused = refused(now, to);
        return refused == null ? new Plan.Move(now, to) : new Plan.Refused(refused, now);
    }

    /**
     * Returns when everything of the move's last instant has happened; at once if the clock has passed it.
     *
     * @throws Busy if another move is under way, or the days of the run don't come there in time
     * @throws NightTurns.Stands if something stays open; the clock stands at that instant
     */
    Passed carryOut(Plan.Move move) {
        if (!turn.tryLock()) {
            throw new Busy(State.MOVING);
        }
        try {
            if (!isReachedByDays(move.to())) {
                passTo(move.to());
            }
            return passed(move.from(), move.to());
        } finally {
            turn.unlock();
        }
    }

    /**
     * Does something at the clock's instant, while nobody moves it.
     *
     * @throws Busy if the days of the run are not over, or a move is under way
     */
    <T> T whileStanding(Supplier<T> act) {
        if (daysRun) {
            throw new Busy(State.RUNNING_DAYS);
        }
        if (!turn.tryLock()) {
            throw new Busy(State.MOVING);
        }
        try {
            return act.get();
        } finally {
            turn.unlock();
        }
    }

    private static @Nullable Why refused(LocalDateTime from, LocalDateTime to) {
        if (to.isBefore(from)) {
            return Why.FORWARD_ONLY;
        }
        if (to.isAfter(last())) {
            return Why.QUOTES_END;
        }
        return to.isAfter(from.plusDays(DAYS_MAX)) ? Why.DISTANCE : null;
    }

    /** Whether the days of the run have passed a moment; if they end before it, false. */
    private boolean isReachedByDays(LocalDateTime moment) {
        long patience = WAIT_MAX.toNanos();
        days.lock();
        try {
            while (daysRun && over.isBefore(moment)) {
                if (patience <= 0) {
                    throw new Busy(State.RUNNING_DAYS);
                }
                patience = instantOver.awaitNanos(patience);
            }
            return !over.isBefore(moment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy(State.RUNNING_DAYS);
        } finally {
            days.unlock();
        }
    }

    private void passTo(LocalDateTime moment) {
        // What an earlier move left open at the instant where the clock stands comes first.
        night.untilNothingIsDue();
        while (clock.now().isBefore(moment)) {
            LocalDateTime next = nextInstant();
            clock.moveTo(next.isBefore(moment) ? next : moment);
            night.untilNothingIsDue();
        }
    }

    /** The next moment at which something happens by itself. */
    private LocalDateTime nextInstant() {
        LocalDateTime now = clock.now();
        LocalDate today = now.toLocalDate();
        Stream<LocalTime> ofTradingDay = calendar.isTradingDay(today)
                ? Stream.of(BusinessDays.PLANS, BusinessDays.SWEEP, TradingCalendar.CUT_OFF)
                : Stream.of();
        Stream<LocalTime> ofWorkingDay = banks.workOn(today) ? Stream.of(BusinessDays.EVENING) : Stream.of();
        return Stream.concat(ofTradingDay, ofWorkingDay).map(today::atTime).filter(now::isBefore).findFirst()
                .orElse(today.plusDays(1).atStartOfDay());
    }

    /** The days of the run say that everything of the clock's instant has happened. */
    void instantIsOver() {
        days.lock();
        try {
            over = clock.now();
            instantOver.signalAll();
        } finally {
            days.unlock();
        }
    }

    /** From now on the clock stands until it is moved. */
    void daysAreOver() {
        days.lock();
        try {
            daysRun = false;
            instantOver.signalAll();
        } finally {
            days.unlock();
        }
    }

    private Passed passed(LocalDateTime from, LocalDateTime to) {
        return new Passed(to.toLocalDate().toEpochDay() - from.toLocalDate().toEpochDay(), jdbc
                .sql("SELECT COUNT(*) FROM confirmation WHERE confirm_date > ? AND confirm_date <= ? AND booked")
                .params(from.toLocalDate(), to.toLocalDate()).query(Long.class).single(),
                jdbc.sql("SELECT COUNT(*) FROM reconciliation_break WHERE opened_at > ? AND opened_at <= ?")
                        .params(from, to).query(Long.class).single());
    }
}
