package org.balancetreasure.benchmarks.income;

import java.sql.Connection;
import java.sql.Date;
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
 * The floor: nothing but the entries inserted and the balances updated, on a connection for each core, in the ranges
 * and transactions of the posting. It locks nobody, knows no residue, checks and proves nothing.
 */
final class BareStatements implements Contender {

    /** As income.range-size. */
    private static final int RANGE = 10_000;

    private final DataSource dataSource;
    private final Holders holders;
    private LocalDate day = Holders.FIRST_DAY;

    BareStatements(DataSource dataSource, Holders holders) {
        this.dataSource = dataSource;
        this.holders = holders;
    }

    @Override
    public String name() {
        return "bare statements";
    }

    @Override
    public void prepare() {
        day = holders.takeDay();
    }

    @Override
    public long run() throws Exception {
        long numerator = Holders.incomePer10k(day).unscaledValue().longValueExact();
        AtomicInteger range = new AtomicInteger();
        int connections = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Callable<Long> part = () -> post(range, numerator);
                parts.add(workers.submit(part));
            }
            long rows = 0;
            for (Future<Long> part : parts) {
                rows += part.get();
            }
            return rows;
        }
    }

    private long post(AtomicInteger range, long numerator) throws SQLException {
        long rows = 0;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO income_entry (fund_id, income_date, holder_id, sequence, base, income)
                        SELECT ?, ?, owner_id, 0, balance, balance * ? DIV 100000000
                        FROM account
                        WHERE asset_id = ? AND purpose = 'UNITS' AND owner_id BETWEEN ? AND ?
                        """);
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE account SET balance = balance + balance * ? DIV 100000000
                        WHERE asset_id = ? AND purpose = 'UNITS' AND owner_id BETWEEN ? AND ?
                        """)) {
            connection.setAutoCommit(false);
            insert.setInt(1, holders.fundId());
            insert.setDate(2, Date.valueOf(day));
            insert.setLong(3, numerator);
            insert.setInt(4, holders.fundId());
            update.setLong(1, numerator);
            update.setInt(2, holders.fundId());
            for (long done = (long) range.getAndIncrement() * RANGE; done < holders
                    .count(); done = (long) range.getAndIncrement() * RANGE) {
                long lower = Holders.FIRST_HOLDER + done;
                long upper = Holders.FIRST_HOLDER + Math.min(holders.count(), done + RANGE) - 1;
                insert.setLong(5, lower);
                insert.setLong(6, upper);
                update.setLong(3, lower);
                update.setLong(4, upper);
                rows += insert.executeUpdate();
                update.executeUpdate();
                connection.commit();
            }
        }
        return rows;
    }
}
