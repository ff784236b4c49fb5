package org.balancetreasure.income;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Invariants;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Guards;
import org.balancetreasure.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;

/** A bank that advances the money of instant redemptions is a holder like others, whose row only the night writes. */
@CoreTest
@Import(IncomeScene.class)
class BankHolderTest {

    private static final int FUND = IncomeScene.FUND;

    private final IncomeScene scene;
    private final BankHoldings holdings;
    private final DataSource dataSource;

    BankHolderTest(IncomeScene scene, BankHoldings holdings, DataSource dataSource) {
        this.scene = scene;
        this.holdings = holdings;
        this.dataSource = dataSource;
    }

    @Test
    void earnsFromTheDayOfEachInstantRedemptionOverAWeekendWithLateQuotesUntilItsRedemptionIsConfirmed() {
        scene.dailyFund(ResidueRule.RETAINED);
        long bank = scene.bank(21);
        scene.holder(10_001, "10000.00");
        scene.holder(10_002, "10000.00");
        for (int day = 1; day <= 4; day++) {
            scene.quoteAndPost("2013-07-0" + day, "1.0000");
        }
        assertThat(scene.bases("2013-07-04")).containsOnlyKeys(10_001L, 10_002L);
        // Friday evening, Saturday and Sunday; the quotes of all three come on Monday.
        scene.redeemAtOnce(10_001, bank, "1000.00", 0, "2013-07-05");
        scene.endDay("2013-07-05");
        scene.redeemAtOnce(10_001, bank, "500.00", 0, "2013-07-06");
        scene.endDay("2013-07-06");
        scene.redeemAtOnce(10_002, bank, "200.00", 0, "2013-07-07");
        scene.endDay("2013-07-07");
        scene.redeemAtOnce(10_002, bank, "100.00", 0, "2013-07-08");
        assertThat(scene.units(bank)).isEqualTo("0.00");
        assertThat(holdings.units(FUND, bank)).isEqualTo(1_800_00);

        scene.quoteAndPost("2013-07-05", "1.0000");
        assertThat(scene.bases("2013-07-05")).isEqualTo(
                Map.of(10_001L, 9_004_00L, 10_002L, 10_004_00L, bank, 1_000_00L));
        assertThat(scene.units(bank)).isEqualTo("1000.10");
        assertThat(holdings.units(FUND, bank)).isEqualTo(1_800_10);
        TestDatabase.checkInvariants(dataSource);
        scene.quoteAndPost("2013-07-06", "1.0000");
        scene.quoteAndPost("2013-07-07", "1.0000");
        assertThat(scene.units(bank)).isEqualTo("1700.42");
        // What Monday's cut-off finds is redeemed and leaves on Tuesday.
        scene.redeemOfBank(bank, "1800.42", "2013-07-09");
        scene.quoteAndPost("2013-07-08", "1.0000");
        scene.quoteAndPost("2013-07-09", "1.0000");

        assertThat(scene.incomeOf(bank)).containsExactly("0.10", "0.15", "0.17", "0.18", "0.00");
        assertThat(scene.bases("2013-07-09").get(bank)).isEqualTo(18);
        assertThat(scene.units(bank)).isEqualTo("0.18");
    }

    @Test
    void standsAtZeroWhenAllIsRedeemedThoughItHasNoEntryThatDay() {
        scene.dailyFund(ResidueRule.REDISTRIBUTED);
        long bank = scene.bank(21);
        scene.holder(10_001, "10000.00");
        scene.redeemAtOnce(10_001, bank, "10.00", 0, "2013-07-01");
        scene.quoteAndPost("2013-07-01", "0");
        assertThat(scene.units(bank)).isEqualTo("10.00");

        scene.redeemOfBank(bank, "10.00", "2013-07-02");
        scene.quoteAndPost("2013-07-02", "1.0000");

        assertThat(scene.bases("2013-07-02")).containsOnlyKeys(10_001L);
        assertThat(scene.units(bank)).isEqualTo("0.00");
    }

    @Test
    void aQuoteOverSeveralDaysFindsAllThatMovedInThem() {
        scene.dailyFund(ResidueRule.RETAINED);
        long bank = scene.bank(21);
        scene.holder(10_001, "10000.00");
        scene.quote("2013-07-01", "2013-07-03", "3.0000");
        for (int day = 1; day <= 3; day++) {
            scene.redeemAtOnce(10_001, bank, "1000.00", 0, "2013-07-0" + day);
            scene.endDay("2013-07-0" + day);
        }
        scene.redeemAtOnce(10_001, bank, "1000.00", 0, "2013-07-04");
        for (int day = 1; day <= 3; day++) {
            scene.post("2013-07-0" + day, 2);
        }

        assertThat(scene.incomes("2013-07-03")).isEqualTo(Map.of(10_001L, 210L, bank, 90L));
        assertThat(scene.units(bank)).isEqualTo("3000.90");
    }

    @Test
    void aCorrectionGoesToItsRowAndEarnsFromTheNextDay() {
        scene.dailyFund(ResidueRule.RETAINED);
        long bank = scene.bank(21);
        scene.holder(10_001, "20000.00");
        scene.redeemAtOnce(10_001, bank, "10000.00", 0, "2013-07-01");
        scene.quoteAndPost("2013-07-01", "1.0000");
        scene.redeemAtOnce(10_001, bank, "5000.00", 0, "2013-07-02");

        scene.quote("2013-07-01", "-1.0000");
        scene.posting(2).correct(FUND, LocalDate.parse("2013-07-01"), "quote corrected", scene.transactions,
                Runnable::run, Progress.SILENT);
        assertThat(scene.units(bank)).isEqualTo("9999.00");
        scene.quoteAndPost("2013-07-02", "1.0000");

        assertThat(scene.bases("2013-07-02").get(bank)).isEqualTo(14_999_00L);
        assertThat(scene.incomeOf(bank)).containsExactly("1.00", "-2.00", "1.49");
    }

    @Test
    void ofEqualRemaindersTheBanksComeLast() {
        scene.dailyFund(ResidueRule.REDISTRIBUTED);
        long second = scene.bank(22);
        long first = scene.bank(21);
        scene.holder(10_001, "150.00");
        scene.redeemAtOnce(10_001, second, "50.00", 0, "2013-07-01");
        scene.redeemAtOnce(10_001, first, "50.00", 0, "2013-07-01");

        scene.quoteAndPost("2013-07-01", "1.4000");

        // Each earns 0.7 cents; two cents are to be given.
        assertThat(scene.incomes("2013-07-01")).isEqualTo(Map.of(10_001L, 1L, first, 1L, second, 0L));
    }

    @Test
    void whatItTookOfAccruedIncomeBecomesItsUnitsOnTheFirst() {
        scene.monthlyFund(ResidueRule.RETAINED);
        long bank = scene.bank(21);
        scene.holder(10_001, "10000.00");
        for (int day = 1; day <= 29; day++) {
            scene.quoteAndPost("2013-07-%02d".formatted(day), "1.0000");
        }
        scene.redeemAtOnce(10_001, bank, "5000.00", 14_50, "2013-07-30");
        assertThat(scene.accrued(bank)).isEqualTo("0.00");
        scene.quoteAndPost("2013-07-30", "1.0000");
        assertThat(scene.accrued(bank)).isEqualTo("15.00");
        assertThat(scene.units(bank)).isEqualTo("5000.00");
        scene.endDay("2013-07-31");
        // Effective on the first, before the last day of the month is posted: it is of July's accrual.
        scene.redeemAtOnce(10_001, bank, "1000.00", 3_00, "2013-08-01");

        scene.quoteAndPost("2013-07-31", "1.0000");

        assertThat(carryOf(bank)).isEqualTo("ACCRUED_INCOME UNITS 1850 2013-08-01");
        assertThat(scene.accrued(bank)).isEqualTo("15.50");
        assertThat(holdings.units(FUND, bank)).isEqualTo(6_018_50);
        assertThat(holdings.accruedIncome(FUND, bank)).isZero();
        TestDatabase.checkInvariants(dataSource);
        scene.quoteAndPost("2013-08-01", "1.0000");
        assertThat(scene.bases("2013-08-01").get(bank)).isEqualTo(6_018_50L);
        assertThat(scene.units(bank)).isEqualTo("6018.50");
        assertThat(scene.accrued(bank)).isEqualTo("0.60");
    }

    @Test
    void itsAccrualCarriesAlsoWhenTheMonthEndsWithinAQuoteOverSeveralDays() {
        scene.monthlyFund(ResidueRule.RETAINED);
        long bank = scene.bank(21);
        scene.holder(10_001, "10000.00");
        scene.quote("2013-07-01", "2013-07-30", "31");
        scene.quote("2013-07-31", "2013-08-01", "2");
        scene.redeemAtOnce(10_001, bank, "1000.00", 0, "2013-07-05");
        for (int day = 1; day <= 30; day++) {
            scene.post("2013-07-%02d".formatted(day), 2);
        }
        scene.redeemAtOnce(10_001, bank, "1000.00", 1_00, "2013-07-31");

        scene.post("2013-07-31", 2);

        assertThat(carryOf(bank)).isEqualTo("ACCRUED_INCOME UNITS 410 2013-08-01");
        TestDatabase.checkInvariants(dataSource);
        scene.post("2013-08-01", 2);
        assertThat(scene.units(bank)).isEqualTo("2004.10");
        assertThat(scene.accrued(bank)).isEqualTo("0.40");
    }

    @Test
    void everyCommitMayBeTheLastOfAProcessAndSeveralMayPostAtOnce() {
        scene.dailyFund(ResidueRule.REDISTRIBUTED);
        long[] banks = {scene.bank(21), scene.bank(22)};
        for (long holder = 10_000; holder < 10_010; holder++) {
            scene.holder(holder, (holder - 9_990) * 371 + ".77");
            scene.redeemAtOnce(holder, banks[(int) holder % 2], "33.33", 0, "2013-07-01");
        }
        scene.quote("2013-07-01", "1.2345");
        scene.endDay("2013-07-01");
        scene.redeemAtOnce(10_000, banks[0], "7.77", 0, "2013-07-02");
        int kills = 0;
        for (int survived = 0; !posted("2013-07-01"); survived++) {
            AtomicInteger left = new AtomicInteger(survived);
            Transactions mortal = scene.transactions.checkedBy(() -> {
                if (left.getAndDecrement() == 0) {
                    throw new UnsupportedOperationException("killed");
                }
            });
            try {
                scene.posting(4).post(FUND, LocalDate.parse("2013-07-01"), mortal, Runnable::run, Progress.SILENT);
            } catch (UnsupportedOperationException e) {
                kills++;
            }
        }
        assertThat(kills).isGreaterThan(2);
        followsTheModel("2013-07-01", "1.2345");

        scene.quote("2013-07-02", "1.3");
        scene.endDay("2013-07-02");
        try (ExecutorService posters = Executors.newFixedThreadPool(4)) {
            CompletableFuture.allOf(IntStream.range(0, 4)
                    .mapToObj(poster -> CompletableFuture.runAsync(() -> scene.posting(1 + poster).post(FUND,
                            LocalDate.parse("2013-07-02"), scene.transactions, Runnable::run, Progress.SILENT),
                            posters))
                    .toArray(CompletableFuture[]::new)).join();
        }
        followsTheModel("2013-07-02", "1.3");
        assertThat(scene.bases("2013-07-02").get(banks[0]))
                .isEqualTo(5 * 33_33L + 7_77 + scene.incomes("2013-07-01").get(banks[0]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account SET balance = balance %s 1 WHERE purpose = 'UNITS' AND owner_id >= 90000000000000000 | units_follow_from_the_last_income
            account SET balance = balance %s 1 WHERE purpose = 'UNITS' AND owner_id >= 90000000000000000 | units_in_issue_equal_holdings
            account SET balance = balance %s 1 WHERE purpose = 'ACCRUED_INCOME' AND owner_id >= 90000000000000000 | accrued_income_equals_entries_and_transfers
            transfer SET amount = amount %s 1 WHERE kind = 'INSTANT_REDEMPTION' AND effective_date = '2013-07-02' | base_follows_from_the_day_before
            transfer SET effective_date = effective_date %s INTERVAL 1 DAY WHERE kind = 'INSTANT_REDEMPTION' AND effective_date = '2013-07-02' | units_in_issue_equal_holdings
            """)
    void aWrongFigureOfABankIsSeen(String change, String invariant) {
        scene.monthlyFund(ResidueRule.RETAINED);
        long bank = scene.bank(21);
        scene.holder(10_001, "10000.00");
        scene.redeemAtOnce(10_001, bank, "5000.00", 0, "2013-07-01");
        scene.quoteAndPost("2013-07-01", "1.0000");
        scene.redeemAtOnce(10_001, bank, "500.00", 0, "2013-07-02");
        scene.quoteAndPost("2013-07-02", "1.0000");
        assertThat(Invariants.check(dataSource).failed()).isEmpty();

        Guards.forge(scene.jdbc, "UPDATE " + change.formatted("+"));

        assertThat(Invariants.check(dataSource).failed()).extracting(Invariants.Failure::name).contains(invariant);
        Guards.forge(scene.jdbc, "UPDATE " + change.formatted("-").replace("'2013-07-02'",
                change.contains("INTERVAL") ? "'2013-07-03'" : "'2013-07-02'"));
    }

    private boolean posted(String day) {
        IncomeRun run = scene.posting(4).find(FUND, LocalDate.parse(day));
        return run != null && run.isProved();
    }

    private void followsTheModel(String day, String rate) {
        assertThat(scene.incomes(day)).isEqualTo(
                IncomeModel.of(scene.bases(day), new BigDecimal(rate), ResidueRule.REDISTRIBUTED).incomes());
    }

    private String carryOf(long bank) {
        return scene.jdbc.sql("""
                SELECT CONCAT_WS(' ', debit_purpose, credit_purpose, amount, effective_date)
                FROM transfer WHERE kind = 'CARRY' AND debit_owner = ?
                """).param(bank).query(String.class).single();
    }
}
