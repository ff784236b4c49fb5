package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.util.List;

/** What a sweep moved and whom it left out, over the ranges that are swept. */
public record SweepReport(List<Moved> moved, List<LeftOut> leftOut) {

    /** @param amount cents */
    public record Moved(String channel, String fundCode, LocalDate tradeDate, long orders, long amount) {}

    /**
     * @param reason name of a refusal, or {@code CHANGED}: the customer changed wallet or rule while the range was
     *            swept
     */
    public record LeftOut(String channel, String reason, long customers) {}
}
