package org.balancetreasure.sandbox;

import java.math.BigDecimal;
import java.util.List;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Residue;

/**
 * A fund of the demo as its transfer agent keeps it; the platform knows it from {@link DemoSettings}.
 *
 * @param offset what its income of 10,000 units has, each day, beyond what fund 000198 really published
 * @param sometimesLate whether its quotes come late now and then
 * @param sometimesStopped whether it takes no subscriptions for a few days of each month
 */
record DemoFund(String fundCode, String transferAgent, String name, Carry carry, Residue residue, BigDecimal offset,
        boolean sometimesLate, boolean sometimesStopped) {

    static final String TIANHONG = "TH";
    static final String HUAXIN = "HX";

    /** The fund whose quotes are the published ones to the last digit. */
    static final DemoFund ZENGLIBAO = new DemoFund("000198", TIANHONG, "天弘增利宝货币（演示）", Carry.DAILY,
            Residue.RETAINED, BigDecimal.ZERO, false, false);

    /** The fund that only the first brand sells. */
    private static final String OF_ONE_BRAND = "990202";

    static final List<DemoFund> ALL = List.of(ZENGLIBAO,
            new DemoFund("990101", TIANHONG, "天弘活期通货币（演示）", Carry.DAILY, Residue.REDISTRIBUTED,
                    new BigDecimal("-0.0613"), false, false),
            new DemoFund("990201", HUAXIN, "华信月月结货币（演示）", Carry.MONTHLY, Residue.REDISTRIBUTED,
                    new BigDecimal("0.0428"), false, false),
            new DemoFund("990202", HUAXIN, "华信日日增货币（演示）", Carry.DAILY, Residue.REDISTRIBUTED,
                    new BigDecimal("0.0975"), true, true));

    /** As in {@link DemoSettings}. */
    static boolean isSoldBy(String channel, String fundCode) {
        return channel.equals(Population.CHANNEL) || !fundCode.equals(OF_ONE_BRAND);
    }
}
