package org.balancetreasure.sandbox.transferagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.balancetreasure.sandbox.transferagent.PlatformDriver.TRADING_DAYS;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.QuoteTiming;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Readiness;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Settlement;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.YieldUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayTest extends Scenario {

    @ParameterizedTest
    @EnumSource(FormatVersion.class)
    void writesTheSameBytesAfterARestartInEachVersion(FormatVersion version) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        platform = new PlatformDriver(directory, version);
        LocalDate end = LocalDate.parse("2026-02-24");
        sendsAPlausibleMonth(random, end);
        TransferAgentSettings settings = new TransferAgentSettings(PlatformDriver.TA, PlatformDriver.DISTRIBUTOR,
                FRIDAY, version,
                Readiness.INDEX, "OFI", "OFJ", YieldUnit.PERCENT, QuoteTiming.NEXT_DAY, "REFUSE", BigDecimal.ZERO,
                List.of(steady(DAILY, Carry.DAILY), steady(MONTHLY, Carry.MONTHLY)))
                .settling(new Settlement("RIVER", "6211", "6201"));
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
            PlatformDriver.Day orders = platform.on(day);
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
}
