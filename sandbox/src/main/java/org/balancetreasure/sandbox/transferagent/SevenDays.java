package org.balancetreasure.sandbox.transferagent;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;

/**
 * The yield that a fund publishes with a day: its last seven calendar days as a year of 365, in percent, half up to
 * three decimals. In a fund's first week it speaks of the days there are.
 */
public final class SevenDays {

    private static final int DAYS = 7;
    private static final int DAYS_OF_YEAR = 365;
    private static final int YIELD_DECIMALS = 3;
    /** Ten thousand percent, which no fund reaches; and no fund loses more than it has. */
    private static final long THOUSANDTHS_MAX = 10_000_000;
    private static final long THOUSANDTHS_MIN = -100_000;
    private static final MathContext EXACT_ENOUGH = new MathContext(60);
    private static final BigDecimal HALF_A_THOUSANDTH = new BigDecimal("0.0005");

    private SevenDays() {}

    /**
     * What is published, by day, of a fund whose income of 10,000 units is given for every calendar day from its first.
     */
    public static Map<LocalDate, DayQuote> quotes(SortedMap<LocalDate, BigDecimal> incomes, Carry carry) {
        Map<LocalDate, DayQuote> quotes = new HashMap<>();
        incomes.forEach((day, income) -> {
            List<BigDecimal> last = List
                    .copyOf(incomes.subMap(day.minusDays(DAYS - 1L), day.plusDays(1)).values());
            quotes.put(day, new DayQuote(income, carry == Carry.DAILY ? compounded(last) : simple(last)));
        });
        return quotes;
    }

    /** Income is paid once a month: the days are added up. */
    static BigDecimal simple(List<BigDecimal> incomes) {
        BigDecimal sum = incomes.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        // Of 10,000 units, so percent are a hundredth of it; rounded once, at the end.
        return sum.multiply(BigDecimal.valueOf(DAYS_OF_YEAR)).divide(BigDecimal.valueOf(incomes.size() * 100L),
                YIELD_DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * Income earns itself: with the n days' growth g, the yield y has (1 + y)^n = g^365. No root is taken: y is the
     * largest step of a thousandth percent whose lower edge does not exceed that, found by halving.
     */
    static BigDecimal compounded(List<BigDecimal> incomes) {
        BigDecimal growth = BigDecimal.ONE;
        for (BigDecimal income : incomes) {
            growth = growth.multiply(BigDecimal.ONE.add(income.movePointLeft(4)));
        }
        BigDecimal year = growth.pow(DAYS_OF_YEAR, EXACT_ENOUGH);
        long low = THOUSANDTHS_MIN;
        long high = THOUSANDTHS_MAX;
        while (low < high) {
            long middle = Math.floorDiv(low + high + 1, 2);
            BigDecimal edge = BigDecimal.valueOf(middle, YIELD_DECIMALS).subtract(HALF_A_THOUSANDTH);
            boolean reached = BigDecimal.ONE.add(edge.movePointLeft(2)).pow(incomes.size(), EXACT_ENOUGH)
                    .compareTo(year) <= 0;
            if (reached) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return BigDecimal.valueOf(low, YIELD_DECIMALS);
    }
}
