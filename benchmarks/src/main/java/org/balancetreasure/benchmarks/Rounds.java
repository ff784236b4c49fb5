package org.balancetreasure.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.balancetreasure.benchmarks.Result.Timed;

/**
 * Lets contenders take turns, so that other load of the machine meets all of them alike, and keeps the median of each.
 * Every second round goes in the opposite order, so that no contender always follows the same one.
 */
public final class Rounds {

    /** One side of a comparison. */
    public interface Contender {

        String name();

        /**
         * One turn.
         *
         * @return the rows done
         */
        long run() throws Exception;

        /** Whatever has to be there before a turn, not timed. */
        default void prepare() throws Exception {}
    }

    private final Map<String, List<Timed>> times = new HashMap<>();

    private Rounds() {}

    /** @param progress told each turn's outcome */
    public static Rounds alternate(int rounds, List<Contender> contenders, Progress progress) throws Exception {
        Rounds measured = new Rounds();
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : round % 2 == 1 ? contenders : contenders.reversed()) {
                Timed timed = time(contender);
                progress.done("round " + round + " of " + rounds + ", " + contender.name(), timed);
                measured.times.computeIfAbsent(contender.name(), _ -> new ArrayList<>()).add(timed);
            }
        }
        return measured;
    }

    /** One turn. */
    public static Timed time(Contender contender) throws Exception {
        contender.prepare();
        long begun = System.nanoTime();
        long rows = contender.run();
        return new Timed(rows, System.nanoTime() - begun);
    }

    /** The turn in the middle of the contender's turns; of an even number, the slower of the two. */
    public Timed median(Contender contender) {
        return median(times.getOrDefault(contender.name(), List.of()));
    }

    /** The same of turns that somebody else has timed. */
    public static Timed median(List<Timed> turns) {
        return turns.stream().sorted((a, b) -> Long.compare(a.nanos(), b.nanos())).toList().get(turns.size() / 2);
    }
}
