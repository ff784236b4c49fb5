package org.balancetreasure.sandbox.transferagent;

import static org.balancetreasure.sandbox.transferagent.PlatformDriver.TRADING_DAYS;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Residue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A platform and an agent in a directory of their own, around the second weekend of 2026. */
abstract class Scenario {

    static final String DAILY = "000198";
    static final String MONTHLY = "000199";
    static final LocalDate FRIDAY = LocalDate.parse("2026-01-09");
    static final LocalDate MONDAY = LocalDate.parse("2026-01-12");
    static final LocalDate TUESDAY = LocalDate.parse("2026-01-13");
    static final long ANN = 10001;
    static final long BOB = 10002;

    @TempDir
    Path directory;

    PlatformDriver platform;

    @BeforeEach
    void startPlatform() {
        platform = new PlatformDriver(directory, FormatVersion.V21);
    }

    static SimulatedFund steady(String fundCode, Carry carry) {
        return fund(fundCode, carry, Residue.REDISTRIBUTED,
                PlatformDriver.steadyQuotes(FRIDAY.minusDays(10), FRIDAY.plusDays(60), "1.0000"));
    }

    static SimulatedFund fund(String fundCode, Carry carry, Residue residue, Map<LocalDate, DayQuote> quotes) {
        return new SimulatedFund(new FundKey(fundCode, "0"), "演示货币", carry, residue, "0", quotes);
    }

    TransferAgent agent(LocalDate start, SimulatedFund... funds) {
        return agent(TransferAgentSettings.usual(PlatformDriver.TA, PlatformDriver.DISTRIBUTOR, start, List.of(funds)));
    }

    TransferAgent agent(TransferAgentSettings settings) {
        return new TransferAgent(settings, directory, TRADING_DAYS);
    }
}
