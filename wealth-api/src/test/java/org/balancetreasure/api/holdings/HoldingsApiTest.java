package org.balancetreasure.api.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSessionFactory;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class HoldingsApiTest {

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final Quotes quotes;
    private final IncomePosting posting;
    private final Gates gates;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final SqlSessionFactory statements;

    HoldingsApiTest(Fixture fixture, Callers callers, TestClock clock, Quotes quotes, IncomePosting posting,
            Gates gates, Transactions transactions, JdbcClient jdbc, SqlSessionFactory statements) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.quotes = quotes;
        this.posting = posting;
        this.gates = gates;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.statements = statements;
    }

    @Test
    void showsUnitsAndTheIncomeOfEachDayWithItsCorrections() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        Caller customer = callers.customer(fixture.holder(10_001, Fixture.FUND, "10000.00", "2013-07-01"));
        fixture.holder(10_002, Fixture.FUND, "333.33", "2013-07-01");
        assertThat(customer.get("/v1/holdings").json().at("/items/0").has("lastIncome")).isFalse();
        day("2013-07-01", "1.5787");
        day("2013-07-02", "1.5461");
        clock.set("2013-07-03T09:00:00");

        Reply holdings = customer.get("/v1/holdings");
        assertThat(holdings.json().at("/items").size()).isEqualTo(1);
        assertThat(holdings.at("/items/0/fundCode")).isEqualTo("000198");
        assertThat(holdings.at("/items/0/units")).isEqualTo("10003.11");
        assertThat(holdings.at("/items/0/available")).isEqualTo("10003.11");
        assertThat(holdings.at("/items/0/totalIncome")).isEqualTo("3.11");
        assertThat(holdings.at("/items/0/lastIncome/date")).isEqualTo("2013-07-02");
        assertThat(holdings.at("/items/0/lastIncome/income")).isEqualTo("1.54");
        assertThat(holdings.json().at("/items/0").has("accruedIncome")).isFalse();

        // A corrected quote and a movement: the one is income, the other is not.
        quote("2013-07-01", "1.6787");
        posting.correct(Fixture.FUND, LocalDate.parse("2013-07-01"), "corrected by the fund", transactions,
                Runnable::run, Progress.SILENT);
        fixture.moveIn(Fixture.FUND, 10_001, "5.00", "2013-07-03");
        assertThat(customer.get("/v1/holdings").at("/items/0/units")).isEqualTo("10008.21");
        assertThat(customer.get("/v1/holdings").at("/items/0/totalIncome")).isEqualTo("3.21");

        Reply days = customer.get("/v1/holdings/000198/income?from=2013-06-01&to=2013-07-31");
        assertThat(days.json().at("/items").size()).isEqualTo(2);
        assertThat(days.at("/items/0/date")).isEqualTo("2013-07-01");
        assertThat(days.at("/items/0/base")).isEqualTo("10000.00");
        assertThat(days.at("/items/0/incomePer10k")).isEqualTo("1.5787");
        assertThat(days.at("/items/0/income")).isEqualTo("1.57");
        assertThat(days.json().at("/items/0/corrections").size()).isEqualTo(1);
        assertThat(days.at("/items/0/corrections/0/income")).isEqualTo("0.10");
        assertThat(days.at("/items/0/corrections/0/incomePer10k")).isEqualTo("1.6787");
        assertThat(days.at("/items/0/corrections/0/reason")).isEqualTo("corrected by the fund");
        assertThat(days.at("/items/1/base")).isEqualTo("10001.57");
        assertThat(days.json().at("/items/1/corrections").size()).isZero();
        assertThat(days.json().get("next").isNull()).isTrue();
        assertThat(customer.get("/v1/holdings/000198/income").json().at("/items").size()).isEqualTo(2);
        assertThat(customer.get("/v1/holdings/000198/income?from=2013-07-02&to=2013-07-02").json().at("/items").size())
                .isEqualTo(1);
        assertThat(customer.get("/v1/holdings/999999/income").status()).isEqualTo(404);
    }

    @Test
    void showsWhatIsAccruedOfAFundWithMonthlyCarry() {
        fixture.fund(Fixture.FUND, Fixture.FUND_CODE, "2013-07-01", Carry.MONTHLY, ResidueRule.REDISTRIBUTED);
        Caller customer = callers.customer(fixture.holder(10_001, Fixture.FUND, "10000.00", "2013-07-01"));
        day("2013-07-01", "1.5787");

        Reply holdings = customer.get("/v1/holdings");

        assertThat(holdings.at("/items/0/units")).isEqualTo("10000.00");
        assertThat(holdings.at("/items/0/accruedIncome")).isEqualTo("1.57");
        assertThat(holdings.at("/items/0/totalIncome")).isEqualTo("1.57");
    }

    @Test
    void readsAYearOfIncomeByPointLookUps() {
        Map<String, Object> parameters = new java.util.HashMap<>();
        parameters.put("fundId", Fixture.FUND);
        parameters.put("holderId", 10_001L);
        List<LocalDate> days = LocalDate.parse("2013-07-01").datesUntil(LocalDate.parse("2014-08-05")).toList();
        parameters.put("days", days);
        var statement = statements.getConfiguration().getMappedStatement(
                "org.balancetreasure.api.income.IncomeLookup.entries").getBoundSql(parameters);
        List<Object> values = new ArrayList<>(List.of(Fixture.FUND, 10_001L));
        values.addAll(days);

        var plan = jdbc.sql("EXPLAIN FORMAT=TRADITIONAL " + statement.getSql()).params(values).query().singleRow();

        assertThat(days).hasSize(400);
        assertThat(plan).containsEntry("type", "range").containsEntry("key", "PRIMARY");
        // fund (2 bytes), day (3) and holder (8): no holder but one is read.
        assertThat(plan.get("key_len").toString()).isEqualTo("13");
    }

    private void day(String day, String per10k) {
        quote(day, per10k);
        LocalDate date = LocalDate.parse(day);
        gates.closeDay(date);
        posting.post(Fixture.FUND, date, transactions, Runnable::run, Progress.SILENT);
    }

    private void quote(String day, String per10k) {
        transactions.run(() -> quotes.accept(new QuoteReceived(Fixture.FUND, LocalDate.parse(day),
                LocalDate.parse(day), new BigDecimal(per10k), null, "test")));
    }
}
