package org.balancetreasure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.balancetreasure.sweep.SweepScene.FIRST;
import static org.balancetreasure.sweep.SweepScene.SECOND;
import static org.balancetreasure.sweep.SweepScene.THIRD;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.products.ProductOrders;
import org.balancetreasure.products.ProductOrders.Result;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Fixture.WeightedFund;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a customer is told of a product, whose funds each have limits of their own. */
@CoreTest
class ProductOrdersTest {

    private static final long CUSTOMER = 10_001;
    private static final int RANDOM_PRODUCTS = 40;
    private static final Set<Alternative.Kind> AMOUNTS = Set.of(Alternative.Kind.AT_LEAST, Alternative.Kind.AT_MOST);

    private final ProductOrders orders;
    private final SweepScene scene;
    private int requests;

    ProductOrdersTest(ProductOrders orders, SweepRules rules, JdbcClient jdbc, Fixture fixture, TestClock clock,
            Transactions transactions) {
        this.orders = orders;
        this.scene = new SweepScene(jdbc, fixture, clock, rules, transactions);
    }

    @BeforeEach
    void products() {
        scene.set();
        scene.fixture.product(4, "BALANCE", "WEIGHT", new WeightedFund(FIRST, 60), new WeightedFund(SECOND, 40));
    }

    @Test
    void eachPartSaysWhichProductWasOrdered() {
        wallet("1000.00");
        assertThat(taken(subscribe("BALANCE", "100.00"))).hasSize(2);
        assertThat(scene.jdbc.sql("SELECT CONCAT(origin, ' ', origin_id) FROM fund_order").query(String.class).list())
                .containsExactly("PRODUCT 4", "PRODUCT 4");
    }

    @Test
    void aPartThatIsTooSmallNamesItsFundAndTheLeastOfTheWhole() {
        wallet("1000.00");
        fund(SECOND, "minimum_subscription", 100_00);

        Refusal refusal = refused(subscribe("BALANCE", "100.00"));

        assertThat(refusal.code()).isEqualTo(Code.BELOW_MINIMUM);
        assertThat(refusal.figures()).isEqualTo(
                Map.of("productCode", "BALANCE", "fundCode", "990101", "amount", "40.00", "minimum", "100.00", "setBy",
                        "PLATFORM"));
        // Of 249.99 the fund's part is 99.996, which is rounded up.
        assertThat(refusal.alternative()).isEqualTo(Alternative.atLeast(Money.of("249.99")));
        assertThat(refused(subscribe("BALANCE", "249.98")).code()).isEqualTo(Code.BELOW_MINIMUM);
        assertThat(taken(subscribe("BALANCE", "249.99"))).containsExactly("000198 149.99", "990101 100.00");
    }

    @Test
    void aWalletThatIsShortIsComparedWithTheWhole() {
        wallet("100.00");

        Refusal refusal = refused(subscribe("BALANCE", "150.00"));

        assertThat(refusal.code()).isEqualTo(Code.INSUFFICIENT_BALANCE);
        assertThat(refusal.figures()).isEqualTo(Map.of("available", "100.00", "amount", "150.00"));
        assertThat(refusal.alternative()).isEqualTo(Alternative.atMost(Money.of("100.00")));
        fund(SECOND, "minimum_subscription", 100_00);
        assertThat(refused(subscribe("BALANCE", "150.00")).alternative())
                .as("100.00 would be too little for a fund").isEqualTo(Alternative.payIn(Money.of("50.00")));
        fund(SECOND, "minimum_subscription", 1);
        fund(SECOND, "fund_status", 5);
        assertThat(refused(subscribe("BALANCE", "150.00")).code()).as("paying in would not help")
                .isEqualTo(Code.SUBSCRIPTIONS_STOPPED);
        fund(SECOND, "fund_status", 0);
        assertThat(taken(subscribe("BALANCE", "100.00"))).containsExactly("000198 60.00", "990101 40.00");
    }

    @Test
    void whatCapAndQuotaLeaveIsSaidOfTheWhole() {
        wallet("1000.00");
        fund(SECOND, "holding_cap", 30_00);

        Refusal refusal = refused(subscribe("BALANCE", "100.00"));
        assertThat(refusal.code()).isEqualTo(Code.HOLDING_CAP);
        assertThat(refusal.figures()).containsEntry("fundCode", "990101").containsEntry("amount", "40.00");
        follow("BALANCE", "100.00", refusal);
        fund(SECOND, "daily_quota", 20_00);
        scene.jdbc.sql("UPDATE fund SET holding_cap = NULL").update();
        refusal = refused(subscribe("BALANCE", "100.00"));
        assertThat(refusal.code()).isEqualTo(Code.DAILY_QUOTA);
        follow("BALANCE", "100.00", refusal);
        assertThat(scene.held(CUSTOMER)).isZero();
    }

    @Test
    void whatIsPossibleInsteadIsTakenAndACentBeyondItIsNot() {
        long seed = 20_260_105;
        Random random = new Random(seed);
        wallet("5000.00");
        int followed = 0;
        for (int i = 0; i < RANDOM_PRODUCTS; i++) {
            String code = "R" + i;
            scene.fixture.product(100 + i, code, "WEIGHT", new WeightedFund(FIRST, 1 + random.nextInt(100)),
                    new WeightedFund(SECOND, 1 + random.nextInt(100)),
                    new WeightedFund(THIRD, 1 + random.nextInt(100)));
            for (int fundId : List.of(FIRST, SECOND, THIRD)) {
                fund(fundId, "minimum_subscription", 1 + random.nextInt(200_00));
                fund(fundId, "holding_cap", 200_00 + random.nextInt(1500_00));
            }
            String amount = Money.ofCents(1_00 + random.nextInt(6000_00)).toString();
            Result result = tried(code, Money.of(amount));
            if (result instanceof Result.Refused(Refusal refusal) && refusal.alternative() != null
                    && AMOUNTS.contains(refusal.alternative().kind())) {
                follow(code, amount + " of product " + i + ", seed " + seed, refusal);
                followed++;
            }
        }
        assertThat(followed).as("seed %d", seed).isGreaterThan(RANDOM_PRODUCTS / 4);
    }

    @Test
    void aFundThatIsNoLongerSoldIsLeftAsideAsTheSweepDoes() {
        scene.agrees(CUSTOMER, "180.00", "SPLIT", null, "90.00");
        scene.jdbc.sql("DELETE FROM channel_fund WHERE fund_id = ?").param(SECOND).update();

        assertThat(taken(subscribe("SPLIT", "90.00"))).containsExactly("000198 75.00", "990102 15.00");
        assertThat(taken(subscribe("BEST", "9.00"))).as("990101 has the best yield").containsExactly("000198 9.00");
        scene.jdbc.sql("DELETE FROM channel_fund").update();
        assertThat(refused(subscribe("SPLIT", "9.00")).code()).isEqualTo(Code.CHANNEL_DOES_NOT_SELL);
    }

    @Test
    void aProductThatTakesTheBestFundNamesItWhenItRefuses() {
        wallet("1000.00");
        fund(SECOND, "minimum_subscription", 100_00);
        fund(FIRST, "minimum_subscription", 200_00);
        Refusal refusal = refused(subscribe("BEST", "10.00"));
        assertThat(refusal.figures()).isEqualTo(
                Map.of("productCode", "BEST", "fundCode", "990101", "amount", "10.00", "minimum", "100.00", "setBy",
                        "PLATFORM"));
        follow("BEST", "10.00", refusal);
    }

    @Test
    void aFundThatCantGiveAllKeepsNothingBackThatOthersHave() {
        holdings("1500.00", "5000.00");
        fund(SECOND, "minimum_holding", 1000_00);
        assertThat(taken(redeem("800.00"))).containsExactlyInAnyOrder("990101 500.00", "000198 300.00");
        assertThat(taken(redeem("1000.00"))).as("all that is left of the first").containsExactly("990101 1000.00");
    }

    @Test
    void aFundThatTakesNoRedemptionsIsPassedOver() {
        holdings("1500.00", "5000.00");
        fund(SECOND, "fund_status", 6);
        assertThat(taken(redeem("800.00"))).containsExactly("000198 800.00");
        Refusal refusal = refused(redeem("4200.01"));
        assertThat(refusal.code()).isEqualTo(Code.REDEMPTIONS_STOPPED);
        assertThat(refusal.figures()).containsEntry("fundCode", "990101").containsEntry("units", "1500.00");
        assertThat(refusal.alternative()).isEqualTo(Alternative.atMost(Units.of("4200.00")));
        assertThat(refused(redeem("6500.01"))).as("less than is asked for, wherever it is").isEqualTo(new Refusal(
                Code.INSUFFICIENT_UNITS,
                RefusalDetails.of("available", Units.of("5700.00"), "units", Units.of("6500.01")),
                Alternative.atMost(Units.of("4200.00"))));
        assertThat(taken(redeem("4200.00"))).containsExactly("000198 4200.00");
    }

    @Test
    void theFirstFundGivesLessWhereTheRestWouldElseBeTooSmall() {
        holdings("100.00", "5000.00");
        fund(FIRST, "minimum_redemption", 1_00);
        assertThat(taken(redeem("99.50"))).containsExactly("990101 99.50");
        assertThat(refused(redeem("0.60")).alternative()).isEqualTo(Alternative.atMost(Units.of("0.50")));
        assertThat(taken(redeem("1.20"))).containsExactlyInAnyOrder("990101 0.20", "000198 1.00");
    }

    @Test
    void noOrderIsLargerThanTheFundAllows() {
        holdings("1500.00", "5000.00");
        fund(SECOND, "largest_redemption", 600_00);
        assertThat(taken(redeem("800.00"))).containsExactlyInAnyOrder("990101 600.00", "000198 200.00");
    }

    @Test
    void whatDoesNotComeOutIsSaidOfTheWhole() {
        holdings("1500.00", "0.00");
        fund(SECOND, "minimum_holding", 1000_00);
        Refusal refusal = refused(redeem("800.00"));
        assertThat(refusal.code()).isEqualTo(Code.MINIMUM_HOLDING);
        assertThat(refusal.figures()).containsEntry("fundCode", "990101").containsEntry("units", "800.00");
        assertThat(refusal.alternative()).isEqualTo(Alternative.atMost(Units.of("500.00")));
        assertThat(refused(redeem("1500.01"))).isEqualTo(new Refusal(Code.INSUFFICIENT_UNITS,
                RefusalDetails.of("available", Units.of("1500.00"), "units", Units.of("1500.01")),
                Alternative.atMost(Units.of("1500.00"))));
        fund(SECOND, "minimum_redemption", 600_00);
        assertThat(refused(redeem("100.00")).alternative()).as("nothing less than all")
                .isEqualTo(Alternative.atLeast(Units.of("1500.00")));
        assertThat(taken(redeem("1500.00"))).containsExactly("990101 1500.00");
    }

    /** Or two customers' requests of one product would each have what the other waits for. */
    @Test
    void theLimitsOfAllFundsAreLockedBeforeTheFirstOrderReachesTheWallet() throws Exception {
        wallet("1000.00");
        String wallet = "account WHERE asset_id = 156 AND purpose = 'WALLET' AND owner_id = " + CUSTOMER;
        assertThat(taken(subscribe("BALANCE", "10.00"))).as("so that the rows of limits are there").hasSize(2);
        for (String product : List.of("BALANCE", "BEST")) {
            assertThat(whileLocked(wallet, () -> subscribe(product, "100.00"),
                    () -> await().alias("limits of both funds, " + product)
                            .until(() -> limitsAreLocked(FIRST) && limitsAreLocked(SECOND))))
                    .isInstanceOf(Result.Accepted.class);
        }
    }

    @Test
    void theUnitsOfAllFundsAreLockedInTheirOrderWhicheverComesOutFirst() throws Exception {
        holdings("500.00", "5000.00");
        assertThat(taken(whileLocked(units(FIRST), () -> redeem("100.00"), () -> {
            scene.fixture.awaitLockWaits(1);
            assertThat(scene.fixture.isLocked(units(SECOND))).isFalse();
        }))).containsExactly("990101 100.00");
    }

    private boolean limitsAreLocked(int fundId) {
        return scene.fixture.isLocked("limit_use WHERE customer_id = " + CUSTOMER + " AND fund_id = " + fundId);
    }

    private static String units(int fundId) {
        return "account WHERE asset_id = " + fundId + " AND purpose = 'UNITS' AND owner_id = " + CUSTOMER;
    }

    /**
     * What becomes of a request that comes while somebody has locked {@code row}, who looks around before letting it
     * go.
     */
    private Result whileLocked(String row, Callable<Result> request, Runnable look) throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            return scene.transactions.call(() -> {
                scene.jdbc.sql("SELECT 1 FROM " + row + " FOR UPDATE").query(Long.class).single();
                Future<Result> waiting = threads.submit(request);
                look.run();
                return waiting;
            }).get();
        }
    }

    /** Of a product that lets the second fund out first. */
    private void holdings(String second, String first) {
        wallet("0.00");
        scene.fixture.product(5, "OUT", "BEST_YIELD", new WeightedFund(SECOND, 1), new WeightedFund(FIRST, 1));
        scene.fixture.moveIn(SECOND, CUSTOMER, second, "2026-01-05");
        scene.fixture.moveIn(FIRST, CUSTOMER, first, "2026-01-05");
    }

    private Result redeem(String units) {
        return scene.transactions
                .call(() -> orders.redeem(customer(), "request " + ++requests, "OUT", Units.of(units)));
    }

    /** Without a trace. */
    private void follow(String productCode, String refused, Refusal refusal) {
        Alternative alternative = Objects.requireNonNull(refusal.alternative(), refused);
        boolean atLeast = alternative.kind() == Alternative.Kind.AT_LEAST;
        Money possible = Money.of(Objects.requireNonNull(alternative.figures().get(atLeast ? "atLeast" : "atMost")));
        assertThat(tried(productCode, possible)).as("%s instead of %s", possible, refused)
                .isInstanceOf(Result.Accepted.class);
        Money beyond = Money.ofCents(possible.cents() + (atLeast ? -1 : 1));
        assertThat(tried(productCode, beyond)).as("%s instead of %s", beyond, refused)
                .isInstanceOf(Result.Refused.class);
    }

    private Result tried(String productCode, Money amount) {
        return scene.transactions.call(() -> scene.transactions.orUndo(
                () -> orders.subscribe(customer(), "request " + ++requests, productCode, null, amount), any -> true));
    }

    private Result subscribe(String productCode, String amount) {
        return scene.transactions.call(() -> orders.subscribe(customer(), "request " + ++requests, productCode, null,
                Money.of(amount)));
    }

    private void wallet(String yuan) {
        scene.fixture.customerWithWallet(CUSTOMER, yuan);
    }

    private static Customer customer() {
        return new Customer(CUSTOMER, Fixture.CHANNEL);
    }

    private void fund(int fundId, String column, long value) {
        scene.jdbc.sql("UPDATE fund SET " + column + " = ? WHERE fund_id = ?").params(value, fundId).update();
    }

    private static Refusal refused(Result result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).refusal();
    }

    /** Fund and amount or units of each order. */
    private static List<String> taken(Result result) {
        assertThat(result).isInstanceOf(Result.Accepted.class);
        return ((Result.Accepted) result).orders().stream()
                .map(order -> order.fundCode() + " " + Money.ofCents(order.ordered())).toList();
    }
}
