package org.balancetreasure.sandbox.transferagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.balancetreasure.sandbox.transferagent.PlatformDriver.account;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.QuoteTiming;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Readiness;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.YieldUnit;
import org.junit.jupiter.api.Test;

class TransferAgentTest extends Scenario {

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
        platform.transfersNothingElse(FRIDAY, MONDAY);
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
        PlatformDriver.Day monday = platform.on(MONDAY);
        platform.on(FRIDAY).opens(ANN).subscribes(ANN, DAILY, "100.00").send();
        monday.redeems(ANN, DAILY, "100.02").redeems(ANN, DAILY, "60.00").redeems(ANN, DAILY, "40.02")
                .subscribes(ANN, "999999", "1.00").orders(cells -> monday.order(cells, ANN, "029", DAILY)).send();

        agent(FRIDAY, steady(DAILY, Carry.DAILY)).answer(TUESDAY.atStartOfDay());

        assertThat(platform.answer("04", TUESDAY, "BusinessCode", "ReturnCode", "ApplicationVol", "ConfirmedVol"))
                .containsExactly("124 0001 100.02 0.00", "124 0000 60.00 60.00", "124 0001 40.02 0.00",
                        "122 0200 0.00 0.00", "129 0541 0.00 0.00");
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
    void aLateQuoteComesInALaterFileWithItsOwnDateAndHoldsNoOtherBack() {
        platform.sendsNothingElse(FRIDAY, FRIDAY);
        SimulatedFund late = new SimulatedFund(new FundKey(MONTHLY, "0"), "演示货币", Carry.MONTHLY,
                SimulatedFund.Residue.REDISTRIBUTED, "0",
                PlatformDriver.steadyQuotes(FRIDAY.minusDays(10), FRIDAY.plusDays(60), "1.0000"),
                Map.of(FRIDAY, 2, FRIDAY.plusDays(1), 1));
        agent(FRIDAY, steady(DAILY, Carry.DAILY), late).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("07", FRIDAY, "FundCode", "UpdateDate")).containsExactly(DAILY + " 20260109");
        assertThat(platform.answer("07", FRIDAY.plusDays(1), "FundCode", "UpdateDate"))
                .containsExactly(DAILY + " 20260110");
        assertThat(platform.answer("07", FRIDAY.plusDays(2), "FundCode", "UpdateDate")).containsExactly(
                MONTHLY + " 20260109", MONTHLY + " 20260110", DAILY + " 20260111", MONTHLY + " 20260111");
    }

    @Test
    void aDayWhoseOnlyQuoteIsLateHasAnEmptyFile() {
        platform.sendsNothingElse(FRIDAY, FRIDAY);
        SimulatedFund late = new SimulatedFund(new FundKey(DAILY, "0"), "演示货币", Carry.DAILY,
                SimulatedFund.Residue.REDISTRIBUTED, "0",
                PlatformDriver.steadyQuotes(FRIDAY.minusDays(10), FRIDAY.plusDays(60), "1.0000"), Map.of(FRIDAY, 1));
        agent(FRIDAY, late).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("07", FRIDAY, "FundCode", "UpdateDate")).isEmpty();
        assertThat(platform.index("OFJ", FRIDAY)).containsExactly("OFD_ZZ_998_20260109_07.TXT");
    }

    @Test
    void aDayOnWhichAFundTakesNoSubscriptionsSaysSo() {
        platform.sendsNothingElse(FRIDAY, FRIDAY);
        SimulatedFund stopped = new SimulatedFund(new FundKey(DAILY, "0"), "演示货币", Carry.DAILY,
                SimulatedFund.Residue.REDISTRIBUTED, "0",
                PlatformDriver.steadyQuotes(FRIDAY.minusDays(10), FRIDAY.plusDays(60), "1.0000"), Map.of(),
                Set.of(FRIDAY));
        agent(FRIDAY, stopped).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("07", FRIDAY, "FundStatus")).containsExactly("5");
        assertThat(platform.answer("07", FRIDAY.plusDays(1), "FundStatus")).containsExactly("0");
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
        return new TransferAgentSettings(PlatformDriver.TA, PlatformDriver.DISTRIBUTOR, FRIDAY, FormatVersion.V21,
                readiness, "OFI",
                "OFJ", yieldUnit, timing, "REFUSE", BigDecimal.ZERO, List.of(steady(DAILY, Carry.DAILY)));
    }
}
