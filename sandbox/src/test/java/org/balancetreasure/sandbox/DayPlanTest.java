package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.balancetreasure.sandbox.DayPlan.Kind;
import org.balancetreasure.sandbox.DayPlan.Start;
import org.balancetreasure.sandbox.DayPlan.Wish;
import org.junit.jupiter.api.Test;

class DayPlanTest {

    private static final LocalDate DAY = LocalDate.of(2013, 7, 4);
    private static final SortedMap<String, Long> UNITS = new TreeMap<>(
            Map.of("000198", 3_000_00L, "990101", 3_000_00L, "990201", 0L));

    @Test
    void aDayFollowsFromSeedDateCustomerAndHoldingsAlone() {
        assertThat(wishes(1, DAY)).isEqualTo(wishes(1, DAY)).isNotEqualTo(wishes(2, DAY))
                .isNotEqualTo(wishes(1, DAY.plusDays(1)));
    }

    @Test
    void aboutOneCustomerInFourteenOrdersAndFewAskTooMuch() {
        List<Wish> wishes = wishes(1, DAY);

        assertThat(wishes.size()).isBetween(600, 950);
        assertThat(wishes.stream().filter(wish -> wish.kind() == Kind.REDEMPTION).count()).isBetween(150L, 450L);
        assertThat(wishes.stream().filter(wish -> wish.cents() > 5_000_00).count()).isBetween(1L, 30L);
        assertThat(wishes).allMatch(wish -> wish.cents() > 0).extracting(wish -> wish.key(DAY)).doesNotHaveDuplicates();
    }

    @Test
    void everyFundIsBoughtAndOnlyWhatIsHeldIsRedeemed() {
        List<Wish> wishes = wishes(1, DAY);

        assertThat(wishes.stream().filter(wish -> wish.kind() == Kind.SUBSCRIPTION).map(Wish::fundCode)).containsOnly("000198", "990101",
                "990201");
        assertThat(wishes.stream().filter(wish -> wish.kind() == Kind.REDEMPTION).map(Wish::fundCode)).containsOnly("000198",
                "990101");
    }

    private static List<Wish> wishes(long seed, LocalDate day) {
        return LongStream.range(10_001, 20_001).boxed()
                .flatMap(customer -> DayPlan.of(seed, day, new Start(customer, 5_000_00, UNITS)).stream()).toList();
    }
}
