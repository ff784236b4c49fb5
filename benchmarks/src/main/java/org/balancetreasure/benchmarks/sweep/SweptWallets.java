package org.balancetreasure.benchmarks.sweep;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.calendar.TradingCalendar;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Wallets with a rule each, and the trade dates of the runs. Three in ten wallets have money above their floor. Each
 * contender sweeps the next trade date, with every wallet as it was.
 */
final class SweptWallets {

    static final String TRANSFER_AGENT = "ZZ";
    static final LocalDate FIRST_DAY = LocalDate.of(2013, 7, 1);
    static final int FUND = 1001;
    static final long FIRST_CUSTOMER = 10_000;

    private static final int LOADED_AT_ONCE = 100_000;

    /** A clock that the benchmark moves from run to run. */
    static final class MovedClock implements InstantSource {

        private volatile Instant now = at(FIRST_DAY);

        @Override
        public Instant instant() {
            return now;
        }

        private static Instant at(LocalDate day) {
            return day.atTime(14, 0).atZone(TradingCalendar.ZONE).toInstant();
        }
    }

    private final JdbcTemplate jdbc;
    private final TradingCalendar calendar;
    private final MovedClock clock;
    private final int count;
    private LocalDate next = FIRST_DAY;

    private SweptWallets(JdbcTemplate jdbc, TradingCalendar calendar, MovedClock clock, int count) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
        this.count = count;
    }

    static SweptWallets load(JdbcTemplate jdbc, TradingCalendar calendar, MovedClock clock, int count,
            Progress progress) {
        jdbc.update("INSERT INTO channel VALUES ('bench', '基准', 'Benchmark')");
        jdbc.update("INSERT INTO party VALUES (11, 'TRANSFER_AGENT', '基准登记', 'Benchmark transfer agent')");
        jdbc.update("INSERT INTO partner (partner_code, party_id) VALUES (?, 11)", TRANSFER_AGENT);
        jdbc.update("INSERT INTO transfer_agent (ta_code, distributor_code) VALUES (?, '998')", TRANSFER_AGENT);
        jdbc.update("INSERT INTO transfer_agent_terms (ta_code, valid_from) VALUES (?, '2013-01-01')", TRANSFER_AGENT);
        jdbc.update("INSERT INTO asset (asset_id, code, kind, scale) VALUES (?, '001001', 'UNITS', 2)", FUND);
        jdbc.update("INSERT INTO party VALUES (?, 'FUND', '基准货币', 'Benchmark money-market fund')", FUND);
        // With every bound that a fund can have, so that each is looked at.
        jdbc.update("""
                INSERT INTO fund (fund_id, fund_code, ta_code, name_zh, name_en, first_income_day, minimum_subscription,
                  holding_cap, daily_quota)
                VALUES (?, '001001', ?, '基准货币', 'Benchmark money-market fund', ?, 100, 100000000, 1000000000000)
                """, FUND, TRANSFER_AGENT, FIRST_DAY);
        jdbc.update("INSERT INTO channel_fund (channel, fund_id) VALUES ('bench', ?)", FUND);
        jdbc.update("INSERT INTO product VALUES (1, 'bench', 'BALANCE', '基准余额', 'Benchmark balance', 'WEIGHT')");
        jdbc.update("INSERT INTO product_fund (product_id, fund_id, weight, out_order) VALUES (1, ?, 1, 1)", FUND);
        progress.begin(String.format(Locale.ROOT, "Loading %,d wallets", count));
        for (int done = 0; done < count; done += LOADED_AT_ONCE) {
            String numbers = numbers(done, Math.min(count, done + LOADED_AT_ONCE));
            jdbc.update("""
                    INSERT INTO customer (customer_id, channel, name_encrypted, certificate_no_encrypted, registered_at)
                    SELECT %s + n, 'bench', '', '', '2013-07-01 00:00:00' FROM (%s) numbers ORDER BY n
                    """.formatted(FIRST_CUSTOMER, numbers));
            jdbc.update("""
                    INSERT INTO account (asset_id, purpose, owner_id, balance)
                    SELECT 156, 'WALLET', %s + n, 100000 + n MOD 1000 FROM (%s) numbers ORDER BY n
                    """.formatted(FIRST_CUSTOMER, numbers));
            jdbc.update("""
                    INSERT INTO account (asset_id, purpose, owner_id, balance)
                    SELECT %s, 'UNITS', %s + n, 10000 + n MOD 1000 FROM (%s) numbers ORDER BY n
                    """.formatted(FUND, FIRST_CUSTOMER, numbers));
            jdbc.update("""
                    INSERT INTO sweep_rule (customer_id, channel, product_id, wallet_floor, minimum, multiple, on_credit,
                      auto_redeem, state, consent_at, version)
                    SELECT %s + n, 'bench', 1, IF(n MOD 10 < 3, 50000, 200000), 1000, 1, FALSE, FALSE, 'ON',
                      '2013-07-01 00:00:00', 1
                    FROM (%s) numbers ORDER BY n
                    """.formatted(FIRST_CUSTOMER, numbers));
            progress.rows(Math.min(count, done + LOADED_AT_ONCE), count);
        }
        jdbc.query("ANALYZE TABLE account, customer, sweep_rule", _ -> {});
        return new SweptWallets(jdbc, calendar, clock, count);
    }

    private static String numbers(int from, int to) {
        String digit = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                .concat(" UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)");
        return """
                SELECT n FROM (
                  SELECT %2$s + a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d AS n
                  FROM %1$s a CROSS JOIN %1$s b CROSS JOIN %1$s c CROSS JOIN %1$s d CROSS JOIN %1$s e) s
                WHERE n < %3$s
                """.formatted(digit, from, to);
    }

    int count() {
        return count;
    }

    /** As many as move. */
    long moving() {
        return count / 10L * 3 + Math.min(3, count % 10);
    }

    /** The next trade date, at the time of its run; nothing is held in any wallet, and nothing is on order. */
    LocalDate takeDay() {
        LocalDate day = next;
        next = calendar.nextTradingDay(day);
        clock.now = MovedClock.at(day);
        for (long lower = FIRST_CUSTOMER; lower < FIRST_CUSTOMER + count; lower += LOADED_AT_ONCE) {
            jdbc.update("""
                    UPDATE account SET held = 0
                    WHERE asset_id = 156 AND purpose = 'WALLET' AND owner_id BETWEEN ? AND ? AND held <> 0
                    """, lower, lower + LOADED_AT_ONCE - 1);
            jdbc.update("UPDATE limit_use SET open_subscriptions = 0 WHERE customer_id BETWEEN ? AND ?", lower,
                    lower + LOADED_AT_ONCE - 1);
        }
        return day;
    }
}
