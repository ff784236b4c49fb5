package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.exchange.quotes.QuoteFiles;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.limits.LimitsPreview;
import org.balancetreasure.limits.LimitsPreviews;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.OrderResult.Accepted;
import org.balancetreasure.orders.OrderResult.Refused;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits that come with 07 bound orders beside ours: the tighter holds, and a refusal says whose it is. */
@CoreTest
class PublishedLimitsTest {

    private static final String D = "2026-01-09";
    private static final long CUSTOMER = 10_001;

    private final QuoteFiles quoteFiles;
    private final Orders orders;
    private final LimitsPreviews previews;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Answers answers = new Answers(FormatVersion.V21);
    private int requests;

    PublishedLimitsTest(QuoteFiles quoteFiles, Orders orders, LimitsPreviews previews, Transactions transactions,
            Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.quoteFiles = quoteFiles;
        this.orders = orders;
        this.previews = previews;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFundThatPublishesLimits() {
        Answers.clear();
        clock.set(D + "T10:00");
        fixture.moneyMarketFund(D, ResidueRule.REDISTRIBUTED);
        fixture.holder(CUSTOMER, Fixture.FUND, "500.00", D);
        fixture.credit(CUSTOMER, "1000.00");
        publish(D, limits -> limits.setNumber("MinBidsAmountByIndi", 20_00).setNumber("MinAppBidsAmountByIndi", 10_00)
                .setNumber("IndiMaxPurchase", 300_00).setNumber("IndiDayMaxSumBuy", 400_00)
                .setNumber("MinRedemptionVol", 5_00).setNumber("MaxRedemptionVol", 250_00)
                .setNumber("IndiMaxRedeem", 200_00).setNumber("IndiDayMaxSumRedeem", 300_00)
                .setNumber("MinAccountBalance", 100_00));
    }

    @Test
    void eachOfThemBoundsAnOrderAndSaysThatTheFundCompanySetsIt() {
        assertRefused(subscribe("9.99"), Code.BELOW_MINIMUM, "minimum", "10.00", "FUND_COMPANY");
        assertRefused(subscribe("300.01"), Code.ABOVE_MAXIMUM, "maximum", "300.00", "FUND_COMPANY");
        assertRefused(redeem("4.99"), Code.BELOW_MINIMUM, "minimum", "5.00", "FUND_COMPANY");
        assertRefused(redeem("200.01"), Code.ABOVE_MAXIMUM, "maximum", "200.00", "FUND_COMPANY");
        assertThat(redeem("200.00")).isInstanceOf(Accepted.class);
        assertRefused(redeem("100.01"), Code.DAY_LIMIT, "left", "100.00", "FUND_COMPANY");
        assertThat(redeem("100.00")).isInstanceOf(Accepted.class);
        assertRefused(redeem("50.00"), Code.DAY_LIMIT, "left", "0.00", "FUND_COMPANY");
        clock.set(D + "T15:00");
        assertRefused(redeem("150.00"), Code.MINIMUM_HOLDING, "minimum", "100.00", "FUND_COMPANY");
        assertThat(redeem("100.00")).as("another trade date").isInstanceOf(Accepted.class);
    }

    @Test
    void theDaysSumCountsWhatIsOpenAndIsShownBeforehand() {
        assertThat(subscribe("300.00")).isInstanceOf(Accepted.class);
        assertRefused(subscribe("100.01"), Code.DAY_LIMIT, "left", "100.00", "FUND_COMPANY");
        LimitsPreview preview = previews.now(new Customer(CUSTOMER, Fixture.CHANNEL), Fixture.FUND_CODE);
        assertThat(preview).isNotNull();
        assertThat(preview.subscription().maximum()).isEqualTo(Money.of("100.00"));
        assertThat(preview.redemption().maximum()).isEqualTo(Units.of("200.00"));
        assertThat(subscribe("100.00")).isInstanceOf(Accepted.class);
        clock.set(D + "T15:00");
        assertThat(subscribe("300.00")).as("another trade date").isInstanceOf(Accepted.class);
    }

    @Test
    void oursHoldWhereTheyAreTighterAndAreSaidToBeOurs() {
        jdbc.sql("UPDATE fund SET minimum_later_subscription = 5000, largest_redemption = 15000").update();
        assertRefused(subscribe("49.99"), Code.BELOW_MINIMUM, "minimum", "50.00", "PLATFORM");
        assertRefused(redeem("150.01"), Code.ABOVE_MAXIMUM, "maximum", "150.00", "PLATFORM");
    }

    @Test
    void whatIsPublishedWithANewerQuoteReplacesThemAndAnOlderOneDoesNot() {
        publish("2026-01-10", limits -> limits.setNumber("IndiMaxPurchase", 50_00));
        assertRefused(subscribe("50.01"), Code.ABOVE_MAXIMUM, "maximum", "50.00", "FUND_COMPANY");
        assertThat(subscribe("0.01")).isInstanceOf(Accepted.class);
        publish("2026-01-08", limits -> limits.setNumber("IndiMaxPurchase", 1_00));
        assertThat(subscribe("50.00")).isInstanceOf(Accepted.class);
    }

    private void publish(String day, Consumer<FundRecord> limits) {
        answers.index("OFJ", day, answers.write(day, "07", Answers.quote(day, "1.0", "4.0").andThen(limits)));
        quoteFiles.load(Answers.TA, LocalDate.parse(day), transactions);
    }

    private OrderResult subscribe(String yuan) {
        return transactions.call(() -> orders.subscribe(new Customer(CUSTOMER, Fixture.CHANNEL),
                "request " + ++requests, Fixture.FUND_CODE, Money.of(yuan)));
    }

    private OrderResult redeem(String units) {
        return transactions.call(() -> orders.redeem(new Customer(CUSTOMER, Fixture.CHANNEL),
                "request " + ++requests, Fixture.FUND_CODE, Units.of(units)));
    }

    private static void assertRefused(OrderResult result, Code code, String figure, String value, String setBy) {
        assertThat(result).isInstanceOf(Refused.class);
        Refusal refusal = ((Refused) result).refusal();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.figures()).containsEntry(figure, value).containsEntry("setBy", setBy);
    }
}
