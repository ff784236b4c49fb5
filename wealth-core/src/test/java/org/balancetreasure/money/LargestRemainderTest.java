package org.balancetreasure.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.balancetreasure.money.LargestRemainder.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargestRemainderTest {

    @Test
    void theLeftOverCentGoesToTheLargestRemainder() {
        assertThat(LargestRemainder.split(100, shares(1, 1, 1))).containsExactly(34L, 33L, 33L);
        assertThat(LargestRemainder.split(5, shares(30, 35, 35))).containsExactly(1L, 2L, 2L);
        assertThat(LargestRemainder.split(0, shares(1, 2))).containsExactly(0L, 0L);
        assertThat(LargestRemainder.split(7, shares(0, 1, 0))).containsExactly(0L, 7L, 0L);
    }

    @Test
    void aTieGoesToTheSmallerKeyWhateverTheOrder() {
        assertThat(LargestRemainder.split(1, List.of(new Share(9, BigInteger.ONE), new Share(3, BigInteger.ONE))))
                .containsExactly(0L, 1L);
    }

    @Test
    void splitsNothingNegativeAndNothingOverNoWeight() {
        assertThatThrownBy(() -> LargestRemainder.split(-1, shares(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.split(1, shares(0, 0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LargestRemainder.split(1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * The sum is exact, each part is its cut or one more, and nobody with a smaller remainder got what a larger did
     * not.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20130701, 20260105})
    void everySplitIsExactFairAndIndependentOfOrder(long seed) {
        Random random = new Random(seed);
        for (int turn = 0; turn < 300; turn++) {
            List<Share> shares = new ArrayList<>();
            int count = 1 + random.nextInt(40);
            for (int key = 0; key < count; key++) {
                shares.add(new Share(key, new BigInteger(1 + random.nextInt(70), random)));
            }
            BigInteger total = shares.stream().map(Share::weight).reduce(BigInteger.ZERO, BigInteger::add);
            if (total.signum() == 0) {
                continue;
            }
            long amount = random.nextLong(1L << (1 + random.nextInt(61)));

            List<Long> parts = LargestRemainder.split(amount, shares);

            String scene = "seed " + seed + ", turn " + turn;
            assertThat(parts.stream().mapToLong(Long::longValue).sum()).as(scene).isEqualTo(amount);
            BigDecimal leastRaised = BigDecimal.TWO;
            BigDecimal mostCut = BigDecimal.ONE.negate();
            for (int i = 0; i < count; i++) {
                BigInteger product = BigInteger.valueOf(amount).multiply(shares.get(i).weight());
                long cut = new BigDecimal(product).divide(new BigDecimal(total), 0, RoundingMode.DOWN)
                        .longValueExact();
                assertThat(parts.get(i) - cut).as(scene).isBetween(0L, 1L);
                BigDecimal remainder = new BigDecimal(product.mod(total)).divide(new BigDecimal(total), 60,
                        RoundingMode.DOWN);
                if (parts.get(i) > cut) {
                    leastRaised = leastRaised.min(remainder);
                } else {
                    mostCut = mostCut.max(remainder);
                }
            }
            assertThat(leastRaised).as(scene).isGreaterThanOrEqualTo(mostCut);

            Map<Long, Long> byKey = new HashMap<>();
            for (int i = 0; i < count; i++) {
                byKey.put(shares.get(i).key(), parts.get(i));
            }
            Collections.shuffle(shares, random);
            List<Long> shuffled = LargestRemainder.split(amount, shares);
            for (int i = 0; i < count; i++) {
                assertThat(shuffled.get(i)).as(scene).isEqualTo(byKey.get(shares.get(i).key()));
            }
        }
    }

    private static List<Share> shares(long... weights) {
        List<Share> shares = new ArrayList<>();
        for (long weight : weights) {
            shares.add(new Share(shares.size(), BigInteger.valueOf(weight)));
        }
        return shares;
    }
}
