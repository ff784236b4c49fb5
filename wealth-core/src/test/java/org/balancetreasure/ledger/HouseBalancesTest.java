package org.balancetreasure.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class HouseBalancesTest {

    private final HouseBalances houseBalances;
    private final Fixture fixture;
    private final Quotes quotes;
    private final IncomePosting income;
    private final Gates gates;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    HouseBalancesTest(HouseBalances houseBalances, Fixture fixture, Quotes quotes, IncomePosting income, Gates gates,
            Transactions transactions, JdbcClient jdbc) {
        this.houseBalances = houseBalances;
        this.fixture = fixture;
        this.quotes = quotes;
        this.income = income;
        this.gates = gates;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void areRolledUpAtTheCloseWithTransfersAndIncomeAndAgainFindTheSame() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.REDISTRIBUTED);
        fixture.customerWithWallet(10_001, "500.00");
        fixture.holder(10_002, Fixture.FUND, "10000.00", "2013-07-01");
        close("2013-07-01", "1.5787");
        fixture.moveIn(Fixture.FUND, 10_002, "100.00", "2013-07-02");
        close("2013-07-02", "1.5461");

        assertThat(balance("WALLET_RESERVE", "2013-07-01")).isEqualTo("-500.00");
        assertThat(balance("UNITS_IN_ISSUE", "2013-07-01")).isEqualTo("-10001.57");
        // 10,101.57 earn 1.5618, of which 1.56 is posted.
        assertThat(balance("UNITS_IN_ISSUE", "2013-07-02")).isEqualTo("-10103.13")
                .isEqualTo("-" + fixture.units(Fixture.FUND, 10_002));
    }

    private void close(String date, String quote) {
        LocalDate day = LocalDate.parse(date);
        transactions.run(() -> gates.closeDay(day));
        transactions
                .run(() -> quotes.accept(QuoteReceived.ofDay(Fixture.FUND, day, new BigDecimal(quote), null, "test")));
        income.post(Fixture.FUND, day, transactions, Runnable::run, Progress.SILENT);
        transactions.run(() -> houseBalances.rollUp(day));
        transactions.run(() -> houseBalances.rollUp(day));
    }

    private String balance(String purpose, String date) {
        return jdbc.sql(
                "SELECT CAST(balance / 100 AS DECIMAL(20, 2)) FROM house_balance WHERE purpose = ? AND booking_date = ?")
                .params(purpose, date).query(BigDecimal.class).single().toPlainString();
    }
}
