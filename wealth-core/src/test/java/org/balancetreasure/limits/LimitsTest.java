package org.balancetreasure.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.OrderResult.Refused;
import org.balancetreasure.orders.OrderResult.Accepted;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every rule by the orders that meet it. Mon 2026-01-05, 10:00. */
@CoreTest
class LimitsTest {

    private static final long CUSTOMER = 10_001;

    private final Orders orders;
    private final InstantRedemptions instantRedemptions;
    private final LimitsPreviews previews;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private int requests;

    LimitsTest(Orders orders, InstantRedemptions instantRedemptions, LimitsPreviews previews, Ledger ledger,
            Transactions transactions, Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.orders = orders;
        this.instantRedemptions = instantRedemptions;
        this.previews = previews;
        this.ledger = ledger;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFundWithoutLimits() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        fixture.customerWithWallet(CUSTOMER, "1000.00");
        clock.set("2026-01-05T10:00:00");
    }

    @Test
    void aFundWithAFloatingNavIsNotRedeemedAtOnce() {
        fixture.moveIn(Fixture.FUND, CUSTOMER, "50.00", "2026-01-05");
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "1000.00");
        fund("pricing", "'FLOATING_NAV'", Fixture.FUND);
        assertThat(redeemAtOnce("10.00")).isInstanceOfSatisfying(InstantResult.Refused.class,
                refused -> assertThat(refused.refusal().code()).isEqualTo(Code.FLOATING_NAV));
        assertThat(Objects.requireNonNull(previews.now(customer(), "000198")).instant().refused())
                .isEqualTo(Code.FLOATING_NAV);
        assertThat(redeem("10.00")).isInstanceOf(Accepted.class);
    }

    @Test
    void refusesAFundThatIsNotSoldAndNamesThoseThatAre() {
        fixture.fund(1002, "000009", "2026-01-05", Carry.DAILY, ResidueRule.REDISTRIBUTED);
        fixture.fund(1003, "000010", "2026-01-05", Carry.DAILY, ResidueRule.REDISTRIBUTED);
        fund("fund_status", "'5'", 1003);
        jdbc.sql("DELETE FROM channel_fund WHERE fund_id = 1002").update();
        fixture.moveIn(1002, CUSTOMER, "5.00", "2026-01-05");

        assertRefused(subscribe("000009", "1.00"), Code.CHANNEL_DOES_NOT_SELL, Map.of("fundCode", "000009"),
                Alternative.Kind.OTHER_FUND, Map.of("fundCodes", "000198"));
        assertRefused(subscribe("999999", "1.00"), Code.UNKNOWN_FUND, Map.of("fundCode", "999999"),
                Alternative.Kind.OTHER_FUND, Map.of("fundCodes", "000198"));
        assertRefused(subscribe("000010", "1.00"), Code.SUBSCRIPTIONS_STOPPED, Map.of("fundCode", "000010"),
                Alternative.Kind.OTHER_FUND, Map.of("fundCodes", "000198"));
        // What is held of a fund that is no longer sold still comes back.
        taken(transactions.call(() -> orders.redeem(customer(), "out", "000009", Units.of("5.00"))));
    }

    @Test
    void followsTheStatusThatTheFundCompanyPublished() {
        fixture.moveIn(Fixture.FUND, CUSTOMER, "100.00", "2026-01-05");
        fund("fund_status", "'6'");
        assertRefused(redeem("1.00"), Code.REDEMPTIONS_STOPPED, Map.of("fundCode", "000198"),
                Alternative.Kind.LOOK_AGAIN, Map.of("limits", "/v1/funds/000198/limits"));
        taken(subscribe("1.00"));
        fund("fund_status", "'5'");
        taken(redeem("1.00"));
        assertThat(code(subscribe("1.00"))).isEqualTo(Code.SUBSCRIPTIONS_STOPPED);
        fund("fund_status", "'9'");
        assertThat(code(redeem("1.00"))).isEqualTo(Code.REDEMPTIONS_STOPPED);
        assertThat(code(subscribe("1.00"))).isEqualTo(Code.SUBSCRIPTIONS_STOPPED);
    }

    @Test
    void asksMoreOfTheFirstSubscriptionThanOfLaterOnes() {
        fund("minimum_subscription", "10000");
        fund("minimum_later_subscription", "1000");

        assertRefused(subscribe("99.99"), Code.BELOW_MINIMUM, Map.of("minimum", "100.00", "setBy", "PLATFORM"),
                Alternative.Kind.AT_LEAST,
                Map.of("atLeast", "100.00"));
        // What helps is said to each: this customer's first has to be the larger one.
        assertRefused(subscribe("9.99"), Code.BELOW_MINIMUM, Map.of("minimum", "100.00", "setBy", "PLATFORM"),
                Alternative.Kind.AT_LEAST,
                Map.of("atLeast", "100.00"));
        Customer poor = fixture.customerWithWallet(10_002, "50.00");
        assertRefused(transactions.call(() -> orders.subscribe(poor, "a", Fixture.FUND_CODE, Money.of("200.00"))),
                Code.INSUFFICIENT_BALANCE, Map.of("available", "50.00", "amount", "200.00"), Alternative.Kind.PAY_IN,
                Map.of("missing", "150.00"));
        fixture.moveIn(Fixture.FUND, 10_002, "1.00", "2026-01-05");
        assertRefused(transactions.call(() -> orders.subscribe(poor, "b", Fixture.FUND_CODE, Money.of("200.00"))),
                Code.INSUFFICIENT_BALANCE, Map.of("available", "50.00", "amount", "200.00"), Alternative.Kind.AT_MOST,
                Map.of("atMost", "50.00"));
        Order first = taken(subscribe("100.00"));
        taken(subscribe("10.00"));
        assertRefused(subscribe("9.99"), Code.BELOW_MINIMUM, Map.of("minimum", "10.00", "setBy", "PLATFORM"),
                Alternative.Kind.AT_LEAST,
                Map.of("atLeast", "10.00"));
        // What is taken back was never the first; while the second is on order, the next is not the first either.
        taken(transactions.call(() -> orders.cancel(customer(), first.orderNumber())));
        taken(subscribe("10.00"));
    }

    @Test
    void capsWhatIsHeldAfterTheOrderAndLeavesIncomeAboveIt() {
        jdbc.sql("UPDATE channel_fund SET holding_cap = 10000, largest_subscription = 9000").update();
        fund("holding_cap", "50000");
        fixture.moveIn(Fixture.FUND, CUSTOMER, "30.00", "2026-01-05");

        assertRefused(subscribe("90.01"), Code.ABOVE_MAXIMUM, Map.of("maximum", "90.00", "setBy", "PLATFORM"),
                Alternative.Kind.AT_MOST,
                Map.of("atMost", "90.00"));
        taken(subscribe("20.00"));
        assertRefused(subscribe("50.01"), Code.HOLDING_CAP, Map.of("cap", "100.00", "left", "50.00"),
                Alternative.Kind.AT_MOST, Map.of("atMost", "50.00"));
        taken(subscribe("50.00"));
        assertRefused(subscribe("0.01"), Code.HOLDING_CAP, Map.of("cap", "100.00", "left", "0.00"),
                Alternative.Kind.LOOK_AGAIN, Map.of("limits", "/v1/funds/000198/limits"));
        fixture.moveIn(Fixture.FUND, CUSTOMER, "5.00", "2026-01-05");
        assertThat(fixture.units(Fixture.FUND, CUSTOMER)).isEqualTo("35.00");
        assertThat(code(subscribe("0.01"))).isEqualTo(Code.HOLDING_CAP);
    }

    @Test
    void takesTheQuotaOfATradeDateAndGivesItBackWithTheOrder() {
        fund("daily_quota", "10000");

        Order order = taken(subscribe("60.00"));
        assertRefused(subscribe("40.01"), Code.DAILY_QUOTA,
                Map.of("quota", "100.00", "left", "40.00", "tradeDate", "2026-01-05"), Alternative.Kind.AT_MOST,
                Map.of("atMost", "40.00"));
        assertThat(ledger.balance(Account.wallet(CUSTOMER)).available()).isEqualTo(940_00);
        taken(subscribe("40.00"));
        assertRefused(subscribe("0.01"), Code.DAILY_QUOTA,
                Map.of("quota", "100.00", "left", "0.00", "tradeDate", "2026-01-05"), Alternative.Kind.ORDER_AGAIN,
                Map.of("tradeDate", "2026-01-06", "from", "2026-01-05T15:00+08:00"));
        taken(transactions.call(() -> orders.cancel(customer(), order.orderNumber())));
        taken(subscribe("60.00"));
        clock.set("2026-01-05T15:00:00");
        taken(subscribe("100.00"));
    }

    @Test
    void aQuotaThatIsLiftedBindsItsTradeDateToTheEndAndNoLaterOne() {
        fund("daily_quota", "10000");
        Order before = taken(subscribe("60.00"));
        fund("daily_quota", "NULL");
        assertRefused(subscribe("40.01"), Code.DAILY_QUOTA,
                Map.of("quota", "100.00", "left", "40.00", "tradeDate", "2026-01-05"), Alternative.Kind.AT_MOST,
                Map.of("atMost", "40.00"));
        Order after = taken(subscribe("40.00"));
        assertThat(Objects.requireNonNull(previews.now(customer(), Fixture.FUND_CODE)).subscription().refused())
                .isEqualTo(Code.DAILY_QUOTA);
        taken(transactions.call(() -> orders.cancel(customer(), after.orderNumber())));
        taken(transactions.call(() -> orders.cancel(customer(), before.orderNumber())));
        assertThat(jdbc.sql("SELECT SUM(room) FROM slot").query(Long.class).single()).isEqualTo(100_00);
        assertThat(code(subscribe("100.01"))).isEqualTo(Code.DAILY_QUOTA);
        taken(subscribe("100.00"));
        clock.set("2026-01-05T15:00:00");
        taken(subscribe("800.00"));
    }

    @Test
    void countsWhatWasOrderedBeforeTheQuotaCame() {
        taken(subscribe("60.00"));
        Order second = taken(subscribe("70.00"));
        fund("daily_quota", "10000");
        assertThat(code(subscribe("0.01"))).isEqualTo(Code.DAILY_QUOTA);
        taken(transactions.call(() -> orders.cancel(customer(), second.orderNumber())));
        assertThat(code(subscribe("40.01"))).isEqualTo(Code.DAILY_QUOTA);
        taken(subscribe("40.00"));
        assertThat(code(subscribe("0.01"))).isEqualTo(Code.DAILY_QUOTA);
    }

    @Test
    void leavesTheSmallestHoldingOrNothing() {
        fund("minimum_holding", "1000");
        fund("minimum_redemption", "500");
        fund("largest_redemption", "9000");
        fixture.moveIn(Fixture.FUND, CUSTOMER, "100.00", "2026-01-05");

        assertRefused(redeem("90.01"), Code.ABOVE_MAXIMUM, Map.of("maximum", "90.00", "setBy", "PLATFORM"),
                Alternative.Kind.AT_MOST,
                Map.of("atMost", "90.00"));
        taken(redeem("85.00"));
        assertRefused(redeem("6.00"), Code.MINIMUM_HOLDING,
                Map.of("minimum", "10.00", "remaining", "9.00", "setBy", "PLATFORM"),
                Alternative.Kind.REDEEM_ALL, Map.of("units", "15.00", "minimumHolding", "10.00"));
        assertRefused(redeem("4.99"), Code.BELOW_MINIMUM, Map.of("minimum", "5.00", "setBy", "PLATFORM"),
                Alternative.Kind.AT_LEAST,
                Map.of("atLeast", "5.00"));
        assertRefused(redeem("15.01"), Code.INSUFFICIENT_UNITS, Map.of("available", "15.00", "units", "15.01"),
                Alternative.Kind.AT_MOST, Map.of("atMost", "15.00"));
        assertThat(ledger.balance(Account.units(Fixture.FUND, CUSTOMER)).available()).isEqualTo(15_00);
        taken(redeem("15.00"));
    }

    @Test
    void whatItSaysCanBeRedeemedAtOnceIsPaidAndACentMoreIsNot() {
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "5000.00");
        fixture.accountAtTransferAgent(CUSTOMER);
        fixture.moveIn(Fixture.FUND, CUSTOMER, "1300.00", "2026-01-05");
        fund("minimum_holding", "100000");
        fund("largest_redemption", "50000");
        assertThat(atOnce().maximum()).hasToString("300.00");
        assertThat(redeemAtOnce("300.01")).isInstanceOf(InstantResult.Refused.class);
        assertThat(redeemAtOnce("300.00")).isInstanceOf(InstantResult.Paid.class);

        assertThat(atOnce().refused()).as("1,000.00 stays, or goes whole, which is too much").isEqualTo(
                Code.MINIMUM_HOLDING);
        assertThat(atOnce().maximum()).hasToString("0.00");
        assertThat(redeemAtOnce("0.01")).isInstanceOf(InstantResult.Refused.class);
        fund("minimum_holding", "0");
        assertThat(atOnce().maximum()).hasToString("500.00");
        assertThat(redeemAtOnce("500.01")).isInstanceOf(InstantResult.Refused.class);
        assertThat(redeemAtOnce("500.00")).isInstanceOf(InstantResult.Paid.class);
        fund("minimum_redemption", "50001");
        fund("largest_redemption", "40000");
        assertThat(atOnce().refused()).isEqualTo(Code.BELOW_MINIMUM);
        fund("largest_redemption", "NULL");
        assertThat(atOnce().minimum()).as("all of what is less than the smallest").hasToString("500.00");
        assertThat(atOnce().maximum()).hasToString("500.00");
        assertThat(redeemAtOnce("499.99")).isInstanceOf(InstantResult.Refused.class);
        fund("instant_limit", "120000");
        assertThat(atOnce().refused()).as("400.00 is left of the day, and the rest goes only whole")
                .isEqualTo(Code.INSTANT_LIMIT);
    }

    @Test
    void whoHasNotSoManyUnitsIsNotToldToRedeemThemOrdinarily() {
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "50000.00");
        fixture.accountAtTransferAgent(CUSTOMER);
        fixture.moveIn(Fixture.FUND, CUSTOMER, "50.00", "2026-01-05");
        assertThat(redeemAtOnce("10000.01")).isInstanceOfSatisfying(InstantResult.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(Code.INSTANT_LIMIT);
            assertThat(refused.refusal().alternative()).isEqualTo(Alternative.atMost(Units.of("50.00")));
        });
        fixture.moveIn(Fixture.FUND, CUSTOMER, "20000.00", "2026-01-05");
        assertThat(redeemAtOnce("10000.01")).isInstanceOfSatisfying(InstantResult.Refused.class,
                refused -> assertThat(refused.refusal().alternative()).isNotNull()
                        .extracting(Alternative::kind).isEqualTo(Alternative.Kind.ORDINARY_REDEMPTION));
    }

    @Test
    void whatIsHeldOfAFundThatIsNoLongerSoldIsPaidAtOnceToo() {
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "5000.00");
        fixture.accountAtTransferAgent(CUSTOMER);
        fixture.moveIn(Fixture.FUND, CUSTOMER, "50.00", "2026-01-05");
        jdbc.sql("DELETE FROM channel_fund").update();
        assertThat(atOnce().refused()).isNull();
        assertThat(atOnce().maximum()).hasToString("50.00");
        assertThat(redeemAtOnce("50.00")).isInstanceOf(InstantResult.Paid.class);
        assertThat(atOnce().refused()).isEqualTo(Code.INSUFFICIENT_UNITS);
    }

    @Test
    void aSmallRestCanAlwaysBeRedeemedWhole() {
        fund("minimum_redemption", "10000");
        fixture.moveIn(Fixture.FUND, CUSTOMER, "0.07", "2026-01-05");

        assertThat(code(redeem("0.06"))).isEqualTo(Code.BELOW_MINIMUM);
        taken(redeem("0.07"));
    }

    @Test
    void aRefusedOrderTakesNothingOfAnyLimit() {
        fund("daily_quota", "5000");
        fund("holding_cap", "5000");
        assertRefused(subscribe("1000.01"), Code.HOLDING_CAP, Map.of("cap", "50.00", "left", "50.00"),
                Alternative.Kind.AT_MOST, Map.of("atMost", "50.00"));
        Customer poor = fixture.customerWithWallet(10_002, "3.00");
        assertRefused(transactions.call(() -> orders.subscribe(poor, "a", Fixture.FUND_CODE, Money.of("4.00"))),
                Code.INSUFFICIENT_BALANCE, Map.of("available", "3.00", "amount", "4.00"), Alternative.Kind.AT_MOST,
                Map.of("atMost", "3.00"));
        taken(subscribe("50.00"));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM limit_use WHERE customer_id = 10002").query(Long.class).single())
                .isZero();
    }

    private OrderResult subscribe(String amount) {
        return subscribe(Fixture.FUND_CODE, amount);
    }

    private OrderResult subscribe(String fundCode, String amount) {
        return transactions
                .call(() -> orders.subscribe(customer(), "request " + ++requests, fundCode, Money.of(amount)));
    }

    private OrderResult redeem(String units) {
        return transactions
                .call(() -> orders.redeem(customer(), "request " + ++requests, Fixture.FUND_CODE, Units.of(units)));
    }

    private LimitsPreview.Instant atOnce() {
        return Objects.requireNonNull(previews.now(customer(), Fixture.FUND_CODE)).instant();
    }

    private InstantResult redeemAtOnce(String units) {
        return transactions.call(() -> instantRedemptions.redeem(customer(), "request " + ++requests,
                Fixture.FUND_CODE, Units.of(units)));
    }

    private static Customer customer() {
        return new Customer(CUSTOMER, Fixture.CHANNEL);
    }

    private void fund(String column, String value) {
        fund(column, value, Fixture.FUND);
    }

    private void fund(String column, String value, int fundId) {
        jdbc.sql("UPDATE fund SET " + column + " = " + value + " WHERE fund_id = ?").param(fundId).update();
    }

    private static Order taken(OrderResult result) {
        assertThat(result).isInstanceOf(Accepted.class);
        return ((Accepted) result).order();
    }

    private static Code code(OrderResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).refusal().code();
    }

    private static void assertRefused(OrderResult result, Code code, Map<String, String> figures,
            Alternative.Kind instead, Map<String, String> insteadFigures) {
        assertThat(result).isInstanceOf(Refused.class);
        Refusal refusal = ((Refused) result).refusal();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.figures()).isEqualTo(figures);
        assertThat(refusal.alternative()).isEqualTo(new Alternative(instead, insteadFigures));
    }
}
