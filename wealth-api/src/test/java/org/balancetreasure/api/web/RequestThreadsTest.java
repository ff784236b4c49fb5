package org.balancetreasure.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

    private static final int MAX = 4;

    private final RequestThreads requestThreads = new RequestThreads(MAX);
    private final ThreadPoolExecutor threads = requestThreads.threads();
    private final Set<Thread> seen = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        requestThreads.destroy();
    }

    @Test
    void whoWorkedLastWorksNext() throws Exception {
        CyclicBarrier all = new CyclicBarrier(MAX);
        List<Future<?>> together = new ArrayList<>();
        for (int i = 0; i < MAX; i++) {
            together.add(threads.submit(() -> {
                seen.add(Thread.currentThread());
                return all.await();
            }));
        }
        for (Future<?> one : together) {
            one.get();
        }
        assertThat(seen).hasSize(MAX);

        untilAllRest();
        Thread last = threads.submit(Thread::currentThread).get();
        for (int i = 0; i < 20; i++) {
            untilAllRest();
            assertThat(threads.submit(Thread::currentThread).get()).isSameAs(last);
        }
    }

    private void untilAllRest() {
        await().until(() -> seen.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
    }

    @Test
    void whatFindsAllAtWorkWaitsAndIsAnswered() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger working = new AtomicInteger();
        Queue<Integer> concurrency = new ConcurrentLinkedQueue<>();
        Thread bringer = new Thread(() -> {
            for (int i = 0; i < 3 * MAX; i++) {
                threads.execute(() -> {
                    concurrency.add(working.incrementAndGet());
                    untilReleased(release);
                    working.decrementAndGet();
                });
            }
        });
        bringer.start();
        await().until(() -> working.get() == MAX && bringer.getState() == Thread.State.TIMED_WAITING);
        release.countDown();
        bringer.join();
        await().until(() -> concurrency.size() == 3 * MAX && working.get() == 0);
        assertThat(concurrency).allMatch(count -> count <= MAX);
    }

    @Test
    void whoWaitsWhenTheEndComesIsRefused() {
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < MAX; i++) {
            threads.execute(() -> untilReleased(release));
        }
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        Thread bringer = new Thread(() -> {
            try {
                threads.execute(() -> waiting.complete(null));
            } catch (RejectedExecutionException e) {
                waiting.completeExceptionally(e);
            }
        });
        bringer.start();
        await().until(() -> bringer.getState() == Thread.State.TIMED_WAITING);
        requestThreads.destroy();
        assertThatThrownBy(waiting::join).hasRootCauseMessage("The application stops");
        release.countDown();
    }

    private static void untilReleased(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsTakenAfterTheEnd() {
        requestThreads.destroy();
        assertThatThrownBy(() -> threads.execute(() -> {
        })).isInstanceOf(RejectedExecutionException.class).hasMessage("The application stops");
    }
}
