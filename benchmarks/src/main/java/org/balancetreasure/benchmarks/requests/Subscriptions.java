package org.balancetreasure.benchmarks.requests;

import java.sql.Connection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Subscriptions of one yuan. */
final class Subscriptions implements RequestsBenchmark.Kind {

    private static final String ANSWER = "x".repeat(520);

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public void prepare(JdbcTemplate jdbc) {}

    @Override
    public String path() {
        return "/v1/orders";
    }

    @Override
    public String body(int fund, long number) {
        return "{\"fundCode\":\"" + Market.fundCode(fund) + "\",\"kind\":\"SUBSCRIPTION\",\"amount\":\"1.00\"}";
    }

    @Override
    public void bare(Connection connection, int fund, long number) throws Exception {
        long customer = Market.customer(number);
        String key = "n" + number;
        Statements sql = new Statements(connection);
        sql.begin(customer, key);
        sql.bounds(fund);
        sql.openDate("TRADING", Market.TRANSFER_AGENT);
        connection.setSavepoint();
        sql.change("""
                INSERT INTO limit_use (customer_id, fund_id, open_subscriptions) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE open_subscriptions = open_subscriptions + VALUES(open_subscriptions)
                """, customer, Market.fundId(fund), 100);
        sql.update("""
                UPDATE account SET held = held + ?
                WHERE asset_id = 156 AND purpose = 'WALLET' AND owner_id = ? AND balance - held >= ?
                """, 100, customer, 100);
        sql.insert("""
                INSERT INTO fund_order (customer_id, channel, request_key, origin, fund_id, ta_code, kind, amount, units, state,
                  accepted_at, trade_date, confirm_date)
                VALUES (?, ?, ?, 'CUSTOMER', ?, ?, 'SUBSCRIPTION', ?, NULL, 'ACCEPTED', ?, ?, ?)
                """, customer, Market.CHANNEL, key, Market.fundId(fund), Market.TRANSFER_AGENT, 100, Market.NOW,
                Market.NOW.toLocalDate(), Market.NOW.toLocalDate().plusDays(1));
        sql.answer(customer, key, ANSWER);
        connection.commit();
    }
}
