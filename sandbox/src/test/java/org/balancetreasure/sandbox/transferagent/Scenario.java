package org.balancetreasure.sandbox.transferagent;

import static org.balancetreasure.sandbox.transferagent.PlatformDriver.TRADING_DAYS;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.sandbox.partner.Fault;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Residue;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.QuoteTiming;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Readiness;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Settlement;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.YieldUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A platform and an agent in a directory of their own, around the second weekend of 2026. */
abstract class Scenario {

    static final String DAILY = "000198";
    static final String MONTHLY = "000199";
    static final LocalDate FRIDAY = LocalDate.parse("2026-01-09");
    static final LocalDate MONDAY = LocalDate.parse("2026-01-12");
    static final LocalDate TUESDAY = LocalDate.parse("2026-01-13");
    static final String COLLECTION = "6211";
    static final String SETTLEMENT = "6201";
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

    /** An agent that settles through RIVER, with a fault on Monday's files. */
    TransferAgent faulty(Fault.Kind kind, String target) {
        return new TransferAgent(settling(FormatVersion.V21), directory, TRADING_DAYS,
                Faults.of(new Fault(PlatformDriver.TA, MONDAY, kind, target)));
    }

    static TransferAgentSettings settling(FormatVersion version) {
        return new TransferAgentSettings(PlatformDriver.TA, PlatformDriver.DISTRIBUTOR, FRIDAY.minusDays(1), version,
                Readiness.INDEX, "OFI", "OFJ", YieldUnit.PERCENT, QuoteTiming.NEXT_DAY, "REFUSE", BigDecimal.ZERO,
                List.of(steady(DAILY, Carry.DAILY), steady(MONTHLY, Carry.MONTHLY)))
                .settling(new Settlement("RIVER", COLLECTION, SETTLEMENT));
    }

    TransferAgent agent(TransferAgentSettings settings) {
        return new TransferAgent(settings, directory, TRADING_DAYS);
    }
}
