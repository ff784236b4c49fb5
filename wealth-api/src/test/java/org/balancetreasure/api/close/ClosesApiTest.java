package org.balancetreasure.api.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.close.Closes;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.HouseBalances;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.wallets.Wallets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class ClosesApiTest {

    private final Fixture fixture;
    private final Wallets wallets;
    private final Closes closes;
    private final HouseBalances houseBalances;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Caller finance;

    ClosesApiTest(Fixture fixture, Wallets wallets, Closes closes, HouseBalances houseBalances,
            Transactions transactions, JdbcClient jdbc, Callers callers) {
        this.fixture = fixture;
        this.wallets = wallets;
        this.closes = closes;
        this.houseBalances = houseBalances;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.finance = callers.finance();
    }

    @BeforeEach
    void threeDays() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        fixture.customerWithWallet(10_001, "500.00");
        close("2013-07-01");
        wallets.credit(10_001, Money.of("7.50"), "more");
        close("2013-07-02");
        close("2013-07-03");
    }

    private void close(String date) {
        LocalDate day = LocalDate.parse(date);
        transactions.run(() -> {
            houseBalances.rollUp(day);
            jdbc.sql("UPDATE gate SET open_date = ? WHERE kind = 'DAY'").param(day.plusDays(1)).update();
        });
        closes.close(day, transactions);
    }

    @Test
    void listsClosesNewestFirstByPage() {
        Reply first = finance.get("/v1/closes?limit=2");
        Reply second = finance.get("/v1/closes?limit=2&cursor=" + first.at("/next"));

        assertThat(List.of(first.at("/items/0/date"), first.at("/items/1/date"), second.at("/items/0/date")))
                .containsExactly("2013-07-03", "2013-07-02", "2013-07-01");
        assertThat(first.at("/items/0/previousDigest")).isEqualTo(first.at("/items/1/digest"));
        assertThat(second.json().get("next").isNull()).isTrue();
        assertThat(first.json().at("/items/0").has("signature")).as("nothing hides that it is not signed").isFalse();
        assertThat(finance.get("/v1/closes?from=2013-07-02&to=2013-07-02").json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void showsTheTrialBalance() {
        Reply close = finance.get("/v1/closes/2013-07-02");

        assertThat(close.json().at("/lines").toString()).isEqualTo("""
                [{"asset":"CNY","purpose":"WALLET","opening":"500.00","debits":"0.00","credits":"7.50","closing":"507.50"},\
                {"asset":"CNY","purpose":"WALLET_RESERVE","owner":"1","opening":"-500.00","debits":"7.50","credits":"0.00",\
                "closing":"-507.50"}]""");
        assertThat(close.at("/close/digest")).matches("[0-9a-f]{64}");
        assertThat(finance.get("/v1/closes/2013-07-04").status()).isEqualTo(404);
        assertThat(finance.get("/v1/closes/yesterday").at("/rule")).isEqualTo("DATE");
    }

    @Test
    void exportsForTheGeneralLedgerAndNoTextIsAFormula() {
        jdbc.sql("UPDATE ledger_account SET name_en = '=HYPERLINK(1)' WHERE purpose = 'WALLET'").update();
        jdbc.sql("DELETE FROM ledger_account WHERE purpose = 'WALLET_RESERVE'").update();

        Reply journal = finance.get("/v1/closes/2013-07-02/journal.csv");

        assertThat(journal.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(journal.body().lines()).containsExactly(
                "business_date,account,name_zh,name_en,asset,opening,debits,credits,closing",
                "2013-07-02,2241.01,应付客户钱包余额,'=HYPERLINK(1),CNY,500.00,0.00,7.50,507.50",
                "2013-07-02,WALLET_RESERVE,,,CNY,-500.00,7.50,0.00,-507.50",
                "# digest " + finance.get("/v1/closes/2013-07-02").at("/close/digest") + ", not signed");
        assertThat(finance.get("/v1/closes/2013-07-09/journal.csv").status()).isEqualTo(404);
    }
}
