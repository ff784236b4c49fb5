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
import org.balancetreasure.sandbox.DayPlan.Time;
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
    void aboutOneCustomerInTenActsAndFewOrderTooMuch() {
        List<Wish> wishes = wishes(1, DAY);
        List<Wish> orders = wishes.stream().filter(DayPlanTest::isOrder).toList();

        assertThat(orders.size()).isBetween(600, 950);
        assertThat(of(wishes, Kind.REDEMPTION).size()).isBetween(150, 450);
        assertThat(of(wishes, Kind.INSTANT_REDEMPTION).size()).isBetween(120, 280);
        assertThat(of(wishes, Kind.DEBIT).size()).isBetween(50, 150);
        assertThat(orders.stream().filter(wish -> wish.cents() > 5_000_00).count()).isBetween(1L, 30L);
        assertThat(wishes).allMatch(wish -> wish.cents() > 0).extracting(wish -> wish.key(DAY)).doesNotHaveDuplicates();
    }

    @Test
    void everyFundIsBoughtAndOnlyWhatIsHeldIsRedeemed() {
        List<Wish> wishes = wishes(1, DAY);

        assertThat(of(wishes, Kind.SUBSCRIPTION)).extracting(Wish::fundCode).containsOnly("000198", "990101", "990201");
        assertThat(of(wishes, Kind.REDEMPTION)).extracting(Wish::fundCode).containsOnly("000198", "990101");
        assertThat(of(wishes, Kind.INSTANT_REDEMPTION)).extracting(Wish::fundCode).containsOnly("000198", "990101");
    }

    @Test
    void someOrderProductsWithTheirChoiceOrWithoutAndRedeemThem() {
        List<Wish> wishes = wishes(1, DAY);

        assertThat(of(wishes, Kind.PRODUCT_SUBSCRIPTION).size()).isBetween(30, 110);
        assertThat(of(wishes, Kind.PRODUCT_SUBSCRIPTION)).extracting(Wish::fundCode).containsOnly("", "000198",
                "990101");
        assertThat(of(wishes, Kind.PRODUCT_REDEMPTION).size()).isBetween(10, 70);
        assertThat(of(wishes, Kind.PRODUCT_REDEMPTION)).extracting(Wish::fundCode).containsOnly("");
        assertThat(of(wishes, Kind.PRODUCT_REDEMPTION)).allMatch(wish -> wish.cents() <= 6_000_00);
    }

    @Test
    void someAskForMoreThanTheDaysLimitAndSomePayMoreThanTheyHave() {
        List<Wish> wishes = wishes(1, DAY);

        assertThat(of(wishes, Kind.INSTANT_REDEMPTION).stream().filter(wish -> wish.cents() > 10_000_00).count())
                .isBetween(5L, 50L);
        assertThat(of(wishes, Kind.DEBIT).stream().filter(wish -> wish.cents() > 5_000_00).count())
                .isBetween(10L, 70L);
        assertThat(of(wishes, Kind.INSTANT_REDEMPTION)).as("also in the evening").extracting(Wish::time)
                .contains(Time.BEFORE_CUT_OFF, Time.AFTER_CUT_OFF);
    }

    private static boolean isOrder(Wish wish) {
        return wish.kind() == Kind.SUBSCRIPTION || wish.kind() == Kind.REDEMPTION;
    }

    private static List<Wish> of(List<Wish> wishes, Kind kind) {
        return wishes.stream().filter(wish -> wish.kind() == kind).toList();
    }

    private static List<Wish> wishes(long seed, LocalDate day) {
        return LongStream.range(10_001, 20_001).boxed()
                .flatMap(customer -> DayPlan.of(seed, day, new Start(customer, 5_000_00, UNITS)).stream()).toList();
    }
}
