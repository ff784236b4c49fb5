package org.balancetreasure.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.balancetreasure.sweep.SweepScene.DAY;
import static org.balancetreasure.sweep.SweepScene.FIRST;
import static org.balancetreasure.sweep.SweepScene.SECOND;
import static org.balancetreasure.sweep.SweepScene.THIRD;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.money.LargestRemainder;
import org.balancetreasure.money.LargestRemainder.Share;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random rules, wallets, holdings and bounds: the run, the preview and a model in memory find the same. */
@CoreTest
class RandomSweepTest {

    private static final int CUSTOMERS = 120;

    private final DailySweep sweep;
    private final SweepPreviews previews;
    private final SweepScene scene;

    RandomSweepTest(DailySweep sweep, SweepPreviews previews, SweepRules rules, JdbcClient jdbc, Fixture fixture,
            TestClock clock, Transactions transactions) {
        this.sweep = sweep;
        this.previews = previews;
        this.scene = new SweepScene(jdbc, fixture, clock, rules, transactions);
    }

    /** @param largest {@link Long#MAX_VALUE}, like the cap: any */
    private record Bounds(long first, long later, long largest, long cap) {}

    private record Swept(long wallet, @Nullable String product, @Nullable String fund, long floor, long minimum,
            long multiple, Map<Integer, Long> holdings) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void runPreviewAndModelAgree(long seed) {
        Random random = new Random(seed);
        scene.set();
        scene.clock.set(DAY + "T13:00");
        Map<Integer, Bounds> bounds = new TreeMap<>();
        for (int fundId : List.of(FIRST, SECOND, THIRD)) {
            long later = 1 + random.nextInt(500);
            Bounds drawn = new Bounds(later + random.nextInt(2_000), later,
                    random.nextBoolean() ? Long.MAX_VALUE : 20_000 + random.nextInt(80_000),
                    random.nextBoolean() ? Long.MAX_VALUE : 30_000 + random.nextInt(100_000));
            bounds.put(fundId, drawn);
            scene.jdbc.sql("""
                    UPDATE fund f JOIN channel_fund c ON c.fund_id = f.fund_id SET f.minimum_subscription = ?,
                      f.minimum_later_subscription = ?, c.largest_subscription = ?, f.holding_cap = ? WHERE f.fund_id = ?
                    """).param(drawn.first()).param(drawn.later()).param(orNone(drawn.largest()))
                    .param(orNone(drawn.cap())).param(fundId).update();
        }
        Map<Long, Swept> customers = new TreeMap<>();
        for (long customerId = 10_001; customerId <= 10_000 + CUSTOMERS; customerId++) {
            Swept swept = swept(random);
            customers.put(customerId, swept);
            Customer customer = scene.fixture.customerWithWallet(customerId, Money.ofCents(swept.wallet()).toString());
            scene.agree(customer, new SweepTerms(swept.product(), swept.fund(), swept.floor(), swept.minimum(),
                    swept.multiple(), false, false));
            for (var holding : swept.holdings().entrySet()) {
                scene.fixture.moveIn(holding.getKey(), customerId, Money.ofCents(holding.getValue()).toString(),
                        "2026-01-06");
            }
        }
        Map<Long, String> foreseen = new TreeMap<>();
        customers.keySet().forEach(customerId -> foreseen.put(customerId, preview(customerId)));
        scene.clock.set(DAY + "T14:00");
        sweep.run(DAY, scene.transactions, Runnable::run);
        for (var entry : customers.entrySet()) {
            String expected = model(entry.getValue(), bounds);
            String reason = scene.leftOut(entry.getKey());
            String found = reason != null ? reason : String.join(", ", scene.orders(entry.getKey()));
            assertThat(found).as("seed %d, %s", seed, entry).isEqualTo(expected.replaceFirst("@.*", ""));
            assertThat(foreseen.get(entry.getKey())).as("seed %d, preview of %s", seed, entry).isEqualTo(expected);
        }
    }

    private static @Nullable Long orNone(long bound) {
        return bound == Long.MAX_VALUE ? null : bound;
    }

    private static Swept swept(Random random) {
        String product = List.of("SPLIT", "BEST", "CHOICE", "").get(random.nextInt(4));
        String fund = switch (product) {
            case "CHOICE" -> random.nextBoolean() ? "990101" : "990102";
            case "" -> List.of("000198", "990101", "990102").get(random.nextInt(3));
            default -> null;
        };
        Map<Integer, Long> holdings = new TreeMap<>();
        for (int fundId : List.of(FIRST, SECOND, THIRD)) {
            if (random.nextBoolean()) {
                holdings.put(fundId, 1L + random.nextInt(120_000));
            }
        }
        return new Swept(random.nextInt(150_000), product.isEmpty() ? null : product, fund, random.nextInt(20_000),
                1 + random.nextInt(5_000), List.of(1L, 1L, 7L, 100L, 10_000L).get(random.nextInt(5)), holdings);
    }

    private String preview(long customerId) {
        Customer customer = new Customer(customerId, Fixture.CHANNEL);
        SweepRule rule = scene.rules.find(customer);
        assertThat(rule).isNotNull();
        SweepPreview preview = previews.of(customer, rule);
        if (preview.reason() == SweepPreview.Reason.LIMIT && preview.refusal() != null) {
            return preview.refusal().code() + "@" + fundId(String.valueOf(preview.refusal().figures().get("fundCode")));
        }
        return String.join(", ", preview.parts().stream()
                .map(part -> part.fundId() + " " + part.amount() + " " + part.tradeDate()).toList());
    }

    /** The orders, or the reason and the fund that has it. */
    private static String model(Swept swept, Map<Integer, Bounds> bounds) {
        long above = swept.wallet() - swept.floor();
        long moves = above <= 0 ? 0 : above / swept.multiple() * swept.multiple();
        if (moves < swept.minimum()) {
            return "";
        }
        if (swept.product() == null || swept.fund() != null) {
            return one(fundId(String.valueOf(swept.fund())), moves, swept, bounds);
        }
        if (swept.product().equals("BEST")) {
            String best = one(SECOND, moves, swept, bounds);
            String other = one(FIRST, moves, swept, bounds);
            return best.contains(" ") || !other.contains(" ") ? best : other;
        }
        List<Long> parts = LargestRemainder.split(moves, List.of(new Share(1, BigInteger.valueOf(5)),
                new Share(2, BigInteger.valueOf(3)), new Share(3, BigInteger.valueOf(1))));
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (parts.get(i) > 0) {
                String order = one(FIRST + i, parts.get(i), swept, bounds);
                if (!order.contains(" ")) {
                    return order;
                }
                orders.add(order);
            }
        }
        return String.join(", ", orders);
    }

    private static int fundId(String fundCode) {
        return switch (fundCode) {
            case "000198" -> FIRST;
            case "990101" -> SECOND;
            default -> THIRD;
        };
    }

    private static String one(int fundId, long amount, Swept swept, Map<Integer, Bounds> all) {
        Bounds bounds = all.get(fundId);
        long holding = swept.holdings().getOrDefault(fundId, 0L);
        if (amount < (holding > 0 ? bounds.later() : bounds.first())) {
            return "BELOW_MINIMUM@" + fundId;
        }
        if (amount > bounds.largest()) {
            return "ABOVE_MAXIMUM@" + fundId;
        }
        return holding + amount > bounds.cap() ? "HOLDING_CAP@" + fundId : fundId + " " + amount + " " + DAY;
    }
}
