package org.balancetreasure.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

/** Quotes over several days and corrected quotes. */
@CoreTest
@Import(IncomeScene.class)
class SpecialDaysTest {

    private static final int FUND = IncomeScene.FUND;

    private final IncomeScene scene;

    SpecialDaysTest(IncomeScene scene) {
        this.scene = scene;
    }

    @Test
    void aQuoteOverSeveralDaysIsPostedOnceOnItsLastDay() {
        scene.dailyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.quote("2013-07-01", "2013-07-03", "3.5");
        for (int day = 1; day <= 3; day++) {
            assertThat(scene.post("2013-07-0" + day, 2).isProved()).isTrue();
        }
        scene.quoteAndPost("2013-07-04", "1.0000");

        assertThat(scene.incomes("2013-07-01")).isEmpty();
        assertThat(scene.incomes("2013-07-02")).isEmpty();
        assertThat(scene.incomes("2013-07-03")).isEqualTo(Map.of(10_001L, 350L));
        assertThat(scene.units(10_001)).isEqualTo("10004.50");
        assertThat(scene.posting(2).find(FUND, day("2013-07-01")))
                .satisfies(run -> assertThat(run.quoteVersion()).isNull());
    }

    @Test
    void aCorrectionUpPaysTheDifferenceAndItEarnsFromTheNextDayToBePosted() {
        scene.dailyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.holder(10_002, "500000.00");
        scene.quoteAndPost("2013-07-01", "1.0000");
        scene.quoteAndPost("2013-07-02", "1.0000");
        scene.fixture.moveOut(FUND, 10_002, "500000.00", "2013-07-03");

        scene.quote("2013-07-01", "1.5049");
        assertThat(scene.posting(1).correctionsDue(FUND)).containsExactly(day("2013-07-01"));
        correct("2013-07-01", 1);
        correct("2013-07-01", 1);

        assertThat(scene.posting(1).correctionsDue(FUND)).isEmpty();
        assertThat(scene.jdbc.sql("SELECT income FROM income_entry WHERE sequence = 1 ORDER BY holder_id")
                .query(Long.class).list()).containsExactly(50L, 2524L);
        assertThat(scene.units(10_001)).isEqualTo("10002.50");
        assertThat(scene.posting(1).findLast(FUND, day("2013-07-01"))).satisfies(run -> {
            assertThat(run.effectiveDate()).isEqualTo("2013-07-03");
            assertThat(run.sequence()).isEqualTo(1);
            assertThat(run.reason()).isEqualTo("quote corrected");
            assertThat(run.amount()).isEqualTo(7674);
            assertThat(run.residue()).as("76.7499 in all, 1.50 and 75.24 to holders").isZero();
        });
        scene.quoteAndPost("2013-07-03", "1.0000");
        assertThat(scene.bases("2013-07-03")).isEqualTo(Map.of(10_001L, 10_002_50L, 10_002L, 125_24L));
    }

    @Test
    void aCorrectionDownMayTakeAHolderBelowZeroAndASecondOneIsMeasuredAgainstBoth() {
        scene.dailyFund(ResidueRule.REDISTRIBUTED);
        scene.holder(10_001, "10000.00");
        scene.quoteAndPost("2013-07-01", "1.0000");
        scene.fixture.moveOut(FUND, 10_001, "10001.00", "2013-07-02");

        scene.quote("2013-07-01", "-0.5");
        correct("2013-07-01", 1);
        assertThat(scene.units(10_001)).isEqualTo("-1.50");
        scene.quote("2013-07-01", "0.75");
        correct("2013-07-01", 1);

        assertThat(scene.incomeOf(10_001)).containsExactly("1.00", "-1.50", "1.25");
        assertThat(scene.units(10_001)).isEqualTo("-0.25");
        assertThat(scene.quoteAndPost("2013-07-02", "1.0000").baseSum()).isEqualByComparingTo("-25");
    }

    @Test
    void aCorrectionWaitsForAPostingUnderWayAndAPostingForACorrection() {
        scene.dailyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.quoteAndPost("2013-07-01", "1.0000");
        scene.quote("2013-07-02", "1.0000");
        scene.endDay("2013-07-02");
        scene.posting(1).begin(FUND, day("2013-07-02"), scene.transactions);
        scene.quote("2013-07-01", "1.1");

        assertThatThrownBy(() -> correct("2013-07-01", 1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waits for the proof of 2013-07-02");

        scene.post("2013-07-02", 1);
        correct("2013-07-01", 1);
        assertThat(scene.units(10_001)).isEqualTo("10002.10");
    }

    @Test
    void aCorrectionStoppedBeforeAnyOfItsCommitsIsStillDueAndGoesOn() {
        scene.dailyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.55");
        scene.holder(10_002, "333.33");
        scene.quoteAndPost("2013-07-01", "1.0000");
        scene.quote("2013-07-01", "1.5787");
        IncomePosting posting = scene.posting(1);
        int stops = 0;
        for (int commits = 0; !posting.correctionsDue(FUND).isEmpty(); commits++) {
            AtomicInteger left = new AtomicInteger(commits);
            Transactions mortal = scene.transactions.checkedBy(() -> {
                if (left.getAndDecrement() == 0) {
                    throw new UnsupportedOperationException("stopped");
                }
            });
            try {
                posting.correct(FUND, posting.correctionsDue(FUND).getFirst(), "quote corrected", mortal,
                        Runnable::run, Progress.SILENT);
            } catch (UnsupportedOperationException e) {
                stops++;
            }
        }

        assertThat(stops).isGreaterThan(2);
        assertThat(scene.incomeOf(10_001)).containsExactly("1.00", "0.57");
        assertThat(scene.units(10_002)).isEqualTo("333.38");
        scene.quoteAndPost("2013-07-02", "1.0000");
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void afterAnyCorrectionsTheDayIsAsIfTheLastQuoteHadBeenTheFirst(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        ResidueRule rule = seed % 2 == 0 ? ResidueRule.REDISTRIBUTED : ResidueRule.RETAINED;
        scene.dailyFund(rule);
        Map<Long, Long> bases = new TreeMap<>();
        for (long holder = 10_000; holder < 10_030; holder++) {
            bases.put(holder, 1 + random.nextLong(random.nextBoolean() ? 5_000 : 900_000_000));
            scene.holder(holder, BigDecimal.valueOf(bases.get(holder), 2).toPlainString());
        }
        scene.quote("2013-07-01", "1.3333");
        scene.post("2013-07-01", 7);
        scene.quoteAndPost("2013-07-02", "1.0001");

        for (int version = 2; version <= 5; version++) {
            BigDecimal rate = BigDecimal.valueOf(random.nextInt(30_000) - 8_000, 4);
            scene.quote("2013-07-01", rate.toPlainString());
            correct("2013-07-01", 7);

            IncomeModel model = IncomeModel.of(bases, rate, rule);
            assertThat(scene.incomes("2013-07-01")).as("seed %d, rate %s", seed, rate).isEqualTo(model.incomes());
            assertThat(scene.jdbc.sql("""
                    SELECT COALESCE(SUM(IF(credit_purpose = 'RESIDUE', amount, -amount)), 0)
                    FROM transfer WHERE kind = 'RESIDUE' AND reference LIKE '000198 2013-07-01%'
                    """).query(Long.class).single()).isEqualTo(model.residue());
        }
        scene.quoteAndPost("2013-07-03", "1.2");
    }

    private void correct(String day, int rangeSize) {
        scene.posting(rangeSize).correct(FUND, day(day), "quote corrected", scene.transactions, Runnable::run,
                Progress.SILENT);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
