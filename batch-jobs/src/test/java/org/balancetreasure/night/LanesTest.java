package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.balancetreasure.night.steps.Lane;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Lane A = new Lane("a", false);
    private static final Lane B = new Lane("b", false);
    private static final Lane C = new Lane("c", false);
    private static final Lane OF_THE_HOUR = new Lane("of the hour", true);

    private final List<Lane> looked = Collections.synchronizedList(new ArrayList<>());
    private final Map<Lane, CountDownLatch> held = new ConcurrentHashMap<>();

    @Test
    void aLaneThatHangsWhileItLooksHoldsBackItselfAlone() {
        CountDownLatch hangs = hold(A);
        try (Lanes lanes = new Lanes(2, this::look)) {
            List.of(A, B, C, OF_THE_HOUR).forEach(lanes::wake);
            assertThat(lanes.awaitIdle(Duration.ofMillis(200)).keySet()).isEqualTo(Set.of(A));
            assertThat(looked).containsExactlyInAnyOrder(B, C, OF_THE_HOUR);
            hangs.countDown();
            lanes.awaitIdle();
            assertThat(looked).endsWith(A).hasSize(4);
        }
    }

    @Test
    void aLaneThatIsWokenWhileItLooksLooksOnceMore() throws InterruptedException {
        CountDownLatch goesOn = hold(A);
        CountDownLatch began = new CountDownLatch(1);
        try (Lanes lanes = new Lanes(2, lane -> {
            began.countDown();
            look(lane);
        })) {
            lanes.wake(A);
            began.await();
            lanes.wake(A);
            lanes.wake(A);
            goesOn.countDown();
            lanes.awaitIdle();
            assertThat(looked).containsExactly(A, A);
        }
    }

    @Test
    void soManyStepsRunAtOnceAndOneThatHasAnHourIsNotCounted() {
        List<Lane> begun = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch slow = new CountDownLatch(1);
        Lanes[] self = new Lanes[1];
        Consumer<Lane> step = lane -> self[0].inTurn(lane, () -> {
            begun.add(lane);
            if (!lane.hasHour()) {
                assertThat(slow).satisfies(CountDownLatch::await);
            }
            return begun.size();
        });
        try (Lanes lanes = new Lanes(2, step)) {
            self[0] = lanes;
            List.of(A, B, C, OF_THE_HOUR).forEach(lanes::wake);
            assertThat(lanes.awaitIdle(Duration.ofMillis(500)).keySet()).isEqualTo(Set.of(A, B, C));
            assertThat(begun).as("two of the three, and the one that has an hour").hasSize(3).contains(OF_THE_HOUR);
            slow.countDown();
            lanes.awaitIdle();
            assertThat(begun).containsExactlyInAnyOrder(A, B, C, OF_THE_HOUR);
        }
    }

    @Test
    void stepsThatHangLoseTheirTurnsToOthersAndHaveNoneToGiveBackWhenTheyEnd() {
        CountDownLatch hangs = hold(A);
        held.put(B, hangs);
        Lanes[] self = new Lanes[1];
        Consumer<Lane> step = lane -> self[0].inTurn(lane, () -> {
            look(lane);
            return lane;
        });
        try (Lanes lanes = new Lanes(2, Duration.ofMillis(50), step)) {
            self[0] = lanes;
            lanes.wake(A);
            lanes.wake(B);
            await().until(() -> lanes.freeTurns() == 0);
            lanes.wake(C);
            await().untilAsserted(() -> assertThat(looked).containsExactly(C));
            // C took the turn of one and gave it back; the other still has its own.
            await().until(() -> lanes.freeTurns() == 1);
            hangs.countDown();
            lanes.awaitIdle();
            assertThat(looked).containsExactlyInAnyOrder(A, B, C);
            assertThat(lanes.freeTurns()).isEqualTo(2);
        }
    }

    @Test
    void withOneTurnAllGoInTheOrderInWhichTheyAreWoken() {
        try (Lanes lanes = new Lanes(1, this::look)) {
            CountDownLatch first = hold(C);
            List.of(C, B, OF_THE_HOUR, A, B).forEach(lanes::wake);
            first.countDown();
            lanes.awaitIdle();
            assertThat(looked).containsExactly(C, B, OF_THE_HOUR, A);
        }
    }

    @Test
    void aLaneThatBreaksOffIsSaidOnceAndCanBeWokenAgain() {
        AtomicInteger times = new AtomicInteger();
        try (Lanes lanes = new Lanes(2, lane -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("the first time");
            }
            look(lane);
        })) {
            lanes.wake(A);
            assertThatThrownBy(lanes::awaitIdle).hasMessageContaining("the first time");
            lanes.wake(A);
            lanes.awaitIdle();
            assertThat(looked).containsExactly(A);
        }
    }

    @Test
    void atLeastOneStepRuns() {
        assertThatThrownBy(() -> new Lanes(0, this::look)).hasMessage("night.lanes must be at least 1, but is 0");
    }

    private CountDownLatch hold(Lane lane) {
        CountDownLatch latch = new CountDownLatch(1);
        held.put(lane, latch);
        return latch;
    }

    private void look(Lane lane) {
        CountDownLatch latch = held.get(lane);
        if (latch != null) {
            assertThat(latch).satisfies(CountDownLatch::await);
        }
        looked.add(lane);
    }
}
