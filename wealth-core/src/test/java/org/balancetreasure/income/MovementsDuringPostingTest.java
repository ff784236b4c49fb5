package org.balancetreasure.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.session.SqlSessionFactory;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

/** The night never blocks the day, and the day never changes the night's figures. */
@CoreTest
@Import(IncomeScene.class)
class MovementsDuringPostingTest {

    private static final int FUND = IncomeScene.FUND;
    private static final Account ISSUE = Account.house(Purpose.UNITS_IN_ISSUE, FUND);
    private static final Interruptions INTERRUPTIONS = new Interruptions("org.balancetreasure.income.");
    private static final AtomicBoolean INSTALLED = new AtomicBoolean();

    private final IncomeScene scene;
    private final AtomicInteger movements = new AtomicInteger();
    private long bank;

    MovementsDuringPostingTest(IncomeScene scene, SqlSessionFactory sessions) {
        this.scene = scene;
        if (INSTALLED.compareAndSet(false, true)) {
            sessions.getConfiguration().addInterceptor(INTERRUPTIONS);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void unitsMoveBetweenEveryTwoStatementsOfAPosting(long seed) throws Exception {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        ResidueRule rule = seed % 2 == 0 ? ResidueRule.REDISTRIBUTED : ResidueRule.RETAINED;
        scene.dailyFund(rule);
        bank = scene.bank(21);
        for (long holder = 10_000; holder < 10_040; holder += 2) {
            scene.holder(holder, 1 + random.nextInt(50_000) + ".55");
        }
        try (ExecutorService mover = Executors.newSingleThreadExecutor()) {
            for (int i = 1; i <= 5; i++) {
                LocalDate day = LocalDate.of(2013, 7, i);
                scene.quote(day.toString(), "1.2" + i);
                scene.endDay(day.toString());
                int moved = movements.get();
                IncomePosting posting = scene.posting(7);
                posting.begin(FUND, day, scene.transactions);
                Map<Long, Long> bases = basesOf(day);

                INTERRUPTIONS.during(() -> readWriteAndProve(posting, day),
                        () -> CompletableFuture.runAsync(() -> moveSomething(random, day), mover).join());

                assertThat(scene.bases(day.toString())).as("bases, seed %d, %s", seed, day).isEqualTo(bases);
                assertThat(scene.incomes(day.toString())).as("incomes, seed %d, %s", seed, day)
                        .isEqualTo(IncomeModel.of(bases, new BigDecimal("1.2" + i), rule).incomes());
                assertThat(movements.get() - moved).as("movements during the posting").isGreaterThan(10);
            }
        }
    }

    /** The first movement of an accrual opens it, also while the range adds up what has accrued in it. */
    @Test
    void accrualsOpenBetweenEveryTwoStatementsOfAPosting() {
        scene.monthlyFund(ResidueRule.RETAINED);
        for (long holder = 10_001; holder <= 10_060; holder++) {
            scene.holder(holder, "10000.00");
        }
        LocalDate day = LocalDate.of(2013, 7, 1);
        scene.quote(day.toString(), "1.0000");
        scene.endDay(day.toString());
        IncomePosting posting = scene.posting(60);
        posting.begin(FUND, day, scene.transactions);
        List<CompletableFuture<Void>> taken = new ArrayList<>();
        try (ExecutorService movers = Executors.newCachedThreadPool()) {
            INTERRUPTIONS.during(() -> readWriteAndProve(posting, day), () -> {
                Account accrued = Account.accruedIncome(FUND, 10_001 + taken.size());
                taken.add(CompletableFuture.runAsync(
                        () -> scene.transactions.run(() -> transfer(accrued, ISSUE, 1_00, day.plusDays(1))), movers));
                untilEachHasMovedOrWaits(taken);
            });
            taken.forEach(CompletableFuture::join);
        }
        assertThat(taken).hasSizeBetween(10, 59);
        for (int i = 0; i < 60; i++) {
            assertThat(scene.accrued(10_001 + i)).isEqualTo(i < taken.size() ? "0.00" : "1.00");
        }
    }

    private void untilEachHasMovedOrWaits(List<CompletableFuture<Void>> movements) {
        await().until(() -> scene.fixture.lockWaits() == movements.stream().filter(movement -> !movement.isDone())
                .count());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void realThreadsMoveUnitsWhileTwoWorkersPost(long seed) throws Exception {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        scene.dailyFund(ResidueRule.REDISTRIBUTED);
        bank = scene.bank(21);
        for (long holder = 10_000; holder < 10_400; holder += 2) {
            scene.holder(holder, 1 + random.nextInt(50_000) + ".55");
        }
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService movers = Executors.newFixedThreadPool(3)) {
            CompletableFuture<?>[] moving = new CompletableFuture<?>[3];
            for (int thread = 0; thread < 3; thread++) {
                Random own = new Random(seed * 100 + thread);
                moving[thread] = CompletableFuture.runAsync(() -> {
                    while (!done.get()) {
                        scene.transactions.run(() -> moveInTransaction(own, 10_000 + own.nextInt(400),
                                scene.gates.lockBusinessDate().plusDays(own.nextInt(2))));
                    }
                }, movers);
            }
            try {
                for (int i = 1; i <= 6; i++) {
                    LocalDate day = LocalDate.of(2013, 7, i);
                    scene.quote(day.toString(), "1.3" + i);
                    scene.post(day.toString(), 23);
                }
            } finally {
                done.set(true);
            }
            CompletableFuture.allOf(moving).join();
        }
        for (int i = 1; i <= 6; i++) {
            LocalDate day = LocalDate.of(2013, 7, i);
            Map<Long, Long> bases = basesOf(day);
            assertThat(scene.bases(day.toString())).as("bases, seed %d, %s", seed, day).isEqualTo(bases);
            assertThat(scene.incomes(day.toString())).as("incomes, seed %d, %s", seed, day).isEqualTo(
                    IncomeModel.of(bases, new BigDecimal("1.3" + i), ResidueRule.REDISTRIBUTED).incomes());
        }
        assertThat(movements.get()).isGreaterThan(50);
    }

    @Test
    void beginningADayWaitsForAMovementUnderWayAndThenRefusesOthers() {
        scene.dailyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.quote("2013-07-01", "1.0000");
        scene.endDay("2013-07-01");
        LocalDate day = LocalDate.parse("2013-07-01");
        CountDownLatch moved = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CompletableFuture<Void> movement = CompletableFuture.runAsync(() -> scene.transactions.run(() -> {
                transfer(ISSUE, Account.units(FUND, 10_002), 10_000_00, day);
                moved.countDown();
                awaitLatch(commit);
            }), threads);
            awaitLatch(moved);
            CompletableFuture<Void> begin = CompletableFuture
                    .runAsync(() -> scene.posting(10).begin(FUND, day, scene.transactions), threads);
            // A stalled machine looks late; whoever does not wait is done long before the end.
            await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(20)).until(() -> !begin.isDone());
            commit.countDown();
            movement.join();
            begin.join();
        }
        assertThatThrownBy(() -> scene.transactions.run(() -> moveInTransaction(new Random(1), 10_003, day)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its income is posted through 2013-07-01");

        scene.post("2013-07-01", 10);

        assertThat(scene.incomes("2013-07-01")).isEqualTo(Map.of(10_001L, 100L, 10_002L, 100L));
    }

    @Test
    void lateQuotesOverALongWeekendUseTheBalanceOfEachDay() {
        scene.dailyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.holder(10_002, "10000.00");
        scene.quoteAndPost("2013-07-01", "1.0000");
        // Four days pass without a quote; meanwhile units leave and come.
        scene.fixture.moveOut(FUND, 10_001, "10001.00", "2013-07-03");
        scene.fixture.moveIn(FUND, 10_003, "20000.00", "2013-07-04");
        scene.fixture.moveIn(FUND, 10_002, "5000.00", "2013-07-06");
        scene.endDay("2013-07-05");
        for (int day = 2; day <= 5; day++) {
            scene.quote("2013-07-0" + day, "1.0000");
        }
        for (int day = 2; day <= 5; day++) {
            scene.post("2013-07-0" + day, 2);
        }

        assertThat(scene.incomes("2013-07-02")).isEqualTo(Map.of(10_001L, 100L, 10_002L, 100L));
        // 10001 left on the 3rd; the income of the 2nd became effective that day and earns a part of a cent.
        assertThat(scene.incomes("2013-07-03")).isEqualTo(Map.of(10_001L, 0L, 10_002L, 100L));
        assertThat(scene.incomes("2013-07-04")).isEqualTo(Map.of(10_001L, 0L, 10_002L, 100L, 10_003L, 200L));
        assertThat(scene.units(10_002)).isEqualTo("15005.00");
    }

    /**
     * At random somebody who is there, or a new holder between two others. Live movements of holders whom the posting
     * has locked wait for its commit; here, where the posting waits for the movement, they are left out.
     */
    private void moveSomething(Random random, LocalDate day) {
        long holder = 10_000 + random.nextInt(45);
        scene.transactions.run(() -> {
            String account = "SELECT owner_id FROM account WHERE asset_id = ? AND purpose = 'UNITS' AND owner_id = ?";
            boolean there = !scene.jdbc.sql(account).params(FUND, holder).query().listOfRows().isEmpty();
            boolean free = !scene.jdbc.sql(account + " FOR UPDATE SKIP LOCKED").params(FUND, holder).query()
                    .listOfRows().isEmpty();
            if (free || !there) {
                moveInTransaction(random, holder, day.plusDays(1 + random.nextInt(3)));
            }
        });
    }

    private void readWriteAndProve(IncomePosting posting, LocalDate day) {
        posting.read(FUND, day, IncomePosting.POSTING, scene.transactions, Runnable::run, Progress.SILENT);
        posting.ranges(FUND, day, IncomePosting.POSTING)
                .forEach(range -> posting.postRange(range, scene.transactions));
        posting.prove(FUND, day, IncomePosting.POSTING, scene.transactions, Runnable::run);
    }

    private void moveInTransaction(Random random, long holder, LocalDate effective) {
        Account units = Account.units(FUND, holder);
        long balance = scene.ledger.balance(units).balance();
        if (bank > 0 && random.nextInt(10) == 0) {
            transfer(Account.units(FUND, bank), ISSUE, 1 + random.nextInt(100_000), effective);
        } else if (balance > 0 && random.nextInt(2) == 0) {
            transfer(units, bank > 0 && random.nextInt(3) > 0 ? Account.units(FUND, bank) : ISSUE,
                    random.nextBoolean() ? balance : 1 + random.nextLong(balance), effective);
        } else {
            transfer(ISSUE, units, 1 + random.nextInt(9_000_000), effective);
        }
    }

    private void transfer(Account from, Account to, long amount, LocalDate effective) {
        scene.ledger.transferDecided(new Transfer(from, to, amount, TransferKind.ADJUSTMENT,
                "test " + movements.incrementAndGet(), effective, effective));
    }

    /** Written down as simply as possible: what came and went through the day, and the incomes of the days before. */
    private Map<Long, Long> basesOf(LocalDate day) {
        Map<Long, Long> bases = new TreeMap<>();
        scene.jdbc.sql("""
                SELECT credit_purpose, credit_owner, debit_purpose, debit_owner, amount FROM transfer
                WHERE asset_id = ? AND effective_date <= ?
                """).params(FUND, day).query(row -> {
            if (row.getString("credit_purpose").equals("UNITS")) {
                bases.merge(row.getLong("credit_owner"), row.getLong("amount"), Long::sum);
            }
            if (row.getString("debit_purpose").equals("UNITS")) {
                bases.merge(row.getLong("debit_owner"), -row.getLong("amount"), Long::sum);
            }
        });
        scene.jdbc.sql("SELECT holder_id, income FROM income_entry WHERE fund_id = ? AND income_date < ?")
                .params(FUND, day)
                .query(row -> {
                    bases.merge(row.getLong("holder_id"), row.getLong("income"), Long::sum);
                });
        bases.values().removeIf(base -> base == 0);
        return bases;
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
