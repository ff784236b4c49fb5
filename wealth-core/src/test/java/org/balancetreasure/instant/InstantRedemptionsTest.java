package org.balancetreasure.instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.advances.LineProposal;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class InstantRedemptionsTest {

    private final InstantScene scene;

    InstantRedemptionsTest(InstantRedemptions redemptions, UnitTransfers transfers, AdvanceLines lines,
            AdvanceRedemptions advanceRedemptions, Orders orders, ConfirmationBooking confirmations, Gates gates,
            TradingCalendar calendar, Transactions transactions, Fixture fixture, TestClock clock, JdbcClient jdbc) {
        scene = new InstantScene(redemptions, transfers, lines, advanceRedemptions, orders, confirmations, gates,
                calendar,
                transactions, fixture, clock, jdbc);
    }

    @Test
    void paysTheWalletAtOnceAndMovesTheUnitsToTheBank() {
        scene.fundWithLine("2026-01-09", "5000.00");
        Customer customer = scene.holder(10_001, "100.00");

        InstantRedemption redeemed = scene.redeemed(customer, "60.00");

        assertThat(redeemed.state()).isEqualTo(InstantState.PAID);
        assertThat(redeemed.number()).startsWith("99820260109T").hasSize(24);
        assertThat(redeemed.transferDate()).isEqualTo("2026-01-09");
        assertThat(redeemed.tradeDate()).isEqualTo("2026-01-09");
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("60.00");
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("40.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("4940.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("60.00");
        assertThat(scene.redemptions.find(customer, redeemed.number())).isEqualTo(redeemed);
        assertThat(scene.redemptions.ofCustomer(customer, InstantFilter.ALL, Long.MAX_VALUE, 10))
                .containsExactly(redeemed);
        assertThat(scene.redemptions.find(scene.fixture.customer(10_002), redeemed.number())).isNull();
    }

    @Test
    void theLimitOfACalendarDayIsExactToTheCent() {
        scene.fundWithLine("2026-01-09", "50000.00");
        Customer customer = scene.holder(10_001, "30000.00");
        scene.redeemed(customer, "9999.99");

        Refusal refusal = scene.refused(customer, "0.02");

        assertThat(refusal.code()).isEqualTo(Refusal.Code.INSTANT_LIMIT);
        assertThat(refusal.figures()).containsEntry("left", "0.01").containsEntry("limit", "10000.00");
        assertThat(refusal.alternative()).isEqualTo(
                Alternative.ordinaryRedemption(LocalDate.parse("2026-01-09"), LocalDate.parse("2026-01-12")));
        scene.redeemed(customer, "0.01");
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("10000.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("40000.00");
        scene.turnDayTo("2026-01-10");
        scene.redeemed(customer, "10000.00");
    }

    @Test
    void isDatedByTheClockWhereTheNightTurnsTheDayLate() {
        scene.fundWithLine("2026-01-09", "50000.00");
        Customer customer = scene.holder(10_001, "30000.00");
        scene.redeemed(customer, "10000.00");
        scene.clock.set("2026-01-10T00:00:04");

        InstantRedemption redeemed = scene.redeemed(customer, "9999.99");

        assertThat(scene.gates.openDay()).isEqualTo("2026-01-09");
        assertThat(redeemed.transferDate()).isEqualTo("2026-01-10");
        assertThat(redeemed.number()).startsWith("99820260110T");
        assertThat(scene.transfers.ofFile(Fixture.TRANSFER_AGENT, LocalDate.parse("2026-01-09"), 0, 10)).hasSize(1);
        assertThat(scene.jdbc.sql("""
                SELECT CONCAT(booking_date, ' ', effective_date) FROM transfer
                WHERE kind = 'INSTANT_REDEMPTION' AND reference = ?
                """).param(redeemed.number()).query(String.class).list())
                .containsExactly("2026-01-09 2026-01-10", "2026-01-09 2026-01-10");
        scene.turnDayTo("2026-01-10");
        assertThat(scene.refused(customer, "0.02").figures()).containsEntry("left", "0.01");
        scene.redeemed(customer, "0.01");
    }

    @Test
    void aChannelMayAllowLessThanTheFund() {
        scene.fundWithLine("2026-01-09", "50000.00");
        scene.jdbc.sql("UPDATE channel_fund SET instant_limit = 100000").update();
        Customer customer = scene.holder(10_001, "30000.00");

        assertThat(scene.refused(customer, "1000.01").figures()).containsEntry("limit", "1000.00");
        scene.redeemed(customer, "1000.00");
    }

    @Test
    void aRefusalLeavesNothingBehindAndNamesWhatIsPossible() {
        scene.fundWithLine("2026-01-09", "100.00");
        Customer customer = scene.holder(10_001, "500.00");

        Refusal usedUp = scene.refused(customer, "100.01");

        assertThat(usedUp.code()).isEqualTo(Refusal.Code.LINE_USED_UP);
        assertThat(usedUp.alternative()).isEqualTo(
                Alternative.ordinaryRedemption(LocalDate.parse("2026-01-09"), LocalDate.parse("2026-01-12")));
        assertThat(scene.refused(customer, "500.01").code()).isEqualTo(Refusal.Code.INSUFFICIENT_UNITS);
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("0.00");
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("500.00");
        assertThat(scene.jdbc.sql("SELECT COUNT(*) FROM instant_use WHERE used > 0").query(Long.class).single())
                .isZero();
        assertThat(scene.jdbc.sql("SELECT COUNT(*) FROM instant_redemption").query(Long.class).single()).isZero();
        scene.redeemed(customer, "100.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("0.00");
    }

    @Test
    void nobodyAdvancesWhileTheLineIsSuspendedOrTheBankHasNoAccountYet() {
        scene.fundWithLine("2026-01-09", "100.00");
        Customer customer = scene.holder(10_001, "500.00");
        scene.clock.set("2026-01-09T15:00:00");
        scene.suspend(InstantScene.LINE);

        Refusal refusal = scene.refused(customer, "1.00");

        assertThat(refusal.code()).isEqualTo(Refusal.Code.INSTANT_SUSPENDED);
        assertThat(refusal.alternative()).isEqualTo(
                Alternative.ordinaryRedemption(LocalDate.parse("2026-01-12"), LocalDate.parse("2026-01-13")));
        scene.resume(InstantScene.LINE);
        scene.redeemed(customer, "1.00");
        scene.jdbc.sql("UPDATE ta_account SET state = 'OPENING' WHERE customer_id >= 90000000000000000").update();
        assertThat(scene.refused(customer, "1.00").code()).isEqualTo(Refusal.Code.INSTANT_SUSPENDED);
    }

    @Test
    void nothingIsRedeemedWhileTheFundTakesNoRedemptions() {
        scene.fundWithLine("2026-01-09", "100.00");
        Customer customer = scene.holder(10_001, "500.00");
        scene.jdbc.sql("UPDATE fund SET fund_status = '4'").update();

        assertThat(scene.refused(customer, "1.00").code()).isEqualTo(Refusal.Code.REDEMPTIONS_STOPPED);
    }

    @Test
    void leavesTheSmallestHoldingOrNothing() {
        scene.fundWithLine("2026-01-09", "1000.00");
        Customer customer = scene.holder(10_001, "500.00");
        scene.jdbc.sql("UPDATE fund SET minimum_holding = 10000").update();

        assertThat(scene.refused(customer, "400.01").code()).isEqualTo(Refusal.Code.MINIMUM_HOLDING);
        scene.redeemed(customer, "400.00");
        scene.redeemed(customer, "100.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("500.00");
    }

    @Test
    void aLineIsSetUpOnceAndNothingElseTakesItsPlace() {
        scene.fundWithLine("2026-01-09", "100.00");
        scene.fixture.changeLine(new LineProposal.Priority(InstantScene.LINE, 3));
        scene.fixture.advanceLine(InstantScene.LINE, InstantScene.BANK, InstantScene.FUND, 1, "100.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("100.00");

        assertThatIllegalArgumentException().as("the number").isThrownBy(() -> scene.fixture
                .advanceLine(InstantScene.LINE, InstantScene.OTHER_BANK, InstantScene.FUND, 2, "100.00"));
        assertThatIllegalArgumentException().as("the bank").isThrownBy(() -> scene.fixture
                .advanceLine(InstantScene.OTHER_LINE, InstantScene.BANK, InstantScene.FUND, 2, "100.00"));
        assertThatIllegalArgumentException().as("the priority").isThrownBy(() -> scene.fixture
                .advanceLine(InstantScene.OTHER_LINE, InstantScene.OTHER_BANK, InstantScene.FUND, 3, "100.00"));
        assertThat(scene.lines.all()).hasSize(1);
    }

    @Test
    void theBankOfThePriorityAdvancesAsLongAsItsLineCarriesTheWholeRedemption() {
        scene.fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        scene.fixture.advanceLine(InstantScene.LINE, InstantScene.BANK, InstantScene.FUND, 2, "1000.00");
        scene.fixture.advanceLine(InstantScene.OTHER_LINE, InstantScene.OTHER_BANK, InstantScene.FUND, 1, "100.00");
        scene.clock.set("2026-01-09T10:00:00");
        Customer customer = scene.holder(10_001, "2000.00");

        assertThat(scene.redeemed(customer, "60.00").bankId()).isEqualTo(InstantScene.OTHER_BANK);
        assertThat(scene.redeemed(customer, "50.00").bankId()).isEqualTo(InstantScene.BANK);
        assertThat(scene.redeemed(customer, "40.00").bankId()).isEqualTo(InstantScene.OTHER_BANK);
        assertThat(scene.redeemed(customer, "0.01").bankId()).isEqualTo(InstantScene.BANK);
        assertThat(scene.refused(customer, "950.00").code()).isEqualTo(Refusal.Code.LINE_USED_UP);
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("50.01");
        assertThat(scene.outstanding(InstantScene.OTHER_BANK)).isEqualTo("100.00");
    }
}
