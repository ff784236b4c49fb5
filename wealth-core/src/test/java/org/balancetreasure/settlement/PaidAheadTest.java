package org.balancetreasure.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.limits.PaidAhead;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.PayoutsAhead;
import org.balancetreasure.orders.ProceedsBooking;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Redemptions of T = 2013-07-10, confirmed on 2013-07-11, in a channel that pays on confirmation. */
@CoreTest
@Import(SettlementScene.class)
class PaidAheadTest {

    private static final String M = Fixture.FUND_CODE;
    private static final String T1 = "2013-07-11";

    private final SettlementScene scene;
    private final PayoutsAhead payouts;
    private final PaidAhead paidAhead;
    private final ProceedsBooking proceeds;
    private final Breaks breaks;

    PaidAheadTest(SettlementScene scene, PayoutsAhead payouts, PaidAhead paidAhead, ProceedsBooking proceeds,
            Breaks breaks) {
        this.scene = scene;
        this.payouts = payouts;
        this.paidAhead = paidAhead;
        this.proceeds = proceeds;
        this.breaks = breaks;
    }

    @BeforeEach
    void fundAndBanks() {
        scene.fixture.moneyMarketFund("2013-07-10", ResidueRule.REDISTRIBUTED);
        scene.fixture.settlement("NET", "2013-01-01");
        scene.clock.set("2013-07-10T10:00:00");
    }

    @Test
    void theCustomerIsPaidOnConfirmationAndTheFundsMoneyRepaysTheOperator() {
        limit(T1, "100.00");
        Order order = confirmed(List.of("50.00")).getFirst();
        assertThat(pay()).isEqualTo(1);

        assertThat(scene.fixture.wallet(10_000)).isEqualTo("50.00");
        assertThat(scene.house("PAID_AHEAD", 1)).isEqualTo("-50.00");
        assertThat(scene.house("PROCEEDS_PAYABLE", Fixture.FUND)).isEqualTo("50.00");
        assertThat(outstanding()).isEqualTo("50.00");
        assertThat(proceeds.ofOrders(order.customerId(), List.of(order.orderId()))).singleElement()
                .satisfies(paid -> assertThat(paid.paidOn()).isEqualTo(T1));

        settled(T1, "50.00");
        assertThat(scene.fixture.wallet(10_000)).as("once").isEqualTo("50.00");
        assertThat(scene.house("PAID_AHEAD", 1)).isEqualTo("0.00");
        assertThat(scene.house("PROCEEDS_PAYABLE", Fixture.FUND)).isEqualTo("0.00");
        assertThat(outstanding()).isEqualTo("0.00");
        assertThat(scene.payments()).last().isEqualTo("PROCEEDS 50.00 PRO-20130711-ZZ-2");
    }

    @Test
    void whatDoesNotFitIntoTheLimitWaitsForItsMoneyAndWhatIsSmallerStillFits() {
        limit(T1, "100.00");
        confirmed(List.of("60.00", "40.01", "40.00"));
        assertThat(pay()).isEqualTo(2);
        assertThat(pay()).as("again").isZero();

        assertThat(wallets(3)).containsExactly("60.00", "0.00", "40.00");
        assertThat(outstanding()).isEqualTo("100.00");
        settled(T1, "140.01");
        assertThat(wallets(3)).containsExactly("60.00", "40.01", "40.00");
        assertThat(outstanding()).isEqualTo("0.00");
    }

    @Test
    void aChannelWithoutALimitOrBeforeItsDayPaysWhenTheMoneyIsThere() {
        limit("2013-07-12", "100.00");
        confirmed(List.of("50.00"));
        assertThat(pay()).isZero();
        assertThat(wallets(1)).containsExactly("0.00");

        limit("2013-07-13", null);
        assertThat(paidAhead.take("demo", LocalDate.parse("2013-07-14"), Money.of("0.01"))).isFalse();
    }

    @Test
    void ifTheSettlementIsLateTheCustomerStaysPaidAndTheOperatorsMoneyStaysOut() {
        limit(T1, "50.00");
        Order order = confirmed(List.of("50.00")).getFirst();
        pay();
        scene.agree(T1);
        scene.release(T1);
        scene.midnight("2013-07-12");
        scene.releases.release(SettlementScene.AGENT, LocalDate.parse(T1), LocalDate.parse("2013-07-12"),
                scene.transactions);

        assertThat(breaks.openSubjects(BreakType.PROCEEDS_LATE, SettlementScene.AGENT, ""))
                .containsExactly("proceeds promised for 2013-07-11");
        assertThat(proceeds.ofOrders(order.customerId(), List.of(order.orderId()))).singleElement()
                .satisfies(paid -> {
                    assertThat(paid.paidOn()).isEqualTo(T1);
                    assertThat(paid.releasedOn()).isNull();
                });
        assertThat(outstanding()).isEqualTo("50.00");
        assertThat(scene.transactions.call(
                () -> paidAhead.take("demo", LocalDate.parse("2013-07-12"), Money.of("0.01"))))
                .as("nothing more is paid ahead meanwhile").isFalse();

        scene.booked("2013-07-12", "50.00");
        scene.releases.release(SettlementScene.AGENT, LocalDate.parse(T1), LocalDate.parse("2013-07-12"),
                scene.transactions);
        assertThat(scene.house("PAID_AHEAD", 1)).isEqualTo("0.00");
        assertThat(wallets(1)).containsExactly("50.00");
        assertThat(breaks.openSubjects(BreakType.PROCEEDS_LATE, SettlementScene.AGENT, "")).isEmpty();
    }

    @Test
    void twoRunsAtOnceNeverExceedTheLimitTogetherNorPayTwice() throws Exception {
        limit(T1, "100.00");
        confirmed(List.of("30.00", "30.00", "30.00", "30.00", "30.00", "30.00", "30.00", "30.00"));
        List<Callable<Long>> runs = List.of(this::pay, this::pay, this::pay);
        long paid = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(runs.size())) {
            for (Future<Long> run : threads.invokeAll(runs)) {
                paid += run.get();
            }
        }

        assertThat(paid).isEqualTo(3);
        assertThat(outstanding()).isEqualTo("90.00");
        assertThat(wallets(8)).filteredOn("30.00"::equals).hasSize(3);
    }

    @Test
    void aKillBeforeTheCommitPaysNothingAndTakesNothingOfTheLimit() {
        limit(T1, "100.00");
        confirmed(List.of("50.00"));
        assertThatThrownBy(() -> payouts.pay(SettlementScene.AGENT, LocalDate.parse(T1),
                scene.transactions.checkedBy(() -> {
                    throw new IllegalStateException("killed");
                }))).hasMessage("killed");
        assertThat(outstanding()).isEqualTo("0.00");
        assertThat(wallets(1)).containsExactly("0.00");

        assertThat(pay()).isEqualTo(1);
        assertThat(wallets(1)).containsExactly("50.00");
    }

    private void limit(String validFrom, @Nullable String yuan) {
        scene.transactions.run(() -> paidAhead.add("demo",
                new PaidAhead.Dated(LocalDate.parse(validFrom), yuan == null ? null : Money.of(yuan))));
    }

    /** Customers from 10000 on redeem one of these amounts each. */
    private List<Order> confirmed(List<String> amounts) {
        List<Order> orders = new ArrayList<>();
        for (String amount : amounts) {
            orders.add(scene.redeemed(
                    scene.fixture.holder(10_000 + orders.size(), Fixture.FUND, amount, "2013-07-10"), M, amount));
        }
        scene.cutOff("2013-07-10");
        scene.midnight(T1);
        for (int i = 0; i < amounts.size(); i++) {
            scene.confirm(orders.get(i), "S" + i, amounts.get(i), amounts.get(i));
        }
        return orders;
    }

    private long pay() {
        return payouts.pay(SettlementScene.AGENT, LocalDate.parse(T1), scene.transactions);
    }

    /** The agent pays what it owes, and a statement shows it. */
    private void settled(String day, String yuan) {
        scene.agree(day);
        scene.booked(day, yuan);
        scene.release(day);
    }

    private String outstanding() {
        return paidAhead.outstanding("demo").toString();
    }

    private List<String> wallets(int count) {
        List<String> wallets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            wallets.add(scene.fixture.wallet(10_000 + i));
        }
        return wallets;
    }
}
