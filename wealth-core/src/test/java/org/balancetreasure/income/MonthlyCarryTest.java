package org.balancetreasure.income;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.testing.CoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Income that accrues by the day, without compounding, and becomes units on the first of a month. */
@CoreTest
@Import(IncomeScene.class)
class MonthlyCarryTest {

    private static final int FUND = IncomeScene.FUND;

    private final IncomeScene scene;

    MonthlyCarryTest(IncomeScene scene) {
        this.scene = scene;
    }

    @Test
    void incomeAccruesThroughTheMonthAndBecomesUnitsOnTheFirst() {
        scene.monthlyFund(ResidueRule.REDISTRIBUTED);
        scene.holder(10_001, "10000.00");
        scene.holder(10_002, "20000.00");
        scene.holder(10_003, "0.50");
        for (int day = 1; day <= 30; day++) {
            scene.quoteAndPost("2013-07-%02d".formatted(day), "1.0000");
        }
        assertThat(scene.accrued(10_001)).isEqualTo("30.00");
        assertThat(scene.units(10_001)).isEqualTo("10000.00");

        scene.quoteAndPost("2013-07-31", "1.0000");

        assertThat(scene.accrued(10_001)).isEqualTo("0.00");
        assertThat(scene.units(10_001)).isEqualTo("10031.00");
        assertThat(scene.units(10_002)).isEqualTo("20062.00");
        assertThat(scene.units(10_003)).isEqualTo("0.50");
        assertThat(carries()).containsExactly("000198 2013-07-31/ACCRUED_INCOME/10001/UNITS/3100/2013-08-01",
                "000198 2013-07-31/ACCRUED_INCOME/10002/UNITS/6200/2013-08-01");
        scene.quoteAndPost("2013-08-01", "1.0000");
        assertThat(scene.bases("2013-08-01")).isEqualTo(Map.of(10_001L, 10_031_00L, 10_002L, 20_062_00L, 10_003L, 50L));
        assertThat(scene.accrued(10_001)).isEqualTo("1.00");
    }

    @Test
    void aNegativeAccrualTakesUnitsOnTheFirst() {
        scene.monthlyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.quote("2013-07-01", "2013-07-31", "-2");
        for (int day = 1; day <= 31; day++) {
            scene.post("2013-07-%02d".formatted(day), 2);
        }

        assertThat(scene.units(10_001)).isEqualTo("9998.00");
        assertThat(scene.accrued(10_001)).isEqualTo("0.00");
        assertThat(carries()).containsExactly("000198 2013-07-31/UNITS/10001/ACCRUED_INCOME/200/2013-08-01");
    }

    @Test
    void accrualsCarryAlsoWhenTheMonthEndsWithinAQuoteOverSeveralDays() {
        scene.monthlyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.quote("2013-07-01", "2013-07-30", "31");
        scene.quote("2013-07-31", "2013-08-01", "2");
        for (int day = 1; day <= 31; day++) {
            scene.post("2013-07-%02d".formatted(day), 2);
        }
        assertThat(scene.units(10_001)).isEqualTo("10031.00");
        scene.post("2013-08-01", 2);

        assertThat(scene.accrued(10_001)).isEqualTo("2.00");
        assertThat(scene.incomes("2013-07-31")).isEmpty();
    }

    @Test
    void aRedemptionOfAllUnitsTakesTheAccrualWithItWhetherItIsBookedBeforeOrAfterTheCarry() {
        Fund fund = scene.monthlyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.holder(10_002, "10000.00");
        scene.quote("2013-07-01", "2013-07-30", "30");
        for (int day = 1; day <= 30; day++) {
            scene.post("2013-07-%02d".formatted(day), 2);
        }
        // Confirmed on the 1st with the income of the 31st, which is not posted here yet.
        scene.endDay("2013-07-31");
        redeemAll(fund, 10_001, 31_00);
        assertThat(scene.accrued(10_001)).isEqualTo("-1.00");

        scene.quoteAndPost("2013-07-31", "1.0000");
        redeemAll(fund, 10_002, 31_00);

        for (long holder : List.of(10_001L, 10_002L)) {
            assertThat(scene.units(holder)).isEqualTo("0.00");
            assertThat(scene.accrued(holder)).isEqualTo("0.00");
        }
        scene.quoteAndPost("2013-08-01", "1.0000");
        assertThat(scene.incomes("2013-08-01")).isEmpty();
    }

    @Test
    void aRedemptionMayTakeTheAccrualWithItBeforeTheFirstPosting() {
        Fund fund = scene.monthlyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.holder(10_002, "10000.00");
        scene.quote("2013-07-01", "2013-07-31", "31");
        // Confirmed before anything of the quote is posted.
        scene.endDay("2013-07-31");
        redeemAll(fund, 10_001, 31_00);
        assertThat(scene.accrued(10_001)).isEqualTo("-31.00");

        for (int day = 1; day <= 31; day++) {
            scene.post("2013-07-%02d".formatted(day), 2);
        }

        assertThat(scene.units(10_001)).isEqualTo("0.00");
        assertThat(scene.accrued(10_001)).isEqualTo("0.00");
        assertThat(scene.units(10_002)).isEqualTo("10031.00");
    }

    @Test
    void aCorrectionGoesToTheAccrual() {
        scene.monthlyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.00");
        scene.quoteAndPost("2013-07-01", "1.0000");
        scene.quote("2013-07-01", "0.4000");
        scene.posting(2).correct(FUND, LocalDate.parse("2013-07-01"), "quote corrected", scene.transactions,
                Runnable::run, Progress.SILENT);

        assertThat(scene.accrued(10_001)).isEqualTo("0.40");
        assertThat(scene.units(10_001)).isEqualTo("10000.00");
    }

    /** As a confirmation does that is effective on 2013-08-01. */
    private void redeemAll(Fund fund, long holder, long undistributed) {
        LocalDate effective = LocalDate.parse("2013-08-01");
        Account issue = Account.house(Purpose.UNITS_IN_ISSUE, FUND);
        scene.transactions.run(() -> {
            scene.ledger.transferDecided(new Transfer(Account.units(FUND, holder), issue, 10_000_00,
                    TransferKind.ADJUSTMENT, "redemption " + holder, effective, effective));
            scene.ledger.transferDecided(new Transfer(scene.posting(2).accrualOf(fund, holder, effective), issue,
                    undistributed, TransferKind.ADJUSTMENT, "accrual " + holder, effective, effective));
        });
    }

    private List<String> carries() {
        return scene.jdbc.sql("""
                SELECT CONCAT_WS('/', reference, debit_purpose, debit_owner, credit_purpose, amount, effective_date)
                FROM transfer WHERE kind = 'CARRY' ORDER BY debit_owner
                """).query(String.class).list();
    }
}
