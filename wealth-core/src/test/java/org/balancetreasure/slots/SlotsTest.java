package org.balancetreasure.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.balancetreasure.slots.Slots.Opening;
import org.balancetreasure.slots.Slots.Slot;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class SlotsTest {

    private static final Pool POOL = new Pool("LINE 1", 8);
    private static final int THREADS = 12;

    private final Slots slots;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    SlotsTest(Slots slots, Transactions transactions, JdbcClient jdbc) {
        this.slots = slots;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void splitsWhatItIsOpenedWithToTheLastCentAndOnlyOnce() {
        open(1003);
        open(5000);

        assertThat(slots.room(POOL).openedWith()).isEqualTo(1003);
        assertThat(slots.room(POOL).slots()).hasSize(8).extracting(Slot::room).containsOnly(125L, 126L);
    }

    @Test
    void givesTheLastCentToOneWhoNeedsMoreThanAnySlotHas() {
        open(1003);

        assertThat(take(1004)).isFalse();
        assertThat(take(1003)).isTrue();
        assertThat(take(1)).isFalse();
        giveBack(7);
        assertThat(take(7)).isTrue();
        assertThat(slots.room(POOL).room()).isZero();
    }

    @Test
    void leavesTheSlotsOfAnotherShardAlone() {
        open(100);
        jdbc.sql("INSERT INTO slot (pool, shard, slot_no, room, opened_with) VALUES (?, 1, 0, 500, 500)")
                .param(POOL.name()).update();

        assertThat(take(101)).isFalse();
        assertThat(take(100)).isTrue();
        giveBack(60);
        assertThat(transactions.call(() -> slots.grow(POOL, -60))).isTrue();
        assertThat(slots.room(POOL).room()).isZero();
        assertThat(jdbc.sql("SELECT room, opened_with FROM slot WHERE shard = 1").query().singleRow().values())
                .extracting(Object::toString).containsOnly("500");
    }

    @Test
    void opensAPoolWithItsFirstUse() {
        assertThat(transactions.call(() -> slots.take(POOL, 30, () -> new Opening(100, 0)))).isTrue();
        assertThat(transactions.call(() -> slots.take(POOL, 71, () -> new Opening(9999, 0)))).isFalse();
        assertThat(slots.room(POOL).room()).isEqualTo(70);
        Pool other = new Pool("LINE 2", 3);
        assertThat(slots.room(other).isUnopened()).isTrue();
        assertThatThrownBy(() -> transactions.call(() -> slots.take(other, 1)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("LINE 2");
    }

    @Test
    void growsAndShrinksButNotBelowWhatIsTaken() {
        open(100);
        assertThat(take(60)).isTrue();

        assertThat(transactions.call(() -> slots.grow(POOL, -41))).isFalse();
        assertThat(transactions.call(() -> slots.grow(POOL, -40))).isTrue();
        assertThat(slots.room(POOL).room()).isZero();
        assertThat(transactions.call(() -> slots.grow(POOL, 900))).isTrue();
        assertThat(slots.room(POOL).room()).isEqualTo(900);
        assertThat(slots.room(POOL).openedWith()).isEqualTo(960);
    }

    @Test
    void neverGivesMoreThanThereIsAndRefusesNothingWhileRoomIsLeft() throws Exception {
        long total = 1_000_00;
        long seed = 20260105;
        AtomicLong taken = new AtomicLong();

        // Half of the threads open the pool by their first use.
        together(thread -> {
            Random random = new Random(seed + thread);
            for (int i = 0; i < 400; i++) {
                long amount = 1 + random.nextInt(120);
                if (transactions.call(() -> slots.take(POOL, amount, () -> new Opening(total, 0)))) {
                    taken.addAndGet(amount);
                    if (random.nextInt(4) == 0) {
                        giveBack(amount);
                        taken.addAndGet(-amount);
                    }
                }
            }
            return null;
        });

        assertThat(slots.room(POOL).room()).as("seed %d", seed).isEqualTo(total - taken.get()).isNotNegative();
        // Each thread asked for more than its part, so what is left is less than the smallest refusal could be wrong
        // by.
        while (take(1)) {
            taken.incrementAndGet();
        }
        assertThat(taken.get()).as("seed %d", seed).isEqualTo(total);
    }

    @Test
    void servesExactlyAsManyAsThereIsRoomForWhenAllComeAtOnce() throws Exception {
        // 100 portions of 7.01 in 8 slots: no slot's part is a multiple of the portion.
        open(100 * 701);
        AtomicLong granted = new AtomicLong();

        together(thread -> {
            for (int i = 0; i < 20; i++) {
                if (take(701)) {
                    granted.incrementAndGet();
                }
            }
            return null;
        });

        assertThat(granted.get()).isEqualTo(100);
        assertThat(slots.room(POOL).room()).isZero();
    }

    @Test
    void aRefusalFoundLateLeavesNothingOfWhatWasDoneBeforeItAndCommits() {
        open(100);
        Pool second = new Pool("LINE 2", 2);
        transactions.run(() -> slots.open(second, 10));

        boolean granted = transactions.call(() -> {
            slots.giveBack(second, 5);
            return transactions.orUndo(() -> slots.take(POOL, 60) && slots.take(second, 16), taken -> !taken);
        });

        assertThat(granted).isFalse();
        assertThat(slots.room(POOL).room()).isEqualTo(100);
        assertThat(slots.room(second).room()).isEqualTo(15);
        assertThat(transactions.call(
                () -> transactions.orUndo(() -> slots.take(POOL, 60) && slots.take(second, 15), taken -> !taken)))
                .isTrue();
        assertThat(slots.room(POOL).room()).isEqualTo(40);
        assertThat(slots.room(second).room()).isZero();
    }

    private interface Work {
        @SuppressWarnings("UnusedReturnValue")
        Object of(int thread) throws Exception;
    }

    private static void together(Work work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(threads.submit((Callable<Object>) () -> {
                    start.await();
                    return work.of(thread);
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void open(long total) {
        transactions.run(() -> slots.open(POOL, total));
    }

    private boolean take(long amount) {
        return transactions.call(() -> slots.take(POOL, amount));
    }

    private void giveBack(long amount) {
        transactions.run(() -> slots.giveBack(POOL, amount));
    }
}
