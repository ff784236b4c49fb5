package org.balancetreasure.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Import;

/** Whatever happens to a posting, each holder gets each day once. */
@CoreTest
@Import(IncomeScene.class)
class InterruptedPostingTest {

    private static final int FUND = IncomeScene.FUND;
    private static final LocalDate DAY = LocalDate.parse("2013-07-01");

    /** What stops a posting: the process is gone before a commit. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final IncomeScene scene;

    InterruptedPostingTest(IncomeScene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void quoted() {
        scene.dailyFund(ResidueRule.REDISTRIBUTED);
        for (long holder = 10_000; holder < 10_020; holder++) {
            scene.holder(holder, (holder - 9_990) * 371 + ".77");
        }
        scene.quote("2013-07-01", "1.2345");
        scene.endDay("2013-07-01");
    }

    @Test
    void everyPieceTwiceIsTheSameAsOnce() {
        IncomePosting posting = scene.posting(6);
        for (int twice = 0; twice < 2; twice++) {
            posting.begin(FUND, DAY, scene.transactions);
        }
        for (int twice = 0; twice < 2; twice++) {
            posting.read(FUND, DAY, IncomePosting.POSTING, scene.transactions, Runnable::run, Progress.SILENT);
        }
        assertThatThrownBy(() -> posting.prove(FUND, DAY, IncomePosting.POSTING, scene.transactions, Runnable::run))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("ranges not posted");
        List<IncomeRange> ranges = posting.ranges(FUND, DAY, IncomePosting.POSTING);
        assertThat(ranges).hasSize(4).extracting(IncomeRange::holders).containsExactly(6L, 6L, 6L, 2L);
        for (IncomeRange range : ranges) {
            assertThat(post(posting, range)).isTrue();
            assertThat(post(posting, range)).isFalse();
        }
        // Reading again after the balances have changed changes nothing either.
        posting.read(FUND, DAY, IncomePosting.POSTING, scene.transactions, Runnable::run, Progress.SILENT);
        for (int twice = 0; twice < 2; twice++) {
            posting.prove(FUND, DAY, IncomePosting.POSTING, scene.transactions, Runnable::run);
        }
        posting.post(FUND, DAY, scene.transactions, Runnable::run, Progress.SILENT);

        everyHolderGotTheDayOnce();
    }

    private boolean post(IncomePosting posting, IncomeRange range) {
        return posting.postRange(range, scene.transactions);
    }

    @ParameterizedTest
    @EnumSource(ResidueRule.class)
    void aPostingKilledBeforeAnyOfItsCommitsGoesOn(ResidueRule rule) {
        scene.jdbc.sql("UPDATE fund SET residue_rule = ?").param(rule.name()).update();
        int kills = 0;
        for (int survived = 0;; survived++) {
            AtomicInteger left = new AtomicInteger(survived);
            Transactions mortal = scene.transactions.checkedBy(() -> {
                if (left.getAndDecrement() == 0) {
                    throw new Killed();
                }
            });
            try {
                scene.posting(6).post(FUND, DAY, mortal, Runnable::run, Progress.SILENT);
                break;
            } catch (Killed e) {
                kills++;
            }
        }
        assertThat(kills).isGreaterThan(2);
        assertThat(scene.posting(6).find(FUND, DAY)).satisfies(run -> assertThat(run.isProved()).isTrue());
        if (rule == ResidueRule.REDISTRIBUTED) {
            everyHolderGotTheDayOnce();
        }
    }

    @Test
    void severalPostersAtOncePostTheDayOnce() {
        try (ExecutorService posters = Executors.newFixedThreadPool(4)) {
            CompletableFuture.allOf(IntStream.range(0, 4)
                    .mapToObj(poster -> CompletableFuture.runAsync(() -> scene.posting(1 + poster).post(FUND, DAY,
                            scene.transactions, Runnable::run, Progress.SILENT), posters))
                    .toArray(CompletableFuture[]::new)).join();
        }
        everyHolderGotTheDayOnce();
    }

    @Test
    void progressEndsWithAllRangesAndHolders() {
        AtomicInteger calls = new AtomicInteger();
        long[] last = new long[3];
        scene.posting(6).post(FUND, DAY, scene.transactions, Runnable::run, (pass, done, of, rows) -> {
            calls.incrementAndGet();
            last[0] = done;
            last[1] = of;
            last[2] = rows;
        });
        assertThat(calls).hasValue(8);
        assertThat(last).containsExactly(4, 4, 20);
    }

    private void everyHolderGotTheDayOnce() {
        Map<Long, Long> bases = scene.bases("2013-07-01");
        assertThat(bases).hasSize(20);
        Map<Long, Long> incomes = IncomeModel.of(bases, new java.math.BigDecimal("1.2345"), ResidueRule.REDISTRIBUTED)
                .incomes();
        assertThat(scene.incomes("2013-07-01")).isEqualTo(incomes);
        bases.forEach((holder, base) -> assertThat(scene.units(holder))
                .isEqualTo(java.math.BigDecimal.valueOf(base + incomes.get(holder), 2).toPlainString()));
    }
}
