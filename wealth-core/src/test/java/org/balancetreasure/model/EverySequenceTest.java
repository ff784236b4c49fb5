package org.balancetreasure.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.balancetreasure.money.Money;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

/**
 * Two customers of one fund subscribe, redeem, redeem at once and cancel; the transfer agent confirms and rejects; the
 * cut-off comes, income is posted, the sweep runs: step by step beside the model. Left out are sequences in which a
 * step has nothing to do (nothing is open that could be cancelled, confirmed or rejected; no day is due; the sweep has
 * run), since they are shorter ones, and those that begin with the second customer, who is the same as the first. A
 * sequence stands for all that it begins with. The invariants are checked after each test.
 */
@CoreTest
@Import(World.class)
class EverySequenceTest {

    private static final int LENGTH = 4;
    private static final int LONGER = 5;
    private static final int AT_ONCE = 100;
    private static final LocalDate ANY_DAY = LocalDate.parse("2013-07-01");

    private final World world;

    EverySequenceTest(World world) {
        this.world = world;
    }

    @BeforeEach
    void aFund() {
        world.begin(Money.ofCents(Sequences.GRANTED).toString());
    }

    @Test
    void everySequenceOfFourOperationsEndsAsInTheModel() {
        Sequences sequences = new Sequences(world);

        // The most at the end: whoever has had a turn stays a holder, to whom income is posted.
        byPlaces(all(LENGTH)).values().stream().sorted(Comparator.comparing(List::size))
                .forEach(together -> sequences.run(together, "every sequence"));

        System.out.println(sequences.sequences() + " sequences of " + LENGTH + ", " + sequences.steps() + " steps");
        assertThat(sequences.sequences()).isGreaterThan(1_000);
    }

    /** A seeded sample of each combination of places; {@code -Dmodel.sequences=50000} runs all there are. */
    @ParameterizedTest
    @ValueSource(longs = {51})
    void manySequencesOfFiveOperationsEndAsInTheModel(long seed) {
        int wanted = Integer.getInteger("model.sequences", 1_000);
        Random random = new Random(seed);
        List<List<List<Step>>> places = new ArrayList<>(byPlaces(all(LONGER)).values());
        places.forEach(together -> Collections.shuffle(together, random));
        Collections.shuffle(places, random);
        int known = places.stream().mapToInt(List::size).sum();
        Sequences sequences = new Sequences(world);

        // Some of each first; then, if more are wanted, the rest.
        for (int from = 0; sequences.sequences() < Math.min(wanted, known); from += AT_ONCE) {
            for (List<List<Step>> together : places) {
                if (sequences.sequences() < wanted && from < together.size()) {
                    sequences.run(together.subList(from, Math.min(from + AT_ONCE, together.size())), "seed " + seed);
                }
            }
            System.out.println(
                    "seed " + seed + ": " + sequences.sequences() + " of " + known + " sequences of " + LONGER);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void longRandomSequencesEndAsInTheModel(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Sequences sequences = new Sequences(world);
        for (int length = 20; length <= 60; length += 20) {
            sequences.run(random(random, 20, length), "seed " + seed);
        }
    }

    private List<List<Step>> all(int length) {
        List<List<Step>> all = new ArrayList<>();
        grow(List.of(), length, all);
        return all;
    }

    private void grow(List<Step> begun, int length, List<List<Step>> all) {
        if (begun.size() == length) {
            all.add(begun);
            return;
        }
        TwoCustomerModel pair = after(begun);
        for (Step step : Step.ALL) {
            if (pair.canDo(step)) {
                List<Step> longer = new ArrayList<>(begun);
                longer.add(step);
                grow(List.copyOf(longer), length, all);
            }
        }
    }

    private TwoCustomerModel after(List<Step> steps) {
        TwoCustomerModel pair = new TwoCustomerModel(world.calendar, ANY_DAY);
        steps.forEach(pair::does);
        return pair;
    }

    /** Those together that have the steps which concern all in the same places. */
    private static Map<String, List<List<Step>>> byPlaces(List<List<Step>> all) {
        Map<String, List<List<Step>>> byPlaces = new TreeMap<>();
        for (List<Step> sequence : all) {
            String places = sequence.stream()
                    .map(step -> step.operation().concernsAll() ? step.operation().name() : "ONE").toList().toString();
            byPlaces.computeIfAbsent(places, place -> new ArrayList<>()).add(sequence);
        }
        return byPlaces;
    }

    /** Each customer does what is possible; what concerns all happens to all at the same time. */
    private List<List<Step>> random(Random random, int pairs, int length) {
        List<TwoCustomerModel> models = new ArrayList<>();
        List<List<Step>> sequences = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            models.add(new TwoCustomerModel(world.calendar, ANY_DAY));
            sequences.add(new ArrayList<>());
        }
        for (int position = 0; position < length; position++) {
            boolean forAll = random.nextInt(4) == 0;
            Step common = forAll ? any(random, models.getFirst(), true) : null;
            for (int i = 0; i < pairs; i++) {
                Step step = common == null ? any(random, models.get(i), false) : common;
                models.get(i).does(step);
                sequences.get(i).add(step);
            }
        }
        return sequences;
    }

    private static Step any(Random random, TwoCustomerModel pair, boolean forAll) {
        List<Step> possible = Step.ALL.stream()
                .filter(step -> step.operation().concernsAll() == forAll && pair.canDo(step)).toList();
        return possible.get(random.nextInt(possible.size()));
    }
}
