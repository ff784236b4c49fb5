package org.balancetreasure.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * What a customer does on a day: it follows from seed, date, customer and what the customer had at the start of the day,
 * and from nothing else, so that every run of a seed lives the same days.
 */
final class DayPlan {

    /** When in the day a customer acts. */
    enum Time {
        BEFORE_CUT_OFF, AFTER_CUT_OFF
    }

    /** An order in cents or hundredths of a unit. @param cancelled taken back a moment later */
    record Wish(long customerId, int number, Time time, boolean subscription, String fundCode, long cents,
            boolean cancelled) {

        /** The Idempotency-Key: made of date, customer and number. */
        String key(LocalDate day) {
            return day + "-" + customerId + "-" + number;
        }
    }

    /**
     * What a customer has at the start of the day.
     *
     * @param wallet free cents
     * @param units free hundredths by fund code, of all funds that can be bought; zero if none are held
     */
    record Start(long customerId, long wallet, SortedMap<String, Long> units) {

        List<String> held() {
            return units.keySet().stream().filter(fund -> unitsOf(fund) > 0).toList();
        }

        long unitsOf(String fundCode) {
            return units.getOrDefault(fundCode, 0L);
        }
    }

    private static final int ROUND_YUAN = 100;

    private DayPlan() {}

    /** In percent of days: 4 subscribe, 2 redeem, 1 does both; one order in 20 is taken back, one in 100 asks too much. */
    static List<Wish> of(long seed, LocalDate day, Start start) {
        RandomGenerator random = Seeds.of(seed, day.toEpochDay(), start.customerId());
        List<Wish> wishes = new ArrayList<>();
        int mood = random.nextInt(100);
        if (mood < 4 || mood == 6) {
            String fund = oneOf(random, List.copyOf(start.units().keySet()));
            long amount = amount(random, start.wallet());
            if (amount > 0) {
                wishes.add(wish(random, start, wishes.size() + 1, true, fund, amount));
            }
        }
        if (mood >= 4 && mood < 7 && !start.held().isEmpty()) {
            String fund = oneOf(random, start.held());
            long free = start.unitsOf(fund);
            long units = random.nextInt(5) == 0 ? free : amount(random, free);
            wishes.add(wish(random, start, wishes.size() + 1, false, fund, units));
        }
        return wishes;
    }

    private static Wish wish(RandomGenerator random, Start start, int number, boolean subscription, String fundCode,
            long amount) {
        Time time = random.nextInt(4) == 0 ? Time.AFTER_CUT_OFF : Time.BEFORE_CUT_OFF;
        boolean cancelled = random.nextInt(20) == 0;
        long free = subscription ? start.wallet() : start.unitsOf(fundCode);
        return new Wish(start.customerId(), number, time, subscription, fundCode,
                random.nextInt(100) == 0 ? free + 1 : amount, cancelled);
    }

    private static String oneOf(RandomGenerator random, List<String> funds) {
        return funds.get(random.nextInt(funds.size()));
    }

    /** Round yuan or an odd sum of cents, at most what is free. */
    private static long amount(RandomGenerator random, long free) {
        if (free <= 0) {
            return 0;
        }
        long part = 1 + random.nextLong(free);
        return random.nextBoolean() && part > 2L * ROUND_YUAN * 100 ? part - part % (ROUND_YUAN * 100L) : part;
    }
}
