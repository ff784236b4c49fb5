package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.balancetreasure.approvals.Approvals.Result;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Rows of 04 that were set aside, and orders that nobody answers. Li proposes, wang approves. */
@CoreTest
@Import(TradeScene.class)
class WaysOutOfConfirmationsTest {

    private static final String T = TradeScene.T;
    private static final String NEXT = TradeScene.NEXT;

    private final TradeScene scene;
    private final Resolutions resolutions;
    private final Fixture fixture;

    WaysOutOfConfirmationsTest(TradeScene scene, Resolutions resolutions, Fixture fixture) {
        this.scene = scene;
        this.resolutions = resolutions;
        this.fixture = fixture;
    }

    @BeforeEach
    void aNewPartner() {
        scene.newPartner();
        fixture.moneyMarketFund(T, ResidueRule.REDISTRIBUTED);
        scene.clock.set(T + "T10:15:30");
    }

    @Test
    void aRowThatNamesNoOrderIsTiedToTheOneThatItAnswers() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "60.00");
        answer(row -> row.set("AppSheetSerialNo", "998202601059999999999999"));
        Break unknown = only(BreakType.UNKNOWN_ORDER);
        assertThat(unknown.customerId()).isEqualTo(10_001);
        assertThat(unknown.sum()).isEqualTo(new Break.Sum(156, 60_00));
        assertThat(scene.breakTypes()).contains(BreakType.UNCONFIRMED_ORDER);

        assertThat(code(propose(unknown, Resolution.of(Way.LINK)))).isEqualTo(Code.WAY_NOT_OPEN);
        assertThat(code(propose(unknown, link("998202601050000000009999")))).isEqualTo(Code.WAY_NOT_OPEN);
        assertThat(scene.state(customer, order)).as("only tried").isEqualTo(OrderState.SENT);
        done(unknown, link(order.orderNumber()));

        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("60.00");
        assertThat(scene.breakTypes()).as("the order has its answer, too").isEmpty();
    }

    @Test
    void aRowIsNotTiedToAnotherCustomersOrder() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Customer other = fixture.customerWithWallet(10_002, "100.00");
        scene.subscribe(customer, "60.00");
        Order others = scene.subscribe(other, "60.00");
        answer(row -> row.set("AppSheetSerialNo", "998202601059999999999999"));
        assertThat(refusal(propose(only(BreakType.UNKNOWN_ORDER), link(others.orderNumber()))).code())
                .isEqualTo(Code.STILL_DIFFERS);
        assertThat(fixture.units(Fixture.FUND, 10_002)).isEqualTo("0.00");
    }

    @Test
    void aRowThatDoesNotAgreeWithItselfIsBookedAsItIsOnceTwoPersonsHaveSeenIt() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "60.00");
        answer(row -> row.setNumber("ConfirmedVol", 59_99));
        Break differs = only(BreakType.CONFIRMATION_DIFFERS);
        assertThat(differs.theirs()).contains("60.00 yuan for 59.99 units");

        done(differs, Resolution.of(Way.BOOK));
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("59.99");
        assertThat(scene.available(10_001)).isEqualTo(40_00);
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void whatCannotBeTrueOfTheOrderIsNotBookedByTwoPersonsEither() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        scene.subscribe(customer, "60.00");
        answer(row -> row.setNumber("ConfirmedVol", 70_00).setNumber("ConfirmedAmount", 70_00));
        Break differs = only(BreakType.CONFIRMATION_DIFFERS);
        assertThat(refusal(propose(differs, Resolution.of(Way.BOOK))).figures().get("theirs"))
                .contains("more than was left of the order");
        assertThat(scene.available(10_001)).isEqualTo(40_00);
    }

    @Test
    void aCorrectedRowThatCameMeanwhileMakesTheProposalVoid() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Order order = scene.subscribe(customer, "60.00");
        Consumer<FundRecord> right = answer(row -> row.setNumber("ConfirmedVol", 59_99));
        Result proposed = propose(only(BreakType.CONFIRMATION_DIFFERS), Resolution.of(Way.BOOK));
        String late = scene.answers.write("OFD_ZZ_998_20260106_04_001.TXT", NEXT, "04", List.of(right));
        scene.answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_02.TXT", "OFD_ZZ_998_20260106_04.TXT", late);
        scene.confirmationFiles.bookLate(TradeScene.TA, LocalDate.parse(T), scene.transactions);

        assertThat(refusal(fixture.approve(proposed, "wang")).code()).isEqualTo(Code.CHANGED_SINCE_SHOWN);
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("60.00");
    }

    @Test
    void anOrderThatNobodyAnswersIsGivenUpAndItsMoneyIsFree() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Customer other = fixture.customerWithWallet(10_002, "100.00");
        Order order = scene.subscribe(customer, "60.00");
        scene.subscribe(other, "70.00");
        Map<String, String> left = closeSendAndLeaveOut(order);
        Break missed = only(BreakType.UNCONFIRMED_ORDER);
        assertThat(missed.customerId()).isEqualTo(10_001);

        assertThat(scene.available(10_001)).isEqualTo(40_00);
        done(missed, Resolution.of(Way.RELEASE));
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.REJECTED);
        assertThat(scene.available(10_001)).isEqualTo(100_00);
        assertThat(scene.breakTypes()).isEmpty();

        // An answer that comes all the same moves nothing.
        String late = scene.answers.write("OFD_ZZ_998_20260106_04_001.TXT", NEXT, "04",
                List.of(scene.answers.confirmed(left, NEXT)));
        scene.answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_02.TXT", "OFD_ZZ_998_20260106_04.TXT", late);
        scene.confirmationFiles.bookLate(TradeScene.TA, LocalDate.parse(T), scene.transactions);
        assertThat(scene.breakTypes()).containsExactly(BreakType.CONFIRMATION_DIFFERS);
        assertThat(scene.available(10_001)).isEqualTo(100_00);
    }

    @Test
    void anOrderThatWasConfirmedInPartEndsWithWhatWasConfirmed() {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        scene.jdbc.sql("UPDATE transfer_agent_terms SET readiness = 'OK_MARKER'").update();
        scene.clock.set(NEXT + "T10:00:00");
        Order order = scene.redeem(customer, "100.00");
        scene.close(NEXT, "2026-01-07");
        scene.send(NEXT);
        scene.answers.marked("2026-01-07", scene.answers.confirmed(Answers.sent(NEXT, "03").getFirst(),
                "2026-01-07", "0000", 60_00, false));
        scene.confirm(NEXT);
        scene.close("2026-01-07", "2026-01-08");
        scene.send("2026-01-07");
        scene.answers.marked("2026-01-08");
        scene.confirm("2026-01-07");

        done(only(BreakType.UNCONFIRMED_ORDER), Resolution.of(Way.RELEASE));
        assertThat(scene.state(customer, order)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("40.00");
        assertThat(scene.jdbc.sql("SELECT held FROM account WHERE purpose = 'UNITS' AND owner_id = 10001")
                .query(Long.class).single()).isZero();
    }

    @Test
    void theOpeningOfAnAccountIsNoOrderToBeGivenUp() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        scene.subscribe(customer, "60.00");
        scene.close();
        scene.send();
        scene.answers.index("OFI", NEXT, scene.answers.write("OFD_ZZ_998_20260106_02.TXT", NEXT, "02",
                List.of()),
                scene.answers.write("OFD_ZZ_998_20260106_04.TXT", NEXT, "04",
                        List.of()));
        scene.confirm();
        Break opening = scene.breaks.open(10).stream().filter(open -> open.ours().startsWith("001")).findFirst()
                .orElseThrow();
        assertThat(code(propose(opening, Resolution.of(Way.RELEASE)))).isEqualTo(Code.WAY_NOT_OPEN);
    }

    /** The only order is answered, with a change. */
    private Consumer<FundRecord> answer(Consumer<FundRecord> change) {
        scene.close();
        scene.send();
        Consumer<FundRecord> right = scene.answers.confirmed(Answers.sent(T, "03").getFirst(), NEXT);
        int[] opened = {0};
        scene.answers.index("OFI", NEXT,
                scene.answers.write("OFD_ZZ_998_20260106_02.TXT", NEXT, "02",
                        Answers.sent(T, "01").stream().map(opening -> scene.answers.account(opening, NEXT, "0000",
                                "ZZ%010d".formatted(++opened[0]))).toList()),
                scene.answers.write("OFD_ZZ_998_20260106_04.TXT", NEXT, "04",
                        List.of(right.andThen(change))));
        scene.confirm();
        return right;
    }

    private Map<String, String> closeSendAndLeaveOut(Order order) {
        scene.close();
        scene.send();
        int[] opened = {0};
        scene.answers.index("OFI", NEXT,
                scene.answers.write("OFD_ZZ_998_20260106_02.TXT", NEXT, "02",
                        Answers.sent(T, "01").stream().map(opening -> scene.answers.account(opening, NEXT, "0000",
                                "ZZ%010d".formatted(++opened[0]))).toList()),
                scene.answers.write("OFD_ZZ_998_20260106_04.TXT", NEXT, "04",
                        Answers.sent(T, "03").stream()
                                .filter(sent -> !sent.get("AppSheetSerialNo").equals(order.orderNumber()))
                                .map(sent -> scene.answers.confirmed(sent, NEXT)).toList()));
        scene.confirm();
        return Answers.sent(T, "03").stream().filter(sent -> order.orderNumber().equals(sent.get("AppSheetSerialNo")))
                .findFirst().orElseThrow();
    }

    private Break only(BreakType type) {
        return scene.breaks.open(10).stream().filter(open -> open.type() == type).findFirst().orElseThrow();
    }

    private static Resolution link(String orderNumber) {
        return new Resolution(Way.LINK, orderNumber, null);
    }

    private Result propose(Break open, Resolution resolution) {
        return Objects.requireNonNull(scene.transactions
                .call(() -> resolutions.propose(open.breakId(), resolution, "as agreed", "li")).result());
    }

    private void done(Break open, Resolution resolution) {
        assertThat(fixture.approve(propose(open, resolution), "wang")).isInstanceOf(Result.Done.class);
    }

    private static Code code(Result result) {
        return refusal(result).code();
    }

    private static Refusal refusal(Result result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).refusal();
    }
}
