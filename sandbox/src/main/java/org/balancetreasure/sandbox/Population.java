package org.balancetreasure.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.money.Money;
import org.balancetreasure.sandbox.DayPlan.Start;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customers of the sandbox: who they are, what they earn, and what they have at the start of a day. */
final class Population {

    static final String CHANNEL = "demo";
    static final long FIRST_CUSTOMER = 10_001;
    private static final int PAY_DAY = 5;
    private static final int THREADS = 8;

    private final Customers customers;
    private final JdbcClient jdbc;
    private final long seed;
    private final int size;

    Population(Customers customers, JdbcClient jdbc, long seed, int size) {
        this.customers = customers;
        this.jdbc = jdbc;
        this.seed = seed;
        this.size = size;
    }

    /** Registers everybody with money in the wallet; who is registered already stays as they are. */
    void register(Progress progress) {
        int registered = jdbc
                .sql("SELECT COUNT(*) FROM transfer WHERE kind = 'WALLET_CREDIT' AND reference LIKE 'opening %'")
                .query(Integer.class).single();
        if (registered >= size) {
            return;
        }
        progress.begin("customers", size);
        List<Integer> numbers = IntStream.range(0, size).boxed().toList();
        inParallel(numbers, number -> {
            long customerId = FIRST_CUSTOMER + number;
            customers.register(new Registration(customerId, CHANNEL, "演示客户" + customerId, "0", "DEMO" + customerId));
            RandomGenerator random = Seeds.of(seed, customerId);
            customers.creditWallet(customerId, Money.ofCents(100_00 + random.nextLong(50_000_00)),
                    "opening " + customerId);
            progress.advance(1);
        });
        progress.end();
    }

    /** Once a month everybody is paid. */
    void payDay(LocalDate day, Progress progress) {
        if (day.getDayOfMonth() != PAY_DAY) {
            return;
        }
        progress.begin("pay day", size);
        inParallel(IntStream.range(0, size).boxed().toList(), number -> {
            long customerId = FIRST_CUSTOMER + number;
            RandomGenerator random = Seeds.of(seed, customerId, day.toEpochDay());
            customers.creditWallet(customerId, Money.ofCents(2_000_00 + random.nextLong(8_000_00)),
                    "pay " + day + " " + customerId);
            progress.advance(1);
        });
        progress.end();
    }

    /** What everybody had free at the start of the day: orders of the day itself do not count, so it can be asked again. */
    List<Start> atStartOf(LocalDate day, int fundId) {
        return jdbc.sql("""
                SELECT c.customer_id, COALESCE(w.balance, 0) - COALESCE(s.held, 0) AS wallet,
                  COALESCE(u.balance, 0) - COALESCE(r.held, 0) AS units
                FROM customer c
                LEFT JOIN account w ON w.asset_id = 156 AND w.purpose = 'WALLET' AND w.owner_id = c.customer_id
                LEFT JOIN account u ON u.asset_id = :fund AND u.purpose = 'UNITS' AND u.owner_id = c.customer_id
                LEFT JOIN (SELECT customer_id, SUM(amount - confirmed_amount) AS held FROM fund_order
                           WHERE kind = 'SUBSCRIPTION' AND accepted_at < :day
                             AND state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART') GROUP BY customer_id) s
                  ON s.customer_id = c.customer_id
                LEFT JOIN (SELECT customer_id, SUM(units - confirmed_units) AS held FROM fund_order
                           WHERE kind = 'REDEMPTION' AND fund_id = :fund AND accepted_at < :day
                             AND state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART') GROUP BY customer_id) r
                  ON r.customer_id = c.customer_id
                ORDER BY c.customer_id
                """).param("fund", fundId).param("day", day.atStartOfDay())
                .query((row, number) -> new Start(row.getLong(1), row.getLong(2), row.getLong(3))).list();
    }

    /** Somebody who has much to show. */
    long largestHolder(int fundId) {
        return jdbc.sql(
                "SELECT owner_id FROM account WHERE asset_id = ? AND purpose = 'UNITS' ORDER BY balance DESC, owner_id LIMIT 1")
                .param(fundId).query(Long.class).optional().orElse(FIRST_CUSTOMER);
    }

    /** Does something for each of many on a few threads, and fails with the first failure. */
    static <T> void inParallel(List<T> all, Consumer<T> action) {
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> shares = IntStream.range(0, THREADS).<Future<?>>mapToObj(thread -> executor.submit(() -> {
                for (int i = thread; i < all.size(); i += THREADS) {
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
