package org.balancetreasure.benchmarks.requests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Bare JDBC, without a word more than it takes; and the statements that every request has. */
final class Statements {

    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Reads every row. */
    void query(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bound(connection.prepareStatement(sql), values);
                ResultSet rows = statement.executeQuery()) {
            boolean found = rows.next();
            if (!found) {
                throw new IllegalStateException("No row: " + sql);
            }
        }
    }

    /** Changes exactly one row. */
    void update(String sql, Object... values) throws SQLException {
        if (change(sql, values) != 1) {
            throw new IllegalStateException("Not one row: " + sql);
        }
    }

    /** @return how many rows changed, as the server counts */
    int change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bound(connection.prepareStatement(sql), values)) {
            return statement.executeUpdate();
        }
    }

    /** @return the id that the database gave */
    long insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bound(
                connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS), values)) {
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** The first column of the first row. */
    long number(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bound(connection.prepareStatement(sql), values);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("No row: " + sql);
            }
            return rows.getLong(1);
        }
    }

    /** Who asks, and the key of the request. */
    void begin(long customer, String key) throws SQLException {
        query("SELECT customer_id, channel FROM customer WHERE customer_id = ? AND channel = ?", customer,
                Market.CHANNEL);
        update("""
                INSERT INTO idempotency (customer_id, channel, request_key, body_hash, created_at)
                VALUES (?, ?, ?, ?, ?)
                """, customer, Market.CHANNEL, key, new byte[32], Market.NOW);
    }

    /** What the fund and the channel allow. */
    void bounds(int fund) throws SQLException {
        query("""
                SELECT f.fund_id, f.fund_code, f.ta_code, a.distributor_code, c.fund_id IS NOT NULL AND COALESCE(c.sold_from <= CURRENT_DATE, TRUE) AS sold, f.fund_status,
                  f.minimum_subscription, f.minimum_later_subscription, c.largest_subscription,
                  LEAST(COALESCE(f.holding_cap, c.holding_cap), COALESCE(c.holding_cap, f.holding_cap)) AS holding_cap,
                  f.daily_quota, IF(f.daily_quota IS NULL AND q.pool IS NULL, g.open_date, NULL) AS without_quota_on,
                  f.minimum_redemption, f.largest_redemption, f.minimum_holding,
                  LEAST(f.instant_limit, COALESCE(c.instant_limit, f.instant_limit)) AS instant_limit
                FROM fund f
                JOIN transfer_agent a ON a.ta_code = f.ta_code
                LEFT JOIN gate g ON g.kind = 'TRADING' AND g.scope = f.ta_code AND g.shard = 0
                LEFT JOIN slot q ON q.pool = CONCAT('QUOTA ', f.fund_id, ' ', g.open_date) AND q.shard = 0 AND q.slot_no = 0
                LEFT JOIN channel_fund c ON c.fund_id = f.fund_id AND c.channel = ?
                WHERE f.fund_code = ? ORDER BY f.share_class LIMIT 1
                """, Market.CHANNEL, Market.fundCode(fund));
    }

    /** To which day the request belongs. */
    void openDate(String kind, String scope) throws SQLException {
        query("SELECT open_date FROM gate WHERE kind = ? AND scope = ? AND shard = 0 LOCK IN SHARE MODE", kind, scope);
    }

    /** The answer under the key. */
    void answer(long customer, String key, String text) throws SQLException {
        update("""
                UPDATE idempotency SET status = 201, answer = ?
                WHERE customer_id = ? AND channel = ? AND request_key = ?
                """, text, customer, Market.CHANNEL, key);
    }

    private static PreparedStatement bound(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
