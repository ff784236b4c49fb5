package org.balancetreasure.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.plans.PlanResult.Kept;
import org.balancetreasure.plans.PlanResult.Refused;
import org.balancetreasure.sql.FencedOff;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Fixture.WeightedFund;
import org.balancetreasure.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class PlanRunTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final LocalDate EVER_AFTER = LocalDate.of(9999, 12, 31);
    private static final int OTHER_FUND = 1002;
    private static final Schedule MONDAYS = new Schedule(Frequency.WEEKLY, 1, LONG_AGO, null, null);

    private final Plans plans;
    private final PlanRun run;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    PlanRunTest(Plans plans, PlanRun run, Transactions transactions, Fixture fixture, TestClock clock,
            JdbcClient jdbc) {
        this.plans = plans;
        this.run = run;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFund() {
        clock.set("2026-01-04T12:00");
        fixture.moneyMarketFund("2026-01-04", ResidueRule.REDISTRIBUTED);
    }

    @Test
    void ordersOnEachDateAndMovesOnToTheNext() {
        Plan plan = weekly(fixture.customerWithWallet(10_001, "250.00"), 1, null);
        assertThat(plan.nextDate()).isEqualTo("2026-01-05");

        assertThat(runAt("2026-01-05T10:00")).isEqualTo(1);
        assertThat(runAt("2026-01-05T10:01")).as("again").isZero();
        assertThat(runAt("2026-01-12T10:00")).isEqualTo(1);
        assertThat(runAt("2026-01-19T10:00")).isEqualTo(1);

        assertThat(history(plan)).containsExactly("2026-01-05 ORDERED for 2026-01-05",
                "2026-01-12 ORDERED for 2026-01-12",
                "2026-01-19 REFUSED INSUFFICIENT_BALANCE amount=100.00 available=50.00");
        assertThat(jdbc.sql("SELECT held FROM account WHERE owner_id = 10001").query(Long.class).single())
                .isEqualTo(200_00);
        assertThat(find(plan).nextDate()).isEqualTo("2026-01-26");
    }

    @Test
    void nothingIsDueBeforeTheTimeOfTheRun() {
        weekly(fixture.customerWithWallet(10_001, "100.00"), 1, null);
        clock.set("2026-01-05T09:59:59.999");
        assertThat(run.dueFor(LocalDateTime.parse("2026-01-05T09:59:59.999"))).isNull();
        assertThat(run.dueFor(LocalDateTime.parse("2026-01-05T10:00"))).isEqualTo("2026-01-05");
    }

    @Test
    void twoDatesThatFallOnOneTradingDayAreBothOrdered() {
        Plan plan = weekly(fixture.customerWithWallet(10_001, "1000.00"), 4, "2026-10-01");
        assertThat(plan.nextDate()).as("the first day of the long holiday").isEqualTo("2026-10-01");
        assertThat(runAt("2026-10-01T10:00")).as("no trading day").isZero();
        assertThat(runAt("2026-10-08T10:00")).isEqualTo(2);
        assertThat(history(plan)).containsExactly("2026-10-01 ORDERED for 2026-10-08",
                "2026-10-08 ORDERED for 2026-10-08");
    }

    @Test
    void aDateInTheSpringFestivalIsOrderedOnTheFirstTradingDayAfterIt() {
        Plan plan = begin(fixture.customerWithWallet(10_001, "1000.00"),
                new Schedule(Frequency.MONTHLY, 16, LONG_AGO, null, null), "2026-02-01T12:00");
        assertThat(runAt("2026-02-13T10:00")).isZero();
        assertThat(runAt("2026-02-24T10:00")).isEqualTo(1);
        assertThat(history(plan)).containsExactly("2026-02-16 ORDERED for 2026-02-24");
        assertThat(jdbc.sql("SELECT confirm_date FROM fund_order").query(String.class).single())
                .isEqualTo("2026-02-25");
    }

    @Test
    void aDateThatIsPausedPassesAndIsOnRecord() {
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        Plan plan = weekly(customer, 1, null);
        kept(() -> plans.pause(customer, plan.planId()));
        runAt("2026-01-05T10:00");
        kept(() -> plans.resume(customer, plan.planId()));
        kept(() -> plans.resume(customer, plan.planId()));
        runAt("2026-01-12T10:00");
        kept(() -> plans.end(customer, plan.planId()));
        assertThat(runAt("2026-01-19T10:00")).isZero();

        assertThat(history(plan)).containsExactly("2026-01-05 PAUSED", "2026-01-12 ORDERED for 2026-01-12");
        assertThat(plans.changes(plan).stream().map(PlanChange::kind)).containsExactly(PlanChange.Kind.CREATED,
                PlanChange.Kind.PAUSED, PlanChange.Kind.RESUMED, PlanChange.Kind.ENDED);
        assertThat(transactions.call(() -> plans.resume(customer, plan.planId()))).isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.refusal().code()).hasToString("PLAN_HAS_ENDED"));
    }

    @Test
    void aDayThatThePlatformMissedIsMadeUpForOnTheNextTradingDayAndNoLater() {
        Plan friday = weekly(fixture.customerWithWallet(10_001, "1000.00"), 5, "2026-01-09");
        Plan thursday = weekly(fixture.customerWithWallet(10_002, "1000.00"), 4, "2026-01-08");
        // Nobody ran plans from Thursday to Monday noon.
        runAt("2026-01-12T12:00");
        assertThat(history(friday)).containsExactly("2026-01-09 ORDERED for 2026-01-12");
        assertThat(history(thursday)).containsExactly("2026-01-08 MISSED");
        assertThat(find(thursday).nextDate()).isEqualTo("2026-01-15");
    }

    @Test
    void aDateThatPassedWhileThePlanWasPausedIsNotMadeUpForByARunThatComesLate() {
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        Plan plan = weekly(customer, 2, "2026-01-13");
        at("2026-01-12T12:00", () -> plans.pause(customer, plan.planId()));
        // Nobody ran plans on Tuesday.
        at("2026-01-14T08:00", () -> plans.resume(customer, plan.planId()));
        runAt("2026-01-14T10:05");
        runAt("2026-01-20T10:00");
        assertThat(history(plan)).containsExactly("2026-01-13 PAUSED", "2026-01-20 ORDERED for 2026-01-20");
    }

    @Test
    void aDateThatWasDueBeforeThePlanWasPausedIsMissedAndNotOrderedAgainstTheCustomersInstruction() {
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        Plan plan = weekly(customer, 2, "2026-01-13");
        // Nobody ran plans on Tuesday.
        at("2026-01-14T08:00", () -> plans.pause(customer, plan.planId()));
        runAt("2026-01-14T10:05");
        assertThat(history(plan)).containsExactly("2026-01-13 MISSED");
    }

    @Test
    void aPauseThatEndsBeforeTheNextRunPassesNothingOver() {
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        Plan plan = weekly(customer, 2, "2026-01-13");
        at("2026-01-12T12:00", () -> plans.pause(customer, plan.planId()));
        at("2026-01-13T09:59", () -> plans.resume(customer, plan.planId()));
        runAt("2026-01-13T10:00");
        assertThat(history(plan)).containsExactly("2026-01-13 ORDERED for 2026-01-13");
    }

    private void at(String moment, Supplier<PlanResult> instruction) {
        clock.set(moment);
        kept(instruction);
    }

    @Test
    void aRunAfterTheCutOffOrdersForTheNextTradingDay() {
        Plan plan = weekly(fixture.customerWithWallet(10_001, "1000.00"), 1, null);
        clock.set("2026-01-05T15:00");
        run.run(LocalDate.parse("2026-01-05"), transactions);
        assertThat(history(plan)).containsExactly("2026-01-05 ORDERED for 2026-01-06");
    }

    @Test
    void endsAfterItsLastDateAndSaysSo() {
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        Plan counted = begin(customer, new Schedule(Frequency.WEEKLY, 1, LONG_AGO, null, 2), null);
        Plan bounded = begin(customer,
                new Schedule(Frequency.WEEKLY, 1, LONG_AGO, LocalDate.parse("2026-01-11"), null), null);
        runAt("2026-01-05T10:00");
        assertThat(find(counted).state()).isEqualTo(PlanState.ON);
        assertThat(find(bounded).state()).isEqualTo(PlanState.ENDED);
        assertThat(plans.changes(bounded).getLast().changedBy()).isEqualTo(PlanChange.By.PLATFORM);
        runAt("2026-01-12T10:00");
        assertThat(find(counted).state()).isEqualTo(PlanState.ENDED);
        assertThat(find(counted).nextDate()).isNull();
    }

    @Test
    void redeemsUnits() {
        Customer customer = fixture.holder(10_001, Fixture.FUND, "150.00", "2026-01-05");
        Plan plan = kept(
                () -> plans.create(customer, new Instruction(null, Fixture.FUND_CODE, OrderKind.REDEMPTION, 100_00,
                        new Schedule(Frequency.WEEKLY, 1, LONG_AGO, null, null))));
        runAt("2026-01-05T10:00");
        runAt("2026-01-12T10:00");
        assertThat(history(plan)).containsExactly("2026-01-05 ORDERED for 2026-01-05",
                "2026-01-12 REFUSED INSUFFICIENT_UNITS available=50.00 units=100.00");
    }

    @Test
    void aPlanIntoAProductGoesToItsFundsByWeightAndComesOutInItsOrder() {
        products();
        Customer customer = fixture.customerWithWallet(10_001, "250.00");
        Plan in = kept(() -> plans.create(customer,
                new Instruction("BALANCE", null, OrderKind.SUBSCRIPTION, 100_01, MONDAYS)));
        runAt("2026-01-05T10:00");
        runAt("2026-01-12T10:00");
        runAt("2026-01-19T10:00");
        assertThat(funds(in)).containsExactly("2026-01-05 000198 33.34", "2026-01-05 000199 66.67",
                "2026-01-12 000198 33.34", "2026-01-12 000199 66.67");
        assertThat(history(in)).last().asString().startsWith("2026-01-19 REFUSED INSUFFICIENT_BALANCE");
        assertThat(jdbc.sql("SELECT held FROM account WHERE owner_id = 10001 AND purpose = 'WALLET'")
                .query(Long.class).single()).as("nothing of the third date").isEqualTo(200_02);

        fixture.moveIn(Fixture.FUND, 10_001, "50.00", "2026-01-20");
        fixture.moveIn(OTHER_FUND, 10_001, "30.00", "2026-01-20");
        Plan out = kept(() -> plans.create(customer,
                new Instruction("BALANCE", null, OrderKind.REDEMPTION, 40_00, MONDAYS)));
        runAt("2026-01-26T10:00");
        assertThat(funds(out)).containsExactly("2026-01-26 000199 30.00", "2026-01-26 000198 10.00");
    }

    @Test
    void aProductThatLosesAFundKeepsWhatItsPlansHaveOrdered() {
        products();
        Plan plan = kept(() -> plans.create(fixture.customerWithWallet(10_001, "250.00"),
                new Instruction("BALANCE", null, OrderKind.SUBSCRIPTION, 100_01, MONDAYS)));
        runAt("2026-01-05T10:00");
        // The invariants, which are asked after each test, look at the date with the product as it is then.
        jdbc.sql("DELETE FROM product_fund WHERE product_id = 1 AND fund_id = ?").param(OTHER_FUND).update();
        runAt("2026-01-12T10:00");
        assertThat(funds(plan)).containsExactly("2026-01-05 000198 33.34", "2026-01-05 000199 66.67",
                "2026-01-12 000198 100.01");
    }

    @Test
    void aProductThatLeavesTheChoiceNamesItsFundOnce() {
        products();
        Customer customer = fixture.customerWithWallet(10_001, "250.00");
        Plan chosen = kept(() -> plans.create(customer,
                new Instruction("CHOICE", "000199", OrderKind.SUBSCRIPTION, 100_00, MONDAYS)));
        runAt("2026-01-05T10:00");
        assertThat(funds(chosen)).containsExactly("2026-01-05 000199 100.00");
        assertThat(target(customer, "CHOICE", null)).isEqualTo("FUND_TO_BE_CHOSEN");
        assertThat(target(customer, "CHOICE", "000200")).isEqualTo("UNKNOWN_FUND");
        assertThat(target(customer, "BALANCE", "000199")).isEqualTo("FUND_NOT_TO_BE_CHOSEN");
        assertThat(target(customer, "NONE", null)).isEqualTo("UNKNOWN_PRODUCT");
    }

    @Test
    void ofAProductIsOrderedAllOrNothing() {
        products();
        Plan plan = kept(() -> plans.create(fixture.customerWithWallet(10_001, "250.00"),
                new Instruction("BALANCE", null, OrderKind.SUBSCRIPTION, 100_00, MONDAYS)));
        jdbc.sql("UPDATE fund SET fund_status = '5' WHERE fund_id = ?").param(Fixture.FUND).update();
        runAt("2026-01-05T10:00");
        assertThat(history(plan)).containsExactly(
                "2026-01-05 REFUSED SUBSCRIPTIONS_STOPPED amount=33.33 fundCode=000198 productCode=BALANCE");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM fund_order").query(Integer.class).single()).isZero();
    }

    @Test
    void aPlanBegunAfterTheRunOfTheDayBeginsOnALaterDate() {
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        var mondays = new Schedule(Frequency.WEEKLY, 1, LONG_AGO, null, null);
        assertThat(begin(customer, mondays, "2026-01-05T09:59").nextDate()).isEqualTo("2026-01-05");
        assertThat(begin(customer, mondays, "2026-01-05T10:00").nextDate()).isEqualTo("2026-01-12");
        var saturdays = new Schedule(Frequency.WEEKLY, 6, LONG_AGO, null, null);
        assertThat(begin(customer, saturdays, "2026-01-10T23:00").nextDate()).as("due on Monday")
                .isEqualTo("2026-01-10");
    }

    @Test
    void refusesAPlanWithoutADateAndTheOneThatIsTooMany() {
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        assertThat(refusal(customer, Fixture.FUND_CODE,
                new Schedule(Frequency.WEEKLY, 1, LONG_AGO, LocalDate.parse("2026-01-04"), null)))
                .isEqualTo("PLAN_WITHOUT_DATE");
        assertThat(refusal(customer, "999999", new Schedule(Frequency.WEEKLY, 1, LONG_AGO, null, null)))
                .isEqualTo("UNKNOWN_FUND");
        for (int i = 0; i < Plans.OPEN_MAX; i++) {
            weekly(customer, 1, null);
        }
        assertThat(refusal(customer, Fixture.FUND_CODE, new Schedule(Frequency.WEEKLY, 1, LONG_AGO, null, null)))
                .isEqualTo("TOO_MANY_PLANS");
    }

    @Test
    void plansThatAreCreatedAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        int threads = 2 * Plans.OPEN_MAX;
        CountDownLatch together = new CountDownLatch(threads);
        List<Future<PlanResult>> results = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                results.add(executor.submit(() -> {
                    together.countDown();
                    together.await();
                    return transactions.call(() -> plans.create(customer, new Instruction(null, Fixture.FUND_CODE,
                            OrderKind.SUBSCRIPTION, 100_00, MONDAYS)));
                }));
            }
        }
        int kept = 0;
        for (Future<PlanResult> result : results) {
            kept += result.get() instanceof Kept ? 1 : 0;
        }
        assertThat(kept).isEqualTo(Plans.OPEN_MAX);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM plan").query(Integer.class).single()).isEqualTo(Plans.OPEN_MAX);
    }

    @Test
    void aKillCostsNoDateAndRepeatsNone() {
        List<Plan> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(weekly(fixture.customerWithWallet(10_001 + i, "100.00"), 1, null));
        }
        clock.set("2026-01-05T10:00");
        for (int survived = 0; survived < 4; survived++) {
            AtomicInteger left = new AtomicInteger(survived);
            Transactions dying = transactions.checkedBy(() -> {
                if (left.getAndDecrement() <= 0) {
                    throw new IllegalStateException("killed");
                }
            });
            assertThatThrownBy(() -> run.run(LocalDate.parse("2026-01-05"), dying)).hasMessageContaining("killed");
        }
        run.run(LocalDate.parse("2026-01-05"), transactions);
        assertThat(all).allSatisfy(
                plan -> assertThat(history(plan)).containsExactly("2026-01-05 ORDERED for 2026-01-05"));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM fund_order").query(Integer.class).single()).isEqualTo(5);
    }

    @Test
    void runsSideBySideOrderEachDateOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            weekly(fixture.customerWithWallet(10_001 + i, "1000.00"), 1, null);
        }
        clock.set("2026-01-05T10:00");
        long decided = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(threads.submit(() -> run.run(LocalDate.parse("2026-01-05"), transactions)));
            }
            for (Future<Long> one : runs) {
                decided += one.get();
            }
        }
        assertThat(decided).isEqualTo(40);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM fund_order").query(Integer.class).single()).isEqualTo(40);
    }

    @Test
    void onePlanThatFailsKeepsNoOtherFromItsDay() {
        Plan broken = weekly(fixture.customerWithWallet(10_001, "1000.00"), 1, null);
        Plan sound = weekly(fixture.customerWithWallet(10_002, "1000.00"), 1, null);
        breakDate(broken);
        clock.set("2026-01-05T10:00");
        assertThatThrownBy(() -> run.run(LocalDate.parse("2026-01-05"), transactions))
                .hasMessageContaining("1 plans can't be decided");
        assertThat(history(sound)).containsExactly("2026-01-05 ORDERED for 2026-01-05");

        jdbc.sql("DELETE FROM plan_date WHERE plan_id = ?").param(broken.planId()).update();
        assertThat(run.run(LocalDate.parse("2026-01-05"), transactions)).isEqualTo(1);
    }

    @Test
    void manyPlansThatFailKeepNoOtherFromItsDay() {
        Customer customer = fixture.customerWithWallet(10_001, "1000.00");
        Customer another = fixture.customerWithWallet(10_002, "1000.00");
        List<Plan> broken = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            broken.add(weekly(i < 20 ? customer : another, 1, null));
        }
        Plan sound = weekly(another, 1, null);
        broken.forEach(this::breakDate);
        clock.set("2026-01-05T10:00");
        assertThatThrownBy(() -> run.run(LocalDate.parse("2026-01-05"), transactions))
                .hasMessageContaining("25 plans can't be decided");
        assertThat(history(sound)).containsExactly("2026-01-05 ORDERED for 2026-01-05");
        broken.forEach(plan -> jdbc.sql("DELETE FROM plan_date WHERE plan_id = ?").param(plan.planId()).update());
    }

    @Test
    void aRunThatMayCommitNothingAnyMoreStopsAtOnce() {
        for (int i = 0; i < 3; i++) {
            weekly(fixture.customerWithWallet(10_001 + i, "1000.00"), 1, null);
        }
        clock.set("2026-01-05T10:00");
        for (RuntimeException end : List.of(new FencedOff("another took over"),
                new DataAccessResourceFailureException("the connection is gone"))) {
            AtomicInteger tried = new AtomicInteger();
            Transactions ending = transactions.checkedBy(() -> {
                tried.incrementAndGet();
                throw end;
            });
            assertThatThrownBy(() -> run.run(LocalDate.parse("2026-01-05"), ending)).isSameAs(end);
            assertThat(tried).hasValue(1);
        }
    }

    /** It looks decided, so that deciding it fails. */
    private void breakDate(Plan plan) {
        jdbc.sql("""
                INSERT INTO plan_date (customer_id, plan_id, date_no, nominal_date, due_date, outcome, decided_at)
                VALUES (?, ?, 1, '2026-01-05', '2026-01-05', 'PAUSED', NOW(3))
                """).params(plan.customerId(), plan.planId()).update();
    }

    private long runAt(String moment) {
        clock.set(moment);
        LocalDate through = run.dueFor(LocalDateTime.parse(moment));
        return through == null ? 0 : run.run(through, transactions);
    }

    private Plan weekly(Customer customer, int day, @Nullable String firstDate) {
        return begin(customer, new Schedule(Frequency.WEEKLY, day,
                firstDate == null ? LONG_AGO : LocalDate.parse(firstDate), null, null), null);
    }

    private Plan begin(Customer customer, Schedule schedule, @Nullable String at) {
        if (at != null) {
            clock.set(at);
        }
        return kept(() -> plans.create(customer,
                new Instruction(null, Fixture.FUND_CODE, OrderKind.SUBSCRIPTION, 100_00, schedule)));
    }

    private String refusal(Customer customer, String fundCode, Schedule schedule) {
        return switch (transactions
                .call(() -> plans.create(customer,
                        new Instruction(null, fundCode, OrderKind.SUBSCRIPTION, 1, schedule)))) {
            case Refused(var refusal) -> refusal.code().name();
            case Kept(var plan) -> plan.toString();
        };
    }

    private Plan kept(Supplier<PlanResult> instruction) {
        return switch (transactions.call(instruction)) {
            case Kept(var plan) -> plan;
            case Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private Plan find(Plan plan) {
        return Objects.requireNonNull(plans.find(plan.customer(), plan.planId()));
    }

    /**
     * BALANCE goes two thirds into 000199, out of which money comes first; CHOICE leaves the choice to the customer.
     */
    private void products() {
        fixture.fund(OTHER_FUND, "000199", "2026-01-04", Carry.DAILY, ResidueRule.REDISTRIBUTED);
        fixture.product(1, "BALANCE", "WEIGHT", new WeightedFund(OTHER_FUND, 2), new WeightedFund(Fixture.FUND, 1));
        fixture.product(2, "CHOICE", "CHOSEN", new WeightedFund(OTHER_FUND, 1), new WeightedFund(Fixture.FUND, 1));
    }

    private String target(Customer customer, String productCode, @Nullable String fundCode) {
        return switch (transactions.call(() -> plans.create(customer,
                new Instruction(productCode, fundCode, OrderKind.SUBSCRIPTION, 1, MONDAYS)))) {
            case Refused(var refusal) -> refusal.code().name();
            case Kept(var plan) -> plan.toString();
        };
    }

    /** Which funds each date went to, oldest first. */
    private List<String> funds(Plan plan) {
        return plans.dates(plan, EVER_AFTER, 100).reversed().stream()
                .flatMap(date -> date.orders().stream().map(
                        order -> date.nominalDate() + " " + order.fundCode() + " " + Money.ofCents(order.ordered())))
                .toList();
    }

    /** Oldest first. */
    private List<String> history(Plan plan) {
        return plans.dates(plan, EVER_AFTER, 100).reversed().stream()
                .map(date -> date.nominalDate() + " " + date.outcome()
                        + (date.orders().isEmpty() ? "" : " for " + date.orders().getFirst().tradeDate())
                        + (date.refusalCode() == null ? "" : " " + date.refusalCode())
                        + (date.figures() == null ? "" : " " + date.figures().replace('\n', ' ')))
                .toList();
    }
}
