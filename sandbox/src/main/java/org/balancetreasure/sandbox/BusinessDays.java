package org.balancetreasure.sandbox;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.Night;
import org.balancetreasure.night.NightStep;
import org.balancetreasure.night.StepName;
import org.balancetreasure.sandbox.DayPlan.Start;
import org.balancetreasure.sandbox.DayPlan.Time;
import org.balancetreasure.sandbox.DayPlan.Wish;

/**
 * Lives through the days. A day has four instants: after midnight (the transfer agent's answers, the night), 10:00 and
 * 16:00 (customers), 15:00 (the cut-off). The clock moves on only when all of an instant has happened; everything of an
 * instant may happen again without harm, which is how a kill is survived.
 */
final class BusinessDays {

    /** The night needs a tick for the platform's turn and one after each answer; more would mean that nothing moves. */
    private static final int TURNS_MAX = 20;

    private final Options options;
    private final SimulatedClock clock;
    private final Night night;
    private final Runnable transferAgent;
    private final Population population;
    private final WalletApp app;
    private final TradingCalendar calendar;
    private final int fundId;
    private final Progress progress;
    private final Consumer<LocalDate> dayEnded;

    BusinessDays(Options options, SimulatedClock clock, Night night, Runnable transferAgent, Population population,
            WalletApp app,
            TradingCalendar calendar, int fundId, Progress progress, Consumer<LocalDate> dayEnded) {
        this.options = options;
        this.clock = clock;
        this.night = night;
        this.transferAgent = transferAgent;
        this.population = population;
        this.app = app;
        this.calendar = calendar;
        this.fundId = fundId;
        this.progress = progress;
        this.dayEnded = dayEnded;
    }

    /** Goes on from where the clock stands, through the night after the last day. */
    void run() {
        LocalDateTime end = options.until().plusDays(1).atStartOfDay();
        long began = System.nanoTime();
        LocalDate firstToday = clock.now().toLocalDate();
        // What an earlier run was killed in the middle of comes first; all days before today are over with it.
        afterMidnight();
        dayEnded.accept(firstToday.minusDays(1));
        while (clock.now().isBefore(end)) {
            LocalDate day = clock.now().toLocalDate();
            progress.day(day, left(day, firstToday, began));
            at(day, 10, () -> {
                population.payDay(day, progress);
                customersAct(day, Time.BEFORE_CUT_OFF);
            });
            at(day, 15, this::untilNothingIsDue);
            at(day, 16, () -> customersAct(day, Time.AFTER_CUT_OFF));
            clock.moveTo(day.plusDays(1).atStartOfDay());
            afterMidnight();
            dayEnded.accept(day);
        }
    }

    /** Does what belongs to an hour, unless the clock is past it, which says that it has been done. */
    private void at(LocalDate day, int hour, Runnable act) {
        LocalDateTime moment = day.atTime(hour, 0);
        if (!clock.now().isAfter(moment)) {
            clock.moveTo(moment);
            act.run();
        }
    }

    private void afterMidnight() {
        progress.begin("night", 0);
        untilNothingIsDue();
        progress.end();
    }

    private void untilNothingIsDue() {
        List<NightStep> due = List.of();
        for (int turn = 0; turn < TURNS_MAX; turn++) {
            transferAgent.run();
            Night.Tick tick = night.tick();
            if (!tick.runner()) {
                throw new IllegalStateException("Another process runs the night on this database; stop it first");
            }
            due = tick.open().stream().filter(this::isDueNow).toList();
            if (due.isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException("The night does not get on: " + due.stream()
                .map(step -> step + " " + step.state() + " "
                        + (step.message() == null ? "waits for " + step.waitsFor() : step.message()))
                .collect(Collectors.joining("; ")));
    }

    /** Answers to a trade date's orders come on the next trading day; everything else that is open must get done now. */
    private boolean isDueNow(NightStep step) {
        boolean answered = step.step() == StepName.CONFIRM || step.step() == StepName.REGISTER;
        return !answered || !calendar.confirmDate(step.businessDate()).isAfter(clock.now().toLocalDate());
    }

    private void customersAct(LocalDate day, Time time) {
        List<Start> starts = population.atStartOf(day, fundId);
        Map<Long, List<Wish>> byCustomer = new LinkedHashMap<>();
        for (Start start : starts) {
            List<Wish> wishes = DayPlan.of(options.seed(), day, start).stream().filter(wish -> wish.time() == time)
                    .toList();
            if (!wishes.isEmpty()) {
                byCustomer.put(start.customerId(), wishes);
            }
        }
        progress.begin("orders " + (time == Time.BEFORE_CUT_OFF ? "before" : "after") + " the cut-off",
                byCustomer.values().stream().mapToInt(List::size).sum());
        // A customer's own wishes one after the other, as they would be; customers side by side.
        Population.inParallel(new ArrayList<>(byCustomer.values()), wishes -> {
            for (Wish wish : wishes) {
                app.send(day, wish);
                progress.advance(1);
            }
        });
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
