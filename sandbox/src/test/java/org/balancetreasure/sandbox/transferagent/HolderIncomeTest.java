package org.balancetreasure.sandbox.transferagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Residue;
import org.junit.jupiter.api.Test;

class HolderIncomeTest {

    private static final BigDecimal RATE = new BigDecimal("1.1204");

    @Test
    void givesTheResidueToTheLargestRemainder() {
        assertThat(HolderIncome.of(fiveHolders(), RATE, Residue.REDISTRIBUTED)).isEqualTo(
                bases("a", "0.01", "b", "0.04", "c", "1.12", "d", "0.00", "e", "1.38"));
    }

    @Test
    void leavesTheResidueWithTheFundIfItIsRetained() {
        assertThat(HolderIncome.of(fiveHolders(), RATE, Residue.RETAINED)).isEqualTo(
                bases("a", "0.01", "b", "0.03", "c", "1.12", "d", "0.00", "e", "1.38"));
    }

    @Test
    void mirrorsANegativeDay() {
        assertThat(HolderIncome.of(fiveHolders(), RATE.negate(), Residue.REDISTRIBUTED)).isEqualTo(
                bases("a", "-0.01", "b", "-0.04", "c", "-1.12", "d", "0.00", "e", "-1.38"));
    }

    @Test
    void givesTheCentOfATieToTheFirstAccount() {
        SortedMap<String, BigDecimal> equal = bases("x", "50.00", "y", "50.00", "z", "50.00");

        assertThat(HolderIncome.of(equal, new BigDecimal("1"), Residue.REDISTRIBUTED)).isEqualTo(
                bases("x", "0.01", "y", "0.00", "z", "0.00"));
    }

    @Test
    void bringsNobodyACentOnADayOfZero() {
        assertThat(HolderIncome.of(fiveHolders(), BigDecimal.ZERO, Residue.REDISTRIBUTED).values())
                .allSatisfy(income -> assertThat(income).isZero());
    }

    @Test
    void sumsUpToTheCutOfTheExactTotalAndMovesNobodyByACentOrMore() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            SortedMap<String, BigDecimal> bases = new TreeMap<>();
            int holders = 1 + random.nextInt(60);
            for (int holder = 0; holder < holders; holder++) {
                bases.put(String.format("%03d", holder), BigDecimal.valueOf(random.nextInt(10_000_000), 2));
            }
            BigDecimal rate = BigDecimal.valueOf(random.nextInt(60_000) - 20_000, 4);
            SortedMap<String, BigDecimal> incomes = HolderIncome.of(bases, rate, Residue.REDISTRIBUTED);
            BigDecimal exactTotal = BigDecimal.ZERO;
            for (Map.Entry<String, BigDecimal> base : bases.entrySet()) {
                BigDecimal exact = base.getValue().multiply(rate).divide(new BigDecimal("10000"));
                exactTotal = exactTotal.add(exact);
                assertThat(incomes.get(base.getKey()).subtract(exact).abs()).as("seed %d", seed)
                        .isLessThan(new BigDecimal("0.01"));
            }
            assertThat(HolderIncome.sum(incomes.values())).as("seed %d", seed)
                    .isEqualTo(exactTotal.setScale(2, RoundingMode.DOWN));
        }
    }

    private static SortedMap<String, BigDecimal> fiveHolders() {
        return bases("a", "100.00", "b", "333.33", "c", "9999.99", "d", "55.55", "e", "12345.67");
    }

    private static SortedMap<String, BigDecimal> bases(String... accountsAndAmounts) {
        SortedMap<String, BigDecimal> bases = new TreeMap<>();
        for (int i = 0; i < accountsAndAmounts.length; i += 2) {
            bases.put(accountsAndAmounts[i], new BigDecimal(accountsAndAmounts[i + 1]));
        }
        return bases;
    }
}
