package org.balancetreasure.sandbox.transferagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.balancetreasure.sandbox.transferagent.PlatformDriver.TRADING_DAYS;
import static org.balancetreasure.sandbox.transferagent.PlatformDriver.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Residue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RegisterTest extends Scenario {

    @Test
    void reportsTheIncomeOfEachCalendarDaySinceTheLastTime() {
        platform.on(FRIDAY.minusDays(1)).opens(ANN).subscribes(ANN, DAILY, "10000.00").send();
        platform.sendsNothingElse(FRIDAY, FRIDAY);

        agent(FRIDAY.minusDays(1), steady(DAILY, Carry.DAILY)).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("06", MONDAY, "RegistrationDate", "XRDate", "DividentDate",
                "BasisforCalculatingDividend", "DividendAmount", "ConfirmedAmount", "VolOfDividendforReinvestment",
                "BusinessCode", "DividendType", "DefDividendMethod", "ReturnCode")).containsExactly(
                        "20260109 20260109 20260112 10000.00 1.00 1.00 1.00 143 2 0 0000",
                        "20260110 20260110 20260112 10001.00 1.00 1.00 1.00 143 2 0 0000",
                        "20260111 20260111 20260112 10002.00 1.00 1.00 1.00 143 2 0 0000");
        assertThat(platform.answer("07", FRIDAY, "TotalFundVol", "FundDayIncome")).containsExactly("10000.00 1.00");
    }

    @Test
    void takesFromTheUnitsOnANegativeDayAndStillConfirmsWhatWasOrderedBeforeIt() {
        Map<LocalDate, DayQuote> quotes = new TreeMap<>(
                PlatformDriver.steadyQuotes(FRIDAY, TUESDAY.plusDays(7), "0.0000"));
        quotes.put(MONDAY, new DayQuote(new BigDecimal("-2.5000"), new BigDecimal("-0.100")));
        platform.on(FRIDAY).opens(ANN).subscribes(ANN, DAILY, "10000.00").send();
        platform.on(MONDAY).redeems(ANN, DAILY, "10000.00").send();

        agent(FRIDAY, fund(DAILY, Carry.DAILY, Residue.REDISTRIBUTED, quotes)).answer(TUESDAY.atStartOfDay());

        assertThat(platform.answer("07", MONDAY, "FundIncome", "FundIncomeFlag", "YieldFlag", "FundDayIncome",
                "FundDayIncomeFlag")).containsExactly("2.50000 1 1 2.50 1");
        assertThat(platform.answer("06", TUESDAY, "ConfirmedAmount", "DividendAmount", "VolOfDividendforReinvestment"))
                .containsExactly("-2.50 -2.50 -2.50");
        assertThat(platform.answer("04", TUESDAY, "ReturnCode", "ConfirmedVol", "ConfirmedAmount"))
                .containsExactly("0000 10000.00 10000.00");
        assertThat(platform.answer("05", TUESDAY, "TransactionAccountID")).isEmpty();
    }

    @Test
    void allowsForANegativeDayOnceAndNeverForUnitsThatAreConfirmedWithTheOrder() {
        Map<LocalDate, DayQuote> quotes = new TreeMap<>(
                PlatformDriver.steadyQuotes(FRIDAY, TUESDAY.plusDays(7), "0.0000"));
        quotes.put(MONDAY, new DayQuote(new BigDecimal("-2.5000"), new BigDecimal("-0.100")));
        platform.on(FRIDAY).opens(ANN).subscribes(ANN, DAILY, "10000.00").send();
        platform.on(MONDAY).subscribes(ANN, DAILY, "70.00").redeems(ANN, DAILY, "9999.00")
                .redeems(ANN, DAILY, "1.01").redeems(ANN, DAILY, "1.00").redeems(ANN, DAILY, "0.01").send();

        agent(FRIDAY, fund(DAILY, Carry.DAILY, Residue.REDISTRIBUTED, quotes)).answer(TUESDAY.atStartOfDay());

        assertThat(platform.answer("04", TUESDAY, "BusinessCode", "ReturnCode", "ApplicationVol", "ConfirmedVol"))
                .containsExactly("122 0000 0.00 70.00", "124 0000 9999.00 9999.00", "124 0001 1.01 0.00",
                        "124 0000 1.00 1.00", "124 0001 0.01 0.00");
        assertThat(platform.answer("05", TUESDAY, "TotalVolOfDistributorInTA")).containsExactly("67.50");
    }

    @Test
    void carriesAMonthsIncomeIntoUnitsOnTheFirstAndPaysTheRestWithARedemptionOfAll() {
        LocalDate start = LocalDate.parse("2026-01-28");
        SimulatedFund fund = fund(MONTHLY, Carry.MONTHLY, Residue.REDISTRIBUTED,
                PlatformDriver.steadyQuotes(start, start.plusDays(20), "1.0000"));
        platform.on(start).opens(ANN).opens(BOB).subscribes(ANN, MONTHLY, "10000.00")
                .subscribes(BOB, MONTHLY, "20000.00").send();
        LocalDate thursday = LocalDate.parse("2026-01-29");
        LocalDate secondOfMonth = LocalDate.parse("2026-02-02");
        LocalDate third = LocalDate.parse("2026-02-03");
        platform.on(thursday).redeems(BOB, MONTHLY, "20000.00").send();
        platform.sendsNothingElse(start, secondOfMonth.minusDays(1));
        platform.on(secondOfMonth).redeems(ANN, MONTHLY, "10003.00").send();

        agent(start, fund).answer(third.atStartOfDay());

        assertThat(platform.answer("04", thursday.plusDays(1), "ConfirmedVol", "ConfirmedAmount",
                "UndistributeMonetaryIncome", "UndistributeMonetaryIncomeFlag"))
                .containsExactly("20000.00 20002.00 2.00 0");
        assertThat(platform.answer("05", thursday.plusDays(1), "TransactionAccountID", "TotalVolOfDistributorInTA",
                "UndistributeMonetaryIncome")).containsExactly(account(ANN) + " 10000.00 1.00");
        assertThat(platform.answer("06", secondOfMonth, "RegistrationDate", "BasisforCalculatingDividend",
                "ConfirmedAmount", "VolOfDividendforReinvestment")).containsExactly(
                        "20260130 10000.00 1.00 0.00", "20260131 10000.00 1.00 0.00", "20260201 10003.00 1.00 0.00");
        assertThat(platform.answer("05", secondOfMonth, "TotalVolOfDistributorInTA", "UndistributeMonetaryIncome"))
                .containsExactly("10003.00 1.00");
        assertThat(platform.answer("04", third, "ConfirmedVol", "ConfirmedAmount", "UndistributeMonetaryIncome"))
                .containsExactly("10003.00 10005.00 2.00");
        assertThat(platform.answer("05", third, "TransactionAccountID")).isEmpty();
    }

    @Test
    void turns10000IntoThePublishedBalanceIn427DaysIfTheResidueIsRetained() {
        LocalDate friday = LocalDate.parse("2013-06-28");
        LocalDate end = LocalDate.parse("2014-09-01");
        platform.on(friday).opens(ANN).opens(BOB).subscribes(ANN, DAILY, "10000.00").subscribes(BOB, DAILY, "1.00")
                .send();
        platform.sendsNothingElse(friday, end);

        agent(friday, fund(DAILY, Carry.DAILY, Residue.RETAINED, PlatformDriver.publishedQuotes()))
                .answer(end.atStartOfDay());

        assertThat(platform.answer("05", LocalDate.parse("2013-07-08"), "TotalVolOfDistributorInTA"))
                .containsExactly("10010.09", "1.00");
        assertThat(platform.answer("05", end, "TotalVolOfDistributorInTA")).containsExactly("10593.11", "1.00");
        assertThat(platform.received("07", friday)).isFalse();
        assertThat(platform.answer("07", LocalDate.parse("2014-08-31"), "FundIncome", "Yield"))
                .containsExactly("1.12040 4.14600");
    }

    @ParameterizedTest(name = "ordered at {0}")
    @CsvFileSource(resources = "/order_timing_examples.csv", numLinesToSkip = 1)
    void letsUnitsEarnFromTheirFirstDayThroughTheirLast(String orderTime, String weekday, LocalDate tradeDate,
            LocalDate confirmDate, LocalDate firstIncomeDay, LocalDate firstVisible, LocalDate lastIncomeDay) {
        LocalDate start = TRADING_DAYS.lower(tradeDate.minusDays(5));
        LocalDate end = TRADING_DAYS.higher(confirmDate.plusDays(5));
        platform.on(start).opens(ANN).opens(BOB).subscribes(BOB, DAILY, "20000.00").send();
        platform.on(tradeDate).subscribes(ANN, DAILY, "10000.00").redeems(BOB, DAILY, "20000.00").send();
        platform.sendsNothingElse(start, end);

        agent(start, fund(DAILY, Carry.DAILY, Residue.REDISTRIBUTED, PlatformDriver.steadyQuotes(start, end, "1.0000")))
                .answer(end.atStartOfDay());

        assertThat(platform.received("04", confirmDate)).isTrue();
        assertThat(daysOf(ANN, start, end)).first().isEqualTo(firstIncomeDay).isEqualTo(firstVisible.minusDays(1));
        assertThat(daysOf(BOB, start, end)).last().isEqualTo(lastIncomeDay);
        assertThat(daysOf(BOB, start, end)).doesNotHaveDuplicates().isSorted();
    }

    /** The days on which an account's income was that of 10,000 units or more, not of what is left after redeeming. */
    private List<LocalDate> daysOf(long customer, LocalDate start, LocalDate end) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate header : TRADING_DAYS.subSet(start, false, end, true)) {
            for (String row : platform.answer("06", header, "TransactionAccountID", "RegistrationDate",
                    "ConfirmedAmount")) {
                String[] cells = row.split(" ", -1);
                if (cells[0].equals(account(customer)) && new BigDecimal(cells[2]).compareTo(BigDecimal.ONE) >= 0) {
                    days.add(LocalDate.parse(cells[1], DateTimeFormatter.BASIC_ISO_DATE));
                }
            }
        }
        return days;
    }
}
