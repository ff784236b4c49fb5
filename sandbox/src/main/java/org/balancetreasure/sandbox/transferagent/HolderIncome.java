package org.balancetreasure.sandbox.transferagent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Residue;

/**
 * The income of one calendar day, holder by holder: exact first, then cut toward zero to the cent, so that a negative
 * day is the mirror of a positive one. What cutting leaves over goes to the largest remainders, ties by account, until
 * the sum is the cut of the exact total; or stays with the fund.
 */
final class HolderIncome {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int UNITS_OF_A_QUOTE_POWER = 4;

    private HolderIncome() {}

    private record Share(String account, BigDecimal exact) {

        BigDecimal whole() {
            return cut(exact);
        }

        BigDecimal remainder() {
            return exact.subtract(whole()).abs();
        }
    }

    /**
     * @param bases units that earn, by account; at least zero
     * @param incomePer10k yuan for 10,000 units
     * @return yuan with two decimals, by account, for each base
     */
    static SortedMap<String, BigDecimal> of(SortedMap<String, BigDecimal> bases, BigDecimal incomePer10k,
            Residue residue) {
        List<Share> shares = new ArrayList<>();
        bases.forEach((account, base) -> shares
                .add(new Share(account, base.multiply(incomePer10k).movePointLeft(UNITS_OF_A_QUOTE_POWER))));
        SortedMap<String, BigDecimal> income = new TreeMap<>();
        BigDecimal exactTotal = BigDecimal.ZERO;
        for (Share share : shares) {
            income.put(share.account(), share.whole());
            exactTotal = exactTotal.add(share.exact());
        }
        if (residue == Residue.REDISTRIBUTED) {
            BigDecimal left = cut(exactTotal).subtract(sum(income.values()));
            BigDecimal oneCent = left.signum() < 0 ? CENT.negate() : CENT;
            shares.sort(Comparator.comparing(Share::remainder).reversed().thenComparing(Share::account));
            for (Share share : shares.subList(0, left.abs().divide(CENT).intValueExact())) {
                income.put(share.account(), share.whole().add(oneCent));
            }
        }
        return income;
    }

    static BigDecimal sum(Iterable<BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO.setScale(2);
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }

    private static BigDecimal cut(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.DOWN);
    }
}
