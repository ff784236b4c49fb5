package org.balancetreasure.sandbox.transferagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.balancetreasure.sandbox.transferagent.PlatformDriver.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Residue;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.QuoteTiming;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Readiness;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.YieldUnit;
import org.junit.jupiter.api.Test;

/** Units that go to an advancing bank: 33, and what 34 and 35 answer. */
class TransfersTest extends Scenario {

    private static final LocalDate THURSDAY = FRIDAY.minusDays(1);
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final LocalDate SUNDAY = FRIDAY.plusDays(2);
    private static final long BANK = 90_000_000_000_000_021L;

    @Test
    void letsTheTransfereeEarnFromTheDayOfTheTransferAlsoOnAWeekend() {
        annHolds10000FromFriday(DAILY);
        platform.transfersOf(FRIDAY).moves(ANN, BANK, DAILY, "1000.00").send();
        platform.transfersOf(SATURDAY).moves(ANN, BANK, DAILY, "500.00").moves(ANN, BANK, DAILY, "500.00").send();
        platform.sendsNothingElse(FRIDAY, MONDAY);

        agent(THURSDAY, steady(DAILY, Carry.DAILY)).answer(MONDAY.atStartOfDay());

        assertThat(platform.index("OFB", FRIDAY)).containsExactly("OFD_ZZ_998_20260109_34.TXT",
                "OFD_ZZ_998_20260109_35.TXT");
        assertThat(platform.answer("34", FRIDAY, "BusinessCode", "ReturnCode", "TransactionAccountID", "TAAccountID",
                "TargetTransactionAccountID", "TargetTAAccountID", "ConfirmedVol", "UndistributeMonetaryIncome",
                "TransactionCfmDate", "TASerialNO")).containsExactly("198 0000 " + account(ANN) + " ZZ0000000001 "
                        + account(BANK) + " ZZ0000000002 1000.00 0.00 20260109 ZZ202601099000000001");
        assertThat(platform.answer("35", FRIDAY, "TransactionAccountID", "TotalVolOfDistributorInTA",
                "UndistributeMonetaryIncome", "TransactionCfmDate")).as("with the income through Thursday")
                .containsExactly(account(ANN) + " 9000.00 0.00 20260109", account(BANK) + " 1000.00 0.00 20260109");
        assertThat(platform.answer("35", SATURDAY, "TransactionAccountID", "TotalVolOfDistributorInTA"))
                .as("with the income of Friday").containsExactly(account(ANN) + " 8000.90", account(BANK) + " 2000.10");
        assertThat(platform.answer("06", MONDAY, "RegistrationDate", "TransactionAccountID",
                "BasisforCalculatingDividend", "ConfirmedAmount", "IndividualOrInstitution")).containsExactly(
                        "20260109 " + account(ANN) + " 9000.00 0.90 1", "20260110 " + account(ANN) + " 8000.90 0.80 1",
                        "20260111 " + account(ANN) + " 8001.70 0.80 1",
                        "20260109 " + account(BANK) + " 1000.00 0.10 0",
                        "20260110 " + account(BANK) + " 2000.10 0.20 0",
                        "20260111 " + account(BANK) + " 2000.30 0.20 0");
    }

    @Test
    void answersADayWithoutTransfersByAnEmptyIndex() {
        annHolds10000FromFriday(DAILY);
        platform.sendsNothingElse(FRIDAY, FRIDAY);

        agent(THURSDAY, steady(DAILY, Carry.DAILY)).answer(MONDAY.atStartOfDay());

        for (LocalDate day : List.of(THURSDAY, FRIDAY, SATURDAY, SUNDAY)) {
            assertThat(platform.index("OFB", day)).isEmpty();
            assertThat(platform.received("34", day)).isFalse();
        }
    }

    @Test
    void waitsForTheTransfersOfADayBeforeItEarns() {
        annHolds10000FromFriday(DAILY);
        TransferAgent agent = agent(THURSDAY, steady(DAILY, Carry.DAILY));

        assertThat(agent.answer(SATURDAY.atStartOfDay()).waitsFor()).hasValue(
                new TransferAgent.Awaited(FRIDAY, platform.outbox().resolve("OFT_998_ZZ_20260109.TXT")));
        assertThat(platform.received("07", FRIDAY)).isFalse();

        platform.transfersOf(FRIDAY).moves(ANN, BANK, DAILY, "1000.00").send();
        assertThat(agent.answer(SATURDAY.atStartOfDay()).announced()).containsExactly("OFD_ZZ_998_20260109_34.TXT",
                "OFD_ZZ_998_20260109_35.TXT", "OFD_ZZ_998_20260109_07.TXT");
        assertThat(agent.answer(SATURDAY.atStartOfDay()).announced()).as("each day once").isEmpty();
    }

    @Test
    void givesTheAccrualAlongInProportionCutToTheCentIfItIsTaken() {
        annHolds10000FromFriday(MONTHLY);
        platform.transfersOf(SUNDAY).movesWithIncome(ANN, BANK, MONTHLY, "3333.33")
                .moves(ANN, BANK, MONTHLY, "3333.33").movesWithIncome(ANN, BANK, MONTHLY, "3333.34").send();
        platform.sendsNothingElse(FRIDAY, FRIDAY);

        agent(THURSDAY, steady(MONTHLY, Carry.MONTHLY)).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("34", SUNDAY, "ReturnCode", "ConfirmedVol", "UndistributeMonetaryIncome",
                "TakeIncomeFlag")).as("2.00 from Friday and Saturday").containsExactly("0000 3333.33 0.66 1",
                        "0000 3333.33 0.00 0", "0000 3333.34 1.34 1");
        assertThat(platform.answer("35", SUNDAY, "TransactionAccountID", "TotalVolOfDistributorInTA",
                "UndistributeMonetaryIncome")).containsExactly(account(ANN) + " 0.00 0.00",
                        account(BANK) + " 10000.00 2.00");
        assertThat(platform.answer("05", MONDAY, "TransactionAccountID", "UndistributeMonetaryIncome"))
                .as("and the bank earns on Sunday").containsExactly(account(BANK) + " 3.00");
    }

    @Test
    void leavesTheAccrualWithTheGiverIfItIsNotTaken() {
        annHolds10000FromFriday(MONTHLY);
        platform.transfersOf(SUNDAY).moves(ANN, BANK, MONTHLY, "10000.00").send();
        platform.sendsNothingElse(FRIDAY, FRIDAY);

        agent(THURSDAY, steady(MONTHLY, Carry.MONTHLY)).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("05", MONDAY, "TransactionAccountID", "TotalVolOfDistributorInTA",
                "UndistributeMonetaryIncome")).containsExactly(account(ANN) + " 0.00 2.00",
                        account(BANK) + " 10000.00 1.00");
    }

    @Test
    void refusesWhatItCannotMoveSaysWhyAndMovesTheRest() {
        annHolds10000FromFriday(DAILY);
        PlatformDriver.Transfers friday = platform.transfersOf(FRIDAY);
        friday.moves(ANN, BANK, DAILY, "10000.01").moves(ANN, BANK, DAILY, "66.66").moves(ANN, BOB, DAILY, "1.00")
                .moves(BOB, BANK, DAILY, "1.00").moves(ANN, BANK, "999999", "1.00").moves(ANN, ANN, DAILY, "1.00")
                .moves(cells -> {
                    friday.transfer(cells, ANN, BANK, DAILY, "1.00");
                    cells.set("BusinessCode", "096");
                }).moves(cells -> {
                    friday.transfer(cells, ANN, BANK, DAILY, "1.00");
                    cells.set("TAAccountID", "ZZ0000000009");
                }).moves(ANN, BANK, DAILY, "10000.00").moves(ANN, BANK, DAILY, "0.01").send();

        agent(TransferAgentSettings
                .usual(PlatformDriver.TA, PlatformDriver.DISTRIBUTOR, THURSDAY, List.of(steady(DAILY, Carry.DAILY)))
                .refusingTransfersOf(new BigDecimal("66.66"))).answer(SATURDAY.atStartOfDay());

        assertThat(platform.answer("34", FRIDAY, "BusinessCode", "ReturnCode", "ApplicationVol", "ConfirmedVol"))
                .containsExactly("198 0001 10000.01 0.00", "198 0010 66.66 0.00", "198 0009 1.00 0.00",
                        "198 0009 1.00 0.00", "198 0200 1.00 0.00", "198 0010 1.00 0.00", "196 0541 1.00 0.00",
                        "198 0009 1.00 0.00", "198 0000 10000.00 10000.00", "198 0001 0.01 0.00");
        assertThat(platform.answer("35", FRIDAY, "TransactionAccountID", "TotalVolOfDistributorInTA"))
                .containsExactly(account(ANN) + " 0.00", account(BANK) + " 10000.00");
    }

    @Test
    void movesUnitsBeforeTheOrdersOfTheSameDayAreConfirmed() {
        annHolds10000FromFriday(DAILY);
        platform.transfersOf(FRIDAY).moves(ANN, BANK, DAILY, "4000.00").send();
        platform.on(FRIDAY).redeems(ANN, DAILY, "6000.00").redeems(BANK, DAILY, "4000.00").send();

        agent(THURSDAY, steady(DAILY, Carry.DAILY)).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("04", MONDAY, "BusinessCode", "ReturnCode", "TransactionAccountID", "ConfirmedVol"))
                .containsExactly("124 0000 " + account(ANN) + " 6000.00", "124 0000 " + account(BANK) + " 4000.00");
        assertThat(platform.answer("05", MONDAY, "TransactionAccountID", "TotalVolOfDistributorInTA"))
                .as("what the weekend has earned").containsExactly(account(ANN) + " 1.80", account(BANK) + " 1.20");
    }

    @Test
    void setsMarkersBesideItsAnswersIfItSendsNoIndexAndReadsEachVersion() {
        platform = new PlatformDriver(directory, FormatVersion.V22);
        annHolds10000FromFriday(DAILY);
        platform.transfersOf(FRIDAY).moves(ANN, BANK, DAILY, "1.00").send();

        agent(new TransferAgentSettings(PlatformDriver.TA, PlatformDriver.DISTRIBUTOR, THURSDAY, FormatVersion.V22,
                Readiness.OK_MARKER, "OFI", "OFJ", YieldUnit.PERCENT, QuoteTiming.NEXT_DAY, "REFUSE", BigDecimal.ZERO,
                List.of(fund(DAILY, Carry.DAILY, Residue.RETAINED,
                        PlatformDriver.steadyQuotes(THURSDAY, MONDAY, "1.0000")))))
                .answer(SATURDAY.atStartOfDay());

        assertThat(platform.answers()).containsKeys("OFD_ZZ_998_20260109_34.TXT.ok", "OFD_ZZ_998_20260109_35.TXT.ok")
                .doesNotContainKeys("OFB_ZZ_998_20260109.TXT", "OFD_ZZ_998_20260108_34.TXT.ok");
        assertThat(platform.answer("35", FRIDAY, "WholeFlag")).containsExactly("0", "0");
    }

    /** The bank opens its account as an institution. */
    private void annHolds10000FromFriday(String fundCode) {
        platform.on(THURSDAY).opens(ANN).opensInstitution(BANK).subscribes(ANN, fundCode, "10000.00").send();
    }
}
