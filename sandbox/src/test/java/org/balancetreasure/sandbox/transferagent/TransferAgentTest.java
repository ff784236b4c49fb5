package org.balancetreasure.sandbox.transferagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.balancetreasure.sandbox.transferagent.Platform.TRADING_DAYS;
import static org.balancetreasure.sandbox.transferagent.Platform.account;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Residue;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.QuoteTiming;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Readiness;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.YieldUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransferAgentTest {

    private static final String DAILY = "000198";
    private static final String MONTHLY = "000199";
    private static final LocalDate FRIDAY = LocalDate.parse("2026-01-09");
    private static final LocalDate MONDAY = LocalDate.parse("2026-01-12");
    private static final LocalDate TUESDAY = LocalDate.parse("2026-01-13");
    private static final long ANN = 10001;
    private static final long BOB = 10002;

    @TempDir
    Path directory;

    private Platform platform;

    @BeforeEach
    void startPlatform() {
        platform = new Platform(directory, FormatVersion.V21);
    }

    @Test
    void opensAnAccountAndConfirmsItsFirstOrderOnTheNextTradingDay() {
        platform.on(FRIDAY).opens(ANN).subscribes(ANN, DAILY, "10000.00").send();

        agent(FRIDAY, steady(DAILY, Carry.DAILY)).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("02", MONDAY, "BusinessCode", "ReturnCode", "TransactionAccountID", "TAAccountID",
                "TASerialNO", "CertificateNo"))
                .containsExactly("101 0000 " + account(ANN) + " ZZ0000000001 ZZ202601120000000001 TEST10001");
        assertThat(platform.answer("04", MONDAY, "AppSheetSerialNo", "BusinessCode", "ReturnCode", "TAAccountID",
                "ConfirmedVol", "ConfirmedAmount", "ApplicationAmount", "BusinessFinishFlag", "TASerialNO"))
                .containsExactly("998202601090000000000002 122 0000 ZZ0000000001 10000.00 10000.00 10000.00 1 "
                        + "ZZ202601120000000002");
        assertThat(platform.answer("06", MONDAY, "TransactionAccountID")).isEmpty();
        assertThat(platform.answer("05", MONDAY, "TransactionAccountID", "TotalVolOfDistributorInTA", "AvailableVol",
                "UndistributeMonetaryIncome")).containsExactly(account(ANN) + " 10000.00 10000.00 0.00");
        assertThat(platform.index("OFI", MONDAY)).containsExactly("OFD_ZZ_998_20260112_02.TXT",
                "OFD_ZZ_998_20260112_04.TXT", "OFD_ZZ_998_20260112_06.TXT", "OFD_ZZ_998_20260112_05.TXT");
    }

    @Test
    void answersNothingBeforeTheNextTradingDayHasBegun() {
        platform.on(FRIDAY).opens(ANN).subscribes(ANN, DAILY, "10000.00").send();

        agent(FRIDAY, steady(DAILY, Carry.DAILY)).answer(MONDAY.atStartOfDay().minusNanos(1));

        assertThat(platform.received("04", MONDAY)).isFalse();
        assertThat(platform.received("07", MONDAY.minusDays(2))).isTrue();
        assertThat(platform.received("07", MONDAY.minusDays(1))).isFalse();
    }

    @Test
    void waitsForTheIndexOfATradingDayAndThenGoesOn() {
        TransferAgent agent = agent(FRIDAY, steady(DAILY, Carry.DAILY));

        TransferAgent.Progress waiting = agent.answer(TUESDAY.atStartOfDay());

        assertThat(waiting.isComplete()).isFalse();
        assertThat(waiting.waitsFor()).hasValue(new TransferAgent.Awaited(FRIDAY,
                platform.outbox().resolve("OFI_998_ZZ_20260109.TXT")));
        assertThat(platform.received("07", MONDAY.minusDays(1))).isTrue();
        assertThat(platform.received("07", MONDAY)).isFalse();

        platform.sendsNothingElse(FRIDAY, MONDAY);
        TransferAgent.Progress done = agent.answer(TUESDAY.atStartOfDay());

        assertThat(done.isComplete()).isTrue();
        assertThat(done.announced()).containsExactly("OFD_ZZ_998_20260112_06.TXT", "OFD_ZZ_998_20260112_05.TXT",
                "OFD_ZZ_998_20260112_07.TXT", "OFD_ZZ_998_20260113_06.TXT", "OFD_ZZ_998_20260113_05.TXT");
        assertThat(agent.answer(TUESDAY.atStartOfDay()).announced()).isEmpty();
    }

    @Test
    void answersAnEmptyDayWithAnEmptyRegisterOnly() {
        platform.on(FRIDAY).send();

        agent(FRIDAY, steady(DAILY, Carry.DAILY)).answer(MONDAY.atStartOfDay());

        assertThat(platform.index("OFI", MONDAY)).containsExactly("OFD_ZZ_998_20260112_06.TXT",
                "OFD_ZZ_998_20260112_05.TXT");
        assertThat(platform.answer("05", MONDAY, "TransactionAccountID")).isEmpty();
        assertThat(platform.answer("07", FRIDAY, "FundCode", "UpdateDate", "TotalFundVol", "FundIncome",
                "FundIncomeFlag", "Yield", "YieldFlag", "FundDayIncome", "FundStatus", "FundType", "NextTradeDate"))
                .containsExactly("000198 20260109 0.00 1.00000 0 3.70000 0 0.00 0 04 20260112");
    }

    @Test
    void refusesAnAccountAndWithItTheOrdersThatCameAlong() {
        platform.on(FRIDAY).opens(ANN, "REFUSE-1").opens(BOB).subscribes(ANN, DAILY, "100.00")
                .subscribes(BOB, DAILY, "200.00").send();
        platform.on(MONDAY).subscribes(ANN, DAILY, "5.00").send();

        agent(FRIDAY, steady(DAILY, Carry.DAILY)).answer(TUESDAY.atStartOfDay());

        assertThat(platform.answer("02", MONDAY, "ReturnCode", "TransactionAccountID", "TAAccountID")).containsExactly(
                "0010 " + account(ANN) + " ", "0000 " + account(BOB) + " ZZ0000000001");
        assertThat(platform.answer("04", MONDAY, "ReturnCode", "TransactionAccountID", "ConfirmedVol"))
                .containsExactly("0009 " + account(ANN) + " 0.00", "0000 " + account(BOB) + " 200.00");
        assertThat(platform.answer("04", TUESDAY, "ReturnCode", "ConfirmedAmount")).containsExactly("0009 0.00");
        assertThat(platform.answer("05", MONDAY, "TransactionAccountID")).containsExactly(account(BOB));
    }

    @Test
    void rejectsWhatItCannotConfirmAndSaysWhy() {
        Platform.Day monday = platform.on(MONDAY);
        platform.on(FRIDAY).opens(ANN).subscribes(ANN, DAILY, "100.00").send();
        monday.redeems(ANN, DAILY, "100.02").redeems(ANN, DAILY, "60.00").redeems(ANN, DAILY, "40.02")
                .subscribes(ANN, "999999", "1.00").orders(cells -> monday.order(cells, ANN, "029", DAILY)).send();

        agent(FRIDAY, steady(DAILY, Carry.DAILY)).answer(TUESDAY.atStartOfDay());

        assertThat(platform.answer("04", TUESDAY, "BusinessCode", "ReturnCode", "ApplicationVol", "ConfirmedVol"))
                .containsExactly("124 0001 100.02 0.00", "124 0000 60.00 60.00", "124 0001 40.02 0.00",
                        "122 0200 0.00 0.00", "129 0541 0.00 0.00");
    }

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
                Platform.steadyQuotes(FRIDAY, TUESDAY.plusDays(7), "0.0000"));
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
                Platform.steadyQuotes(FRIDAY, TUESDAY.plusDays(7), "0.0000"));
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
                Platform.steadyQuotes(start, start.plusDays(20), "1.0000"));
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

        agent(friday, fund(DAILY, Carry.DAILY, Residue.RETAINED, Platform.publishedQuotes()))
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

        agent(start, fund(DAILY, Carry.DAILY, Residue.REDISTRIBUTED, Platform.steadyQuotes(start, end, "1.0000")))
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

    @ParameterizedTest
    @EnumSource(FormatVersion.class)
    void writesTheSameBytesAfterARestartInEachVersion(FormatVersion version) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        platform = new Platform(directory, version);
        LocalDate end = LocalDate.parse("2026-02-24");
        sendsAPlausibleMonth(random, end);
        TransferAgentSettings settings = new TransferAgentSettings(Platform.TA, Platform.DISTRIBUTOR, FRIDAY, version,
                Readiness.INDEX, "OFI", "OFJ", YieldUnit.PERCENT, QuoteTiming.NEXT_DAY, "REFUSE",
                List.of(steady(DAILY, Carry.DAILY), steady(MONTHLY, Carry.MONTHLY)));
        agent(settings).answer(end.atStartOfDay());
        Map<String, String> answers = platform.answers();
        for (String name : answers.keySet()) {
            if (name.startsWith("OFD")) {
                assertThat(FundFile.check(platform.inbox().resolve(name)).header().version()).isEqualTo(version);
            }
        }

        TransferAgent another = agent(settings);
        List<String> lost = new ArrayList<>(answers.keySet());
        Collections.shuffle(lost, random);
        for (String name : lost.subList(0, lost.size() / 2)) {
            Files.delete(platform.inbox().resolve(name));
        }
        for (LocalDate day = FRIDAY; !day.isAfter(end); day = day.plusDays(1 + random.nextInt(3))) {
            another.answer(day.atStartOfDay());
        }
        another.answer(end.atStartOfDay());

        assertThat(platform.answers()).as("seed %d", seed).isEqualTo(answers);
    }

    @Test
    void keepsEachHoldingEqualToTheOneBeforeAndWhatItsFilesSay() {
        long seed = System.nanoTime();
        LocalDate end = LocalDate.parse("2026-02-24");
        sendsAPlausibleMonth(new Random(seed), end);
        agent(FRIDAY, steady(DAILY, Carry.DAILY), steady(MONTHLY, Carry.MONTHLY)).answer(end.atStartOfDay());

        Map<String, BigDecimal> expected = new TreeMap<>();
        Map<String, BigDecimal> incomeOfDay = new TreeMap<>();
        for (LocalDate header : TRADING_DAYS.subSet(FRIDAY, false, end, true)) {
            add(expected, platform.answer("06", header, "FundCode", "TransactionAccountID", "ConfirmedAmount"), 1);
            add(incomeOfDay, platform.answer("06", header, "FundCode", "RegistrationDate", "ConfirmedAmount"), 1);
            List<String> orders = platform.answer("04", header, "FundCode", "TransactionAccountID", "ConfirmedAmount",
                    "BusinessCode");
            add(expected, orders.stream().filter(row -> row.endsWith(" 122")).toList(), 1);
            add(expected, orders.stream().filter(row -> row.endsWith(" 124")).toList(), -1);
            Map<String, BigDecimal> held = new TreeMap<>();
            add(held, platform.answer("05", header, "FundCode", "TransactionAccountID", "TotalVolOfDistributorInTA"),
                    1);
            add(held, platform.answer("05", header, "FundCode", "TransactionAccountID", "UndistributeMonetaryIncome"),
                    1);
            expected.values().removeIf(amount -> amount.signum() == 0);
            assertThat(held).as("seed %d, %s", seed, header).isEqualTo(expected);
        }
        assertThat(expected).isNotEmpty();
        for (LocalDate day = FRIDAY; day.isBefore(end); day = day.plusDays(1)) {
            add(incomeOfDay, platform.answer("07", day, "FundCode", "UpdateDate", "FundDayIncome"), -1);
        }
        assertThat(incomeOfDay.values()).as("seed %d", seed).allSatisfy(left -> assertThat(left).isZero());
    }

    /** Rows of fund, account or day, and amount. */
    private static void add(Map<String, BigDecimal> sums, List<String> rows, int sign) {
        for (String row : rows) {
            String[] cells = row.split(" ", -1);
            sums.merge(cells[0] + " " + cells[1], new BigDecimal(cells[2]).multiply(BigDecimal.valueOf(sign)),
                    BigDecimal::add);
        }
    }

    @Test
    void completesADayAfterAFileThatItHadToReject() throws Exception {
        platform.on(FRIDAY).opens(ANN).subscribes(ANN, DAILY, "10000.00").send();
        Path orders = platform.outbox().resolve("OFD_998_ZZ_20260109_03.TXT");
        byte[] whole = Files.readAllBytes(orders);
        Files.write(orders, Arrays.copyOf(whole, whole.length - 1));
        TransferAgent agent = agent(FRIDAY, steady(DAILY, Carry.DAILY));

        assertThatThrownBy(() -> agent.answer(MONDAY.atStartOfDay())).isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(RejectedFileException.class);
        Files.write(orders, whole);

        assertThat(agent.answer(MONDAY.atStartOfDay()).isComplete()).isTrue();
        assertThat(platform.answer("05", MONDAY, "TotalVolOfDistributorInTA")).containsExactly("10000.00");
    }

    /** Accounts, subscriptions and redemptions of 30 customers, some of them of more than there is. */
    private void sendsAPlausibleMonth(Random random, LocalDate end) {
        for (LocalDate day : TRADING_DAYS.subSet(FRIDAY, true, end, true)) {
            Platform.Day orders = platform.on(day);
            for (long customer = ANN; customer < ANN + 30; customer++) {
                String fund = random.nextBoolean() ? DAILY : MONTHLY;
                if (day.equals(FRIDAY)) {
                    orders.opens(customer, customer % 7 == 0 ? "REFUSE" : "TEST" + customer);
                }
                if (random.nextInt(3) == 0) {
                    orders.subscribes(customer, fund, BigDecimal.valueOf(1 + random.nextInt(2_000_000), 2).toString());
                }
                if (random.nextInt(5) == 0) {
                    orders.redeems(customer, fund, BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2).toString());
                }
            }
            orders.send();
        }
    }

    @Test
    void sendsTheQuotesOfAWeekendOnMondayIfItWorksOnTradingDaysOnly() {
        platform.sendsNothingElse(FRIDAY, FRIDAY);
        TransferAgent agent = agent(with(QuoteTiming.NEXT_TRADING_DAY, Readiness.INDEX, YieldUnit.PERCENT));

        assertThat(agent.answer(MONDAY.atStartOfDay().minusSeconds(1)).announced()).isEmpty();

        assertThat(agent.answer(MONDAY.atStartOfDay()).announced()).startsWith("OFD_ZZ_998_20260109_07.TXT",
                "OFD_ZZ_998_20260110_07.TXT", "OFD_ZZ_998_20260111_07.TXT");
        assertThat(platform.index("OFJ", MONDAY.minusDays(1))).containsExactly("OFD_ZZ_998_20260111_07.TXT");
    }

    @Test
    void setsAMarkerBesideEachFileIfItSendsNoIndex() {
        platform.on(FRIDAY).opens(ANN).send();
        agent(with(QuoteTiming.NEXT_DAY, Readiness.OK_MARKER, YieldUnit.FRACTION))
                .answer(MONDAY.atStartOfDay());

        assertThat(platform.answers()).containsOnlyKeys("OFD_ZZ_998_20260109_07.TXT", "OFD_ZZ_998_20260109_07.TXT.ok",
                "OFD_ZZ_998_20260110_07.TXT", "OFD_ZZ_998_20260110_07.TXT.ok", "OFD_ZZ_998_20260111_07.TXT",
                "OFD_ZZ_998_20260111_07.TXT.ok", "OFD_ZZ_998_20260112_02.TXT", "OFD_ZZ_998_20260112_02.TXT.ok",
                "OFD_ZZ_998_20260112_05.TXT", "OFD_ZZ_998_20260112_05.TXT.ok", "OFD_ZZ_998_20260112_06.TXT",
                "OFD_ZZ_998_20260112_06.TXT.ok");
        assertThat(platform.answer("07", FRIDAY, "Yield")).containsExactly("0.03700");
    }

    private TransferAgentSettings with(QuoteTiming timing, Readiness readiness, YieldUnit yieldUnit) {
        return new TransferAgentSettings(Platform.TA, Platform.DISTRIBUTOR, FRIDAY, FormatVersion.V21, readiness, "OFI",
                "OFJ", yieldUnit, timing, "REFUSE", List.of(steady(DAILY, Carry.DAILY)));
    }

    private static SimulatedFund steady(String fundCode, Carry carry) {
        return fund(fundCode, carry, Residue.REDISTRIBUTED,
                Platform.steadyQuotes(FRIDAY.minusDays(10), FRIDAY.plusDays(60), "1.0000"));
    }

    private static SimulatedFund fund(String fundCode, Carry carry, Residue residue, Map<LocalDate, DayQuote> quotes) {
        return new SimulatedFund(new FundKey(fundCode, "0"), "演示货币", carry, residue, "0", quotes);
    }

    private TransferAgent agent(LocalDate start, SimulatedFund... funds) {
        return agent(TransferAgentSettings.usual(Platform.TA, Platform.DISTRIBUTOR, start, List.of(funds)));
    }

    private TransferAgent agent(TransferAgentSettings settings) {
        return new TransferAgent(settings, directory, TRADING_DAYS);
    }
}
