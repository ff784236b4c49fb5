package org.balancetreasure.instant;

import static org.assertj.core.api.Assertions.assertThat;

import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a bank redeems at a cut-off, and when that repays its line. Worked cases of the field's calendar. */
@CoreTest
class AdvanceRedemptionsTest {

    private final InstantScene scene;

    AdvanceRedemptionsTest(InstantRedemptions redemptions, UnitTransfers transfers, AdvanceLines lines,
            AdvanceRedemptions advanceRedemptions, Orders orders, ConfirmationBooking confirmations, Gates gates,
            TradingCalendar calendar, Transactions transactions, Fixture fixture, TestClock clock, JdbcClient jdbc) {
        scene = new InstantScene(redemptions, transfers, lines, advanceRedemptions, orders, confirmations, gates,
                calendar,
                transactions, fixture, clock, jdbc);
    }

    @Test
    void whatIsAdvancedOnFridayAfterTheCutOffIsRedeemedOnMondayAndRepaidOnTuesday() {
        scene.fundWithLine("2026-01-09", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        scene.redeemed(customer, "100.00");
        scene.clock.set("2026-01-09T15:00:00");
        InstantRedemption after = scene.redeemed(customer, "200.00");
        assertThat(after.transferDate()).isEqualTo("2026-01-09");
        assertThat(after.tradeDate()).isEqualTo("2026-01-12");
        scene.closeTrading("2026-01-09");
        scene.turnDayTo("2026-01-10");
        scene.redeemed(customer, "50.00");
        scene.turnDayTo("2026-01-12");

        Order friday = scene.advanceRedemption("2026-01-09");
        assertThat(friday.unitsOrdered().toString()).isEqualTo("100.00");
        assertThat(friday.confirmDate()).isEqualTo("2026-01-12");
        scene.confirmAdvanceRedemption("2026-01-09", "100.00", "100.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("750.00");
        scene.clock.set("2026-01-12T15:00:00");
        scene.closeTrading("2026-01-12");
        scene.turnDayTo("2026-01-13");
        Order monday = scene.advanceRedemption("2026-01-12");
        assertThat(monday.unitsOrdered().toString()).isEqualTo("250.00");
        assertThat(monday.confirmDate()).isEqualTo("2026-01-13");
        scene.confirmAdvanceRedemption("2026-01-12", "250.00", "250.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("1000.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("0.00");
        assertThat(scene.earned(InstantScene.BANK)).isEqualTo("0.00");
    }

    @Test
    void whatIsAdvancedBeforeTheSpringFestivalIsRepaidTwelveDaysLater() {
        scene.fundWithLine("2026-02-13", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        scene.clock.set("2026-02-13T15:00:00");

        InstantRedemption redeemed = scene.redeemed(customer, "300.00");

        assertThat(redeemed.tradeDate()).isEqualTo("2026-02-24");
        scene.closeTrading("2026-02-13");
        assertThat(scene.hasAdvanceRedemption("2026-02-13")).isFalse();
        scene.turnDayTo("2026-02-24");
        scene.clock.set("2026-02-24T15:00:00");
        scene.closeTrading("2026-02-24");
        Order redemption = scene.advanceRedemption("2026-02-24");
        assertThat(redemption.confirmDate()).isEqualTo("2026-02-25");
        scene.turnDayTo("2026-02-25");
        scene.confirmAdvanceRedemption("2026-02-24", "300.00", "300.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("1000.00");
    }

    @Test
    void closingATradeDateAgainOrdersNothingMore() {
        scene.fundWithLine("2026-01-09", "1000.00");
        scene.redeemed(scene.holder(10_001, "900.00"), "100.00");
        scene.closeTrading("2026-01-09");
        scene.closeTrading("2026-01-09");

        assertThat(scene.jdbc.sql("SELECT COUNT(*) FROM fund_order").query(Long.class).single()).isEqualTo(1);
        assertThat(scene.jdbc.sql("SELECT COUNT(*) FROM advance_redemption").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void whatTheProceedsBringAboveTheAdvancesIsTheBanksIncome() {
        scene.fundWithLine("2026-01-09", "1000.00");
        scene.redeemed(scene.holder(10_001, "900.00"), "100.00");
        // As if income had been posted to the bank meanwhile.
        scene.fixture.moveIn(Fixture.FUND, BankHolder.of(InstantScene.BANK), "0.03", "2026-01-09");
        scene.closeTrading("2026-01-09");
        scene.turnDayTo("2026-01-12");
        assertThat(scene.ordered("2026-01-09")).containsExactly("100.00", "0.03");
        scene.answerPart("2026-01-09", "100.00", true);
        scene.answerPart("2026-01-09", "0.03", true);

        assertThat(scene.room(InstantScene.LINE)).isEqualTo("1000.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("0.00");
        assertThat(scene.earned(InstantScene.BANK)).isEqualTo("0.03");
    }

    @Test
    void whatNegativeIncomeTookIsTheBanksLossAndNotTheLines() {
        scene.fundWithLine("2026-01-09", "1000.00");
        scene.redeemed(scene.holder(10_001, "900.00"), "100.00");
        scene.fixture.moveOut(Fixture.FUND, BankHolder.of(InstantScene.BANK), "0.02", "2026-01-09");
        scene.closeTrading("2026-01-09");
        scene.turnDayTo("2026-01-12");
        scene.confirmAdvanceRedemption("2026-01-09", "99.98", "99.98");

        assertThat(scene.room(InstantScene.LINE)).isEqualTo("1000.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("0.00");
        assertThat(scene.earned(InstantScene.BANK)).isEqualTo("-0.02");
    }

    @Test
    void aRejectedAdvanceRedemptionIsOrderedAgainWithTheNextOne() {
        scene.fundWithLine("2026-01-08", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        InstantRedemption redeemed = scene.redeemed(customer, "100.00");
        scene.closeTrading("2026-01-08");
        scene.turnDayTo("2026-01-09");
        scene.answer(redeemed, "0000");
        scene.confirmAdvanceRedemption("2026-01-08", "0.00", "0.00", "0001", true);
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("900.00");
        scene.redeemed(customer, "20.00");
        scene.closeTrading("2026-01-09");
        scene.turnDayTo("2026-01-12");

        assertThat(scene.ordered("2026-01-09")).containsExactly("100.00", "20.00");
        scene.answerPart("2026-01-09", "100.00", true);
        scene.answerPart("2026-01-09", "20.00", true);

        assertThat(scene.room(InstantScene.LINE)).isEqualTo("1000.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("0.00");
    }

    @Test
    void anAdvanceRedemptionConfirmedInPartsRepaysPartByPartAndLeavesTheRestToTheNext() {
        scene.fundWithLine("2026-01-08", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        InstantRedemption redeemed = scene.redeemed(customer, "100.00");
        scene.closeTrading("2026-01-08");
        scene.turnDayTo("2026-01-09");
        scene.answer(redeemed, "0000");
        scene.confirmAdvanceRedemption("2026-01-08", "60.00", "60.00", "0000", false);
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("960.00");
        scene.closeTrading("2026-01-09");
        assertThat(scene.hasAdvanceRedemption("2026-01-09")).isFalse();
        scene.turnDayTo("2026-01-12");
        scene.confirmAdvanceRedemption("2026-01-08", "30.00", "30.00", "0410", true);
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("990.00");
        scene.closeTrading("2026-01-12");

        assertThat(scene.advanceRedemption("2026-01-12").unitsOrdered().toString()).isEqualTo("10.00");
        scene.turnDayTo("2026-01-13");
        scene.confirmAdvanceRedemption("2026-01-12", "10.00", "10.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("1000.00");
    }

    @Test
    void whatTheTransferAgentRefusesGoesBackHeldAndStaysOutstanding() {
        scene.fundWithLine("2026-01-08", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        InstantRedemption good = scene.redeemed(customer, "100.00");
        InstantRedemption bad = scene.redeemed(customer, "30.00");
        scene.closeTrading("2026-01-08");
        scene.turnDayTo("2026-01-09");

        assertThat(scene.answer(good, "0000")).isEqualTo(new UnitTransfers.Outcome.Confirmed());
        assertThat(scene.answer(bad, "0001")).isInstanceOfSatisfying(UnitTransfers.Outcome.Refused.class,
                refused -> assertThat(refused.ours()).contains("30.00", "10001", "Demo bank 21"));

        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("800.00");
        assertThat(scene.jdbc.sql("SELECT held FROM account WHERE purpose = 'UNITS' AND owner_id = 10001")
                .query(Long.class).single()).isEqualTo(30_00);
        // The agent finds 30.00 less with the bank than the advance redemption orders, and refuses it.
        scene.confirmAdvanceRedemption("2026-01-08", "0.00", "0.00", "0001", true);
        scene.closeTrading("2026-01-09");
        assertThat(scene.advanceRedemption("2026-01-09").unitsOrdered().toString()).isEqualTo("100.00");
        scene.turnDayTo("2026-01-12");
        scene.confirmAdvanceRedemption("2026-01-09", "100.00", "100.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("970.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("30.00");
        assertThat(scene.earned(InstantScene.BANK)).isEqualTo("0.00");
    }

    @Test
    void oneRefusalEachTradingDayCostsTheLineWhatWasRefusedAndTheGoodOnesATradingDay() {
        scene.fundWithLine("2026-01-07", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        String[] days = {"2026-01-07", "2026-01-08", "2026-01-09", "2026-01-12", "2026-01-13"};
        for (int i = 0; i < days.length - 1; i++) {
            InstantRedemption good = scene.redeemed(customer, "100.00");
            InstantRedemption bad = scene.redeemed(customer, "10.00");
            scene.closeTrading(days[i]);
            scene.turnDayTo(days[i + 1]);
            scene.answer(good, "0000");
            scene.answer(bad, "0001");
            if (i == 0) {
                assertThat(scene.ordered(days[i])).containsExactly("110.00");
            } else {
                assertThat(scene.ordered(days[i])).containsExactly("100.00", "110.00");
                scene.answerPart(days[i], "100.00", true);
            }
            scene.answerPart(days[i], "110.00", false);
        }

        assertThat(scene.outstanding(InstantScene.BANK)).as("four refused, the last good one").isEqualTo("140.00");
        scene.closeTrading("2026-01-13");
        scene.turnDayTo("2026-01-14");
        scene.confirmAdvanceRedemption("2026-01-13", "100.00", "100.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("960.00");
        assertThat(scene.earned(InstantScene.BANK)).isEqualTo("0.00");
    }

    @Test
    void whatIsNeverAnsweredIsOrderedOnceAndThenWaitsForItsAnswerWhileTheRestIsRepaid() {
        scene.fundWithLine("2026-01-08", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        InstantRedemption good = scene.redeemed(customer, "50.00");
        InstantRedemption leftOut = scene.redeemed(customer, "100.00");
        scene.closeTrading("2026-01-08");
        scene.turnDayTo("2026-01-09");
        scene.answer(good, "0000");
        scene.confirmAdvanceRedemption("2026-01-08", "0.00", "0.00", "0001", true);
        scene.closeTrading("2026-01-09");
        scene.turnDayTo("2026-01-12");
        scene.confirmAdvanceRedemption("2026-01-09", "50.00", "50.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("100.00");
        scene.redeemed(customer, "30.00");
        scene.closeTrading("2026-01-12");
        assertThat(scene.ordered("2026-01-12")).containsExactly("30.00");
        scene.turnDayTo("2026-01-13");
        scene.confirmAdvanceRedemption("2026-01-12", "30.00", "30.00");

        scene.answer(leftOut, "0000");
        scene.closeTrading("2026-01-13");
        scene.turnDayTo("2026-01-14");
        scene.confirmAdvanceRedemption("2026-01-13", "100.00", "100.00");

        assertThat(scene.room(InstantScene.LINE)).isEqualTo("1000.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("0.00");
    }

    @Test
    void incomeThatTheRegisterDoesNotHaveKeepsNothingFromBeingRepaid() {
        scene.fundWithLine("2026-01-08", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        scene.clock.set("2026-01-08T16:00");
        InstantRedemption redeemed = scene.redeemed(customer, "100.00");
        scene.closeTrading("2026-01-08");
        scene.turnDayTo("2026-01-09");
        scene.answer(redeemed, "0000");
        // As if income had been posted to the bank on units that its register has got later.
        scene.fixture.moveIn(Fixture.FUND, BankHolder.of(InstantScene.BANK), "0.01", "2026-01-09");
        scene.closeTrading("2026-01-09");
        scene.turnDayTo("2026-01-12");
        assertThat(scene.ordered("2026-01-09")).containsExactly("100.00", "0.01");
        scene.answerPart("2026-01-09", "100.00", true);
        scene.answerPart("2026-01-09", "0.01", false);

        assertThat(scene.room(InstantScene.LINE)).isEqualTo("1000.00");
        scene.redeemed(customer, "30.00");
        scene.closeTrading("2026-01-12");
        assertThat(scene.ordered("2026-01-12")).containsExactly("30.00", "0.01");
    }

    @Test
    void whatIsRefusedLongAfterItsAdvanceRedemptionWasRefusedCostsNoLaterOne() {
        scene.fundWithLine("2026-01-08", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        InstantRedemption late = scene.redeemed(customer, "100.00");
        scene.closeTrading("2026-01-08");
        scene.turnDayTo("2026-01-09");
        scene.confirmAdvanceRedemption("2026-01-08", "0.00", "0.00", "0001", true);
        scene.redeemed(customer, "200.00");
        scene.closeTrading("2026-01-09");
        scene.turnDayTo("2026-01-12");

        scene.answer(late, "0001");
        scene.confirmAdvanceRedemption("2026-01-09", "200.00", "200.00");

        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("100.00");
        assertThat(scene.earned(InstantScene.BANK)).isEqualTo("0.00");
        scene.closeTrading("2026-01-12");
        assertThat(scene.hasAdvanceRedemption("2026-01-12")).isFalse();
    }

    @Test
    void aRowOf34IsBookedOnceAndADifferentOneIsABreak() {
        scene.fundWithLine("2026-01-08", "1000.00");
        InstantRedemption redeemed = scene.redeemed(scene.holder(10_001, "900.00"), "100.00");

        assertThat(scene.answer(redeemed, "0000")).isEqualTo(new UnitTransfers.Outcome.Confirmed());
        assertThat(scene.answer(redeemed, "0000")).isEqualTo(new UnitTransfers.Outcome.Confirmed());
        assertThat(scene.answer(redeemed, "0001")).isInstanceOf(UnitTransfers.Outcome.Differs.class);
        assertThat(scene.transfers.unanswered(Fixture.TRANSFER_AGENT, redeemed.transferDate(), 10)).isEmpty();
        assertThat(scene.transfers.ofFile(Fixture.TRANSFER_AGENT, redeemed.transferDate(), 0, 10))
                .singleElement().satisfies(row -> {
                    assertThat(row.number()).isEqualTo(redeemed.number());
                    assertThat(row.transferee()).isEqualTo(BankHolder.of(InstantScene.BANK));
                    assertThat(row.transferorTaAccount()).isEqualTo("ZZ10001");
                });
    }
}
