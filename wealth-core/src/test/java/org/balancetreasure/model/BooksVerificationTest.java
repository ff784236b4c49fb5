package org.balancetreasure.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.balancetreasure.sql.BooksVerification;
import org.balancetreasure.sql.BooksVerification.Wrong;
import org.balancetreasure.sql.Invariants;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Guards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole history is proved by range: what was changed after its own day's proof is found with day, table and
 * account.
 */
@CoreTest
class BooksVerificationTest {

    private static final LocalDate PROVED = LocalDate.parse("2026-01-05");

    private final Books books;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    BooksVerificationTest(AutowireCapableBeanFactory beans, DataSource dataSource) {
        this.books = beans.createBean(Books.class);
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Test
    void booksThatHoldHaveNothingToTell() {
        books.write();
        assertThat(verify()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            transfer SET amount = amount %s 1 WHERE debit_purpose = 'WALLET_RESERVE' AND credit_owner = 10001 | all days  wallet_balances_equal_transfers  account, transfer  owner_id=10001
            transfer SET amount = amount %s 1 WHERE debit_purpose = 'WALLET_RESERVE' AND credit_owner = 10001 | 2026-01-05  house_balances_follow_from_transfers  house_balance, income_range, income_run, transfer  booking_date=2026-01-05 asset_id=156 purpose=WALLET_RESERVE owner_id=1
            income_entry SET income = income %s 1 WHERE fund_id = 1001 AND income_date = '2026-01-05' AND holder_id = 10003 | 2026-01-05  income_entries_equal_their_run  income_entry, income_run  fund_id=1001 income_date=2026-01-05
            income_entry SET income = income %s 1 WHERE fund_id = 1001 AND income_date = '2026-01-05' AND holder_id = 10003 | 2026-01-05  income_follows_from_base_and_quote  income_entry, income_run  fund_id=1001 income_date=2026-01-05 holder_id=10003
            house_balance SET debits = debits %s 1 WHERE booking_date = '2026-01-05' AND purpose = 'ADVANCES' | 2026-01-05  house_balances_follow_from_transfers  house_balance, income_range, income_run, transfer  booking_date=2026-01-05 asset_id=156 purpose=ADVANCES owner_id=21
            """)
    void aRowOfAProvedDayThatWasChangedIsFoundThoughTheNightDoesNotLookThereAgain(String change, String found) {
        books.write();
        Guards.forge(JdbcClient.create(jdbc), "UPDATE " + change.formatted("+"));
        String name = found.split("  ")[1];
        assertThat(Invariants.check(dataSource, PROVED).failed()).extracting(Invariants.Failure::name)
                .doesNotContain(name);

        assertThat(verify()).anySatisfy(wrong -> assertThat(wrong.toString()).startsWith(found));

        Guards.forge(JdbcClient.create(jdbc), "UPDATE " + change.formatted("-"));
    }

    @Test
    void aProvedFigureThatWasChangedIsFoundToo() {
        books.write();
        jdbc.update("UPDATE proved_balance SET balance = balance + 1 WHERE purpose = 'WALLET' AND owner_id = 10002");

        assertThat(verify()).extracting(Wrong::invariant).contains("wallet_balances_equal_transfers");
    }

    private List<Wrong> verify() {
        return BooksVerification.verify(dataSource, (asked, all) -> assertThat(asked).isLessThanOrEqualTo(all));
    }
}
