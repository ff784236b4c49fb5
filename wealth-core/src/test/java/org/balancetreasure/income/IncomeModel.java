package org.balancetreasure.income;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.balancetreasure.funds.Fund.ResidueRule;

/** The rule of distribution written down as simply as possible, for all holders at once. */
record IncomeModel(long amount, long residue, Map<Long, Long> incomes) {

    private static final BigInteger QUOTED = BigInteger.TEN.pow(12);

    /** @param bases hundredths of a unit by holder, none of them 0 */
    static IncomeModel of(Map<Long, Long> bases, BigDecimal per10k, ResidueRule rule) {
        BigInteger rate = per10k.setScale(8).unscaledValue();
        BigInteger total = bases.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        long amount = total.multiply(rate).divide(QUOTED).longValueExact();
        Map<Long, Long> incomes = new TreeMap<>();
        Map<Long, BigInteger> lost = new TreeMap<>();
        bases.forEach((holder, base) -> {
            BigInteger[] exact = BigInteger.valueOf(base).multiply(rate).divideAndRemainder(QUOTED);
            incomes.put(holder, exact[0].longValueExact());
            lost.put(holder, exact[1]);
        });
        long left = amount - incomes.values().stream().mapToLong(Long::longValue).sum();
        if (rule == ResidueRule.RETAINED) {
            return new IncomeModel(amount, left, incomes);
        }
        BigInteger direction = BigInteger.valueOf(Long.signum(left));
        List<Long> order = lost.keySet().stream()
                .sorted(Comparator.<Long, BigInteger>comparing(holder -> lost.get(holder).multiply(direction).negate())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int i = 0; i < Math.abs(left); i++) {
            incomes.merge(order.get(i), direction.longValue(), Long::sum);
        }
        return new IncomeModel(amount, 0, incomes);
    }
}
