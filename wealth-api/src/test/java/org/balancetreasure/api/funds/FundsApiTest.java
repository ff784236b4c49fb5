package org.balancetreasure.api.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;

@ApiTest
class FundsApiTest {

    private final Fixture fixture;
    private final Callers callers;
    private final Quotes quotes;
    private final Transactions transactions;
    private final TestClock clock;

    FundsApiTest(Fixture fixture, Callers callers, Quotes quotes, Transactions transactions, TestClock clock) {
        this.fixture = fixture;
        this.callers = callers;
        this.quotes = quotes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Test
    void showsAFundAndTheQuotesThatHold() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.REDISTRIBUTED);
        Caller customer = callers.customer(fixture.customer(10_001));
        Reply unquoted = customer.get("/v1/funds/000198");
        assertThat(unquoted.json().has("latestQuote")).isFalse();
        quote("2013-07-01", "2013-07-01", "1.5787");
        quote("2013-07-01", "2013-07-01", "1.5790");
        quote("2013-07-02", "2013-07-04", "-0.00012345");
        clock.set("2013-07-05T09:00:00");

        Reply fund = customer.get("/v1/funds/000198");
        assertThat(fund.at("/fundCode")).isEqualTo("000198");
        assertThat(fund.at("/nameZh")).isEqualTo("演示货币");
        assertThat(fund.at("/carry")).isEqualTo("DAILY");
        assertThat(fund.at("/minimumSubscription")).isEqualTo("0.01");
        assertThat(fund.json().get("takesSubscriptions").asBoolean()).isTrue();
        assertThat(fund.at("/latestQuote/lastDay")).isEqualTo("2013-07-04");
        assertThat(customer.get("/v1/funds").json().at("/items/0")).isEqualTo(fund.json());

        Reply days = customer.get("/v1/funds/000198/quotes?from=2013-07-01&to=2013-07-04");
        assertThat(days.json().at("/items").size()).isEqualTo(2);
        assertThat(days.at("/items/0/incomePer10k")).isEqualTo("1.5790");
        assertThat(days.json().at("/items/0/version").asInt()).isEqualTo(2);
        assertThat(days.at("/items/1/firstDay")).isEqualTo("2013-07-02");
        assertThat(days.at("/items/1/incomePer10k")).isEqualTo("-0.00012345");
    }

    private void quote(String firstDay, String lastDay, String per10k) {
        transactions.run(() -> quotes.accept(new QuoteReceived(Fixture.FUND, LocalDate.parse(firstDay),
                LocalDate.parse(lastDay), new BigDecimal(per10k), null, "test")));
    }
}
