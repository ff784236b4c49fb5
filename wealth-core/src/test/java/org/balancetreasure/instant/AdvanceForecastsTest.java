package org.balancetreasure.instant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.balancetreasure.advances.AdvanceForecast;
import org.balancetreasure.advances.AdvanceForecasts;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceRedemptions;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is said before: of a line to finance staff, of a redemption to a customer. */
@CoreTest
class AdvanceForecastsTest {

    private final InstantScene scene;
    private final AdvanceForecasts forecasts;
    private final InstantQuotes quotes;

    AdvanceForecastsTest(InstantRedemptions redemptions, UnitTransfers transfers, AdvanceLines lines,
            AdvanceRedemptions advanceRedemptions, Orders orders, ConfirmationBooking confirmations, Gates gates,
            TradingCalendar calendar, Transactions transactions, Fixture fixture, TestClock clock, JdbcClient jdbc,
            AdvanceForecasts forecasts, InstantQuotes quotes) {
        scene = new InstantScene(redemptions, transfers, lines, advanceRedemptions, orders, confirmations, gates,
                calendar,
                transactions, fixture, clock, jdbc);
        this.forecasts = forecasts;
        this.quotes = quotes;
    }

    private AdvanceForecast forecast() {
        return forecasts.of(Objects.requireNonNull(scene.lines.find(InstantScene.LINE)));
    }

    private static AdvanceForecast.Day on(AdvanceForecast forecast, String day) {
        return forecast.days().stream().filter(one -> one.day().equals(LocalDate.parse(day))).findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhatTheLineCarriesThroughTheSpringFestival() {
        scene.fundWithLine("2026-02-12", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        scene.redeemed(customer, "40.00");
        scene.clock.set("2026-02-12T16:00:00");
        scene.closeTrading("2026-02-12");
        scene.turnDayTo("2026-02-13");
        scene.redeemed(customer, "100.00");
        scene.clock.set("2026-02-13T16:00:00");
        scene.closeTrading("2026-02-13");
        scene.redeemed(customer, "300.00");

        AdvanceForecast forecast = forecast();

        assertThat(forecast.advancedNowRepaidOn()).isEqualTo("2026-02-25");
        assertThat(forecast.usualADay()).isEqualTo(40_00);
        assertThat(on(forecast, "2026-02-13")).isEqualTo(new AdvanceForecast.Day(LocalDate.parse("2026-02-13"), true,
                40_00, 400_00, 400_00, false, LocalDate.parse("2026-02-25")));
        assertThat(on(forecast, "2026-02-14").tradingDay()).isFalse();
        assertThat(on(forecast, "2026-02-23"))
                .isEqualTo(new AdvanceForecast.Day(LocalDate.parse("2026-02-23"), false, 0,
                        400_00, 800_00, false, LocalDate.parse("2026-02-25")));
        assertThat(on(forecast, "2026-02-24").repaid()).isEqualTo(100_00);
        assertThat(on(forecast, "2026-02-24").outstanding()).isEqualTo(300_00);
        assertThat(on(forecast, "2026-02-24").advancedLateRepaidOn()).isEqualTo("2026-02-26");
        assertThat(on(forecast, "2026-02-25").outstanding()).isZero();
        // Ten days' usual came back; of the 24th and the 25th it is still out.
        assertThat(on(forecast, "2026-02-25").expected()).isEqualTo(80_00);
    }

    @Test
    void warnsWhenTheUsualWouldExceedWhatIsGranted() {
        scene.fundWithLine("2026-02-12", "500.00");
        Customer customer = scene.holder(10_001, "900.00");
        scene.redeemed(customer, "100.00");
        scene.turnDayTo("2026-02-13");

        AdvanceForecast forecast = forecast();

        assertThat(on(forecast, "2026-02-17").overGranted()).isFalse();
        assertThat(on(forecast, "2026-02-20").overGranted()).isTrue();
        assertThat(Objects.requireNonNull(scene.lines.find(InstantScene.LINE)).isLow()).isFalse();
        scene.redeemed(customer, "300.00");
        assertThat(Objects.requireNonNull(scene.lines.find(InstantScene.LINE)).isLow()).isTrue();
    }

    @Test
    void promisesNothingBackOfWhat34DoesNotAnswerAndItsAdvanceRedemptionDidNotBring() {
        scene.fundWithLine("2026-01-08", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        InstantRedemption good = scene.redeemed(customer, "50.00");
        scene.redeemed(customer, "100.00");
        scene.closeTrading("2026-01-08");
        scene.turnDayTo("2026-01-09");
        scene.answer(good, "0000");
        scene.confirmAdvanceRedemption("2026-01-08", "0.00", "0.00", "0001", true);

        AdvanceForecast forecast = forecast();

        assertThat(on(forecast, "2026-01-12").repaid()).isEqualTo(50_00);
        assertThat(on(forecast, "2026-01-20").outstanding()).isEqualTo(100_00);
    }

    @Test
    void endsWhereTheTradingCalendarEnds() {
        scene.fundWithLine("2026-12-28", "500.00");

        assertThat(forecast().days()).hasSizeLessThan(5);
    }

    @Test
    void quotesWhatIsPaidWhatIsGivenUpAndWhoAdvances() {
        scene.fundWithLine("2026-01-09", "1000.00");
        scene.jdbc.sql("""
                INSERT INTO quote (fund_id, last_day, version, first_day, income_per_10k, yield_check, state, source, received_at)
                VALUES (1001, '2026-01-08', 1, '2026-01-08', 1.5, 'NOT_CHECKABLE', 'ACCEPTED', 'test', '2026-01-09T01:00')
                """).update();
        Customer customer = scene.holder(10_001, "900.00");
        scene.redeemed(customer, "100.00");

        InstantQuote quote = quotes.quote(customer, InstantScene.FUND, Units.of("200.00"));

        assertThat(quote).isNotNull();
        assertThat(quote.refusal()).isNull();
        assertThat(quote.limit()).isEqualTo(10_000_00);
        assertThat(quote.left()).isEqualTo(9_900_00);
        assertThat(quote.transferDate()).isEqualTo("2026-01-09");
        // An ordinary redemption of this Friday earns through Sunday: three days of 0.03.
        assertThat(quote.incomeGivenUpThrough()).isEqualTo("2026-01-11");
        assertThat(quote.incomeGivenUp()).isEqualTo(9);
        assertThat(quote.bankNameEn()).isEqualTo("Demo bank 21");
        assertThat(quote.ordinaryPaidOn()).isEqualTo("2026-01-12");
    }

    @Test
    void aQuoteOfAWeekendSaysWhatADayIsWorth() {
        scene.fundWithLine("2026-01-05", "1000.00");
        scene.jdbc.sql("""
                INSERT INTO quote (fund_id, last_day, version, first_day, income_per_10k, yield_check, state, source, received_at)
                VALUES (1001, '2026-01-04', 1, '2026-01-02', 5.0, 'NOT_CHECKABLE', 'ACCEPTED', 'test', '2026-01-05T01:00')
                """).update();
        Customer customer = scene.holder(10_001, "900.00");

        InstantQuote quote = Objects
                .requireNonNull(quotes.quote(customer, InstantScene.FUND, Units.of("200.00")));

        // 0.10 for three days is 0.03 a day, on Monday alone: what is ordered on Monday earns through it.
        assertThat(quote.incomeGivenUpThrough()).isEqualTo("2026-01-05");
        assertThat(quote.incomeGivenUp()).isEqualTo(3);
    }

    @Test
    void quotesTheCalendarDayOfTheClockWhereTheNightTurnsTheDayLate() {
        scene.fundWithLine("2026-01-09", "1000.00");
        Customer customer = scene.holder(10_001, "900.00");
        scene.redeemed(customer, "100.00");
        scene.clock.set("2026-01-10T00:00:04");

        InstantQuote quote = Objects
                .requireNonNull(quotes.quote(customer, InstantScene.FUND, Units.of("200.00")));

        assertThat(quote.transferDate()).isEqualTo("2026-01-10");
        assertThat(quote.left()).isEqualTo(10_000_00);
        assertThat(quote.incomeGivenUpThrough()).isEqualTo("2026-01-12");
    }

    @Test
    void quotesTheReasonWhyItIsNotPossible() {
        scene.fundWithLine("2026-01-09", "100.00");
        Customer customer = scene.holder(10_001, "900.00");

        assertThat(reason(customer, "100.01")).isEqualTo(Refusal.Code.LINE_USED_UP);
        assertThat(reason(customer, "900.01")).isEqualTo(Refusal.Code.INSUFFICIENT_UNITS);
        assertThat(reason(customer, "10000.01")).isEqualTo(Refusal.Code.INSTANT_LIMIT);
        scene.suspend(InstantScene.LINE);
        assertThat(reason(customer, "1.00")).isEqualTo(Refusal.Code.INSTANT_SUSPENDED);
        scene.resume(InstantScene.LINE);
        scene.jdbc.sql("UPDATE fund SET minimum_holding = 10000").update();
        assertThat(reason(customer, "50.00")).isNull();
        assertThat(reason(customer, "850.00")).isEqualTo(Refusal.Code.MINIMUM_HOLDING);
        assertThat(quotes.quote(customer, "999999", Units.of("1.00"))).isNull();
    }

    private Refusal.@Nullable Code reason(Customer customer, String units) {
        InstantQuote quote = Objects
                .requireNonNull(quotes.quote(customer, InstantScene.FUND, Units.of(units)));
        return quote.refusal() == null ? null : quote.refusal().code();
    }

    @Test
    void aQuoteSaysWhatAccruedIncomeWouldGoWithTheUnits() {
        scene.fixture.fund(1003, "990201", "2026-01-09", org.balancetreasure.funds.Fund.Carry.MONTHLY,
                ResidueRule.REDISTRIBUTED);
        scene.fixture.advanceLine(3, InstantScene.BANK, "990201", 1, "1000.00", true);
        scene.clock.set("2026-01-09T10:00:00");
        Customer customer = scene.fixture.holder(10_001, 1003, "300.00", "2026-01-09");
        // As if two days had accrued.
        scene.fixture.accrue(1003, 10_001, "0.10");

        InstantQuote quote = Objects.requireNonNull(quotes.quote(customer, "990201", Units.of("200.00")));

        assertThat(quote.accruedTaken()).isEqualTo(6);
        assertThat(quote.incomeGivenUp()).isNull();
    }
}
