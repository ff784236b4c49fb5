package org.balancetreasure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.balancetreasure.sweep.SweepScene.FIRST;
import static org.balancetreasure.sweep.SweepScene.SECOND;

import java.util.List;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.wallets.Wallets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class SweepOnCreditTest {

    private static final long CUSTOMER = 10_001;

    private final Wallets wallets;
    private final SweepScene scene;

    SweepOnCreditTest(Wallets wallets, SweepRules rules, JdbcClient jdbc, Fixture fixture, TestClock clock,
            Transactions transactions) {
        this.wallets = wallets;
        this.scene = new SweepScene(jdbc, fixture, clock, rules, transactions);
    }

    @BeforeEach
    void scene() {
        scene.set();
    }

    private void agrees(String product, boolean onCredit) {
        Customer customer = scene.fixture.customerWithWallet(CUSTOMER, "0.00");
        scene.agree(customer, new SweepTerms(product, null, 10_000, 1, 1, onCredit, false));
    }

    private List<String> orders() {
        return scene.jdbc.sql("""
                SELECT CONCAT(fund_id, ' ', amount, ' ', trade_date) FROM fund_order WHERE origin = 'CREDIT' ORDER BY order_id
                """).query(String.class).list();
    }

    @Test
    void sweepsWhatACreditBringsAboveTheFloorOnce() {
        agrees("SPLIT", true);
        assertThat(wallets.credit(CUSTOMER, Money.of("90.00"), "salary 1")).isTrue();
        assertThat(orders()).isEmpty();
        assertThat(wallets.credit(CUSTOMER, Money.of("100.00"), "salary 2")).isTrue();
        assertThat(wallets.credit(CUSTOMER, Money.of("100.00"), "salary 2")).isFalse();
        assertThat(orders()).containsExactly("1001 5000 2026-01-05", "1002 3000 2026-01-05", "1003 1000 2026-01-05");
        assertThat(scene.held(CUSTOMER)).isEqualTo(9_000);
    }

    @Test
    void leavesACreditInTheWalletWhereTheRuleDoesNotAskForMore() {
        agrees("SPLIT", false);
        wallets.credit(CUSTOMER, Money.of("500.00"), "salary");
        assertThat(orders()).isEmpty();
    }

    @Test
    void keepsAllOfItInTheWalletWhenALimitKeepsAPart() {
        agrees("SPLIT", true);
        scene.jdbc.sql("UPDATE fund SET holding_cap = 100 WHERE fund_id = ?").param(SECOND).update();
        assertThat(wallets.credit(CUSTOMER, Money.of("500.00"), "salary")).isTrue();
        assertThat(orders()).isEmpty();
        assertThat(scene.held(CUSTOMER)).isZero();
        assertThat(scene.fixture.wallet(CUSTOMER)).isEqualTo("500.00");
    }

    @Test
    void aSweepThatCannotBePreparedDoesNotCostTheCredit() {
        agrees("SPLIT", true);
        // A new agent, before the night has opened its gate.
        scene.jdbc.sql("INSERT INTO party VALUES (900, 'TRANSFER_AGENT', '新', 'New')").update();
        scene.jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES ('NEW', 900)").update();
        scene.jdbc.sql("INSERT INTO transfer_agent (ta_code, distributor_code) VALUES ('NEW', '999')").update();
        scene.jdbc.sql("INSERT INTO transfer_agent_terms (ta_code, valid_from) VALUES ('NEW', '2013-01-01')").update();
        assertThat(wallets.credit(CUSTOMER, Money.of("500.00"), "salary")).isTrue();
        assertThat(wallets.credit(CUSTOMER, Money.of("500.00"), "salary")).isFalse();
        assertThat(orders()).isEmpty();
        assertThat(scene.fixture.wallet(CUSTOMER)).isEqualTo("500.00");

        scene.jdbc.sql("DELETE FROM transfer_agent_terms WHERE ta_code = 'NEW'").update();
        scene.jdbc.sql("DELETE FROM transfer_agent WHERE ta_code = 'NEW'").update();
        wallets.credit(CUSTOMER, Money.of("50.00"), "bonus");
        assertThat(orders()).as("the next one takes it along").containsExactly("1001 25000 2026-01-05",
                "1002 15000 2026-01-05", "1003 5000 2026-01-05");
    }

    @Test
    void takesTheNextBestFundWhenTheQuotaOfTheBestIsUsedUp() {
        agrees("BEST", true);
        scene.jdbc.sql("UPDATE fund SET daily_quota = 100 WHERE fund_id = ?").param(SECOND).update();
        wallets.credit(CUSTOMER, Money.of("500.00"), "salary");
        assertThat(orders()).containsExactly(FIRST + " 40000 2026-01-05");
    }
}
