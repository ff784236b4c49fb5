package org.balancetreasure.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a customer agrees to when joining: it follows from seed and customer alone. In the words of the API. */
final class Habits {

    private static final int SWEPT_PERCENT = 33;
    private static final int PLANNING_PERCENT = 20;
    /** A word that sets these chances apart from what customers do on a day. */
    private static final long JOINING = 990_101;

    private Habits() {}

    /** Null for most. */
    @Nullable
    static Map<String, Object> sweepRule(long seed, long customerId) {
        RandomGenerator random = Seeds.of(seed, JOINING, customerId, 1);
        if (random.nextInt(100) >= SWEPT_PERCENT) {
            return null;
        }
        Map<String, Object> rule = new TreeMap<>();
        target(random, rule);
        rule.put("floor", oneOf(random, List.of("0.00", "500.00", "2000.00")));
        rule.put("minimum", "100.00");
        rule.put("multiple", random.nextBoolean() ? "0.01" : "100.00");
        rule.put("onCredit", random.nextInt(4) == 0);
        rule.put("autoRedeem", random.nextInt(4) != 0);
        rule.put("consent", true);
        return rule;
    }

    /** Whether a customer's rule sweeps each payment as it comes. */
    static boolean sweepsAtOnce(long seed, long customerId) {
        Map<String, Object> rule = sweepRule(seed, customerId);
        return rule != null && Boolean.TRUE.equals(rule.get("onCredit"));
    }

    /** Null for most. */
    @Nullable
    static Map<String, Object> plan(long seed, long customerId) {
        RandomGenerator random = Seeds.of(seed, JOINING, customerId, 2);
        if (random.nextInt(100) >= PLANNING_PERCENT) {
            return null;
        }
        Map<String, Object> plan = new TreeMap<>();
        boolean redeems = random.nextInt(8) == 0;
        if (random.nextBoolean()) {
            plan.put("fundCode", oneOf(random, DemoProduct.FUNDS));
        } else if (redeems) {
            plan.put("productCode", DemoProduct.BALANCE);
        } else {
            target(random, plan);
        }
        plan.put("kind", redeems ? "REDEMPTION" : "SUBSCRIPTION");
        plan.put(redeems ? "units" : "amount", 50 * (1 + random.nextInt(20)) + ".00");
        int frequency = random.nextInt(4);
        plan.put("frequency", frequency == 0 ? "WEEKLY" : frequency == 1 ? "FORTNIGHTLY" : "MONTHLY");
        plan.put("day", 1 + random.nextInt(frequency < 2 ? 7 : 31));
        return plan;
    }

    /** A product, and the fund where it leaves the choice to the customer. */
    private static void target(RandomGenerator random, Map<String, Object> body) {
        String product = oneOf(random, List.of(DemoProduct.BALANCE, DemoProduct.BEST, DemoProduct.CHOICE));
        body.put("productCode", product);
        if (product.equals(DemoProduct.CHOICE)) {
            body.put("fundCode", oneOf(random, DemoProduct.FUNDS));
        }
    }

    private static String oneOf(RandomGenerator random, List<String> codes) {
        return codes.get(random.nextInt(codes.size()));
    }
}
