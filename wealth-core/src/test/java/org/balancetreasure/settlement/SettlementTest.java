package org.balancetreasure.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Order;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Guards;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A settlement day with a transfer agent, from the orders to the payments. Sums are those of docs/rules.md. */
@CoreTest
@Import(SettlementScene.class)
class SettlementTest {

    private static final String M = Fixture.FUND_CODE;
    private static final String B = "990101";
    private static final int BOND = 1002;

    private final SettlementScene scene;
    private final Breaks breaks;

    SettlementTest(SettlementScene scene, Breaks breaks) {
        this.scene = scene;
        this.breaks = breaks;
    }

    private void fundAndBanks(String netting) {
        scene.fixture.moneyMarketFund("2013-07-10", ResidueRule.REDISTRIBUTED);
        scene.fixture.settlement(netting, "2013-01-01");
        scene.clock.set("2013-07-10T10:00:00");
    }

    @Test
    void theWorkedDayPaysAndReceivesWhatWasReckonedByHand() {
        scene.fixture.moneyMarketFund("2013-07-10", ResidueRule.REDISTRIBUTED);
        scene.fixture.fund(BOND, B, "2013-07-10", Carry.DAILY,
                ResidueRule.REDISTRIBUTED);
        scene.jdbc.sql("INSERT INTO fund_settlement_days VALUES (?, '2013-01-01', 2, 3)").param(BOND).update();
        scene.fixture.settlement("NET", "2013-01-01");
        scene.fixture.advanceLine(1, SettlementScene.ADVANCING_BANK, M, 1, "50000.00");
        Customer subscriber = scene.fixture.customerWithWallet(10_001, "200000.00");
        Customer first = scene.fixture.holder(10_002, Fixture.FUND, "20000.00", "2013-07-10");
        Customer second = scene.fixture.holder(10_003, Fixture.FUND, "7000.00", "2013-07-10");
        Customer quick = scene.fixture.holder(10_004, Fixture.FUND, "9000.00", "2013-07-10");
        Customer quicker = scene.fixture.holder(10_005, Fixture.FUND, "9000.00", "2013-07-10");
        Customer bond = scene.fixture.holder(10_006, BOND, "20000.00", "2013-07-10");
        scene.midnight("2013-07-10");
        scene.clock.set("2013-07-10T10:00:00");

        Order toM = scene.subscribed(subscriber, M, "120000.00");
        Order toB = scene.subscribed(subscriber, B, "29910.27");
        Order outFirst = scene.redeemed(first, M, "20000.00");
        Order outSecond = scene.redeemed(second, M, "7000.00");
        Order outOfB = scene.redeemed(bond, B, "20000.00");
        scene.redeemedAtOnce(quick, "9000.00");
        scene.redeemedAtOnce(quicker, "9000.00");
        scene.cutOff("2013-07-10");
        assertThat(scene.payments()).containsExactly("COLLECTION 149910.27 COL-20130710-ZZ-2");

        scene.booked("2013-07-10", "149910.27");
        scene.midnight("2013-07-11");
        scene.confirm(toM, "S1", "120000.00", "120000.00");
        scene.confirm(toB, "S2", "29910.27", "29910.27");
        scene.confirm(outFirst, "S3", "20000.00", "20000.00");
        scene.confirm(outSecond, "S4", "7000.00", "7000.00");
        scene.confirm(scene.advanceRedemption("2013-07-10"), "S5", "18000.00", "18000.00");
        scene.confirm(outOfB, "S6", "20483.10", "20000.00");
        assertThat(scene.fixture.wallet(10_002)).as("confirmed, and not paid yet").isEqualTo("0.00");
        assertThat(scene.house("PROCEEDS_PAYABLE", Fixture.FUND)).isEqualTo("45000.00");
        scene.agree("2013-07-11");
        scene.release("2013-07-11");

        assertThat(scene.payments()).containsExactly("COLLECTION 149910.27 COL-20130710-ZZ-2",
                "DELIVERY 75000.00 NET-20130711-ZZ-CNY", "ADVANCE_REPAYMENT 18000.00 ADV-20130711-ZZ-RIVER",
                "PROCEEDS 27000.00 PRO-20130711-ZZ-2");
        assertThat(scene.fixture.wallet(10_002)).isEqualTo("20000.00");
        assertThat(scene.fixture.wallet(10_003)).isEqualTo("7000.00");
        assertThat(scene.fixture.wallet(10_006)).as("due on T+3").isEqualTo("0.00");
        assertThat(scene.house("ADVANCES", SettlementScene.ADVANCING_BANK)).isEqualTo("0.00");
        assertThat(scene.house("TA_COLLECTION", 11)).as("netted and not yet paid").isEqualTo("75000.00");

        // 149,910.27 less 75,000.00, 18,000.00 and 27,000.00: nothing is left of M's money.
        scene.booked("2013-07-11", "29910.27");
        scene.midnight("2013-07-12");
        scene.agree("2013-07-12");
        scene.release("2013-07-12");
        assertThat(scene.payments()).last().isEqualTo("DELIVERY 29910.27 NET-20130712-ZZ-CNY");

        scene.booked("2013-07-12", "0.00");
        scene.midnight("2013-07-15");
        scene.agree("2013-07-15");
        assertThat(scene.expected()).containsExactly("NET-20130715-ZZ-CNY 20483.10 due 2013-07-15");
        assertThat(scene.releases.lacks(SettlementScene.AGENT, LocalDate.parse("2013-07-15")))
                .containsExactly("NET-20130715-ZZ-CNY of 20483.10 on a statement");
        scene.release("2013-07-15");
        assertThat(scene.fixture.wallet(10_006)).isEqualTo("0.00");

        scene.booked("2013-07-15", "20483.10");
        scene.release("2013-07-15");
        assertThat(scene.fixture.wallet(10_006)).isEqualTo("20483.10");
        assertThat(scene.payments()).last().isEqualTo("PROCEEDS 20483.10 PRO-20130715-ZZ-2");
    }

    @Test
    void whatWasCollectedAndIsRefusedGoesBackToTheReserve() {
        fundAndBanks("NET");
        Customer one = scene.fixture.customerWithWallet(10_001, "500.00");
        Customer other = scene.fixture.customerWithWallet(10_002, "500.00");
        Order accepted = scene.subscribed(one, M, "300.00");
        Order refused = scene.subscribed(other, M, "200.00");
        scene.cutOff("2013-07-10");
        scene.booked("2013-07-10", "500.00");
        scene.midnight("2013-07-11");
        scene.confirm(accepted, "S1", "250.00", "250.00");
        scene.reject(refused, "S2");

        scene.agree("2013-07-11");
        scene.release("2013-07-11");

        assertThat(scene.payments()).containsExactly("COLLECTION 500.00 COL-20130710-ZZ-2",
                "DELIVERY 250.00 NET-20130711-ZZ-CNY", "REFUND 250.00 REF-20130711-ZZ-2");
        assertThat(scene.obligations.ofDay(SettlementScene.AGENT, LocalDate.parse("2013-07-11")))
                .filteredOn(owed -> owed.kind() == ObligationKind.REFUND)
                .singleElement().satisfies(owed -> assertThat(owed.items()).isEqualTo(2));
    }

    @Test
    void aSecondRunFindsPaysAndReleasesNothingMore() {
        fundAndBanks("NET");
        Order order = scene.subscribed(scene.fixture.customerWithWallet(10_001, "500.00"), M, "300.00");
        Order out = scene.redeemed(scene.fixture.holder(10_002, Fixture.FUND, "50.00", "2013-07-10"), M, "50.00");
        scene.cutOff("2013-07-10");
        scene.transactions.run(() -> scene.obligations.collect(SettlementScene.AGENT, LocalDate.parse("2013-07-10")));
        scene.booked("2013-07-10", "300.00");
        scene.midnight("2013-07-11");
        scene.confirm(order, "S1", "300.00", "300.00");
        scene.confirm(out, "S2", "50.00", "50.00");
        for (int run = 0; run < 2; run++) {
            scene.settlements.find(scene.terms("2013-07-11"), LocalDate.parse("2013-07-11"), scene.transactions);
            scene.transactions.run(
                    () -> scene.settlements.agree(scene.terms("2013-07-11"), LocalDate.parse("2013-07-11")));
            scene.release("2013-07-11");
        }

        assertThat(scene.payments()).containsExactly("COLLECTION 300.00 COL-20130710-ZZ-2",
                "DELIVERY 250.00 NET-20130711-ZZ-CNY", "PROCEEDS 50.00 PRO-20130711-ZZ-2");
        assertThat(scene.fixture.wallet(10_002)).isEqualTo("50.00");
    }

    @Test
    void nothingIsPaidOutOfMoneyThatNoStatementShows() {
        fundAndBanks("NET");
        Order order = scene.subscribed(scene.fixture.customerWithWallet(10_001, "500.00"), M, "300.00");
        scene.cutOff("2013-07-10");
        scene.midnight("2013-07-11");
        scene.confirm(order, "S1", "300.00", "300.00");
        LocalDate day = LocalDate.parse("2013-07-11");
        scene.settlements.find(scene.terms("2013-07-11"), day, scene.transactions);

        assertThat(scene.settlements.uncovered(scene.terms("2013-07-11"), day))
                .containsExactly("the statement of account 62221 for 2013-07-10");
        scene.statement("2013-07-10", "299.99");
        assertThat(scene.settlements.uncovered(scene.terms("2013-07-11"), day))
                .containsExactly("cover in account 62221: 299.99 for 300.00, what is to be delivered");
    }

    @Test
    void eachFundAndDirectionIsPaidByItselfWhereItIsAgreedSo() {
        fundAndBanks("GROSS");
        Order in = scene.subscribed(scene.fixture.customerWithWallet(10_001, "500.00"), M, "300.00");
        Order out = scene.redeemed(scene.fixture.holder(10_002, Fixture.FUND, "50.00", "2013-07-10"), M, "50.00");
        scene.cutOff("2013-07-10");
        scene.booked("2013-07-10", "300.00");
        scene.midnight("2013-07-11");
        scene.confirm(in, "S1", "300.00", "300.00");
        scene.confirm(out, "S2", "50.00", "50.00");
        scene.agree("2013-07-11");
        scene.release("2013-07-11");

        assertThat(scene.payments()).containsExactly("COLLECTION 300.00 COL-20130710-ZZ-2",
                "DELIVERY 300.00 SUB-20130711-ZZ-000198");
        assertThat(scene.expected()).containsExactly("RED-20130711-ZZ-000198 50.00 due 2013-07-11");
        assertThat(scene.fixture.wallet(10_002)).isEqualTo("0.00");
    }

    @Test
    void proceedsThatAreNotThereOnTheirDayAreLateAndSayUntilWhen() {
        fundAndBanks("NET");
        Order out = scene.redeemed(scene.fixture.holder(10_002, Fixture.FUND, "50.00", "2013-07-10"), M, "50.00");
        scene.cutOff("2013-07-10");
        scene.midnight("2013-07-11");
        scene.confirm(out, "S2", "50.00", "50.00");
        scene.agree("2013-07-11");
        scene.release("2013-07-11");
        scene.midnight("2013-07-12");

        scene.releases.release(SettlementScene.AGENT, LocalDate.parse("2013-07-11"), LocalDate.parse("2013-07-12"),
                scene.transactions);

        assertThat(scene.jdbc.sql("SELECT CONCAT(promised_on, ' ', expected_on) FROM proceeds").query(String.class)
                .single()).isEqualTo("2013-07-11 2013-07-12");
        assertThat(breaks.openSubjects(BreakType.PROCEEDS_LATE, SettlementScene.AGENT, ""))
                .containsExactly("proceeds promised for 2013-07-11");
        scene.booked("2013-07-12", "50.00");
        scene.releases.release(SettlementScene.AGENT, LocalDate.parse("2013-07-11"), LocalDate.parse("2013-07-12"),
                scene.transactions);
        assertThat(scene.fixture.wallet(10_002)).isEqualTo("50.00");
        assertThat(breaks.openSubjects(BreakType.PROCEEDS_LATE, SettlementScene.AGENT, "")).isEmpty();
    }

    @Test
    void whatCantBeReleasedOnItsDayHoldsNobodyBackAndGoesWithTheNextDay() {
        fundAndBanks("NET");
        Customer buyer = scene.fixture.customerWithWallet(10_001, "500.00");
        Order in = scene.subscribed(buyer, M, "300.00");
        Order first = scene.redeemed(scene.fixture.holder(10_002, Fixture.FUND, "50.00", "2013-07-10"), M, "50.00");
        Order second = scene.redeemed(scene.fixture.holder(10_003, Fixture.FUND, "40.00", "2013-07-10"), M, "40.00");
        scene.cutOff("2013-07-10");
        scene.booked("2013-07-10", "300.00");
        scene.midnight("2013-07-11");
        scene.confirm(in, "S1", "300.00", "300.00");
        scene.confirm(first, "S2", "50.00", "50.00");
        scene.confirm(second, "S3", "40.00", "40.00");
        scene.agree("2013-07-11");
        scene.jdbc.sql("""
                CREATE TRIGGER not_10002 BEFORE UPDATE ON proceeds FOR EACH ROW
                IF NEW.customer_id = 10002 AND NEW.released_on IS NOT NULL THEN
                  SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1048, MESSAGE_TEXT = 'not now';
                END IF
                """).update();
        try {
            scene.release("2013-07-11");
        } finally {
            scene.jdbc.sql("DROP TRIGGER not_10002").update();
        }
        assertThat(scene.fixture.wallet(10_002)).isEqualTo("0.00");
        assertThat(scene.fixture.wallet(10_003)).isEqualTo("40.00");
        assertThat(breaks.openSubjects(BreakType.PROCEEDS_LATE, SettlementScene.AGENT, "")).containsExactly("S2");

        scene.clock.set("2013-07-11T10:00:00");
        Order next = scene.subscribed(buyer, M, "20.00");
        scene.cutOff("2013-07-11");
        scene.booked("2013-07-11", "70.00");
        scene.midnight("2013-07-12");
        scene.confirm(next, "S4", "20.00", "20.00");
        scene.agree("2013-07-12");
        scene.release("2013-07-12");

        assertThat(scene.fixture.wallet(10_002)).isEqualTo("50.00");
        assertThat(scene.payments()).contains("PROCEEDS 40.00 PRO-20130711-ZZ-2", "PROCEEDS 50.00 PRO-20130712-ZZ-2");
        assertThat(breaks.openSubjects(BreakType.PROCEEDS_LATE, SettlementScene.AGENT, "")).isEmpty();
    }

    @Test
    void aSubscriptionWhoseRowCameLateIsDueWithTheOthersOfItsDate() {
        fundAndBanks("NET");
        Customer buyer = scene.fixture.customerWithWallet(10_001, "500.00");
        Order inTime = scene.subscribed(buyer, M, "300.00");
        Order late = scene.subscribed(buyer, M, "20.00");
        scene.cutOff("2013-07-10");
        scene.booked("2013-07-10", "320.00");
        scene.midnight("2013-07-11");
        scene.confirm(inTime, "S1", "300.00", "300.00");
        scene.confirm(late, "S2", "20.00", "20.00");
        Guards.forge(scene.jdbc, "UPDATE transfer SET effective_date = '2013-07-15' WHERE reference LIKE '% S2'");
        LocalDate day = LocalDate.parse("2013-07-11");

        for (int run = 0; run < 2; run++) {
            scene.settlements.findLate(scene.terms("2013-07-11"), day, Fixture.FUND, List.of("S2"), scene.transactions);
            scene.settlements.find(scene.terms("2013-07-11"), day, scene.transactions);
        }

        assertThat(scene.settlements.nets(SettlementScene.AGENT, day)).containsExactly(
                Map.entry("NET-20130711-ZZ-CNY", 320_00L));
        assertThat(scene.settlements.nets(SettlementScene.AGENT, LocalDate.parse("2013-07-15"))).isEmpty();
    }
}
