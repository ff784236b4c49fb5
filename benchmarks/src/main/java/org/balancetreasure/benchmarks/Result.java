package org.balancetreasure.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One figure that we claim, beside what it is measured against. More is better in both.
 *
 * @param ours in {@code unit}
 * @param other in {@code unit}; null where there is nothing to compare with
 * @param ratio ours / other: above 1, ours is faster; two decimals, cut, so that it never looks better than it is
 * @param note what a reader has to know about the comparison
 */
public record Result(String name, long ours, @Nullable Long other, String unit, @Nullable BigDecimal ratio,
        String note) {

    /** Two rates per second, from the time that each side took for its own number of rows. */
    public static Result ofRates(String name, Timed ours, Timed other, String rows, String note) {
        BigDecimal ratio = BigDecimal.valueOf(other.nanos()).multiply(BigDecimal.valueOf(ours.rows()))
                .divide(BigDecimal.valueOf(ours.nanos()).multiply(BigDecimal.valueOf(other.rows())), 2,
                        RoundingMode.DOWN);
        return new Result(name, ours.rowsPerSecond(), other.rowsPerSecond(), rows + "/s", ratio, note);
    }

    /** A rate that stands alone. */
    public static Result ofRate(String name, Timed ours, String rows, String note) {
        return new Result(name, ours.rowsPerSecond(), null, rows + "/s", null, note);
    }

    /** How long so many rows took. */
    public record Timed(long rows, long nanos) {

        public long rowsPerSecond() {
            return BigDecimal.valueOf(rows).multiply(BigDecimal.valueOf(1_000_000_000L))
                    .divide(BigDecimal.valueOf(Math.max(1, nanos)), 0, RoundingMode.DOWN).longValueExact();
        }

        /** As people read it: {@code 5.31 s}. */
        public String seconds() {
            return BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(1_000_000_000L), 2, RoundingMode.HALF_UP) + " s";
        }
    }
}
