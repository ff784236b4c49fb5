package org.balancetreasure.api.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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

@ApiTest
class SummaryApiTest {

    private static final int ANOTHER = 1002;

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final Quotes quotes;
    private final IncomePosting posting;
    private final Gates gates;
    private final Transactions transactions;

    SummaryApiTest(Fixture fixture, Callers callers, TestClock clock, Quotes quotes, IncomePosting posting,
            Gates gates, Transactions transactions) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.quotes = quotes;
        this.posting = posting;
        this.gates = gates;
        this.transactions = transactions;
    }

    @Test
    void aCustomerWhoHasNothingSeesZeros() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        Reply summary = callers.customer(fixture.customer(10_001)).get("/v1/summary");

        assertThat(summary.status()).isEqualTo(200);
        for (String figure : List.of("total", "wallet", "holdings", "proceeds", "totalIncome")) {
            assertThat(summary.at("/" + figure)).as(figure).isEqualTo("0.00");
        }
        assertThat(summary.json().has("lastIncome")).isFalse();
        assertThat(summary.json().at("/funds").size()).isZero();
        assertThat(summary.json().at("/onItsWay").size()).isZero();
    }

    @Test
    void theTotalIsWalletAndFundsAndOpenOrdersAreInItOnce() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        fixture.fund(ANOTHER, "000199", "2013-07-01", Carry.MONTHLY, ResidueRule.REDISTRIBUTED);
        Caller customer = callers.customer(fixture.holder(10_001, Fixture.FUND, "10000.00", "2013-07-01"));
        fixture.moveIn(ANOTHER, 10_001, "10000.00", "2013-07-01");
        fixture.credit(10_001, "500.00");
        day("2013-07-01", Fixture.FUND, "1.5787");
        income(ANOTHER, "2013-07-01", "1.5787");
        clock.set("2013-07-02T10:00:00");
        String subscribed = customer.subscribe("a", Fixture.FUND_CODE, "60.00").at("/orderNumber");
        String redeemed = customer.redeem("b", Fixture.FUND_CODE, "1.57").at("/orderNumber");
        String cancelled = customer.subscribe("c", Fixture.FUND_CODE, "7.00").at("/orderNumber");
        customer.cancel("d", cancelled);

        Reply summary = customer.get("/v1/summary");

        assertThat(summary.at("/wallet")).isEqualTo("500.00");
        // 10,001.57 of the one, 10,000.00 and 1.57 accrued of the other.
        assertThat(summary.at("/holdings")).isEqualTo("20003.14");
        assertThat(summary.at("/total")).isEqualTo("20503.14");
        assertThat(summary.at("/totalIncome")).isEqualTo("3.14");
        assertThat(summary.at("/lastIncome/date")).isEqualTo("2013-07-01");
        assertThat(summary.at("/lastIncome/creditedOn")).isEqualTo("2013-07-02");
        assertThat(summary.at("/lastIncome/income")).isEqualTo("3.14");
        assertThat(summary.json().at("/lastIncome/awaitedFunds").size()).isZero();
        assertThat(summary.at("/funds/0/value")).isEqualTo("10001.57");
        assertThat(summary.at("/funds/1/value")).isEqualTo("10001.57");
        assertThat(summary.json().at("/onItsWay").size()).isEqualTo(2);
        assertThat(summary.at("/onItsWay/0/what")).isEqualTo("SUBSCRIPTION");
        assertThat(summary.at("/onItsWay/0/orderNumber")).isEqualTo(subscribed);
        assertThat(summary.at("/onItsWay/0/amount")).isEqualTo("60.00");
        assertThat(summary.json().at("/onItsWay/0").has("units")).isFalse();
        Reply order = customer.get("/v1/orders/" + subscribed);
        assertThat(summary.at("/onItsWay/0/expectedOn")).isEqualTo(order.at("/firstIncomeDate"));
        assertThat(summary.at("/onItsWay/0/firstIncomeShown")).isEqualTo(order.at("/firstIncomeShown"));
        assertThat(summary.at("/onItsWay/1/what")).isEqualTo("REDEMPTION");
        assertThat(summary.at("/onItsWay/1/orderNumber")).isEqualTo(redeemed);
        assertThat(summary.at("/onItsWay/1/units")).isEqualTo("1.57");
        assertThat(summary.at("/onItsWay/1/expectedOn"))
                .isEqualTo(customer.get("/v1/orders/" + redeemed).at("/paidOn"));
    }

    @Test
    void theIncomeOfADayThatAFundStillOwesIsSaid() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        fixture.fund(ANOTHER, "000199", "2013-07-01", Carry.DAILY, ResidueRule.RETAINED);
        Caller customer = callers.customer(fixture.holder(10_001, Fixture.FUND, "10000.00", "2013-07-01"));
        fixture.moveIn(ANOTHER, 10_001, "10000.00", "2013-07-01");
        day("2013-07-01", Fixture.FUND, "1.5787");
        clock.set("2013-07-02T10:00:00");

        Reply summary = customer.get("/v1/summary");

        assertThat(summary.at("/lastIncome/date")).isEqualTo("2013-07-01");
        assertThat(summary.at("/lastIncome/income")).isEqualTo("1.57");
        assertThat(summary.at("/lastIncome/awaitedFunds/0")).isEqualTo("000199");
    }

    private void day(String day, int fundId, String per10k) {
        gates.closeDay(LocalDate.parse(day));
        income(fundId, day, per10k);
    }

    private void income(int fundId, String day, String per10k) {
        LocalDate date = LocalDate.parse(day);
        transactions.run(() -> quotes
                .accept(new QuoteReceived(fundId, date, date, new BigDecimal(per10k), null, "test")));
        posting.post(fundId, date, transactions, Runnable::run, Progress.SILENT);
    }
}
