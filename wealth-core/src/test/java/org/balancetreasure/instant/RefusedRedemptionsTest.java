package org.balancetreasure.instant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.Approvals.Result;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.instant.RefusedRedemption.State;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.balancetreasure.instant.RefusedRedemptions.Filter;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.transport.ExchangeDirectory;
import org.balancetreasure.wallets.DebitResult;
import org.balancetreasure.wallets.Payee;
import org.balancetreasure.wallets.Wallets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Friday the 9th: a customer of 1,000.00 is paid 200.00 at once, and the transfer agent refuses. */
@CoreTest
class RefusedRedemptionsTest {

    private static final String FRIDAY = "2026-01-09";
    private static final String SATURDAY = "2026-01-10";

    private final InstantScene scene;
    private final RefusedRedemptions refusals;
    private final Wallets wallets;
    private final Breaks breaks;
    private final Approvals approvals;
    private final ExchangeDirectory directory;

    RefusedRedemptionsTest(InstantRedemptions redemptions, UnitTransfers transfers, AdvanceLines lines,
            AdvanceRedemptions advanceRedemptions, Orders orders, ConfirmationBooking confirmations, Gates gates,
            TradingCalendar calendar, Transactions transactions, Fixture fixture, TestClock clock, JdbcClient jdbc,
            RefusedRedemptions refusals, Wallets wallets, Breaks breaks, Approvals approvals,
            ExchangeDirectory directory) {
        scene = new InstantScene(redemptions, transfers, lines, advanceRedemptions, orders, confirmations, gates,
                calendar,
                transactions, fixture, clock, jdbc);
        this.refusals = refusals;
        this.wallets = wallets;
        this.breaks = breaks;
        this.approvals = approvals;
        this.directory = directory;
    }

    /** @return its number */
    private String refused() {
        scene.fundWithLine(FRIDAY, "5000.00");
        scene.clock.set(FRIDAY + "T16:00");
        Customer customer = scene.holder(10_001, "1000.00");
        String number = scene.redeemed(customer, "200.00").number();
        scene.closeTrading(FRIDAY);
        scene.turnDayTo(SATURDAY);
        scene.fixture.refuseTransfers(FRIDAY, "0010");
        assertThat(held()).isEqualTo(20_000);
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("4800.00");
        return number;
    }

    private RefusedRedemption find(String number) {
        return Objects.requireNonNull(refusals.find(number));
    }

    private List<RefusedRedemption> list(@Nullable State state) {
        return refusals.list(new Filter(state, null, Days.ALL),
                Long.MAX_VALUE, 10);
    }

    private Result tryToPropose(RefusedRedemption refused, Way way) {
        return scene.transactions.call(() -> refusals.propose(refused, way, "as agreed", "li"));
    }

    private void propose(String number, Way way) {
        assertThat(tryToPropose(find(number), way)).isInstanceOf(Result.Done.class);
        assertThat(find(number).state()).isEqualTo(State.PROPOSED);
    }

    private Approval proposed(String number) {
        return Objects.requireNonNull(find(number).resolution());
    }

    private Result approve(String number) {
        return scene.fixture.approve(proposed(number), "wang");
    }

    private void withdraw(String number) {
        assertThat(scene.fixture.withdraw(proposed(number), "li")).isInstanceOf(Result.Done.class);
    }

    private Refusal.Code code(Result result) {
        return ((Result.Refused) result).refusal().code();
    }

    private long held() {
        return scene.jdbc.sql("SELECT held FROM account WHERE purpose = 'UNITS' AND owner_id = 10001")
                .query(Long.class).single();
    }

    private long owed(String purpose, long owner) {
        return scene.jdbc.sql("""
                SELECT COALESCE(SUM(amount), 0) FROM transfer
                WHERE asset_id = 156 AND debit_purpose = ? AND debit_owner = ? AND credit_purpose = 'ADVANCES'
                """).params(purpose, owner).query(Long.class).single();
    }

    private void spend(String yuan) {
        DebitResult result = scene.transactions
                .call(() -> wallets.debit(new Customer(10_001, Fixture.CHANNEL), Money.of(yuan), Payee.NONE));
        assertThat(result).isInstanceOf(DebitResult.Debited.class);
    }

    private void isSettled(String number, Way way) {
        RefusedRedemption refused = find(number);
        assertThat(refused.isResolved()).isTrue();
        assertThat(held()).isZero();
        assertThat(breaks.list(LocalDate.parse(FRIDAY))).singleElement().satisfies(known -> {
            assertThat(known.state()).isEqualTo(Break.State.RESOLVED);
            assertThat(known.resolution()).isEqualTo(way + ": as agreed");
        });
        assertThat(list(null)).isEmpty();
        assertThat(list(State.RESOLVED)).containsExactly(refused);
    }

    @Test
    void sentAgainItGoesWithTheNext33AndItsAdvanceRedemptionRepaysTheLine() {
        String number = refused();
        propose(number, Way.SEND_AGAIN);
        assertThat(approve(number)).isInstanceOf(Result.Done.class);
        isSettled(number, Way.SEND_AGAIN);

        InstantRedemption again = Objects.requireNonNull(find(number).sentAgain());
        assertThat(again.transferDate()).isEqualTo(SATURDAY);
        assertThat(again.tradeDate()).isEqualTo("2026-01-12");
        assertThat(again.number()).startsWith("99820260110T").isNotEqualTo(number);
        assertThat(scene.transfers.ofFile("ZZ", LocalDate.parse(SATURDAY), 0, 10))
                .extracting(UnitTransferApplication::number).containsExactly(again.number());
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("800.00");
        assertThat(scene.fixture.wallet(10_001)).as("paid once").isEqualTo("200.00");
        assertThat(scene.room(InstantScene.LINE)).as("taken once").isEqualTo("4800.00");
        assertThat(scene.redemptions.ofCustomer(new Customer(10_001, Fixture.CHANNEL), InstantFilter.ALL,
                Long.MAX_VALUE, 10))
                .as("the customer redeemed once").hasSize(1);

        assertThat(scene.answer(again, "0000")).isInstanceOf(UnitTransfers.Outcome.Confirmed.class);
        scene.closeTrading("2026-01-12");
        scene.turnDayTo("2026-01-13");
        scene.confirmAdvanceRedemption("2026-01-12", "200.00", "200.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("5000.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("0.00");
    }

    @Test
    void sentAgainAndRefusedAgainItIsACaseOfItsOwn() {
        String number = refused();
        propose(number, Way.SEND_AGAIN);
        approve(number);
        String again = Objects.requireNonNull(find(number).sentAgain()).number();
        scene.turnDayTo("2026-01-11");
        scene.fixture.refuseTransfers(SATURDAY, "0010");

        assertThat(list(null)).extracting(open -> open.redemption().number())
                .containsExactly(again);
        assertThat(held()).isEqualTo(20_000);
        propose(again, Way.TAKE_BACK);
        assertThat(approve(again)).isInstanceOf(Result.Done.class);
        assertThat(held()).isZero();
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("0.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("5000.00");
        assertThat(breaks.open(10)).isEmpty();
    }

    @Test
    void takenBackTheWalletGivesTheMoneyAndTheUnitsAreFree() {
        String number = refused();
        propose(number, Way.TAKE_BACK);
        assertThat(approve(number)).isInstanceOf(Result.Done.class);

        isSettled(number, Way.TAKE_BACK);
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("1000.00");
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("0.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("5000.00");
        assertThat(scene.outstanding(InstantScene.BANK)).isEqualTo("0.00");
    }

    /**
     * From the wallets' reserve what a wallet gives, else from the operator's own account; once, whoever decides again.
     */
    @ParameterizedTest
    @CsvSource({"TAKE_BACK, HILL", "CLAIM, RIVER", "WRITE_OFF, RIVER", "SEND_AGAIN, "})
    void theBankIsPaidWhatItAdvancedWhereMoneyIsPaidThroughThePlatform(Way way, @Nullable String from) {
        String number = refused();
        TestBanks.open(scene.jdbc, directory, FRIDAY);
        scene.jdbc.sql("""
                INSERT INTO bank_account (account_id, bank_code, purpose, owner_id, account_no, name, asset_id, valid_from)
                VALUES (6, 'RIVER', 'ADVANCE_FUNDING', ?, '6200021', 'River Bank', 156, ?)
                """).params(InstantScene.BANK, FRIDAY).update();
        propose(number, way);
        assertThat(approve(number)).isInstanceOf(Result.Done.class);

        List<String> paid = scene.jdbc.sql("""
                SELECT CONCAT(p.end_to_end_id, ' ', p.kind, ' ', a.bank_code, ' ', p.creditor_account, ' ', p.amount, ' ',
                  p.claim_purpose, ' ', p.claim_owner)
                FROM payment p JOIN bank_account a ON a.account_id = p.debtor_account
                """).query(String.class).list();
        assertThat(paid).isEqualTo(from == null
                ? List.of()
                : List.of("ADV-" + number + " ADVANCE_REPAYMENT " + from + " 6 20000 ADVANCE_FUNDING 21"));
    }

    @Test
    void aWalletThatIsShortByACentGivesNothingBackAndLeavesTheProposal() {
        String number = refused();
        propose(number, Way.TAKE_BACK);
        spend("0.01");

        Result result = approve(number);

        assertThat(code(result)).isEqualTo(Refusal.Code.INSUFFICIENT_BALANCE);
        assertThat(((Result.Refused) result).refusal().figures()).containsEntry("available", "199.99")
                .containsEntry("amount", "200.00");
        assertThat(held()).isEqualTo(20_000);
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("199.99");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("4800.00");
        assertThat(find(number).state()).isEqualTo(State.PROPOSED);
        assertThat(breaks.open(10)).hasSize(1);

        withdraw(number);
        assertThat(code(tryToPropose(find(number), Way.TAKE_BACK))).as("who proposes learns it at once")
                .isEqualTo(Refusal.Code.INSUFFICIENT_BALANCE);
        assertThat(find(number).state()).isEqualTo(State.OPEN);
        assertThat(held()).isEqualTo(20_000);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void aProposalMovesNothing(Way way) {
        String number = refused();
        propose(number, way);

        assertThat(held()).isEqualTo(20_000);
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("1000.00");
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("200.00");
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("4800.00");
        assertThat(find(number).sentAgain()).isNull();
        assertThat(breaks.open(10)).hasSize(1);
        assertThat(list(null)).containsExactly(find(number));
        assertThat(list(State.PROPOSED)).containsExactly(find(number));
        assertThat(list(State.OPEN)).isEmpty();
        assertThat(list(State.RESOLVED)).isEmpty();
        withdraw(number);
        assertThat(list(State.PROPOSED)).isEmpty();
        assertThat(list(State.OPEN)).containsExactly(find(number));
    }

    @Test
    void claimedTheUnitsAreFreeAndTheCustomerOwesWhatTheBankGets() {
        String number = refused();
        spend("200.00");
        propose(number, Way.CLAIM);
        assertThat(approve(number)).isInstanceOf(Result.Done.class);

        isSettled(number, Way.CLAIM);
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("1000.00");
        assertThat(owed("RECEIVABLES", 10_001)).isEqualTo(20_000);
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("5000.00");
    }

    @Test
    void writtenOffTheUnitsLeaveAndTheOperatorBearsWhatWasPaid() {
        String number = refused();
        propose(number, Way.WRITE_OFF);
        assertThat(approve(number)).isInstanceOf(Result.Done.class);

        isSettled(number, Way.WRITE_OFF);
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("800.00");
        assertThat(scene.fixture.wallet(10_001)).isEqualTo("200.00");
        assertThat(owed("LOSSES", 1)).isEqualTo(20_000);
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("5000.00");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatIsSettledStaysSettled(Way way) {
        String number = refused();
        propose(number, way);
        approve(number);
        RefusedRedemption settled = find(number);

        assertThat(code(approve(number))).isEqualTo(Refusal.Code.ALREADY_DECIDED);
        assertThat(code(tryToPropose(settled, Way.CLAIM))).isEqualTo(Refusal.Code.ALREADY_RESOLVED);
        assertThat(find(number)).isEqualTo(settled);
    }

    /**
     * 34 of Friday has come, and says nothing of it.
     *
     * @return its number
     */
    private String leftOut(String redeemedAt) {
        scene.fundWithLine(FRIDAY, "5000.00");
        scene.clock.set(FRIDAY + "T" + redeemedAt);
        InstantRedemption redeemed = scene.redeemed(scene.holder(10_001, "1000.00"), "200.00");
        scene.closeTrading(FRIDAY);
        scene.turnDayTo(SATURDAY);
        scene.transfers.markSent(Fixture.TRANSFER_AGENT, LocalDate.parse(FRIDAY));
        assertThat(refusals.find(redeemed.number())).as("34 may still come").isNull();
        scene.transfers.miss(Fixture.TRANSFER_AGENT, LocalDate.parse(FRIDAY));
        scene.transactions.run(() -> breaks.open(BreakType.INSTANT_UNCONFIRMED, LocalDate.parse(FRIDAY),
                Fixture.TRANSFER_AGENT, redeemed.number(), "paid", "no row in 34"));
        return redeemed.number();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void what34LeavesOutIsListedAndSettledAsIfItWereRefusedToday(Way way) {
        String number = leftOut("16:00");
        assertThat(list(null)).singleElement().satisfies(open -> {
            assertThat(open.redemption().number()).isEqualTo(number);
            assertThat(open.isUnanswered()).isTrue();
        });
        propose(number, way);
        assertThat(approve(number)).isInstanceOf(Result.Done.class);

        isSettled(number, way);
        boolean gone = way == Way.SEND_AGAIN || way == Way.WRITE_OFF;
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo(gone ? "800.00" : "1000.00");
        assertThat(scene.jdbc.sql("SELECT effective_date FROM transfer WHERE kind = 'INSTANT_REFUSED'")
                .query(String.class).single()).isEqualTo(SATURDAY);
        assertThat(scene.room(InstantScene.LINE)).isEqualTo(way == Way.SEND_AGAIN ? "4800.00" : "5000.00");
        scene.turnDayTo("2026-01-12");
        scene.closeTrading("2026-01-12");
        assertThat(scene.hasAdvanceRedemption("2026-01-12")).isEqualTo(way == Way.SEND_AGAIN);
    }

    @Test
    void what34LeavesOutIsSettledOnlyOnceItsAdvanceRedemptionWasRefused() {
        String number = leftOut("10:00");
        assertThat(code(tryToPropose(find(number), Way.TAKE_BACK)))
                .isEqualTo(Refusal.Code.ADVANCE_REDEMPTION_NOT_REFUSED);
        assertThat(held()).isZero();
        scene.turnDayTo("2026-01-12");
        scene.confirmAdvanceRedemption(FRIDAY, "0.00", "0.00", "0001", true);

        propose(number, Way.TAKE_BACK);
        assertThat(approve(number)).isInstanceOf(Result.Done.class);

        isSettled(number, Way.TAKE_BACK);
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("5000.00");
        scene.closeTrading("2026-01-12");
        assertThat(scene.hasAdvanceRedemption("2026-01-12")).isFalse();
    }

    @Test
    void whatItsAdvanceRedemptionHasRepaidIsConfirmedByALate34Only() {
        String number = leftOut("10:00");
        InstantRedemption redemption = find(number).redemption();
        scene.turnDayTo("2026-01-12");
        scene.confirmAdvanceRedemption(FRIDAY, "200.00", "200.00");
        assertThat(code(tryToPropose(find(number), Way.CLAIM)))
                .isEqualTo(Refusal.Code.ADVANCE_REDEMPTION_NOT_REFUSED);
        RefusedRedemption seen = find(number);
        assertThat(scene.answer(redemption, "0010")).as("the register has paid for it")
                .isInstanceOf(UnitTransfers.Outcome.Differs.class);

        assertThat(scene.answer(redemption, "0000")).isInstanceOf(UnitTransfers.Outcome.Confirmed.class);

        assertThat(code(tryToPropose(seen, Way.CLAIM))).isEqualTo(Refusal.Code.CONFIRMED_MEANWHILE);
        assertThat(list(null)).isEmpty();
        assertThat(scene.room(InstantScene.LINE)).isEqualTo("5000.00");
    }

    @Test
    void whatALate34ConfirmsIsNotSettledAnyMoreAndItsProposalIsWithdrawn() {
        String number = leftOut("16:00");
        propose(number, Way.CLAIM);
        Approval seen = proposed(number);
        assertThat(scene.answer(find(number).redemption(), "0000")).isInstanceOf(UnitTransfers.Outcome.Confirmed.class);

        assertThat(code(scene.fixture.approve(seen, "wang"))).isEqualTo(Refusal.Code.CONFIRMED_MEANWHILE);

        assertThat(approvals.find(seen.approvalId())).isEqualTo(seen);
        assertThat(approvals.customerId(seen)).isEqualTo(10_001);
        assertThat(scene.fixture.withdraw(seen, "li")).isInstanceOf(Result.Done.class);
        assertThat(list(null)).isEmpty();
    }

    @Test
    void a34ThatComesAfterStaffHaveSettledItAgreesOrDiffers() {
        String number = leftOut("16:00");
        InstantRedemption redemption = find(number).redemption();
        propose(number, Way.CLAIM);
        approve(number);

        assertThat(scene.answer(redemption, "0010")).isInstanceOf(UnitTransfers.Outcome.Confirmed.class);
        assertThat(scene.answer(redemption, "0000")).isInstanceOf(UnitTransfers.Outcome.Differs.class);
        assertThat(find(number).isResolved()).isTrue();
    }

    @Test
    void onePersonDoesNotSettleAloneAndOneWayIsProposedAtATime() {
        String number = refused();
        propose(number, Way.CLAIM);
        assertThat(code(scene.fixture.approve(proposed(number), "li"))).isEqualTo(Refusal.Code.SECOND_PERSON_NEEDED);
        assertThat(code(tryToPropose(find(number), Way.WRITE_OFF))).isEqualTo(Refusal.Code.ALREADY_PROPOSED);
        assertThat(code(scene.transactions.call(() -> approvals.approve(proposed(number), "00", "wang"))))
                .isEqualTo(Refusal.Code.CONTENT_DIFFERS);
        withdraw(number);
        propose(number, Way.WRITE_OFF);
        assertThat(proposed(number).kind()).isEqualTo(Approval.Kind.INSTANT_WRITE_OFF);
        assertThat(proposed(number).content()).containsEntry("amount", "200.00");
        assertThat(held()).isEqualTo(20_000);
        assertThat(refusals.find("99820260109T000000000999")).isNull();
    }
}
