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
import org.balancetreasure.sandbox.DayPlan.Request;
import org.junit.jupiter.api.Test;

class DayPlanTest {

    private static final LocalDate DAY = LocalDate.of(2013, 7, 4);
    private static final SortedMap<String, Long> UNITS = new TreeMap<>(
            Map.of("000198", 3_000_00L, "990101", 3_000_00L, "990201", 0L));

    @Test
    void aDayFollowsFromSeedDateCustomerAndHoldingsAlone() {
        assertThat(requests(1, DAY)).isEqualTo(requests(1, DAY)).isNotEqualTo(requests(2, DAY))
                .isNotEqualTo(requests(1, DAY.plusDays(1)));
    }

    @Test
    void aboutOneCustomerInTenActsAndFewOrderTooMuch() {
        List<Request> requests = requests(1, DAY);
        List<Request> orders = requests.stream().filter(DayPlanTest::isOrder).toList();

        assertThat(orders.size()).isBetween(600, 950);
        assertThat(of(requests, Kind.REDEMPTION).size()).isBetween(150, 450);
        assertThat(of(requests, Kind.INSTANT_REDEMPTION).size()).isBetween(120, 280);
        assertThat(of(requests, Kind.DEBIT).size()).isBetween(50, 150);
        assertThat(orders.stream().filter(request -> request.cents() > 5_000_00).count()).isBetween(1L, 30L);
        assertThat(requests).allMatch(request -> request.cents() > 0).extracting(request -> request.key(DAY))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyFundIsBoughtAndOnlyWhatIsHeldIsRedeemed() {
        List<Request> requests = requests(1, DAY);

        assertThat(of(requests, Kind.SUBSCRIPTION)).extracting(Request::fundCode).containsOnly("000198", "990101",
                "990201");
        assertThat(of(requests, Kind.REDEMPTION)).extracting(Request::fundCode).containsOnly("000198", "990101");
        assertThat(of(requests, Kind.INSTANT_REDEMPTION)).extracting(Request::fundCode).containsOnly("000198",
                "990101");
    }

    @Test
    void someOrderProductsWithTheirChoiceOrWithoutAndRedeemThem() {
        List<Request> requests = requests(1, DAY);

        assertThat(of(requests, Kind.PRODUCT_SUBSCRIPTION).size()).isBetween(30, 110);
        assertThat(of(requests, Kind.PRODUCT_SUBSCRIPTION)).extracting(Request::fundCode).containsOnly("", "000198",
                "990101");
        assertThat(of(requests, Kind.PRODUCT_REDEMPTION).size()).isBetween(10, 70);
        assertThat(of(requests, Kind.PRODUCT_REDEMPTION)).extracting(Request::fundCode).containsOnly("");
        assertThat(of(requests, Kind.PRODUCT_REDEMPTION)).allMatch(request -> request.cents() <= 6_000_00);
    }

    @Test
    void someAskForMoreThanTheDaysLimitAndSomePayMoreThanTheyHave() {
        List<Request> requests = requests(1, DAY);

        assertThat(
                of(requests, Kind.INSTANT_REDEMPTION).stream().filter(request -> request.cents() > 10_000_00).count())
                .isBetween(5L, 50L);
        assertThat(of(requests, Kind.DEBIT).stream().filter(request -> request.cents() > 5_000_00).count())
                .isBetween(10L, 70L);
        assertThat(of(requests, Kind.INSTANT_REDEMPTION)).as("also in the evening").extracting(Request::time)
                .contains(Time.BEFORE_CUT_OFF, Time.AFTER_CUT_OFF);
    }

    private static boolean isOrder(Request request) {
        return request.kind() == Kind.SUBSCRIPTION || request.kind() == Kind.REDEMPTION;
    }

    private static List<Request> of(List<Request> requests, Kind kind) {
        return requests.stream().filter(request -> request.kind() == kind).toList();
    }

    private static List<Request> requests(long seed, LocalDate day) {
        return LongStream.range(10_001, 20_001).boxed()
                .flatMap(customer -> DayPlan.of(seed, day, new Start(customer, 5_000_00, UNITS)).stream()).toList();
    }
}
