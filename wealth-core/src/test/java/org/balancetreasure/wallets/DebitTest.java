package org.balancetreasure.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.SweepRules;
import org.balancetreasure.sweep.SweepTerms;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Fixture.WeightedFund;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.wallets.DebitResult.Debited;
import org.balancetreasure.wallets.DebitResult.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class DebitTest {

    private static final int OTHER_FUND = 1002;
    private static final int BANK = 21;

    private final Wallets wallets;
    private final SweepRules rules;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    DebitTest(Wallets wallets, SweepRules rules, Transactions transactions, Fixture fixture, TestClock clock,
            JdbcClient jdbc) {
        this.wallets = wallets;
        this.rules = rules;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void twoFundsWithLines() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        fixture.fund(OTHER_FUND, "000199", "2026-01-05", Carry.DAILY, ResidueRule.REDISTRIBUTED);
        fixture.advanceLine(1, BANK, Fixture.FUND_CODE, 1, "50000.00");
        fixture.advanceLine(2, BANK, "000199", 1, "50000.00");
        fixture.product(1, "BALANCE", "WEIGHT", new WeightedFund(OTHER_FUND, 1), new WeightedFund(Fixture.FUND, 1));
        clock.set("2026-01-05T10:00");
    }

    @Test
    void aWalletThatHasEnoughPaysWithoutRedeeming() {
        Customer customer = customer(10_001, "100.00", "500.00", "0.00", true);
        assertThat(debited(customer, "100.00").redemptions()).isEmpty();
        assertThat(state(10_001)).isEqualTo("wallet 0.00, 000198 500.00, 000199 0.00");
    }

    @Test
    void aWalletThatIsShortIsFilledWithExactlyWhatIsMissing() {
        Customer customer = customer(10_001, "40.01", "500.00", "0.00", true);
        WalletDebit debited = debited(customer, "100.00");
        assertThat(debited.filled()).hasToString("59.99");
        assertThat(state(10_001)).isEqualTo("wallet 0.00, 000198 440.01, 000199 0.00");
    }

    @Test
    void moneyComesOutInTheOrderOfTheProductThenOfTheOtherFunds() {
        Customer customer = customer(10_001, "0.00", "500.00", "30.00", true);
        WalletDebit debited = debited(customer, "100.00");
        assertThat(debited.redemptions()).extracting(redemption -> redemption.fundCode() + " " + redemption.redeemed())
                .containsExactly("000199 30.00", "000198 70.00");
    }

    @Test
    void nothingIsRedeemedForACustomerWhoHasNotAgreedToIt() {
        Customer customer = customer(10_001, "40.00", "500.00", "0.00", false);
        Refusal refusal = refused(customer, "100.00");
        assertThat(refusal.code()).isEqualTo(Refusal.Code.INSUFFICIENT_BALANCE);
        assertThat(refusal.figures()).isEqualTo(Map.of("available", "40.00", "amount", "100.00"));
        assertThat(refusal.alternative()).isEqualTo(Alternative.payIn(Money.of("60.00")));
        assertThat(state(10_001)).isEqualTo("wallet 40.00, 000198 500.00, 000199 0.00");
    }

    @Test
    void aPausedRuleStillFillsTheWalletUntilTheCustomerTakesThatBack() {
        Customer customer = customer(10_001, "0.00", "500.00", "0.00", true);
        transactions.run(() -> rules.pause(customer, "pause", null));
        assertThat(redeemed(debited(customer, "100.00"))).containsExactly("000198 100.00");

        transactions.run(() -> rules.agree(customer, "take back",
                new SweepTerms("BALANCE", null, 0, 1, 1, true, false), null));
        assertThat(refused(customer, "100.00").code()).isEqualTo(Refusal.Code.INSUFFICIENT_BALANCE);
        wallets.credit(10_001, Money.of("70.00"), "salary");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM fund_order").query(Integer.class).single()).as("still paused")
                .isZero();
    }

    @Test
    void whatTheLimitOfTheDayDoesNotReachIsNamedAndNothingMoves() {
        Customer customer = customer(10_001, "100.00", "20000.00", "5.00", true);
        Refusal refusal = refused(customer, "10200.00");
        assertThat(refusal.code()).isEqualTo(Refusal.Code.AUTO_REDEEM_SHORT);
        assertThat(refusal.figures()).isEqualTo(
                Map.of("available", "100.00", "redeemable", "10005.00", "missing", "95.00", "cause", "INSTANT_LIMIT"));
        assertThat(refusal.alternative()).isEqualTo(Alternative.atMost(Money.of("10105.00")));
        assertThat(state(10_001)).isEqualTo("wallet 100.00, 000198 20000.00, 000199 5.00");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM instant_redemption").query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("SELECT COALESCE(SUM(used), 0) FROM instant_use").query(Long.class).single()).isZero();

        assertThat(debited(customer, "10105.00").redemptions()).hasSize(2);
        assertThat(state(10_001)).isEqualTo("wallet 0.00, 000198 10000.00, 000199 0.00");
    }

    @Test
    void aFundWhoseLineIsShortGivesWhatItsLinesHaveAndTheNextFundTheRest() {
        jdbc.sql("UPDATE slot SET room = 0 WHERE pool = 'LINE 2' AND slot_no > 0").update();
        jdbc.sql("UPDATE slot SET room = 1000 WHERE pool = 'LINE 2' AND slot_no = 0").update();
        jdbc.sql("UPDATE advance_line SET granted = 1000 WHERE line_id = 2").update();
        Customer customer = customer(10_001, "0.00", "500.00", "500.00", true);
        WalletDebit debited = debited(customer, "100.00");
        assertThat(debited.redemptions()).extracting(redemption -> redemption.fundCode() + " " + redemption.redeemed())
                .containsExactly("000199 10.00", "000198 90.00");
    }

    @Test
    void aFundKeepsItsSmallestHoldingAndGivesWhatIsAboveIt() {
        fund(OTHER_FUND, "minimum_holding", 1000_00);
        Customer customer = customer(10_001, "0.00", "500.00", "1300.00", true);
        assertThat(redeemed(debited(customer, "400.00"))).containsExactly("000199 300.00", "000198 100.00");
        assertThat(redeemed(debited(customer, "1100.00"))).as("all of it may go").containsExactly("000199 1000.00",
                "000198 100.00");
    }

    @Test
    void allOfAHoldingComesOutThoughItIsLessThanTheSmallestRedemption() {
        fund(Fixture.FUND, "minimum_redemption", 1_00);
        Customer customer = customer(10_001, "0.00", "0.60", "0.00", true);
        assertThat(refused(customer, "0.50").figures()).containsEntry("redeemable", "0.00");
        assertThat(redeemed(debited(customer, "0.60"))).containsExactly("000198 0.60");
    }

    @Test
    void aFundIsAskedAgainForWhatOneRedemptionMayNotCarry() {
        fund(Fixture.FUND, "largest_redemption", 5000_00);
        Customer customer = customer(10_001, "0.00", "8000.00", "0.00", true);
        assertThat(redeemed(debited(customer, "6000.00"))).containsExactly("000198 5000.00", "000198 1000.00");
    }

    @Test
    void allBanksOfAFundTogetherFillAWallet() {
        jdbc.sql("UPDATE slot SET room = 0 WHERE pool = 'LINE 1'").update();
        jdbc.sql("UPDATE slot SET room = 4000 WHERE pool = 'LINE 1' AND slot_no = 0").update();
        jdbc.sql("UPDATE advance_line SET granted = 4000 WHERE line_id = 1").update();
        jdbc.sql("UPDATE slot SET opened_with = IF(slot_no = 0, 4000, 0) WHERE pool = 'LINE 1'").update();
        fixture.advanceLine(3, 22, Fixture.FUND_CODE, 2, "30.00");
        fixture.advanceLine(4, 23, Fixture.FUND_CODE, 3, "30.00");
        Customer customer = customer(10_001, "0.00", "500.00", "0.00", true);
        Refusal refusal = refused(customer, "100.01");
        assertThat(refusal.figures()).containsEntry("redeemable", "100.00").containsEntry("cause", "LINE_USED_UP");
        assertThat(redeemed(debited(customer, "100.00"))).containsExactly("000198 40.00", "000198 30.00",
                "000198 30.00");
    }

    @Test
    void whereNothingComesOutAtOnceTheOrdinaryRedemptionIsNamedWithItsDates() {
        Customer customer = customer(10_001, "0.00", "20000.00", "0.00", true);
        debited(customer, "10000.00");
        Refusal refusal = refused(customer, "50.00");
        assertThat(refusal.code()).isEqualTo(Refusal.Code.AUTO_REDEEM_SHORT);
        assertThat(refusal.figures()).isEqualTo(
                Map.of("available", "0.00", "redeemable", "0.00", "missing", "50.00", "cause", "INSTANT_LIMIT"));
        assertThat(refusal.alternative()).isEqualTo(
                Alternative.ordinaryRedemption(LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-06")));
        Customer poor = customer(10_002, "0.00", "0.00", "0.00", true);
        assertThat(refused(poor, "50.00").alternative()).isEqualTo(Alternative.payIn(Money.of("50.00")));
    }

    @Test
    void whatIsHeldOfAFundThatIsNoLongerSoldFillsTheWalletToo() {
        Customer customer = customer(10_001, "0.00", "500.00", "30.00", true);
        jdbc.sql("DELETE FROM channel_fund WHERE fund_id = ?").param(OTHER_FUND).update();
        assertThat(redeemed(debited(customer, "100.00"))).containsExactly("000199 30.00", "000198 70.00");
    }

    @Test
    void payeesAreReadOnlyWithTheKeyAndEachDebitSaysWhatFilledIt() {
        Customer customer = customer(10_001, "40.01", "500.00", "0.00", true);
        transactions.call(() -> wallets.debit(customer, Money.of("30.00"), new Payee("王小明", "晚饭")));
        WalletDebit filled = debited(customer, "100.00");

        assertThat(filled.filled()).hasToString("89.99");
        assertThat(wallets.debits(customer, Days.ALL, Long.MAX_VALUE, 10)).hasSize(2).first().isEqualTo(filled);
        assertThat(wallets.debits(customer, Days.ALL, filled.debitId(), 10)).singleElement().satisfies(first -> {
            assertThat(first.payee()).isEqualTo(new Payee("王小明", "晚饭"));
            assertThat(first.redemptions()).isEmpty();
        });
        byte[] stored = jdbc.sql("SELECT payee_encrypted FROM wallet_debit WHERE payee_encrypted IS NOT NULL")
                .query(byte[].class).single();
        assertThat(stored).as("nonce, text, tag").hasSize(12 + 3 * 3 + 16);
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("王", "小", "明");
        assertThat(wallets.debits(fixture.customer(10_002), Days.ALL, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void debitsSideBySidePayWhatThereIsAndNoCentMore() throws Exception {
        Customer customer = customer(10_001, "1000.00", "3000.00", "2000.00", true);
        int paid = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<DebitResult>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(() -> debit(customer, "700.00")));
            }
            for (Future<DebitResult> one : all) {
                paid += one.get() instanceof Debited ? 1 : 0;
            }
        }
        assertThat(paid).as("8 times 700.00 of 6,000.00").isEqualTo(8);
        assertThat(state(10_001)).isEqualTo("wallet 0.00, 000198 400.00, 000199 0.00");
    }

    /**
     * Whoever has the wallet and waits for a fund would else wait for a debit that has the fund and waits for the
     * wallet.
     */
    @Test
    void locksWhatItNeedsOfAllFundsBeforeItReachesTheWallet() throws Exception {
        Customer customer = customer(10_001, "1.00", "500.00", "30.00", true);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<DebitResult> waiting = transactions.call(() -> {
                jdbc.sql(
                        "SELECT balance FROM account WHERE asset_id = 156 AND purpose = 'WALLET' AND owner_id = 10001 FOR UPDATE")
                        .query(Long.class).single();
                Future<DebitResult> debit = threads.submit(() -> debit(customer, "100.00"));
                await().alias("the units of the second fund").until(() -> fixture.isLocked(
                        "account WHERE asset_id = 1001 AND purpose = 'UNITS' AND owner_id = 10001"));
                return debit;
            });
            assertThat(waiting.get()).isInstanceOf(Debited.class);
        }
        assertThat(state(10_001)).isEqualTo("wallet 0.00, 000198 431.00, 000199 0.00");
    }

    /**
     * Whoever has the units and waits for the income days would else wait for a posting, which waits for who waits for
     * the units.
     */
    @Test
    void sharesTheIncomeDaysBeforeItLocksUnits() throws Exception {
        Customer customer = customer(10_001, "1.00", "500.00", "0.00", true);
        String units = "account WHERE asset_id = 1001 AND purpose = 'UNITS' AND owner_id = 10001";
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<DebitResult> waiting = transactions.call(() -> {
                jdbc.sql("SELECT asset_id FROM asset WHERE asset_id = 1001 FOR UPDATE").query(Long.class).single();
                Future<DebitResult> debit = threads.submit(() -> debit(customer, "100.00"));
                fixture.awaitLockWaits(1);
                assertThat(fixture.isLocked(units)).isFalse();
                return debit;
            });
            assertThat(waiting.get()).isInstanceOf(Debited.class);
        }
        assertThat(fixture.isLocked(units)).isFalse();
    }

    /**
     * Where the night turns the day late, the limit is that of the calendar; under the lock of another day it would
     * bind nobody.
     */
    @Test
    void locksTheLimitOfTheDayThatItTakesOf() {
        Customer customer = customer(10_001, "0.00", "500.00", "30.00", true);
        clock.set("2026-01-06T00:10");

        debited(customer, "100.00");

        assertThat(jdbc.sql("SELECT DISTINCT day FROM instant_use").query(LocalDate.class).list())
                .containsExactly(LocalDate.parse("2026-01-06"));
    }

    private Customer customer(long customerId, String wallet, String units, String otherUnits, boolean autoRedeem) {
        Customer customer = fixture.customerWithWallet(customerId, wallet);
        fixture.accountAtTransferAgent(customerId);
        fixture.moveIn(Fixture.FUND, customerId, units, "2026-01-05");
        fixture.moveIn(OTHER_FUND, customerId, otherUnits, "2026-01-05");
        transactions.run(() -> rules.agree(customer, "agree",
                new SweepTerms("BALANCE", null, 0, 1, 1, false, autoRedeem), null));
        return customer;
    }

    private DebitResult debit(Customer customer, String yuan) {
        return transactions.call(() -> wallets.debit(customer, Money.of(yuan), Payee.NONE));
    }

    private WalletDebit debited(Customer customer, String yuan) {
        DebitResult result = debit(customer, yuan);
        assertThat(result).isInstanceOf(Debited.class);
        return ((Debited) result).debit();
    }

    private static List<String> redeemed(WalletDebit debit) {
        return debit.redemptions().stream().map(one -> one.fundCode() + " " + one.redeemed()).toList();
    }

    private void fund(int fundId, String column, long value) {
        jdbc.sql("UPDATE fund SET " + column + " = ? WHERE fund_id = ?").params(value, fundId).update();
    }

    private Refusal refused(Customer customer, String yuan) {
        DebitResult result = debit(customer, yuan);
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).refusal();
    }

    private String state(long customerId) {
        return "wallet " + fixture.wallet(customerId) + ", 000198 " + fixture.units(Fixture.FUND, customerId)
                + ", 000199 " + fixture.units(OTHER_FUND, customerId);
    }
}
