package org.balancetreasure.benchmarks.requests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.balancetreasure.benchmarks.Result.Timed;

/** Sends requests over so many connections at once, each connection one request at a time. */
final class Load {

    private final int connections;
    private final AtomicLong numbers = new AtomicLong();

    Load(int connections) {
        this.connections = connections;
    }

    /** How long answers took, ascending, in nanoseconds. */
    static final class Latencies {

        private final long[] ascending;

        private Latencies(long[] ascending) {
            this.ascending = ascending;
        }

        /** The smallest latency that {@code percent} of the requests did not exceed. */
        long percentile(int percent) {
            return ascending[Math.max(0, Math.ceilDiv(ascending.length * percent, 100) - 1)];
        }
    }

    /** As fast as the answers come. */
    Timed asFastAsPossible(Side side, int count) throws Exception {
        AtomicLong left = new AtomicLong(count);
        long nanos = onAllConnections(side, (caller, begun) -> {
            while (left.decrementAndGet() >= 0) {
                caller.call(numbers.incrementAndGet());
            }
        });
        return new Timed(count, nanos);
    }

    /**
     * At a fixed rate of arrival, whether or not earlier requests have their answers: a latency counts from the moment
     * at which its request was due, so waiting for a free connection is part of it.
     */
    Latencies atRate(Side side, long perSecond, int count) throws Exception {
        long[] latencies = new long[count];
        AtomicLong next = new AtomicLong();
        onAllConnections(side, (caller, begun) -> {
            for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                long due = begun + i * 1_000_000_000L / perSecond;
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                caller.call(numbers.incrementAndGet());
                latencies[(int) i] = System.nanoTime() - due;
            }
        });
        Arrays.sort(latencies);
        return new Latencies(latencies);
    }

    private interface Work {
        void over(Side.Caller caller, long begun) throws Exception;
    }

    /** @return how long it took from the moment at which all connections stood */
    private long onAllConnections(Side side, Work work) throws Exception {
        CountDownLatch connected = new CountDownLatch(connections);
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> ends = new ArrayList<>();
            long[] begun = new long[1];
            CountDownLatch start = new CountDownLatch(1);
            for (int i = 0; i < connections; i++) {
                Callable<Long> connection = () -> {
                    try (Side.Caller caller = connect(side, connected)) {
                        start.await();
                        work.over(caller, begun[0]);
                        return System.nanoTime();
                    }
                };
                ends.add(threads.submit(connection));
            }
            connected.await();
            begun[0] = System.nanoTime();
            start.countDown();
            long last = begun[0];
            for (Future<Long> end : ends) {
                last = Math.max(last, end.get());
            }
            return last - begun[0];
        } catch (ExecutionException e) {
            throw new IllegalStateException(side.name() + " failed", e.getCause());
        }
    }

    private static Side.Caller connect(Side side, CountDownLatch connected) throws Exception {
        try {
            return side.connect();
        } finally {
            connected.countDown();
        }
    }
}
