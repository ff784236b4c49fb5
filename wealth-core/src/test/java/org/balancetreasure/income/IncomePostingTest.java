package org.balancetreasure.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.PublishedQuotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

@CoreTest
@Import(IncomeScene.class)
class IncomePostingTest {

    private final IncomeScene scene;

    IncomePostingTest(IncomeScene scene) {
        this.scene = scene;
    }

    @Test
    void tenThousandEndAt10593Point11AfterThePublished427DaysAndOneYuanNeverEarnsACent() {
        scene.dailyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.holder(10_002, "1.00");

        for (QuoteReceived quote : PublishedQuotes.of000198(IncomeScene.FUND)) {
            scene.transactions.run(() -> scene.quotes.accept(quote));
            scene.post(quote.lastDay().toString(), 10_000);
        }

        assertThat(scene.units(10_001)).isEqualTo("10593.11");
        assertThat(scene.units(10_002)).isEqualTo("1.00");
        assertThat(scene.incomeOf(10_001)).hasSize(427).startsWith("1.57", "1.54", "1.46", "1.42", "1.38", "1.36",
                "1.36");
        assertThat(scene.incomeOf(10_002)).hasSize(427).containsOnly("0.00");
    }

    @Test
    void theResidueGoesToTheLargestRemainderSoThatTheSumIsExact() {
        scene.dailyFund(ResidueRule.REDISTRIBUTED);
        holdersOfTheResidueExample();

        IncomeRun run = scene.quoteAndPost("2013-07-01", "1.1204");

        assertThat(scene.incomes("2013-07-01"))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(10_001L, 1L, 10_002L, 4L, 10_003L, 112L, 10_004L, 0L,
                        10_005L, 138L)));
        assertThat(run).satisfies(found -> {
            assertThat(found.isProved()).isTrue();
            assertThat(found.holders()).isEqualTo(5);
            assertThat(found.baseSum()).isEqualByComparingTo("2283454");
            assertThat(found.amount()).isEqualTo(255);
            assertThat(found.cutSum()).isEqualTo(254);
            assertThat(found.residue()).isZero();
            assertThat(found.distributed()).isEqualTo(255);
        });
    }

    @Test
    void aRetainedResidueIsATransferToTheResidueAccount() {
        scene.dailyFund(ResidueRule.RETAINED);
        holdersOfTheResidueExample();

        IncomeRun run = scene.quoteAndPost("2013-07-01", "1.1204");

        assertThat(scene.incomes("2013-07-01").get(10_002L)).isEqualTo(3);
        assertThat(run.residue()).isEqualTo(1);
        assertThat(scene.jdbc.sql("""
                SELECT CONCAT_WS('/', kind, reference, debit_purpose, credit_purpose, amount, effective_date)
                FROM transfer WHERE kind = 'RESIDUE'
                """).query(String.class).list())
                .containsExactly("RESIDUE/000198 2013-07-01/UNITS_IN_ISSUE/RESIDUE/1/2013-07-02");
    }

    @Test
    void aNegativeDayIsTheMirrorOfItsAbsoluteValue() {
        scene.dailyFund(ResidueRule.RETAINED);
        holdersOfTheResidueExample();

        IncomeRun run = scene.quoteAndPost("2013-07-01", "-1.1204");

        assertThat(scene.incomes("2013-07-01").values()).containsExactly(-1L, -3L, -112L, 0L, -138L);
        assertThat(run.residue()).isEqualTo(-1);
        assertThat(scene.units(10_001)).isEqualTo("99.99");
    }

    @Test
    void aDayOfNoIncomeIsPostedLikeAnyOther() {
        scene.dailyFund(ResidueRule.REDISTRIBUTED);
        holdersOfTheResidueExample();

        assertThat(scene.quoteAndPost("2013-07-01", "0").isProved()).isTrue();

        assertThat(scene.incomes("2013-07-01")).hasSize(5).values().containsOnly(0L);
    }

    @Test
    void aDayWithoutAnyHolderIsProved() {
        scene.dailyFund(ResidueRule.REDISTRIBUTED);

        assertThat(scene.quoteAndPost("2013-07-01", "1.5787").isProved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyHoldersAndRatesAgreeWithASimpleModelHoweverTheWorkIsSplit(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        ResidueRule rule = random.nextBoolean() ? ResidueRule.REDISTRIBUTED : ResidueRule.RETAINED;
        scene.dailyFund(rule);
        Map<Long, Long> balances = new TreeMap<>();
        int holders = 1 + random.nextInt(60);
        for (long i = 0; i < holders; i++) {
            balances.put(10_000 + i * (1 + random.nextInt(3)), base(random));
        }
        balances.forEach((holder, base) -> {
            scene.holder(holder, BigDecimal.valueOf(Math.abs(base), 2).toPlainString());
            if (base < 0) {
                scene.fixture.moveOut(IncomeScene.FUND, holder, BigDecimal.valueOf(-base, 2).multiply(BigDecimal.TWO)
                        .toPlainString(), "2013-07-01");
            }
        });
        balances.values().removeIf(base -> base == 0);
        for (int day = 1; day <= 6; day++) {
            String date = "2013-07-0" + day;
            BigDecimal rate = rate(random);
            scene.quote(date, rate.toPlainString());
            IncomeModel model = IncomeModel.of(balances, rate, rule);

            IncomeRun run = scene.post(date, 1 + random.nextInt(holders + 3));

            assertThat(scene.bases(date)).as("bases, seed %d, day %d, rate %s", seed, day, rate).isEqualTo(balances);
            assertThat(scene.incomes(date)).as("incomes, seed %d, day %d, rate %s", seed, day, rate)
                    .isEqualTo(model.incomes());
            assertThat(run.amount()).isEqualTo(model.amount());
            assertThat(run.residue()).isEqualTo(model.residue());
            model.incomes().forEach((holder, income) -> balances.merge(holder, income, Long::sum));
            balances.values().removeIf(base -> base == 0);
        }
    }

    /** Some small and equal, some so large that base × rate leaves 64 bits, some below zero. */
    private static long base(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> 0;
            case 1 -> 1 + random.nextInt(3);
            case 2 -> 100_00;
            case 3 -> -1 - random.nextInt(1_000_000);
            case 4 -> 50_000_000_000_000L + random.nextInt(1_000_000_000);
            default -> 1 + random.nextInt(10_000_000);
        };
    }

    private static BigDecimal rate(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new BigDecimal("0");
            case 1 -> BigDecimal.valueOf(-random.nextInt(200_000_000), 8);
            case 2 -> BigDecimal.valueOf(2_127_750_001L + random.nextInt(1000), 8);
            case 3 -> BigDecimal.valueOf(1 + random.nextInt(9), 4);
            default -> BigDecimal.valueOf(random.nextInt(20_000), 4);
        };
    }

    @Test
    void daysGoInOrderAndWaitForTheEndOfTheDayTheQuoteAndTheDayBefore() {
        scene.dailyFund(ResidueRule.REDISTRIBUTED);
        scene.holder(10_001, "10000.00");
        IncomePosting posting = scene.posting(10);

        assertThat(posting.nextDay(IncomeScene.FUND)).isEqualTo("2013-07-01");
        assertThat(posting.waitsFor(IncomeScene.FUND, day("2013-07-02"))).containsExactly("the end of 2013-07-02",
                "the quote of 000198 2013-07-02", "the income of 000198 2013-07-01");
        scene.quote("2013-07-02", "1.5461");
        scene.endDay("2013-07-02");
        assertThatThrownBy(() -> posting.begin(IncomeScene.FUND, day("2013-07-02"), scene.transactions))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("the income of 000198 2013-07-01");

        scene.quoteAndPost("2013-07-01", "1.5787");
        assertThat(posting.waitsFor(IncomeScene.FUND, day("2013-07-02"))).isEmpty();
        posting.begin(IncomeScene.FUND, day("2013-07-02"), scene.transactions);
        assertThat(posting.nextDay(IncomeScene.FUND)).isEqualTo("2013-07-02");
        scene.quote("2013-07-03", "1.4670");
        scene.endDay("2013-07-03");
        assertThat(posting.waitsFor(IncomeScene.FUND, day("2013-07-03")))
                .containsExactly("the proof of 000198 2013-07-02");
        scene.post("2013-07-02", 10);
        scene.post("2013-07-03", 10);
        assertThat(scene.incomeOf(10_001)).containsExactly("1.57", "1.54", "1.46");
    }

    private void holdersOfTheResidueExample() {
        scene.holder(10_001, "100.00");
        scene.holder(10_002, "333.33");
        scene.holder(10_003, "9999.99");
        scene.holder(10_004, "55.55");
        scene.holder(10_005, "12345.67");
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
