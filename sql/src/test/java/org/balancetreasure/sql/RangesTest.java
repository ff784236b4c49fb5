package org.balancetreasure.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.balancetreasure.sql.Ranges.Bounds;
import org.junit.jupiter.api.Test;

class RangesTest {

    private static final TreeSet<Long> KEYS = new TreeSet<>(List.of(3L, 4L, 7L, 20L, 21L, 22L, 30L));

    private record Range(int number, boolean isDone) implements Ranges.Stored {}

    private static List<Bounds> cut(long first, long last, int size) {
        return Ranges.cut(2, first, last, size,
                (lower, rows) -> KEYS.tailSet(lower).stream().skip(rows).findFirst().orElse(null));
    }

    @Test
    void rangesTouchAndEndWithTheLastKey() {
        assertThat(cut(3, 30, 3)).containsExactly(new Bounds(2, 3, 7), new Bounds(2, 8, 22), new Bounds(2, 23, 30));
        assertThat(cut(3, 30, 7)).containsExactly(new Bounds(2, 3, 30));
        assertThat(cut(5, 21, 1)).containsExactly(new Bounds(2, 5, 7), new Bounds(2, 8, 20), new Bounds(2, 21, 21));
        assertThat(cut(5, 25, 2)).as("what lies after the last key belongs to others")
                .containsExactly(new Bounds(2, 5, 20), new Bounds(2, 21, 22), new Bounds(2, 23, 25));
        assertThat(cut(31, 30, 3)).isEmpty();
    }

    @Test
    void whatIsDoneIsNotDoneAgainAndEachThatIsDoneIsTold() {
        List<Integer> done = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Ranges.finish(List.of(new Range(0, true), new Range(1, false), new Range(2, true), new Range(3, false)),
                Runnable::run, (pass, ranges, of, rows) -> told.add(pass + " " + ranges + " of " + of + ", " + rows),
                range -> {
                    done.add(range.number());
                    return 10 * range.number();
                });
        assertThat(done).containsExactly(1, 3);
        assertThat(told).containsExactly("WRITE 1 of 2, 10", "WRITE 2 of 2, 40");
    }

    @Test
    void aFailureComesOutOnlyWhenNoRangeIsInWorkAnyMore() {
        var failed = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            assertThatThrownBy(() -> Ranges.each(List.of(1, 2), workers, range -> {
                if (range == 1) {
                    failed.countDown();
                    throw new IllegalStateException("range 1");
                }
                await(failed);
                ended.set(true);
                return range;
            })).isInstanceOf(IllegalStateException.class).hasMessage("range 1");
            assertThat(ended).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRangeHasARowAtLeast() {
        assertThat(Ranges.requireSize("income.range-size", 1)).isOne();
        assertThatThrownBy(() -> Ranges.requireSize("income.range-size", 0)).hasMessageContaining("income.range-size");
    }
}
