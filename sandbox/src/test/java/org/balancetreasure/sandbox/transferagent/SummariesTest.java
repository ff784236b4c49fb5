package org.balancetreasure.sandbox.transferagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.sandbox.partner.PaymentOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ann has 10,000.00 of each fund since Friday, Bob 500.00 of the first; Bob's second order is of more than he has. */
class SummariesTest extends Scenario {

    private static final LocalDate THURSDAY = FRIDAY.minusDays(1);

    private void ordersOfThursdayAndFriday(String redeemed) {
        platform.on(THURSDAY).opens(ANN).opens(BOB).subscribes(ANN, DAILY, "10000.00")
                .subscribes(ANN, MONTHLY, "10000.00").subscribes(BOB, DAILY, "500.00").send();
        platform.on(FRIDAY).subscribes(BOB, DAILY, "120.00").subscribes(ANN, DAILY, "80.00")
                .redeems(ANN, DAILY, redeemed).redeems(BOB, DAILY, "900.00").redeems(ANN, MONTHLY, "50.00").send();
    }

    @ParameterizedTest
    @EnumSource(FormatVersion.class)
    void sumsUpWhatItConfirmsAndWhatIsPaidInEachVersion(FormatVersion version) {
        platform = new PlatformDriver(directory, version);
        ordersOfThursdayAndFriday("30.00");
        agent(settling(version)).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("25", MONDAY, "SequenceNO", "TransactionDate", "TransactionCfmDate", "FundCode",
                "BusinessCode", "CapitalType", "ConfirmedAmount", "ReceOrPayFlag", "PayDate")).containsExactly(
                        "00000000000000000001 20260109 20260112 000198 122 001 200.00 1 20260112",
                        "00000000000000000002 20260109 20260112 000198 124 001 30.00 0 20260112",
                        "00000000000000000003 20260109 20260112 000199 124 001 50.00 0 20260112");
        assertThat(platform.answer("12", MONDAY, "FundCode", "BusinessCode",
                "AggregationOfTransactionByBusinessType", "AggregationDate", "TotalFailingVol", "TotalSuccessfulVol",
                "TotalFailingAmount", "TotalSuccessfulAmount", "TotalFailingDealingNum", "TotalSuccessfulDealingNum")
                .stream().map(row -> row.replaceAll(" 0+(?=[0-9])", " ")).toList())
                .containsExactly("000198 122 2 20260112 0.00 200.00 0.00 200.00 0 2",
                        "000198 124 2 20260112 900.00 30.00 0.00 30.00 1 1",
                        "000199 124 1 20260112 0.00 50.00 0.00 50.00 0 1");
        // Three days at 1.0000: 1.05 a day of Ann's 10,000.00 and Bob's 500.00; of the other fund 1.00 without
        // compounding.
        assertThat(
                platform.answer("09", MONDAY, "FundCode", "TotalDividendAmount", "TotalVolumeofReinvestmentDividend"))
                .containsExactly("000198 3.15 3.15", "000199 3.00 0.00");
        assertThat(platform.index("OFI", MONDAY)).endsWith("OFD_ZZ_998_20260112_12.TXT",
                "OFD_ZZ_998_20260112_09.TXT");
        assertThat(platform.index("OFK", MONDAY)).containsExactly("OFD_ZZ_998_20260112_25.TXT");
        assertThat(orders()).as("the platform pays the net").doesNotExist();
        if (version == FormatVersion.V22) {
            assertThat(platform.answer("25", MONDAY, "SettleType", "PayAccountNum", "RecvAccountNum"))
                    .startsWith("1 6201 6211", "1 6211 6201");
        }
    }

    @Test
    void ordersItsBankToPayTheNetWhenMoreIsRedeemedThanSubscribed() throws IOException {
        ordersOfThursdayAndFriday("1000.00");
        agent(settling(FormatVersion.V21)).answer(MONDAY.atStartOfDay());

        assertThat(PaymentOrder.read(orders())).containsExactly(new PaymentOrder(MONDAY, COLLECTION, SETTLEMENT,
                850_00, "NET-20260112-ZZ-CNY", "Net of redemptions and subscriptions"));
    }

    @Test
    void anEmptyDayHasEmptySummaries() {
        platform.on(THURSDAY).send();
        platform.on(FRIDAY).send();
        agent(settling(FormatVersion.V21)).answer(MONDAY.atStartOfDay());

        assertThat(platform.answer("25", MONDAY, "FundCode")).isEmpty();
        assertThat(platform.answer("12", MONDAY, "FundCode")).isEmpty();
        assertThat(platform.received("09", MONDAY)).isFalse();
    }

    @Test
    void anAgentThatSettlesElsewhereHasNoSummaries() {
        platform.on(FRIDAY).opens(ANN).subscribes(ANN, DAILY, "10.00").send();
        agent(FRIDAY, steady(DAILY, SimulatedFund.Carry.DAILY)).answer(MONDAY.atStartOfDay());
        assertThat(List.of("25", "12", "09")).noneMatch(type -> platform.received(type, MONDAY));
        assertThat(Files.exists(directory.resolve("RIVER"))).isFalse();
    }

    private Path orders() {
        return directory.resolve("RIVER").resolve("orders").resolve("net_ZZ_20260112.csv");
    }
}
