package org.balancetreasure.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * What a customer does on a day. It follows from seed, date, customer and the customer's holdings at the start of the
 * day only. So every run of a seed has the same days.
 */
final class DayPlan {

    /** When in the day a customer acts. */
    enum Time {
        BEFORE_CUT_OFF, AFTER_CUT_OFF
    }

    /** What a customer asks for. */
    enum Kind {
        SUBSCRIPTION, REDEMPTION, INSTANT_REDEMPTION, DEBIT,
        /** Of the product with a choice if a fund is named, else of the one that goes by weight. */
        PRODUCT_SUBSCRIPTION,
        /** Of the product that goes by weight. */
        PRODUCT_REDEMPTION
    }

    /**
     * What a customer sends, in cents or hundredths of a unit.
     *
     * @param fundCode empty for a debit of the wallet, and for a product that decides between its funds itself
     * @param cancelled taken back a moment later
     */
    record Request(long customerId, int number, Time time, Kind kind, String fundCode, long cents, boolean cancelled) {

        /** The Idempotency-Key: made of date, customer and number. */
        String key(LocalDate day) {
            return day + "-" + customerId + "-" + number;
        }
    }

    /**
     * What a customer has at the start of the day.
     *
     * @param wallet free cents
     * @param units free hundredths by fund code, of all funds of the demo; zero if none are held
     */
    record Start(long customerId, long wallet, SortedMap<String, Long> units) {

        List<String> held() {
            return units.keySet().stream().filter(fund -> unitsOf(fund) > 0).toList();
        }

        List<String> sold() {
            String channel = Population.channelOf(customerId);
            return units.keySet().stream().filter(fund -> DemoFund.isSoldBy(channel, fund)).toList();
        }

        long unitsOf(String fundCode) {
            return units.getOrDefault(fundCode, 0L);
        }
    }

    private static final int ROUND_YUAN = 100;
    /** Cents that a customer may redeem instantly on a day, by the guidance of 2018. */
    private static final long INSTANT_LIMIT = 10_000_00;
    private static final long DEBIT_MAX = 3_000_00;

    private DayPlan() {}

    /**
     * In percent of days: 4 subscribe, 2 redeem, 1 does both, 2 redeem at once, 1 pays, 1 orders a product. One in 20
     * fund orders is cancelled, and a few requests of each kind break a limit.
     */
    static List<Request> of(long seed, LocalDate day, Start start) {
        RandomGenerator random = Seeds.of(seed, day.toEpochDay(), start.customerId());
        List<Request> requests = new ArrayList<>();
        int mood = random.nextInt(100);
        if (mood < 4 || mood == 6) {
            // Some ask for any fund of the house, whether their wallet sells it or not.
            String fund = oneOf(random, random.nextInt(20) == 0 ? List.copyOf(start.units().keySet()) : start.sold());
            long amount = amount(random, start.wallet());
            if (amount > 0) {
                requests.add(order(random, start, requests.size() + 1, Kind.SUBSCRIPTION, fund, amount));
            }
        }
        if (mood >= 4 && mood < 7 && !start.held().isEmpty()) {
            String fund = oneOf(random, start.held());
            long free = start.unitsOf(fund);
            long units = random.nextInt(5) == 0 ? free : amount(random, free);
            requests.add(order(random, start, requests.size() + 1, Kind.REDEMPTION, fund, units));
        }
        if ((mood == 7 || mood == 8) && !start.held().isEmpty()) {
            requests.add(instant(random, start));
        }
        if (mood == 9) {
            requests.add(debit(random, start));
        }
        if (mood == 10) {
            Request request = ofProduct(random, start);
            if (request.cents() > 0) {
                requests.add(request);
            }
        }
        return requests;
    }

    /** Two in three subscribe, half of them to a fund of their choice; the third redeems, if there is anything. */
    private static Request ofProduct(RandomGenerator random, Start start) {
        Time time = random.nextInt(4) == 0 ? Time.AFTER_CUT_OFF : Time.BEFORE_CUT_OFF;
        int what = random.nextInt(3);
        long held = DemoProduct.FUNDS.stream().mapToLong(start::unitsOf).sum();
        if (what == 0 && held > 0) {
            return new Request(start.customerId(), 1, time, Kind.PRODUCT_REDEMPTION, "", amount(random, held), false);
        }
        return new Request(start.customerId(), 1, time, Kind.PRODUCT_SUBSCRIPTION,
                what == 1 ? oneOf(random, DemoProduct.FUNDS) : "", amount(random, start.wallet()), false);
    }

    private static Request order(RandomGenerator random, Start start, int number, Kind kind, String fundCode,
            long amount) {
        Time time = random.nextInt(4) == 0 ? Time.AFTER_CUT_OFF : Time.BEFORE_CUT_OFF;
        boolean cancelled = random.nextInt(20) == 0;
        long free = kind == Kind.SUBSCRIPTION ? start.wallet() : start.unitsOf(fundCode);
        return new Request(start.customerId(), number, time, kind, fundCode,
                random.nextInt(100) == 0 ? free + 1 : amount, cancelled);
    }

    /** Half of them after the cut-off; one in ten asks for more than anybody gets on a day. */
    private static Request instant(RandomGenerator random, Start start) {
        String fund = oneOf(random, start.held());
        Time time = random.nextBoolean() ? Time.AFTER_CUT_OFF : Time.BEFORE_CUT_OFF;
        long units = amount(random, Math.min(start.unitsOf(fund), INSTANT_LIMIT / 2));
        return new Request(start.customerId(), 1, time, Kind.INSTANT_REDEMPTION, fund,
                random.nextInt(10) == 0 ? INSTANT_LIMIT + units : units, false);
    }

    /** Two in three pay out of what lies in the wallet, the others more than that. */
    private static Request debit(RandomGenerator random, Start start) {
        Time time = random.nextBoolean() ? Time.AFTER_CUT_OFF : Time.BEFORE_CUT_OFF;
        long inWallet = amount(random, Math.min(start.wallet(), DEBIT_MAX));
        long more = 1 + random.nextLong(DEBIT_MAX);
        return new Request(start.customerId(), 1, time, Kind.DEBIT, "",
                inWallet == 0 || random.nextInt(3) == 0 ? start.wallet() + more : inWallet, false);
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
