package org.balancetreasure.benchmarks.sweep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.balancetreasure.benchmarks.Rounds.Contender;

/**
 * The floor: nothing but the orders inserted and the money held, on a connection for each core, in the ranges of the
 * sweep. It knows no limit and no quota, keeps no record, and proves nothing.
 */
final class BareStatements implements Contender {

    /** As sweep.range-size. */
    private static final int RANGE = 10_000;

    private final DataSource dataSource;
    private final SweptWallets wallets;
    private LocalDate day = SweptWallets.FIRST_DAY;

    BareStatements(DataSource dataSource, SweptWallets wallets) {
        this.dataSource = dataSource;
        this.wallets = wallets;
    }

    @Override
    public String name() {
        return "bare statements";
    }

    @Override
    public void prepare() {
        day = wallets.takeDay();
    }

    @Override
    public long run() throws Exception {
        AtomicInteger range = new AtomicInteger();
        int connections = Runtime.getRuntime().availableProcessors();
        long ordered = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Callable<Long> part = () -> sweep(range);
                parts.add(workers.submit(part));
            }
            for (Future<Long> part : parts) {
                ordered += part.get();
            }
        }
        if (ordered != wallets.moving()) {
            throw new IllegalStateException("Of " + wallets.moving() + " wallets that move, " + ordered + " did");
        }
        return wallets.count();
    }

    private long sweep(AtomicInteger range) throws SQLException {
        long rows = 0;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO fund_order (customer_id, channel, request_key, origin, origin_id, fund_id, ta_code, kind, amount,
                          state, accepted_at, trade_date, confirm_date)
                        SELECT r.customer_id, r.channel, ?, 'SWEEP', 1, 1001, 'ZZ', 'SUBSCRIPTION',
                          w.balance - w.held - r.wallet_floor, 'ACCEPTED', ?, ?, ?
                        FROM sweep_rule r
                        JOIN account w ON w.asset_id = 156 AND w.purpose = 'WALLET' AND w.owner_id = r.customer_id
                        WHERE r.customer_id BETWEEN ? AND ? AND r.state = 'ON'
                          AND w.balance - w.held - r.wallet_floor >= r.minimum
                        """);
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE account w
                        JOIN sweep_rule r ON r.customer_id = w.owner_id
                        SET w.held = w.held + (w.balance - w.held - r.wallet_floor)
                        WHERE w.asset_id = 156 AND w.purpose = 'WALLET' AND w.owner_id BETWEEN ? AND ? AND r.state = 'ON'
                          AND w.balance - w.held - r.wallet_floor >= r.minimum
                        """)) {
            connection.setAutoCommit(false);
            insert.setString(1, "bare " + day + " 1001");
            insert.setObject(2, day.atTime(14, 0));
            insert.setObject(3, day);
            insert.setObject(4, day.plusDays(1));
            for (long done = (long) range.getAndIncrement() * RANGE; done < wallets
                    .count(); done = (long) range.getAndIncrement() * RANGE) {
                long lower = SweptWallets.FIRST_CUSTOMER + done;
                long upper = SweptWallets.FIRST_CUSTOMER + Math.min(wallets.count(), done + RANGE) - 1;
                insert.setLong(5, lower);
                insert.setLong(6, upper);
                update.setLong(1, lower);
                update.setLong(2, upper);
                rows += insert.executeUpdate();
                update.executeUpdate();
                connection.commit();
            }
        }
        return rows;
    }
}
