package org.balancetreasure.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.HouseBalances;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.model.Books;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Trial balance and close of a business date, and that nothing gets into it afterwards. */
@CoreTest
class ClosesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
    private static final LocalDate TUESDAY = LocalDate.parse("2026-01-06");
    private static final LocalDate THURSDAY = LocalDate.parse("2026-01-08");

    private final Books books;
    private final Closes closes;
    private final HouseBalances houseBalances;
    private final Transactions transactions;
    private final Fixture fixture;
    private final JdbcClient jdbc;

    ClosesTest(AutowireCapableBeanFactory beans, Closes closes, HouseBalances houseBalances, Transactions transactions,
            Fixture fixture, JdbcClient jdbc) {
        this.books = beans.createBean(Books.class);
        this.closes = closes;
        this.houseBalances = houseBalances;
        this.transactions = transactions;
        this.fixture = fixture;
        this.jdbc = jdbc;
    }

    @Test
    void theTrialBalanceOpensAsItClosedAndAddsUpToZeroForEachAsset() {
        books.write();

        for (LocalDate day : List.of(MONDAY, TUESDAY)) {
            List<TrialBalanceLine> lines = closes.trialBalance(day);
            assertThat(lines).allSatisfy(
                    line -> assertThat(line.closing()).isEqualTo(line.opening() + line.credits() - line.debits()));
            assertThat(lines.stream().collect(Collectors.groupingBy(TrialBalanceLine::assetId,
                    Collectors.summingLong(TrialBalanceLine::closing)))).hasSize(day.equals(MONDAY) ? 2 : 3).allSatisfy(
                            (asset, sum) -> assertThat(sum).as("asset %d", asset).isZero());
        }
        assertThat(line(TUESDAY, 156, Purpose.WALLET).opening()).isEqualTo(line(MONDAY, 156, Purpose.WALLET).closing());
        assertThat(line(MONDAY, 156, Purpose.WALLET).closing()).isEqualTo(sumOfWallets("<= '2026-01-05'"));
        assertThat(line(TUESDAY, 156, Purpose.WALLET).closing()).isEqualTo(sumOfWallets("<= '2026-01-06'"));
        // What the day's income gave to holders left the units in issue.
        assertThat(line(TUESDAY, 1003, Purpose.UNITS_IN_ISSUE).closing())
                .isEqualTo(-line(TUESDAY, 1003, Purpose.UNITS).closing()
                        - line(TUESDAY, 1003, Purpose.ACCRUED_INCOME).closing());
    }

    private long sumOfWallets(String booked) {
        return jdbc.sql("SELECT COALESCE(SUM(IF(credit_purpose = 'WALLET', amount, 0)"
                + " - IF(debit_purpose = 'WALLET', amount, 0)), 0) FROM transfer WHERE booking_date " + booked)
                .query(Long.class).single();
    }

    private TrialBalanceLine line(LocalDate day, int asset, Purpose purpose) {
        return closes.trialBalance(day).stream().filter(line -> line.assetId() == asset && line.purpose() == purpose)
                .findFirst().orElseThrow();
    }

    @Test
    void aCloseIsMadeOnceAndChained() {
        books.write();
        DayClose monday = closes.find(MONDAY);
        DayClose tuesday = closes.last();

        assertThat(monday).isNotNull();
        assertThat(tuesday).isNotNull();
        assertThat(monday.previousDigest()).isEqualTo("0".repeat(64));
        assertThat(tuesday.previousDigest()).isEqualTo(monday.digest());
        assertThat(tuesday.businessDate()).isEqualTo(TUESDAY);
        assertThat(monday.rowCount()).isEqualTo(count("transfer WHERE booking_date <= '2026-01-05'")
                + count("income_entry WHERE income_date = '2026-01-05'")
                + count("income_run WHERE income_date = '2026-01-05'")
                + count("income_range WHERE income_date = '2026-01-05'")
                + count("confirmation WHERE booked_on <= '2026-01-05'")
                + count("house_balance WHERE booking_date <= '2026-01-05'")
                + count("trial_balance WHERE business_date = '2026-01-05'"));
        assertThat(monday.signature()).as("no key is configured here").isNull();
        assertThat(closes.close(MONDAY, transactions)).isEqualTo(monday);
        assertThat(closes.list(MONDAY, THURSDAY, 10)).containsExactly(tuesday, monday);
    }

    private long count(String from) {
        return jdbc.sql("SELECT COUNT(*) FROM " + from).query(Long.class).single();
    }

    @Test
    void anOpenDayIsNotClosed() {
        books.write();

        assertThatThrownBy(() -> closes.close(THURSDAY, transactions)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it is open");
    }

    @Test
    void aKillLeavesNothingAndTheNextCloseIsWhole() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        fixture.customerWithWallet(10_001, "500.00");
        transactions.run(() -> houseBalances.rollUp(LocalDate.parse("2013-07-01")));
        jdbc.sql("UPDATE gate SET open_date = '2013-07-02' WHERE kind = 'DAY'").update();
        LocalDate day = LocalDate.parse("2013-07-01");

        assertThatThrownBy(() -> closes.close(day, transactions.checkedBy(() -> {
            throw new IllegalStateException("killed");
        }))).hasMessage("killed");

        assertThat(List.of(count("day_close"), count("day_digest_section"), count("trial_balance")))
                .containsOnly(0L);
        assertThat(closes.close(day, transactions).rowCount()).isEqualTo(1 + 1 + 2);
        assertThat(closes.trialBalance(day)).extracting(TrialBalanceLine::purpose, TrialBalanceLine::closing)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(Purpose.WALLET, 500_00L),
                        org.assertj.core.groups.Tuple.tuple(Purpose.WALLET_RESERVE, -500_00L));
    }

    @Test
    void aTrialBalanceThatDoesNotBalanceClosesNothing() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        fixture.customerWithWallet(10_001, "500.00");
        jdbc.sql("UPDATE gate SET open_date = '2013-07-02' WHERE kind = 'DAY'").update();

        // The house accounts have not been rolled up.
        assertThatThrownBy(() -> closes.close(LocalDate.parse("2013-07-01"), transactions))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("does not balance")
                .hasMessageContaining("{156=50000}");
    }

    /** What the database itself refuses, whoever asks; all of it about Tuesday the 6th or before. */
    private static final String REFUSED = """
            INSERT INTO transfer (customer_id, asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, amount, kind, reference, booking_date, effective_date, booked_at) VALUES (0, 156, 'FEES', 1, 'LOSSES', 1, 1, 'ADJUSTMENT', 'forged', '2026-01-06', '2026-01-06', '2026-01-06')
            UPDATE transfer SET amount = amount + 1 LIMIT 1
            UPDATE transfer SET booking_date = '2026-01-06' WHERE booking_date = '2026-01-07' LIMIT 1
            DELETE FROM transfer LIMIT 1
            DELETE FROM transfer WHERE booking_date = '2026-01-07' LIMIT 1
            UPDATE income_entry SET income = income + 1 LIMIT 1
            DELETE FROM income_entry LIMIT 1
            INSERT INTO income_run (fund_id, income_date, sequence, income_per_10k, effective_date, state) VALUES (1001, '2026-01-04', 0, 1, '2026-01-05', 'BEGUN')
            INSERT INTO income_run (fund_id, income_date, sequence, income_per_10k, effective_date, state) VALUES (1001, '2026-01-05', 1, 1, '2026-01-06', 'BEGUN')
            UPDATE income_run SET amount = amount + 1 LIMIT 1
            DELETE FROM income_run LIMIT 1
            INSERT INTO income_range (fund_id, income_date, sequence, shard, range_no, lower_holder, upper_holder, holders, base_sum, largest_base, cut_sum, extra_cents) VALUES (1001, '2026-01-06', 0, 0, 99, 1, 2, 0, 0, 0, 0, 0)
            UPDATE income_range SET posted_income = posted_income + 1 LIMIT 1
            DELETE FROM income_range LIMIT 1
            INSERT INTO confirmation (ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, business_code, return_code, customer_id, fund_id, confirmed_amount, confirmed_units, file_name, line_no, booked, booked_on) VALUES ('ZZ', 'X', '2026-01-06', '', '122', '0000', 10001, 1001, 1, 1, 'f', 1, TRUE, '2026-01-06')
            UPDATE confirmation SET confirmed_amount = confirmed_amount + 1 WHERE booked_on = '2026-01-06' LIMIT 1
            UPDATE confirmation SET booked_on = NULL WHERE booked_on = '2026-01-06' LIMIT 1
            UPDATE confirmation SET booked_on = '2026-01-06' WHERE booked_on = '2026-01-07' LIMIT 1
            DELETE FROM confirmation WHERE booked_on = '2026-01-06' LIMIT 1
            INSERT INTO house_balance (booking_date, asset_id, purpose, owner_id, debits, credits, balance) VALUES ('2026-01-06', 156, 'FEES', 9, 0, 0, 0)
            UPDATE house_balance SET balance = balance + 1 LIMIT 1
            DELETE FROM house_balance LIMIT 1
            INSERT INTO trial_balance (business_date, asset_id, purpose, owner_id, opening, debits, credits, closing) VALUES ('2026-01-06', 156, 'FEES', 9, 0, 0, 0, 0)
            UPDATE trial_balance SET debits = debits + 1, closing = closing - 1 LIMIT 1
            DELETE FROM trial_balance LIMIT 1
            INSERT INTO day_digest_section VALUES ('2026-01-06', 0, 'transfer', 999, 'x', 1, 1, 1, UNHEX(REPEAT('00', 32)))
            UPDATE day_digest_section SET row_count = 9 LIMIT 1
            DELETE FROM day_digest_section LIMIT 1
            UPDATE day_close SET row_count = 9 LIMIT 1
            DELETE FROM day_close LIMIT 1
            """;

    @Test
    void theDatabaseTakesNothingMoreForAClosedDate() {
        books.write();

        SoftAssertions refused = new SoftAssertions();
        REFUSED.lines().forEach(statement -> refused.assertThatThrownBy(() -> jdbc.sql(statement).update())
                .as(statement).isInstanceOf(DataAccessException.class)
                .hasMessageMatching("(?s).*(is closed|never (updated|deleted)).*"));
        refused.assertAll();
    }

    @Test
    void theDayAfterAndWhatIsNotBookedYetGoOn() {
        books.write();

        assertThat(jdbc.sql(
                "UPDATE confirmation SET line_no = line_no + 1 WHERE booked_on IS NULL OR booked_on = '2026-01-07'")
                .update()).isPositive();
        fixture.customerWithWallet(10_009, "1.00");
        assertThat(count("transfer WHERE booking_date = '2026-01-08' AND credit_owner = 10009")).isEqualTo(1);
    }

    @Test
    void aCloseThatIsBeingCommittedHoldsNoPostingUp() {
        books.write();

        assertThatThrownBy(() -> transactions.run(() -> {
            jdbc.sql("""
                    INSERT INTO day_close (business_date, formula, row_count, previous_digest, digest, closed_at)
                    SELECT '2026-01-08', formula, 0, digest, digest, closed_at FROM day_close WHERE business_date = '2026-01-06'
                    """).update();
            // In a transaction of its own, whose patience for locks is one second.
            fixture.customerWithWallet(10_009, "1.00");
            throw new IllegalStateException("undone");
        })).hasMessage("undone");

        assertThat(count("transfer WHERE credit_owner = 10009")).isEqualTo(1);
    }

    @Test
    void theFormulaCoversEveryColumn() {
        for (DigestedTable table : Formula.CURRENT.tables()) {
            assertThat(table.columns()).as(table.name()).containsExactlyElementsOf(jdbc.sql("""
                    SELECT column_name FROM information_schema.columns
                    WHERE table_schema = DATABASE() AND table_name = ?
                      AND NOT (table_name = 'statement_line' AND column_name IN ('outcome', 'payment_id'))
                    ORDER BY ordinal_position
                    """).param(table.name()).query(String.class).list());
        }
    }
}
