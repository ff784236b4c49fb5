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
    /** Every brand sells these, and no quota keeps anybody from them. */
    private static final List<String> FUNDS_OF_PLANS = List.of("000198", "990101");

    private Habits() {}

    /** Null for most. */
    @Nullable
    static Map<String, Object> sweepRule(long seed, long customerId) {
        RandomGenerator random = Seeds.of(seed, JOINING, customerId, 1);
        if (random.nextInt(100) >= SWEPT_PERCENT) {
            return null;
        }
        Map<String, Object> rule = new TreeMap<>();
        rule.put("productCode", random.nextBoolean() ? "BALANCE" : "BEST");
        rule.put("floor", List.of("0.00", "500.00", "2000.00").get(random.nextInt(3)));
        rule.put("minimum", "100.00");
        rule.put("multiple", random.nextBoolean() ? "0.01" : "100.00");
        rule.put("onCredit", random.nextInt(4) == 0);
        rule.put("autoRedeem", random.nextInt(4) != 0);
        rule.put("consent", true);
        return rule;
    }

    /** Null for most. */
    @Nullable
    static Map<String, Object> plan(long seed, long customerId) {
        RandomGenerator random = Seeds.of(seed, JOINING, customerId, 2);
        if (random.nextInt(100) >= PLANNING_PERCENT) {
            return null;
        }
        Map<String, Object> plan = new TreeMap<>();
        plan.put("fundCode", FUNDS_OF_PLANS.get(random.nextInt(FUNDS_OF_PLANS.size())));
        boolean redeems = random.nextInt(8) == 0;
        plan.put("kind", redeems ? "REDEMPTION" : "SUBSCRIPTION");
        plan.put(redeems ? "units" : "amount", 50 * (1 + random.nextInt(20)) + ".00");
        int rhythm = random.nextInt(4);
        plan.put("rhythm", rhythm == 0 ? "WEEKLY" : rhythm == 1 ? "FORTNIGHTLY" : "MONTHLY");
        plan.put("day", 1 + random.nextInt(rhythm < 2 ? 7 : 31));
        return plan;
    }
}
