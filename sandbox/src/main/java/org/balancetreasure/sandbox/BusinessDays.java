package org.balancetreasure.sandbox;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.sandbox.DayPlan.Time;
import org.balancetreasure.sandbox.DayPlan.Request;
import org.balancetreasure.sandbox.bank.Clearing;

/**
 * Runs the business days. A day has instants: after midnight (the transfer agents' answers, the night), 9:00 (pay),
 * 10:00 (plans, then customers), 14:00 (the sweep), 15:00 (the cut-off), 16:00 (customers) and 21:00 (the banks'
 * statements). The clock moves on only when everything of an instant has happened. After a kill an instant is repeated,
 * which is harmless.
 */
final class BusinessDays {

    static final LocalTime PLANS = LocalTime.of(10, 0);
    static final LocalTime SWEEP = LocalTime.of(14, 0);
    static final LocalTime EVENING = Clearing.STATEMENT_HOUR;
    private static final LocalTime PAY = LocalTime.of(9, 0);
    private static final LocalTime LATE = LocalTime.of(16, 0);

    private final Options options;
    private final SimulatedClock clock;
    private final NightTurns night;
    private final Population population;
    private final DayRequests requests;
    private final WalletApp app;
    private final Set<LocalDate> tradingDays;
    private final DemoBanks banks;
    private final Progress progress;
    private final Runnable nightEnded;
    private final Runnable instantOver;

    BusinessDays(Options options, SimulatedClock clock, NightTurns night, Population population, DayRequests requests,
            WalletApp app, Set<LocalDate> tradingDays, DemoBanks banks, Progress progress, Runnable nightEnded,
            Runnable instantOver) {
        this.options = options;
        this.clock = clock;
        this.night = night;
        this.population = population;
        this.requests = requests;
        this.app = app;
        this.tradingDays = tradingDays;
        this.banks = banks;
        this.progress = progress;
        this.nightEnded = nightEnded;
        this.instantOver = instantOver;
    }

    /** Goes on from where the clock stands, through the night after the last day. */
    void run() {
        LocalDateTime end = options.until().plusDays(1).atStartOfDay();
        long began = System.nanoTime();
        LocalDate firstToday = clock.now().toLocalDate();
        // What an earlier run was killed in the middle of comes first; all days before today are over with it.
        afterMidnight();
        nightEnded.run();
        while (clock.now().isBefore(end)) {
            LocalDate day = clock.now().toLocalDate();
            progress.day(day, left(day, firstToday, began));
            at(day, PAY, () -> population.payDay(day, progress));
            at(day, PLANS, () -> {
                // First: what customers have then, they know when they decide, also in a run that goes on here.
                nightIfTrading(day);
                requests.plan(day, () -> population.now().stream()
                        .flatMap(start -> DayPlan.of(options.seed(), day, start).stream()).toList());
                customersAct(day, Time.BEFORE_CUT_OFF);
            });
            at(day, SWEEP, () -> nightIfTrading(day));
            at(day, TradingCalendar.CUT_OFF, () -> nightIfTrading(day));
            at(day, LATE, () -> customersAct(day, Time.AFTER_CUT_OFF));
            at(day, EVENING, () -> {
                if (banks.workOn(day)) {
                    night.untilNothingIsDue();
                }
            });
            clock.moveTo(day.plusDays(1).atStartOfDay());
            afterMidnight();
            nightEnded.run();
        }
    }

    /** Does what belongs to an hour, unless the clock is past it, which says that it has been done. */
    private void at(LocalDate day, LocalTime time, Runnable act) {
        LocalDateTime moment = day.atTime(time);
        if (!clock.now().isAfter(moment)) {
            clock.moveTo(moment);
            act.run();
            instantOver.run();
        }
    }

    private void afterMidnight() {
        progress.begin("night", 0);
        night.untilNothingIsDue();
        progress.end();
        instantOver.run();
    }

    /** On other days nothing is due before the evening. */
    private void nightIfTrading(LocalDate day) {
        if (tradingDays.contains(day)) {
            night.untilNothingIsDue();
        }
    }

    /** One after the other: numbers in files follow from the order in which orders are taken, and so do their bytes. */
    private void customersAct(LocalDate day, Time time) {
        List<Request> all = requests.at(time);
        progress.begin("customers " + (time == Time.BEFORE_CUT_OFF ? "before" : "after") + " the cut-off", all.size());
        for (Request request : all) {
            String refusal = app.send(day, request);
            if (refusal != null) {
                requests.refused(day, request, refusal);
            }
            progress.advance(1);
        }
        progress.end();
    }

    private String left(LocalDate day, LocalDate first, long began) {
        long done = day.toEpochDay() - first.toEpochDay();
        long days = options.until().toEpochDay() - day.toEpochDay() + 1;
        if (done == 0) {
            return days + " days left";
        }
        Duration each = Duration.ofNanos((System.nanoTime() - began) / done);
        return days + " days, about " + each.multipliedBy(days).toSeconds() + " s left";
    }

    static Set<LocalDate> tradingDays(TradingCalendar calendar, LocalDate from, LocalDate until) {
        return from.datesUntil(until.plusDays(1)).filter(calendar::isTradingDay).collect(Collectors.toSet());
    }
}
