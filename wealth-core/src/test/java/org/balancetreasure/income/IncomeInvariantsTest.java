package org.balancetreasure.income;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Invariants;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Guards;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;

/** An invariant is worth something only if it sees the wrong figure. */
@CoreTest
@Import(IncomeScene.class)
class IncomeInvariantsTest {

    private final IncomeScene scene;
    private final DataSource dataSource;

    IncomeInvariantsTest(IncomeScene scene, DataSource dataSource) {
        this.scene = scene;
        this.dataSource = dataSource;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            income_entry SET income = income %s 1 WHERE holder_id = 10001 | income_entries_equal_their_run
            income_entry SET income = income %s 2 WHERE holder_id = 10002 | income_follows_from_base_and_quote
            income_entry SET base = base %s 1 WHERE holder_id = 10001 AND income_date = '2013-07-02' | base_follows_from_the_day_before
            account SET balance = balance %s 1 WHERE owner_id = 10001 | units_follow_from_the_last_income
            account SET balance = balance %s -20000000 WHERE owner_id = 10001 | units_are_short_only_by_negative_income
            income_run SET residue = residue %s 1 WHERE income_date = '2013-07-01' | residue_equals_its_transfers
            fund SET first_income_day = first_income_day %s INTERVAL 1 DAY | income_days_are_complete
            """)
    void aWrongFigureIsSeen(String change, String invariant) {
        scene.dailyFund(ResidueRule.RETAINED);
        scene.holder(10_001, "10000.55");
        scene.holder(10_002, "333.33");
        scene.quoteAndPost("2013-07-01", "1.5787");
        scene.quoteAndPost("2013-07-02", "1.5461");
        assertThat(Invariants.check(dataSource).failed()).isEmpty();

        Guards.forge(scene.jdbc, "UPDATE " + change.formatted("+"));

        assertThat(Invariants.check(dataSource).failed()).extracting(Invariants.Failure::name).contains(invariant);
        Guards.forge(scene.jdbc, "UPDATE " + change.formatted("-"));
    }
}
