package org.balancetreasure.benchmarks.requests;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.balancetreasure.ledger.BankHolder;
import org.springframework.jdbc.core.JdbcTemplate;

/** Instant redemptions of one unit; one bank advances for all funds. */
final class InstantRedemptions implements RequestsBenchmark.Kind {

    private static final int BANK = 21;
    private static final int SLOTS = 16;
    private static final long PLENTY = 100_000_000_000L;
    private static final String ANSWER = "x".repeat(480);
    private static final LocalDate TODAY = Market.NOW.toLocalDate();

    @Override
    public String name() {
        return "instant";
    }

    @Override
    public void prepare(JdbcTemplate jdbc) {
        jdbc.update("INSERT INTO party VALUES (?, 'BANK', '基准银行', 'Benchmark bank')", BANK);
        jdbc.update("""
                INSERT INTO customer (customer_id, channel, name_encrypted, certificate_no_encrypted, registered_at)
                VALUES (?, 'house', '', '', ?)
                """, BankHolder.of(BANK), Market.NOW);
        jdbc.update("""
                INSERT INTO ta_account (customer_id, ta_code, state, trade_date, ta_account_id)
                VALUES (?, ?, 'OPEN', ?, 'benchmark')
                """, BankHolder.of(BANK), Market.TRANSFER_AGENT, TODAY);
        jdbc.update("""
                INSERT INTO ta_account (customer_id, ta_code, state, trade_date, ta_account_id)
                SELECT customer_id, ?, 'OPEN', ?, 'benchmark' FROM customer WHERE customer_id BETWEEN ? AND ?
                """, Market.TRANSFER_AGENT, TODAY, Market.FIRST_CUSTOMER,
                Market.FIRST_CUSTOMER + Market.CUSTOMERS - 1);
        for (int i = 0; i < Market.FUNDS; i++) {
            int fund = Market.fundId(i);
            jdbc.update("""
                    INSERT INTO advance_line (line_id, bank_id, fund_id, priority, granted, warning_at, slots)
                    VALUES (?, ?, ?, 1, ?, 0, ?)
                    """, fund, BANK, fund, SLOTS * PLENTY, SLOTS);
            jdbc.batchUpdate("INSERT INTO slot (pool, shard, slot_no, room, opened_with) VALUES (?, 0, ?, ?, ?)",
                    IntStream.range(0, SLOTS).mapToObj(slot -> new Object[]{pool(fund), slot, PLENTY, PLENTY})
                            .toList());
            jdbc.batchUpdate("INSERT INTO account (asset_id, purpose, owner_id, balance) VALUES (?, 'UNITS', ?, ?)",
                    IntStream.range(0, Market.CUSTOMERS)
                            .mapToObj(customer -> new Object[]{fund, Market.FIRST_CUSTOMER + customer, PLENTY})
                            .toList());
        }
    }

    private static String pool(int fund) {
        return "LINE " + fund;
    }

    @Override
    public String path() {
        return "/v1/instant-redemptions";
    }

    @Override
    public String body(int fund, long number) {
        return "{\"fundCode\":\"" + Market.fundCode(fund) + "\",\"units\":\"1.00\"}";
    }

    @Override
    public void bare(Connection connection, int fundIndex, long number) throws Exception {
        long customer = Market.customer(number);
        int fund = Market.fundId(fundIndex);
        String key = "n" + number;
        Statements sql = new Statements(connection);
        sql.begin(customer, key);
        sql.bounds(fundIndex);
        sql.openDate("TRADING", Market.TRANSFER_AGENT);
        sql.openDate("DAY", "ALL");
        sql.query("""
                SELECT l.*, b.name_zh, b.name_en, a.distributor_code,
                  (SELECT SUM(s.room) FROM slot s WHERE s.pool = CONCAT('LINE ', l.line_id)) AS room
                FROM advance_line l
                JOIN party b ON b.party_id = l.bank_id
                JOIN fund f ON f.fund_id = l.fund_id
                JOIN transfer_agent a ON a.ta_code = f.ta_code
                JOIN ta_account t ON t.customer_id = l.bank_id + ? AND t.ta_code = f.ta_code AND t.state = 'OPEN'
                WHERE l.fund_id = ? AND l.suspended = FALSE ORDER BY l.priority
                """, BankHolder.FIRST, fund);
        connection.setSavepoint();
        sql.change("""
                INSERT INTO instant_use (customer_id, fund_id, day) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE used = used
                """, customer, fund, TODAY);
        sql.update("""
                UPDATE instant_use SET used = used + ?
                WHERE customer_id = ? AND fund_id = ? AND day = ? AND used + ? <= ?
                """, 100, customer, fund, TODAY, 100, 1_000_000);
        long instant = sql.insert("""
                INSERT INTO instant_redemption (customer_id, channel, request_key, fund_id, ta_code, line_id, units,
                  take_income, state, redeemed_at, transfer_date, trade_date)
                VALUES (?, ?, ?, ?, ?, ?, ?, FALSE, 'PAID', ?, ?, ?)
                """, customer, Market.CHANNEL, key, fund, Market.TRANSFER_AGENT, fund, 100, Market.NOW, TODAY, TODAY);
        sql.query("SELECT asset_id, income_begun_through FROM asset WHERE asset_id = ? LOCK IN SHARE MODE", fund);
        sql.update("""
                UPDATE account SET balance = balance - ?
                WHERE asset_id = ? AND purpose = 'UNITS' AND owner_id = ? AND balance - held >= ?
                """, 100, fund, customer, 100);
        transfer(sql, customer, fund, "UNITS", customer, "UNITS", BankHolder.of(BANK), instant);
        sql.change("""
                INSERT INTO account (asset_id, purpose, owner_id, balance) VALUES (156, 'WALLET', ?, ?)
                ON DUPLICATE KEY UPDATE balance = balance + VALUES(balance)
                """, customer, 100);
        transfer(sql, customer, 156, "ADVANCES", BANK, "WALLET", customer, instant);
        long slot = sql.number("""
                SELECT slot_no FROM slot WHERE pool = ? AND shard = 0 AND room >= ?
                ORDER BY slot_no LIMIT 1 FOR UPDATE SKIP LOCKED
                """, pool(fund), 100);
        sql.update("UPDATE slot SET room = room - ? WHERE pool = ? AND shard = 0 AND slot_no = ? AND room >= ?", 100,
                pool(fund), slot, 100);
        sql.answer(customer, key, ANSWER);
        connection.commit();
    }

    private static void transfer(Statements sql, long customer, int asset, String debitPurpose, long debitOwner,
            String creditPurpose, long creditOwner, long instant) throws Exception {
        sql.insert("""
                INSERT INTO transfer (customer_id, asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, amount,
                  kind, reference, booking_date, effective_date, booked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'INSTANT_REDEMPTION', ?, ?, ?, ?)
                """, customer, asset, debitPurpose, debitOwner, creditPurpose, creditOwner, 100,
                "9982013070190" + instant, TODAY,
                TODAY, Market.NOW);
    }
}
