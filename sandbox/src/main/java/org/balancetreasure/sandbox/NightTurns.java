package org.balancetreasure.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.balancetreasure.night.Night;
import org.balancetreasure.night.memory.NightStep;

/** Partners and night take turns, until everything is done that can be done at the clock's instant. */
final class NightTurns {

    /** The night needs a tick for the platform's turn and one after each answer; more would mean that nothing moves. */
    private static final int TURNS_MAX = 20;

    private final Night night;
    private final DemoTransferAgents agents;
    private final DemoBanks banks;
    private final ExpectedWaits expected;
    private final Post post;
    private final SimulatedClock clock;

    NightTurns(Night night, DemoTransferAgents agents, DemoBanks banks, ExpectedWaits expected, Post post,
            SimulatedClock clock) {
        this.night = night;
        this.agents = agents;
        this.banks = banks;
        this.expected = expected;
        this.post = post;
        this.clock = clock;
    }

    /** Something stays open that should be done by now; the message names it. */
    static final class Stands extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Stands(String open) {
            super("The night does not get on: " + open);
        }
    }

    /** @throws Stands if something stays open that should be done by now; it names what */
    void untilNothingIsDue() {
        String open = "";
        for (int turn = 0; turn < TURNS_MAX; turn++) {
            banks.answer(clock.now());
            agents.answer(clock.now());
            post.carry();
            Night.Tick tick = night.tick();
            if (!tick.runner()) {
                throw new IllegalStateException("Another process runs the night on this database; stop it first");
            }
            List<NightStep> due = tick.open().stream().filter(step -> !expected.mayWait(step, clock.now())).toList();
            // What the banks are told last they answer at once, too: before their cut-off.
            post.carry();
            boolean underWay = post.isUnderWay();
            if (due.isEmpty() && !underWay && !banks.answer(clock.now())) {
                return;
            }
            String before = open;
            open = described(due);
            LocalDate today = clock.now().toLocalDate();
            if (!due.isEmpty() && !underWay && open.equals(before)
                    && due.stream().allMatch(step -> expected.isExcused(step, today))) {
                return;
            }
        }
        throw new Stands(open);
    }

    private static String described(List<NightStep> steps) {
        return steps.stream()
                .map(step -> step + " " + step.state() + " "
                        + (step.message() == null ? "waits for " + step.waitsFor() : step.message()))
                .collect(Collectors.joining("; "));
    }
}
