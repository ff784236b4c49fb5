package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;

/** Amount, units, price, charges and details of a 04 must agree before anything of it reaches a wallet or a holding. */
@CoreTest
@Import(TradeScene.class)
class ConfirmationChecksTest {

    private static final String T = TradeScene.T;
    private static final String NEXT = TradeScene.NEXT;
    private static final String LATER = "2026-01-07";

    private final TradeScene scene;
    private final Fixture fixture;

    ConfirmationChecksTest(TradeScene scene, Fixture fixture) {
        this.scene = scene;
        this.fixture = fixture;
    }

    @BeforeEach
    void aNewPartner() {
        scene.newPartner();
        fixture.moneyMarketFund(T, ResidueRule.REDISTRIBUTED);
        scene.clock.set(T + "T10:15:30");
    }

    @ParameterizedTest(name = "{0} yuan, {1} units, NAV {2}, charge {3}")
    @CsvSource({
            "100000000, 10000, 0, 0",
            "10000, 100000000, 0, 0",
            "10000, 9999, 0, 0",
            "10000, 10000, 10001, 0",
            "10000, 10000, 10000, 1"})
    void aSubscriptionThatDoesNotAgreeWithItselfReachesNoWalletAndNoHolding(long cents, long hundredths, long nav,
            long charge) {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "100.00");
        scene.close();
        scene.send();
        answer(and(scene.answers.confirmed(Answers.sent(T, "03").getFirst(), NEXT),
                record -> record.setNumber("ConfirmedAmount", cents).setNumber("ConfirmedVol", hundredths)
                        .setNumber("NAV", nav).setNumber("Charge", charge)));
        scene.confirm();

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.SENT);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("0.00");
        assertThat(fixture.wallet(10_001)).isEqualTo("100.00");
        assertThat(scene.breakTypes()).containsExactly(BreakType.CONFIRMATION_DIFFERS);
    }

    @Test
    void aRowUnderAnotherCustomersNumberFindsNoOrder() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        fixture.customerWithWallet(10_002, "100.00");
        Order order = scene.subscribe(customer, "100.00");
        scene.close();
        scene.send();
        answer(and(scene.answers.confirmed(Answers.sent(T, "03").getFirst(), NEXT),
                record -> record.set("TransactionAccountID", "00000000000010002")));
        scene.confirm();

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.SENT);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("0.00");
        assertThat(fixture.units(Fixture.FUND, 10_002)).isEqualTo("0.00");
        assertThat(scene.breaks.open(10)).singleElement()
                .satisfies(open -> assertThat(open.ours()).isEqualTo("no such order of customer 10002"));
    }

    @Test
    void aSubscriptionWithChargesBuysUnitsForWhatIsLeft() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "100.00");
        scene.close();
        scene.send();
        answer(and(scene.answers.confirmed(Answers.sent(T, "03").getFirst(), NEXT),
                record -> record.setNumber("ConfirmedVol", 98_80).setNumber("NAV", 10_000).setNumber("Charge", 1_20)
                        .setNumber("AgencyFee", 60)));
        scene.confirm();

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("98.80");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @ParameterizedTest(name = "{0} units for {1} yuan")
    @CsvSource({"10000, 100000000", "10000, 1", "10000, 0", "10000, 10001"})
    void aRedemptionThatDoesNotAgreeWithItselfPaysNothing(long hundredths, long cents) {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        Order order = redemptionSent(customer, "100.00");
        answerLater(and(scene.answers.confirmed(application(), LATER),
                record -> record.setNumber("ConfirmedVol", hundredths).setNumber("ConfirmedAmount", cents)));
        scene.confirm(NEXT);

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.SENT);
        assertThat(fixture.wallet(10_001)).isEqualTo("0.00");
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("100.00");
        assertThat(scene.breakTypes()).containsExactly(BreakType.CONFIRMATION_DIFFERS);
    }

    @Test
    void aForcedRedemptionOrIncreaseThatDoesNotAgreeWithItselfIsNotBooked() {
        scene.customerWithAccount(10_001, "100.00");
        scene.close(NEXT, LATER);
        scene.send(NEXT);
        answerLater(
                and(scene.answers.decided("142", 10_001, LATER, "1.00"), r -> r.setNumber("ConfirmedAmount", 99_00)),
                and(scene.answers.decided("144", 10_001, LATER, "50.00"), r -> r.setNumber("ConfirmedAmount", 1)),
                and(scene.answers.decided("144", 10_001, LATER, "2.00"), r -> r.setNumber("ConfirmedAmount", 0)));
        scene.confirm(NEXT);

        assertThat(fixture.wallet(10_001)).isEqualTo("0.00");
        assertThat(fixture.units(Fixture.FUND, 10_001)).as("an increase may leave its worth out").isEqualTo("102.00");
        assertThat(scene.breakTypes()).containsExactly(BreakType.CONFIRMATION_DIFFERS,
                BreakType.CONFIRMATION_DIFFERS);
    }

    @ParameterizedTest(name = "return code {0}, {1} of 100.00 units")
    @CsvSource({"0410, 6000", "0410, 10000", "0000, 6000"})
    void aPartThatDoesNotSayWhetherMoreFollowsIsABreak(String returnCode, long hundredths) {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        Order order = redemptionSent(customer, "100.00");
        answerLater(and(scene.answers.confirmed(application(), LATER, returnCode, hundredths, true),
                record -> record.clear("BusinessFinishFlag")));
        scene.confirm(NEXT);

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.SENT);
        assertThat(fixture.wallet(10_001)).isEqualTo("0.00");
        assertThat(scene.breaks.open(10)).singleElement()
                .satisfies(open -> assertThat(open.theirs()).contains("no BusinessFinishFlag"));
    }

    @Test
    void aCorrectedRowIsBookedInPlaceOfTheOneThatWasSetAsideAndItsBreakCloses() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "100.00");
        scene.close();
        scene.send();
        Consumer<FundRecord> right = scene.answers.confirmed(Answers.sent(T, "03").getFirst(), NEXT);
        answer(and(right, record -> record.setNumber("ConfirmedAmount", 1)));
        scene.confirm();
        assertThat(scene.breakTypes()).containsExactly(BreakType.CONFIRMATION_DIFFERS);

        scene.answers.write("OFD_ZZ_998_20260106_04_001.TXT", NEXT, "04", List.of(right));
        scene.answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_02.TXT", "OFD_ZZ_998_20260106_04.TXT",
                "OFD_ZZ_998_20260106_04_001.TXT");
        assertThat(scene.confirmationFiles.bookLate(TradeScene.TA, LocalDate.parse(T), scene.transactions)).isOne();

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("100.00");
        assertThat(scene.breakTypes()).isEmpty();
    }

    /** 124 of 80.00 out of 160.00 with one lot of 80.00, then the rest with two lots: 160.00 in all, never 320.00. */
    @Test
    void detailsRepeatTheirRowAndNeverAddToIt() {
        Customer customer = scene.customerWithAccount(10_001, "160.00");
        Order order = redemptionSent(customer, "160.00");
        Map<String, String> application = application();
        Consumer<FundRecord> part = scene.answers.confirmed(application, LATER, "0000", 80_00, false);
        answerLater(part, detail(part, 1, 80_00));
        scene.confirm(NEXT);
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED_IN_PART);
        assertThat(fixture.wallet(10_001)).isEqualTo("80.00");

        scene.close(LATER, "2026-01-08");
        scene.send(LATER);
        Consumer<FundRecord> rest = scene.answers.confirmed(application, "2026-01-08", "0410", 80_00, true);
        scene.answers.index("OFI", "2026-01-08",
                scene.answers.write("2026-01-08", "04", rest, detail(rest, 1, 50_00), detail(rest, 2, 30_00)));
        scene.confirm(LATER);
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.wallet(10_001)).isEqualTo("160.00");
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("0.00");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void detailsOfSubscriptionsAndOfWhatTheFundSideDecidesNeverAddToThemEither() {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        fixture.credit(10_001, "40.00");
        scene.clock.set(NEXT + "T10:00:00");
        Order order = scene.subscribe(customer, "40.00");
        scene.close(NEXT, LATER);
        scene.send(NEXT);
        Consumer<FundRecord> subscribed = scene.answers.confirmed(application(), LATER);
        Consumer<FundRecord> forced = scene.answers.decided("142", 10_001, LATER, "5.00");
        Consumer<FundRecord> increase = scene.answers.decided("144", 10_001, LATER, "7.00");
        answerLater(subscribed, detail(subscribed, 1, 40_00), forced, detail(forced, 1, 2_00), detail(forced, 2, 3_00),
                increase, detail(increase, 1, 7_00));
        scene.confirm(NEXT);

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("142.00");
        assertThat(fixture.wallet(10_001)).isEqualTo("5.00");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void detailsThatAreNotTheirRowAreABreakAndTheRowIsNotBooked() {
        Customer customer = scene.customerWithAccount(10_001, "160.00");
        Order order = redemptionSent(customer, "160.00");
        Consumer<FundRecord> row = scene.answers.confirmed(application(), LATER);
        answerLater(row, detail(row, 1, 80_00), detail(row, 2, 79_99));
        scene.confirm(NEXT);

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.SENT);
        assertThat(fixture.wallet(10_001)).isEqualTo("0.00");
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(BreakType.CONFIRMATION_DIFFERS);
            assertThat(open.theirs()).contains("details of 159.99 units", "a row of 160.00 units");
        });
    }

    @Test
    void aDetailUnderTheRowOfAnotherOrderIsABreakAndThatRowIsBooked() {
        Customer customer = scene.customerWithAccount(10_001, "160.00");
        Order order = redemptionSent(customer, "160.00");
        Consumer<FundRecord> row = scene.answers.confirmed(application(), LATER);
        Consumer<FundRecord> stranger = and(detail(row, 1, 10_00),
                record -> record.set("AppSheetSerialNo", "998202601060000000077777"));
        answerLater(row, stranger);
        scene.confirm(NEXT);

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(scene.breaks.open(10)).extracting(Break::type).containsExactly(BreakType.CONFIRMATION_DIFFERS);
    }

    private Order redemptionSent(Customer customer, String units) {
        scene.clock.set(NEXT + "T10:00:00");
        Order order = scene.redeem(customer, units);
        scene.close(NEXT, LATER);
        scene.send(NEXT);
        return order;
    }

    private static Map<String, String> application() {
        return Answers.sent(NEXT, "03").getFirst();
    }

    /** The account is opened, and its order answered so. */
    private void answer(Consumer<FundRecord> confirmation) {
        Map<String, String> opening = Answers.sent(T, "01").getFirst();
        scene.answers.index("OFI", NEXT,
                scene.answers.write(NEXT, "02", scene.answers.account(opening, NEXT, "0000", "ZZ0000000001")),
                scene.answers.write(NEXT, "04", confirmation));
    }

    @SafeVarargs
    private final void answerLater(Consumer<FundRecord>... confirmations) {
        scene.answers.index("OFI", LATER, scene.answers.write(LATER, "04", confirmations));
    }

    private static Consumer<FundRecord> detail(Consumer<FundRecord> row, int lot, long hundredths) {
        return Answers.detail(row, lot, hundredths);
    }

    private static Consumer<FundRecord> and(Consumer<FundRecord> row, Consumer<FundRecord> change) {
        return row.andThen(change);
    }
}
