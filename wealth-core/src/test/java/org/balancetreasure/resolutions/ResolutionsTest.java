package org.balancetreasure.resolutions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.State;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.Approvals.Result;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakAges;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.breaks.WaysOut;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.resolutions.Journals.Journal;
import org.balancetreasure.resolutions.Journals.Side;
import org.balancetreasure.resolutions.WriteOffLimits.Limit;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Li proposes, wang approves. Mon 2026-01-05 is open. */
@CoreTest
class ResolutionsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-05");
    private static final int FUND = Fixture.FUND;

    private final Resolutions resolutions;
    private final WriteOffLimits limits;
    private final Journals journals;
    private final Approvals approvals;
    private final Breaks breaks;
    private final BreakAges ages;
    private final ObjectProvider<WayOut> waysOut;
    private final Gates gates;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private int subjects;

    ResolutionsTest(Resolutions resolutions, WriteOffLimits limits, Journals journals, Approvals approvals,
            Breaks breaks, BreakAges ages, ObjectProvider<WayOut> waysOut, Gates gates, Transactions transactions,
            Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.resolutions = resolutions;
        this.limits = limits;
        this.journals = journals;
        this.approvals = approvals;
        this.breaks = breaks;
        this.ages = ages;
        this.waysOut = waysOut;
        this.gates = gates;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFund() {
        fixture.fund(FUND, Fixture.FUND_CODE, "2026-01-05", Carry.DAILY, ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00");
    }

    @Test
    void oneRoomLeadsEachWayThatMovesSomething() {
        for (BreakType type : BreakType.values()) {
            for (Way way : Way.values()) {
                long rooms = waysOut.stream().filter(room -> room.leads(type, way)).count();
                boolean moves = way.isProposed() && !way.isOfTheBreakAlone() && WaysOut.has(type, way);
                assertThat(rooms).as(type + " " + way).isEqualTo(moves ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = BreakType.class, names = {"FILE_REJECTED", "FILE_CHANGED", "FILE_UNEXPECTED",
            "FILE_UNVERIFIED", "UNKNOWN_ORDER", "CONFIRMATION_DIFFERS", "REGISTER_UNITS", "REGISTER_INCOME",
            "INCOME_DIFFERS", "QUOTE_JUMP"})
    void whatIsKnownAndHarmlessIsAcceptedWithItsReasonAndMovesNothing(BreakType type) {
        Break open = open(type, difference -> difference);
        assertThat(done(open, Resolution.of(Way.ACCEPT)).outcome()).isEqualTo("RESOLVED");
        Break resolved = find(open);
        assertThat(resolved.state()).isEqualTo(Break.State.RESOLVED);
        assertThat(resolved.resolution()).isEqualTo("ACCEPT: as agreed");
        assertThat(manual()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BreakType.class)
    void whateverThePartnerIsToCorrectStaysOpenWithANewDueDate(BreakType type) {
        Break open = open(type, difference -> difference);
        Resolution handBack = new Resolution(Way.HAND_BACK, null, LocalDate.parse("2026-01-08"));
        if (!WaysOut.has(type, Way.HAND_BACK)) {
            assertThat(code(propose(open, handBack))).isEqualTo(Code.NO_SUCH_WAY);
            return;
        }
        assertThat(done(open, handBack).outcome()).isEqualTo("HANDED_BACK");
        Break back = find(open);
        assertThat(back.state()).isEqualTo(Break.State.OPEN);
        assertThat(back.dueDate()).isEqualTo("2026-01-08");
        assertThat(back.handedBackOn()).isEqualTo(TODAY);
        assertThat(back.businessDate()).isEqualTo(TODAY);
        // What comes later resolves it as it would have before.
        assertThat(transactions.call(() -> breaks.resolve(type, TODAY, "ZZ", open.subject(), "came"))).isTrue();
    }

    @Test
    void aWayThatDoesNotLeadOutIsRefusedWithThoseThatDo() {
        Break open = open(BreakType.INSTANT_REFUSED, difference -> difference);
        assertThat(refusal(propose(open, Resolution.of(Way.WRITE_OFF))).figures()).containsEntry("ways", "RESOLUTION");
        assertThat(code(propose(open, Resolution.of(Way.RESOLUTION)))).isEqualTo(Code.NO_SUCH_WAY);
        Break late = open(BreakType.FILE_REJECTED, difference -> difference);
        assertThat(code(propose(late, new Resolution(Way.HAND_BACK, null, TODAY)))).isEqualTo(Code.WAY_NOT_OPEN);
        Break money = open(BreakType.PAYMENT_FAILED, difference -> difference);
        assertThat(code(propose(money, Resolution.of(Way.RELEASE)))).isEqualTo(Code.WAY_NOT_OPEN);
        assertThat(transactions.call(() -> resolutions.propose(4711, Resolution.of(Way.ACCEPT), "x", "li")).result())
                .isNull();
    }

    @Test
    void anApprovalOfABreakThatHasChangedSinceIsVoidAndSaysWhatChanged() {
        Break open = open(BreakType.QUOTE_JUMP, difference -> difference);
        Approval seen = proposed(open, Resolution.of(Way.ACCEPT));
        transactions.run(() -> breaks.open(new Difference(open.type(), TODAY, "ZZ", open.subject(), "ours",
                "3.00 times as much")));

        Refusal refusal = refusal(fixture.approve(seen, "wang"));
        assertThat(refusal.code()).isEqualTo(Code.CHANGED_SINCE_SHOWN);
        assertThat(refusal.figures().get("changed")).isEqualTo("theirs: theirs → 3.00 times as much");
        assertThat(approval(seen).state()).isEqualTo(State.VOID);
        assertThat(find(open).state()).isEqualTo(Break.State.OPEN);
        // Nobody has to take it back before the next one.
        assertThat(done(open, Resolution.of(Way.ACCEPT)).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void aBreakThatClosedByItselfMeanwhileMakesItsProposalVoid() {
        Break open = open(BreakType.FILE_REJECTED, difference -> difference);
        Approval seen = proposed(open, Resolution.of(Way.ACCEPT));
        transactions.run(() -> breaks.resolve(open.type(), "ZZ", open.subject(), "came"));
        assertThat(refusal(fixture.approve(seen, "wang")).figures()).containsEntry("changed",
                "state: OPEN → RESOLVED");
        assertThat(find(open).resolution()).isEqualTo("came");
        assertThat(code(propose(open, Resolution.of(Way.ACCEPT)))).isEqualTo(Code.BREAK_RESOLVED);
    }

    @Test
    void anOwnerChangesWithoutMakingAProposalVoid() {
        Break open = open(BreakType.FILE_REJECTED, difference -> difference);
        Approval seen = proposed(open, Resolution.of(Way.ACCEPT));
        assertThat(open.owner()).isEqualTo("operations");
        transactions.run(() -> resolutions.give(open.breakId(), "zhao"));
        assertThat(find(open).owner()).isEqualTo("zhao");
        assertThat(fixture.approve(seen, "wang")).isInstanceOf(Result.Done.class);
    }

    @Test
    void theTableItselfHoldsTheSecondPersonAndTheEndsOfAProposal() {
        Approval seen = proposed(open(BreakType.FILE_REJECTED, difference -> difference), Resolution.of(Way.ACCEPT));
        for (String change : List.of("state = 'APPROVED', decided_by = 'li', decided_at = NOW()",
                "state = 'REFUSED', decided_by = 'li', decided_at = NOW(), refused_because = 'x'",
                "state = 'REFUSED', decided_by = 'wang', decided_at = NOW()",
                "state = 'WITHDRAWN', decided_by = 'wang', decided_at = NOW()",
                "state = 'EXPIRED', decided_by = 'wang', decided_at = NOW()", "state = 'EXPIRED'",
                "state = 'DELETED', decided_by = 'wang', decided_at = NOW()", "kind = 'ANYTHING'")) {
            assertThatThrownBy(() -> jdbc.sql("UPDATE approval SET " + change + " WHERE approval_id = ?")
                    .param(seen.approvalId()).update()).as(change).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void anotherPersonRefusesWithAReasonAndTheProposerTakesBack() {
        Break open = open(BreakType.FILE_REJECTED, difference -> difference);
        Approval seen = proposed(open, Resolution.of(Way.ACCEPT));
        assertThat(code(transactions.call(() -> approvals.refuse(seen, "no", "li"))))
                .isEqualTo(Code.SECOND_PERSON_NEEDED);
        assertThat(code(fixture.withdraw(seen, "wang"))).isEqualTo(Code.NOT_YOUR_PROPOSAL);
        assertThat(fixture.refuse(seen, "not harmless", "wang")).isInstanceOf(Result.Done.class);
        assertThat(approval(seen)).satisfies(refused -> {
            assertThat(refused.state()).isEqualTo(State.REFUSED);
            assertThat(refused.refusedBecause()).isEqualTo("not harmless");
            assertThat(refused.decidedBy()).isEqualTo("wang");
        });
        assertThat(code(fixture.approve(seen, "zhao"))).isEqualTo(Code.ALREADY_DECIDED);
        Approval next = proposed(open, Resolution.of(Way.ACCEPT));
        assertThat(fixture.withdraw(next, "li")).isInstanceOf(Result.Done.class);
        assertThat(code(fixture.withdraw(next, "li"))).isEqualTo(Code.ALREADY_DECIDED);
    }

    @Test
    void whatNobodyDecidesInTimeExpiresAndStays() {
        Approval first = proposed(open(BreakType.FILE_REJECTED, difference -> difference), Resolution.of(Way.ACCEPT));
        clock.set("2026-01-06T10:00");
        Approval second = proposed(open(BreakType.FILE_REJECTED, difference -> difference), Resolution.of(Way.ACCEPT));
        clock.set("2026-01-12T10:00");
        assertThat(transactions.call(() -> approvals.expire(7))).as("seven days are not over").isZero();
        clock.set("2026-01-12T10:00:01");
        assertThat(transactions.call(() -> approvals.expire(7))).isOne();
        assertThat(approval(first).state()).isEqualTo(State.EXPIRED);
        assertThat(approval(first).decidedBy()).isNull();
        assertThat(approval(second).state()).isEqualTo(State.PROPOSED);
        assertThat(code(fixture.approve(first, "wang"))).isEqualTo(Code.ALREADY_DECIDED);
        assertThat(fixture.approve(second, "wang")).isInstanceOf(Result.Done.class);
    }

    @Test
    void aHoldingIsAdjustedByTheUnitsThatDifferInEitherDirection() {
        fixture.holder(10_001, FUND, "100.00", "2026-01-05");
        fixture.holder(10_002, FUND, "100.00", "2026-01-05");
        done(open(BreakType.REGISTER_UNITS, of(10_001, FUND, 20_00)), Resolution.of(Way.ADJUST));
        done(open(BreakType.REGISTER_UNITS, of(10_002, FUND, -30_00)), Resolution.of(Way.ADJUST));
        assertThat(fixture.units(FUND, 10_001)).isEqualTo("120.00");
        assertThat(fixture.units(FUND, 10_002)).isEqualTo("70.00");

        assertThat(refusal(propose(open(BreakType.REGISTER_UNITS, of(10_002, FUND, -70_01)),
                Resolution.of(Way.ADJUST))).figures()).containsEntry("available", "70.00");
        assertThat(code(propose(open(BreakType.REGISTER_UNITS, difference -> difference), Resolution.of(Way.ADJUST))))
                .as("a fund that is left out").isEqualTo(Code.WAY_NOT_OPEN);
    }

    @Test
    void incomeThatTheRegisterPaidAndWeDidNotIsBookedWhereTheFundPutsIncome() {
        fixture.fund(1003, "990201", "2026-01-05", Carry.MONTHLY, ResidueRule.REDISTRIBUTED);
        fixture.holder(10_001, FUND, "100.00", "2026-01-05");
        fixture.holder(10_001, 1003, "100.00", "2026-01-05");
        done(open(BreakType.REGISTER_INCOME, of(10_001, FUND, 3)), Resolution.of(Way.BOOK));
        done(open(BreakType.REGISTER_INCOME, of(10_001, 1003, 2)), Resolution.of(Way.BOOK));
        assertThat(fixture.units(FUND, 10_001)).isEqualTo("100.03");
        assertThat(fixture.units(1003, 10_001)).isEqualTo("100.00");
        assertThat(jdbc.sql("SELECT balance FROM account WHERE purpose = 'ACCRUED_INCOME' AND asset_id = 1003")
                .query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void aShortfallIsPaidByTheWalletOrBorneByTheOperator() {
        fixture.customerWithWallet(10_001, "5.00");
        Break owed = shortfall(10_001, 4_00);
        Break borne = shortfall(10_001, 3_00);
        Break tooMuch = shortfall(10_001, 6_00);

        done(owed, Resolution.of(Way.COLLECT));
        done(borne, Resolution.of(Way.WRITE_OFF));
        assertThat(fixture.wallet(10_001)).isEqualTo("1.00");
        assertThat(house(Purpose.RECEIVABLES, FUND)).as("of 13.00 that were owed").isEqualTo(-6_00);
        assertThat(house(Purpose.LOSSES, FUND)).isEqualTo(-7_00);
        assertThat(jdbc.sql("SELECT used FROM write_off_use ORDER BY role").query(Long.class).list())
                .containsExactly(3_00L, 3_00L);
        assertThat(refusal(propose(tooMuch, Resolution.of(Way.COLLECT)))).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(Code.INSUFFICIENT_BALANCE);
            assertThat(refused.figures()).containsEntry("available", "1.00").containsEntry("amount", "6.00");
        });
    }

    @Test
    void moreThanARoleMayWriteOffIsRefusedForTheBreakAndForTheDay() {
        fixture.customer(10_001);
        limit("approve", "5.00", "8.00");
        assertThat(refusal(propose(shortfall(10_001, 5_01), Resolution.of(Way.WRITE_OFF))).figures())
                .containsEntry("role", "approve").containsEntry("atMost", "5.00");
        done(shortfall(10_001, 5_00), Resolution.of(Way.WRITE_OFF));
        Break second = shortfall(10_001, 3_01);
        assertThat(refusal(propose(second, Resolution.of(Way.WRITE_OFF))).figures()).containsEntry("atMost", "3.00");
        transactions.run(() -> gates.closeDay(TODAY));
        clock.set("2026-01-06T10:00");
        assertThat(done(second, Resolution.of(Way.WRITE_OFF)).state()).isEqualTo(State.APPROVED);
    }

    @Test
    void aLimitThatChangedSinceItWasShownMakesItsProposalVoid() {
        Approval seen = limitProposal("operate", "5.00", "8.00");
        assertThat(seen.content()).containsEntry("present.perDay", "10000.00").containsEntry("perDay", "8.00");
        jdbc.sql("UPDATE write_off_limit SET per_day = 900000 WHERE role = 'operate'").update();
        assertThat(refusal(fixture.approve(seen, "wang")).figures()).containsEntry("changed",
                "present.perDay: 10000.00 → 9000.00");
        assertThat(limits.all()).extracting(Limit::perDay).containsExactly(10_000_00L, 9_000_00L);
    }

    @Test
    void manyWhoWriteOffAtOnceNeverExceedTheLimitOfTheDay() throws Exception {
        fixture.customer(10_001);
        limit("approve", "3.00", "10.00");
        List<Approval> seen = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            seen.add(proposed(shortfall(10_001, 3_00), Resolution.of(Way.WRITE_OFF)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Result> results = threads
                    .invokeAll(seen.stream().<Callable<Result>>map(one -> () -> fixture.approve(one, "wang")).toList())
                    .stream().map(Future::resultNow).toList();
            assertThat(results).filteredOn(Result.Done.class::isInstance).hasSize(3);
            assertThat(results).filteredOn(Result.Refused.class::isInstance).hasSize(5)
                    .allSatisfy(refused -> assertThat(code(refused)).isEqualTo(Code.WRITE_OFF_LIMIT));
        }
        assertThat(jdbc.sql("SELECT used FROM write_off_use WHERE role = 'approve'").query(Long.class).single())
                .isEqualTo(9_00);
        assertThat(house(Purpose.LOSSES, FUND)).isEqualTo(-9_00);
    }

    @Test
    void aJournalMovesWhatTwoPersonsHaveDecidedBetweenAccountsThatHaveJournals() {
        fixture.customerWithWallet(10_001, "5.00");
        Side losses = new Side(Purpose.LOSSES, Account.OPERATOR);
        Side wallet = new Side(Purpose.WALLET, 10_001);
        Result proposed = journal(new Journal("CNY", losses, wallet, 20_00, "complaint 1"));
        assertThat(fixture.wallet(10_001)).isEqualTo("5.00");
        assertThat(code(journal(new Journal("CNY", losses, wallet, 20_00, "complaint 1"))))
                .isEqualTo(Code.ALREADY_PROPOSED);
        fixture.approve(proposed, "wang");
        assertThat(fixture.wallet(10_001)).isEqualTo("25.00");
        fixture.approve(journal(new Journal("CNY", new Side(Purpose.SUSPENSE, 1), new Side(Purpose.FEES, 1), 7_00,
                "explained")), "wang");
        assertThat(manual()).containsExactly("LOSSES 1 WALLET 10001 2000", "SUSPENSE 1 FEES 1 700");

        assertThat(code(journal(new Journal("CNY", wallet, losses, 25_01, "too much"))))
                .isEqualTo(Code.INSUFFICIENT_BALANCE);
    }

    @ParameterizedTest
    @CsvSource({"CNY, SALES_SETTLEMENT, 1, FEES, 1", "CNY, WALLET, 10001, WALLET, 10002", "CNY, FEES, 1, FEES, 1",
            "CNY, WALLET, 19999, FEES, 1", "000198, WALLET, 10001, LOSSES, 1", "CNY, UNITS, 10001, LOSSES, 1",
            "000198, UNITS_IN_ISSUE, 1, UNITS, 10001", "CNY, FEES, 4711, LOSSES, 1", "CNY, FEES, 10001, LOSSES, 1",
            "CNY, ADVANCES, 1, LOSSES, 1", "000198, UNITS_IN_ISSUE, 1001, UNITS, 90000000000000021"})
    void noJournalMovesAccountsThatFollowFromSomethingElseOrThatThereAreNot(String asset, Purpose from, long fromOwner,
            Purpose to, long toOwner) {
        fixture.customerWithWallet(10_001, "5.00");
        fixture.customerWithWallet(10_002, "5.00");
        assertThat(code(journal(new Journal(asset, new Side(from, fromOwner), new Side(to, toOwner), 1, "r"))))
                .isEqualTo(Code.ACCOUNT_NOT_OF_JOURNALS);
    }

    @Test
    void whatABankBookedUnexpectedlyGoesFromSuspenseToTheAccountThatExplainsItOrComesFromThere() {
        done(open(BreakType.CASH_UNEXPECTED, difference -> difference.of(Money.CNY, 7_00)),
                new Resolution(Way.BOOK, "FEES 1", null));
        done(open(BreakType.CASH_DIFFERS, difference -> difference.of(Money.CNY, -2_00)),
                new Resolution(Way.BOOK, "LOSSES 1", null));
        assertThat(manual()).containsExactly("SUSPENSE 1 FEES 1 700", "LOSSES 1 SUSPENSE 1 200");

        Break open = open(BreakType.CASH_UNEXPECTED, difference -> difference.of(Money.CNY, 7_00));
        for (String target : List.of("FEES", "NOTHING 1", "FEES x", "FEES 99999999999999999999")) {
            assertThat(code(propose(open, new Resolution(Way.BOOK, target, null)))).as(target)
                    .isEqualTo(Code.WAY_NOT_OPEN);
        }
        assertThat(code(propose(open, new Resolution(Way.BOOK, "SALES_SETTLEMENT 1", null))))
                .isEqualTo(Code.ACCOUNT_NOT_OF_JOURNALS);
        assertThat(code(propose(open, Resolution.of(Way.BOOK)))).isEqualTo(Code.WAY_NOT_OPEN);
    }

    @Test
    void agesCountWorkingDaysOfBanksOverTheWholeStock() {
        // Thu 2026-01-01 to Sat 01-03 were holidays, Sun 01-04 made up for one of them.
        clock.set("2026-01-14T10:00");
        List.of("2026-01-14", "2026-01-20", "2026-01-13", "2026-01-12", "2026-01-09", "2026-01-10", "2026-01-08",
                "2026-01-05", "2026-01-04", "2025-12-31", "2025-12-30").forEach(day -> open(BreakType.QUOTE_JUMP, day));
        BreakAges.Today today = ages.today();
        assertThat(List.of("2026-01-14", "2026-01-20", "2026-01-13", "2026-01-12", "2026-01-11", "2026-01-10",
                "2026-01-09", "2026-01-08", "2026-01-05", "2026-01-04", "2026-01-03", "2025-12-31")).extracting(
                        day -> today.age(LocalDate.parse(day)))
                .containsExactly(0, 0, 1, 2, 3, 3, 3, 4, 7, 8, 9, 9);
        BreakAges.Ageing total = BreakAges.total(ages.ageing());
        assertThat(total).isEqualTo(new BreakAges.Ageing(null, 2, 1, 3, 2, 3, LocalDate.parse("2025-12-30")));
        assertThat(total.open()).isEqualTo(11);
    }

    @Test
    void agesCountMondayToFridayInAYearThatTheCalendarDoesNotKnow() {
        clock.set("2027-01-05T10:00");
        open(BreakType.QUOTE_JUMP, "2026-12-31");
        open(BreakType.QUOTE_JUMP, "2027-01-05");

        // Fri, Mon, Tue.
        assertThat(ages.today().age(LocalDate.parse("2026-12-31"))).isEqualTo(3);
        assertThat(BreakAges.total(ages.ageing()))
                .isEqualTo(new BreakAges.Ageing(null, 1, 0, 1, 0, 0, LocalDate.parse("2026-12-31")));
    }

    private Break open(BreakType type, String day) {
        transactions.run(() -> breaks.open(type, LocalDate.parse(day), "ZZ", "subject " + ++subjects, "a", "b"));
        return breaks.list(LocalDate.parse(day)).getLast();
    }

    /** One that shows a customer's data and has a sum. */
    private static UnaryOperator<Difference> of(long customerId, int assetId, long amount) {
        return difference -> difference.of(customerId).of(assetId, amount);
    }

    private Break open(BreakType type, UnaryOperator<Difference> change) {
        Difference difference = change
                .apply(new Difference(type, TODAY, "ZZ", "subject " + ++subjects, "ours", "theirs"));
        transactions.run(() -> breaks.open(difference));
        return breaks.list(TODAY).stream().filter(open -> open.subject().equals(difference.subject()))
                .findFirst().orElseThrow();
    }

    /** As a confirmation leaves it: the claim is booked, and a break says so. */
    private Break shortfall(long customerId, long units) {
        fixture.owes(customerId, FUND, Money.ofCents(units).toString());
        return open(BreakType.SHORTFALL, of(customerId, FUND, units));
    }

    private Result propose(Break open, Resolution resolution) {
        return Objects.requireNonNull(
                transactions.call(() -> resolutions.propose(open.breakId(), resolution, "as agreed", "li")).result());
    }

    private Approval proposed(Break open, Resolution resolution) {
        Result result = propose(open, resolution);
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).approval();
    }

    private Approval done(Break open, Resolution resolution) {
        Result result = fixture.approve(proposed(open, resolution), "wang");
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).approval();
    }

    private Result journal(Journal journal) {
        return transactions.call(() -> journals.propose(journal, "as agreed", "li"));
    }

    private Approval limitProposal(String role, String perBreak, String perDay) {
        Result result = transactions.call(() -> limits.propose(
                new Limit(role, Money.of(perBreak).cents(), Money.of(perDay).cents()), "as decided", "li"));
        return ((Result.Done) result).approval();
    }

    private void limit(String role, String perBreak, String perDay) {
        assertThat(fixture.approve(limitProposal(role, perBreak, perDay), "wang")).isInstanceOf(Result.Done.class);
    }

    private Break find(Break open) {
        return Objects.requireNonNull(breaks.find(open.breakId()));
    }

    private Approval approval(Approval seen) {
        return Objects.requireNonNull(approvals.find(seen.approvalId()));
    }

    private static Code code(Result result) {
        return refusal(result).code();
    }

    private static Refusal refusal(Result result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).refusal();
    }

    private List<String> manual() {
        return jdbc.sql("""
                SELECT CONCAT(debit_purpose, ' ', debit_owner, ' ', credit_purpose, ' ', credit_owner, ' ', amount)
                FROM transfer WHERE kind = 'MANUAL' ORDER BY transfer_id
                """).query(String.class).list();
    }

    private long house(Purpose purpose, int assetId) {
        return jdbc.sql("""
                SELECT COALESCE(SUM(IF(credit_purpose = :purpose, amount, 0)) - SUM(IF(debit_purpose = :purpose, amount, 0)), 0)
                FROM transfer WHERE asset_id = :asset
                """).param("purpose", purpose.name()).param("asset", assetId).query(Long.class).single();
    }
}
