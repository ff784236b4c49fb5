package org.balancetreasure.sandbox;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.money.Money;
import org.balancetreasure.sandbox.DayPlan.Start;
import org.balancetreasure.wallets.Wallets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customers of the sandbox: names, salaries, and their holdings at the start of a day. */
final class Population {

    static final String CHANNEL = "demo";
    private static final String OTHER_CHANNEL = "demo2";
    /** One customer in so many came by the other wallet brand. */
    private static final int OTHER_CHANNEL_EVERY = 4;
    static final long FIRST_CUSTOMER = 10_001;
    private static final int PAY_DAY = 5;
    private static final int THREADS = 8;

    private final Customers customers;
    private final Wallets wallets;
    private final JdbcClient jdbc;
    private final long seed;
    private final int size;

    Population(Customers customers, Wallets wallets, JdbcClient jdbc, long seed, int size) {
        this.customers = customers;
        this.wallets = wallets;
        this.jdbc = jdbc;
        this.seed = seed;
        this.size = size;
    }

    /**
     * Registers all customers, with habits and money in the wallet. A customer who is registered already stays
     * unchanged.
     */
    void register(WalletApp app, Progress progress) {
        if (isOpened(FIRST_CUSTOMER + size - 1)) {
            return;
        }
        progress.begin("customers", size);
        inParallel(IntStream.range(0, size).mapToObj(number -> FIRST_CUSTOMER + number).toList(), customerId -> {
            customers.register(new Registration(customerId, channelOf(customerId), "演示客户" + customerId, "0",
                    "DEMO" + customerId));
            Map<String, Object> rule = Habits.sweepRule(seed, customerId);
            if (rule != null) {
                app.agree(customerId, rule);
            }
        });
        for (long customerId = FIRST_CUSTOMER; customerId < FIRST_CUSTOMER + size; customerId++) {
            Map<String, Object> plan = Habits.plan(seed, customerId);
            if (plan != null) {
                app.begin(customerId, plan);
            }
            // Last: it says that all before it is done. What it sweeps is an order, so it waits for its turn.
            RandomGenerator random = Seeds.of(seed, customerId);
            wallets.credit(customerId, Money.ofCents(100_00 + random.nextLong(50_000_00)),
                    opening(customerId));
            progress.advance(1);
        }
        progress.end();
    }

    private boolean isOpened(long customerId) {
        return jdbc.sql("SELECT COUNT(*) FROM transfer WHERE kind = 'WALLET_CREDIT' AND reference = ?")
                .param(opening(customerId)).query(Integer.class).single() > 0;
    }

    private static String opening(long customerId) {
        return "opening " + customerId;
    }

    /** Once a month everybody is paid. */
    void payDay(LocalDate day, Progress progress) {
        if (day.getDayOfMonth() != PAY_DAY) {
            return;
        }
        progress.begin("pay day", size);
        List<Long> all = LongStream.range(FIRST_CUSTOMER, FIRST_CUSTOMER + size).boxed().toList();
        Consumer<Long> pay = customerId -> {
            RandomGenerator random = Seeds.of(seed, customerId, day.toEpochDay());
            wallets.credit(customerId, Money.ofCents(2_000_00 + random.nextLong(8_000_00)),
                    "pay " + day + " " + customerId);
            progress.advance(1);
        };
        inParallel(all.stream().filter(customerId -> !Habits.sweepsAtOnce(seed, customerId)).toList(), pay);
        // A sweep is an order, and orders wait for their turn.
        all.stream().filter(customerId -> Habits.sweepsAtOnce(seed, customerId)).forEach(pay);
        progress.end();
    }

    /** The wallet brand that a customer came by. */
    static String channelOf(long customerId) {
        return customerId % OTHER_CHANNEL_EVERY == 0 ? OTHER_CHANNEL : CHANNEL;
    }

    /** The free units of every customer now, in every fund of the demo. */
    List<Start> now() {
        Map<Long, SortedMap<String, Long>> units = new HashMap<>();
        jdbc.sql("""
                SELECT a.owner_id, f.fund_code, a.balance - a.held FROM fund f
                JOIN account a ON a.asset_id = f.fund_id AND a.purpose = 'UNITS'
                WHERE a.owner_id BETWEEN ? AND ?
                """).params(FIRST_CUSTOMER, FIRST_CUSTOMER + size - 1).query(row -> {
            unitsOf(units, row.getLong(1)).put(row.getString(2), row.getLong(3));
        });
        return jdbc.sql("""
                SELECT owner_id, balance - held FROM account
                WHERE asset_id = 156 AND purpose = 'WALLET' AND owner_id BETWEEN ? AND ? ORDER BY owner_id
                """).params(FIRST_CUSTOMER, FIRST_CUSTOMER + size - 1)
                .query((row, number) -> new Start(row.getLong(1), row.getLong(2), unitsOf(units, row.getLong(1))))
                .list();
    }

    private static SortedMap<String, Long> unitsOf(Map<Long, SortedMap<String, Long>> units, long customerId) {
        return units.computeIfAbsent(customerId, customer -> {
            SortedMap<String, Long> none = new TreeMap<>();
            DemoFund.ALL.forEach(fund -> none.put(fund.fundCode(), 0L));
            return none;
        });
    }

    /** A customer with many plans, orders and incomes to show. */
    long largestHolder() {
        return jdbc.sql("""
                SELECT owner_id FROM account WHERE purpose = 'UNITS' AND owner_id BETWEEN ? AND ?
                GROUP BY owner_id ORDER BY SUM(balance) DESC, owner_id LIMIT 1
                """).params(FIRST_CUSTOMER, FIRST_CUSTOMER + size - 1).query(Long.class).optional()
                .orElse(FIRST_CUSTOMER);
    }

    /** Does something for each of many on a few threads, begun in their order, and fails with the first failure. */
    private static <T> void inParallel(List<T> all, Consumer<T> action) {
        AtomicInteger next = new AtomicInteger();
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> shares = IntStream.range(0, THREADS).<Future<?>>mapToObj(thread -> executor.submit(() -> {
                for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
                    action.accept(all.get(i));
                }
            })).toList();
            for (Future<?> share : shares) {
                share.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
