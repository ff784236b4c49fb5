package org.balancetreasure.sandbox;

import java.util.List;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.money.Money;

/**
 * The banks' lines, which all customers of the demo share. They grow with the number of customers, and are so small
 * that some requests are refused.
 */
final class DemoRooms {

    private static final int RIVERSIDE = 21;
    private static final int HILLTOWN = 22;
    private static final int SLOTS = 4;
    private static final int WARNING_PERCENT = 20;
    private static final String BUSINESS_LICENCE = "1";
    /** An unused line can carry one instant redemption of the largest size. */
    private static final long YUAN_AT_LEAST = 10_000;

    /** @param yuanPerCustomer what the bank grants */
    private record Line(int lineId, int bankId, String fundCode, int priority, long yuanPerCustomer,
            boolean takeIncome) {}

    /** The first bank for 000198 is soon used up, so that the second one helps out; for 990101 there is no second. */
    private static final List<Line> LINES = List.of(new Line(1, RIVERSIDE, "000198", 1, 20, false),
            new Line(2, HILLTOWN, "000198", 2, 400, false), new Line(3, RIVERSIDE, "990101", 1, 25, false),
            new Line(4, HILLTOWN, "990201", 1, 200, true), new Line(5, RIVERSIDE, "990202", 1, 200, false));

    private DemoRooms() {}

    /** Without effect where it has been done. */
    static void setUp(AdvanceLines lines, int customers) {
        for (Line line : LINES) {
            long cents = (YUAN_AT_LEAST + customers * line.yuanPerCustomer()) * 100;
            lines.setUp(new AdvanceLines.Terms(line.lineId(), line.bankId(), line.fundCode(), line.priority(),
                    Money.ofCents(cents), Money.ofCents(cents * WARNING_PERCENT / 100), SLOTS, line.takeIncome(),
                    BUSINESS_LICENCE, "DEMO-BANK-" + line.bankId()));
        }
    }
}
