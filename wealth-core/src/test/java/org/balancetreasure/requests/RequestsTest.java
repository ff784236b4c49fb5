package org.balancetreasure.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class RequestsTest {

    private static final RequestKey KEY = new RequestKey(10_001, "demo", "a");
    private static final byte[] BODY = new byte[32];
    private static final Answer ANSWER = new Answer(201, "{\"text\": \"好\"}");

    private final Requests requests;
    private final JdbcClient jdbc;

    RequestsTest(Requests requests, JdbcClient jdbc) {
        this.requests = requests;
        this.jdbc = jdbc;
    }

    @Test
    void answersTheSameRequestAgainWithoutItsEffect() {
        AtomicInteger effects = new AtomicInteger();
        Outcome first = once(KEY, BODY, () -> counted(effects));
        Outcome again = once(KEY, BODY, () -> counted(effects));

        assertThat(first).isEqualTo(new Outcome.First(ANSWER));
        assertThat(again).isEqualTo(new Outcome.Again(ANSWER));
        assertThat(effects).hasValue(1);
    }

    @Test
    void doesNothingForAnotherBodyUnderTheSameKey() {
        once(KEY, BODY, () -> ANSWER);
        byte[] other = BODY.clone();
        other[31] = 1;
        AtomicInteger effects = new AtomicInteger();

        assertThat(once(KEY, other, () -> counted(effects))).isEqualTo(new Outcome.OtherBody());
        assertThat(effects).hasValue(0);
    }

    @Test
    void aKeyBelongsToACustomerOfAChannelAndToItsExactSpelling() {
        once(KEY, BODY, () -> ANSWER);
        for (RequestKey other : List.of(new RequestKey(10_002, "demo", "a"), new RequestKey(10_001, "other", "a"),
                new RequestKey(10_001, "demo", "A"), new RequestKey(10_001, "demo", "a~".repeat(40)))) {
            assertThat(once(other, BODY, () -> ANSWER)).isInstanceOf(Outcome.First.class);
        }
    }

    @Test
    void aDefectRollsEverythingBackAndMayBeTriedAgain() {
        assertThatThrownBy(() -> once(KEY, BODY, () -> {
            effect("defect");
            throw new IllegalStateException("defect");
        })).hasMessage("defect");

        assertThat(count("idempotency")).isZero();
        assertThat(count("channel WHERE channel <> 'house'")).isZero();
        assertThat(once(KEY, BODY, () -> {
            effect("again");
            return ANSWER;
        })).isInstanceOf(Outcome.First.class);
        assertThat(count("channel WHERE channel <> 'house'")).isEqualTo(1);
    }

    @Test
    void aSecondSenderWaitsAndGetsTheAnswerOfTheFirst() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger effects = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(9)) {
            Future<Outcome> first = threads.submit(() -> once(KEY, BODY, () -> {
                begun.countDown();
                return counted(effects);
            }));
            begun.await();
            List<Future<Outcome>> others = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                others.add(threads.submit(() -> once(KEY, BODY, () -> counted(effects))));
            }
            assertThat(first.get()).isEqualTo(new Outcome.First(ANSWER));
            for (Future<Outcome> other : others) {
                assertThat(other.get()).isEqualTo(new Outcome.Again(ANSWER));
            }
        }
        assertThat(effects).hasValue(1);
    }

    @Test
    void pastTheLockWaitTheSecondIsToldThatTheFirstIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Outcome> first = threads.submit(() -> once(KEY, BODY, () -> {
                begun.countDown();
                await(told);
                return ANSWER;
            }));
            begun.await();
            try {
                assertThat(once(KEY, BODY, () -> ANSWER)).isEqualTo(new Outcome.UnderWay());
            } finally {
                told.countDown();
            }
            assertThat(first.get()).isEqualTo(new Outcome.First(ANSWER));
        }
        assertThat(once(KEY, BODY, () -> ANSWER)).isEqualTo(new Outcome.Again(ANSWER));
    }

    @Test
    void whoWaitsForAFirstThatFailsTakesItsPlace() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Outcome> first = threads.submit(() -> once(KEY, BODY, () -> {
                begun.countDown();
                throw new IllegalStateException("defect");
            }));
            begun.await();
            assertThat(once(KEY, BODY, () -> ANSWER)).isEqualTo(new Outcome.First(ANSWER));
            assertThatThrownBy(first::get).hasRootCauseMessage("defect");
        }
    }

    @Test
    void whoIsNotKnownGetsNeitherAnEffectNorAnEarlierAnswer() {
        once(KEY, BODY, () -> ANSWER);
        AtomicInteger effects = new AtomicInteger();
        for (String key : List.of("a", "b")) {
            assertThatThrownBy(() -> requests.once(new RequestKey(10_001, "demo", key), BODY, () -> {
                throw new IllegalStateException("nobody");
            }, known -> counted(effects))).hasMessage("nobody");
        }

        assertThat(effects).hasValue(0);
        assertThat(count("idempotency")).isEqualTo(1);
    }

    @Test
    void theEffectKnowsWhoAsks() {
        AtomicReference<String> asker = new AtomicReference<>();
        requests.once(KEY, BODY, () -> "known", known -> {
            asker.set(known);
            return ANSWER;
        });
        assertThat(asker).hasValue("known");
    }

    private Outcome once(RequestKey key, byte[] body, Supplier<Answer> effect) {
        return requests.once(key, body, () -> key, known -> effect.get());
    }

    private Answer counted(AtomicInteger effects) {
        effects.incrementAndGet();
        return ANSWER;
    }

    private void effect(String channel) {
        jdbc.sql("INSERT INTO channel VALUES (?, '演示', 'Demo')").param(channel).update();
    }

    private long count(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
