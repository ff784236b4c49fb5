package org.balancetreasure.benchmarks.growth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.close.Closes;
import org.balancetreasure.income.IncomePartitions;
import org.balancetreasure.ledger.HouseBalances;
import org.balancetreasure.ledger.ProvedBalances;
import org.balancetreasure.sql.Transactions;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The books of days that nobody lived, written as the days would have left them: every holder's income entry, and of
 * one in a hundred holders a subscription and a redemption on each trade date, which end where they began; with
 * confirmations, transfers, files, rolled-up house accounts and the night's steps. Income of these days is zero, so
 * that balances stay; its rows are as many and as wide as others.
 */
final class History {

    static final String TRANSFER_AGENT = "ZZ";
    static final String FUND_CODE = "001001";
    static final int FUND = 1001;
    static final LocalDate FIRST_DAY = LocalDate.of(2013, 7, 1);
    static final long FIRST_HOLDER = 10_000;
    /** Cents, and hundredths of a unit, that each order moves. */
    static final int ORDERED = 100;

    private static final int HOLDERS_OF_A_RANGE = 5_000;
    private static final int DAYS_OF_KEYS = 30;
    private static final int PAGES_LEFT_MAX = 500;
    private static final long LOOKED_AGAIN_AFTER_NANOS = 200_000_000L;
    private static final String DIGIT = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"
            + " UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    private final JdbcTemplate jdbc;
    private final TradingCalendar calendar;
    private final IncomePartitions partitions;
    private final HouseBalances houseBalances;
    private final ProvedBalances provedBalances;
    private final Closes closes;
    private final Transactions transactions;
    private final int holders;
    private long closeNanos;

    History(ConfigurableApplicationContext application, int holders) {
        this.jdbc = new JdbcTemplate(application.getBean(DataSource.class));
        this.calendar = application.getBean(TradingCalendar.class);
        this.partitions = application.getBean(IncomePartitions.class);
        this.houseBalances = application.getBean(HouseBalances.class);
        this.provedBalances = application.getBean(ProvedBalances.class);
        this.closes = application.getBean(Closes.class);
        this.transactions = application.getBean(Transactions.class);
        this.holders = holders;
    }

    /** How long the last close took. */
    long closeNanos() {
        return closeNanos;
    }

    /** How many customers order on a day. */
    int ordering() {
        return Math.max(1, holders / 100);
    }

    /** The fund, and customers with a wallet and units, which came to them by transfers of the first day. */
    void begin() {
        jdbc.update("INSERT INTO channel VALUES ('bench', '基准', 'Benchmark')");
        jdbc.update("INSERT INTO party VALUES (11, 'TRANSFER_AGENT', '基准登记', 'Benchmark transfer agent')");
        jdbc.update("INSERT INTO partner (partner_code, party_id) VALUES (?, 11)", TRANSFER_AGENT);
        jdbc.update("INSERT INTO transfer_agent (ta_code, distributor_code) VALUES (?, '998')", TRANSFER_AGENT);
        jdbc.update("INSERT INTO transfer_agent_terms (ta_code, valid_from) VALUES (?, '2013-01-01')", TRANSFER_AGENT);
        jdbc.update("INSERT INTO asset (asset_id, code, kind, scale) VALUES (?, ?, 'UNITS', 2)", FUND, FUND_CODE);
        jdbc.update("INSERT INTO party VALUES (?, 'FUND', '基准货币', 'Benchmark money-market fund')", FUND);
        jdbc.update("""
                INSERT INTO fund (fund_id, fund_code, ta_code, name_zh, name_en, first_income_day, carry, residue_rule)
                VALUES (?, ?, ?, '基准货币', 'Benchmark money-market fund', ?, 'DAILY', 'REDISTRIBUTED')
                """, FUND, FUND_CODE, TRANSFER_AGENT, FIRST_DAY);
        jdbc.update("INSERT INTO channel_fund (channel, fund_id) VALUES ('bench', ?)", FUND);
        jdbc.update(
                "INSERT INTO gate (kind, scope, shard, open_date) VALUES ('DAY', 'ALL', 0, ?), ('TRADING', ?, 0, ?)",
                FIRST_DAY, TRANSFER_AGENT, FIRST_DAY);
        jdbc.update("""
                INSERT INTO customer (customer_id, channel, name_encrypted, certificate_no_encrypted, registered_at)
                SELECT ? + n, 'bench', '', '', '2013-07-01 00:00:00' FROM (%s) numbers ORDER BY n
                """.formatted(numbers()), FIRST_HOLDER);
        jdbc.update("""
                INSERT INTO ta_account (customer_id, ta_code, state, trade_date, ta_account_id, return_code)
                SELECT customer_id, ?, 'OPEN', '2013-06-28', CONCAT('ZZ', customer_id), '0000'
                FROM customer
                """, TRANSFER_AGENT);
        opening(156, "WALLET", "WALLET_RESERVE", 1, "WALLET_CREDIT", "10000 + MOD(customer_id, 1000)");
        opening(FUND, "UNITS", "UNITS_IN_ISSUE", FUND, "ADJUSTMENT", "1000000 + MOD(customer_id * 7919, 5000000)");
        jdbc.update("INSERT INTO limit_use (customer_id, fund_id) SELECT customer_id, ? FROM customer", FUND);
    }

    private void opening(int asset, String purpose, String from, int owner, String kind, String amount) {
        jdbc.update("""
                INSERT INTO account (asset_id, purpose, owner_id, balance) SELECT ?, ?, customer_id, %s FROM customer
                """.formatted(amount), asset, purpose);
        jdbc.update("""
                INSERT INTO transfer (customer_id, asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, amount,
                  kind, reference, booking_date, effective_date, booked_at)
                SELECT owner_id, asset_id, ?, ?, purpose, owner_id, balance, ?, CONCAT('opening ', owner_id), ?, ?, ?
                FROM account WHERE asset_id = ? AND purpose = ?
                """, from, owner, kind, FIRST_DAY, FIRST_DAY, FIRST_DAY.atStartOfDay(), asset, purpose);
    }

    /** Days from one to before another, proved; orders of their last trade date are confirmed on the day after. */
    void write(LocalDate from, LocalDate until, Progress progress) {
        progress.begin("Writing the history from " + from + " to " + until);
        List<LocalDate> days = from.datesUntil(until).toList();
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            transactions.run(() -> {
                income(day);
                nightSteps(day, List.of("TURN_DAY", "PROVE", "CLOSE_BOOKS", "RETAIN"), "ALL");
                nightSteps(day, List.of("TRANSFER", "CONFIRM_TRANSFER", "QUOTE"), TRANSFER_AGENT);
                nightSteps(day, List.of("INCOME"), FUND_CODE);
                if (calendar.isTradingDay(day)) {
                    orders(day, calendar.confirmDate(day), until);
                    nightSteps(day, List.of("CLOSE", "SEND", "CONFIRM", "REGISTER"), TRANSFER_AGENT);
                }
                houseBalances.rollUp(day);
            });
            progress.rows((long) (i + 1) * holders, (long) days.size() * holders);
        }
        LocalDate last = until.minusDays(1);
        transactions.run(() -> provedBalances.proved(last));
        jdbc.update("UPDATE asset SET income_begun_through = ? WHERE asset_id = ?", last, FUND);
        jdbc.update("UPDATE gate SET open_date = ?", until);
        // All of these days at once: a close takes what was booked since the close before.
        long begun = System.nanoTime();
        closes.close(last, transactions);
        closeNanos = System.nanoTime() - begun;
        jdbc.query(
                "ANALYZE TABLE account, transfer, income_run, income_range, fund_order, confirmation, exchanged_file, house_balance,"
                        + " night_step, proved_balance, quote, idempotency",
                _ -> {});
        settle(progress);
    }

    /** A night must not pay for writing a year to disk that was written in minutes. */
    private void settle(Progress progress) {
        progress.begin("Waiting until the history is on disk");
        jdbc.execute("SET GLOBAL innodb_max_dirty_pages_pct = 0");
        while (pagesNotOnDisk() > PAGES_LEFT_MAX) {
            LockSupport.parkNanos(LOOKED_AGAIN_AFTER_NANOS);
        }
        jdbc.execute("SET GLOBAL innodb_max_dirty_pages_pct = DEFAULT");
    }

    private long pagesNotOnDisk() {
        return jdbc.query("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'", (row, number) -> row.getLong(2))
                .getFirst();
    }

    private void income(LocalDate day) {
        if (day.getDayOfMonth() == 1) {
            partitions.makeAhead(YearMonth.from(day).atDay(1), transactions);
        }
        jdbc.update("""
                INSERT INTO quote (fund_id, last_day, version, first_day, income_per_10k, yield_check, state, source, received_at)
                VALUES (?, ?, 1, ?, 0, 'NOT_CHECKABLE', 'ACCEPTED', 'benchmark', ?)
                """, FUND, day, day, day.atTime(23, 0));
        jdbc.update("""
                INSERT INTO income_entry (fund_id, income_date, holder_id, sequence, base, income)
                SELECT asset_id, ?, owner_id, 0, balance, 0 FROM account
                WHERE asset_id = ? AND purpose = 'UNITS' ORDER BY owner_id
                """, day, FUND);
        jdbc.update("""
                INSERT INTO income_run (fund_id, income_date, sequence, quote_version, income_per_10k, effective_date, state, holders,
                  base_sum)
                SELECT asset_id, ?, 0, 1, 0, ?, 'PROVED', COUNT(*), SUM(balance) FROM account
                WHERE asset_id = ? AND purpose = 'UNITS' GROUP BY asset_id
                """, day, day.plusDays(1), FUND);
        jdbc.update("""
                INSERT INTO income_range (fund_id, income_date, sequence, shard, range_no, lower_holder, upper_holder,
                  holders, base_sum, largest_base, cut_sum, extra_cents, posted_holders, posted_income)
                SELECT asset_id, ?, 0, 0, 1 + (owner_id - ?) DIV ?, MIN(owner_id), MAX(owner_id), COUNT(*), SUM(balance),
                  MAX(balance), 0, 0, COUNT(*), 0
                FROM account WHERE asset_id = ? AND purpose = 'UNITS'
                GROUP BY asset_id, 1 + (owner_id - ?) DIV ?
                """, day, FIRST_HOLDER, HOLDERS_OF_A_RANGE, FUND, FIRST_HOLDER, HOLDERS_OF_A_RANGE);
    }

    private void orders(LocalDate tradeDate, LocalDate confirmDate, LocalDate until) {
        for (String kind : List.of("SUBSCRIPTION", "REDEMPTION")) {
            jdbc.update("""
                    INSERT INTO fund_order (customer_id, channel, request_key, origin, fund_id, ta_code, kind, amount, units, state,
                      accepted_at, trade_date, confirm_date, confirmed_amount, confirmed_units, return_code)
                    SELECT customer_id, 'bench', CONCAT(?, ' ', ?), 'CUSTOMER', ?, ?, ?, IF(? = 'SUBSCRIPTION', ?, NULL),
                      IF(? = 'SUBSCRIPTION', NULL, ?), 'CONFIRMED', ?, ?, ?, ?, ?, '0000'
                    FROM customer WHERE customer_id BETWEEN ? AND ?
                    """, kind, tradeDate, FUND, TRANSFER_AGENT, kind, kind, ORDERED, kind, ORDERED,
                    tradeDate.atTime(10, 0),
                    tradeDate, confirmDate, ORDERED, ORDERED, firstOrdering(tradeDate),
                    firstOrdering(tradeDate) + ordering() - 1);
        }
        jdbc.update("""
                INSERT INTO confirmation (ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, order_id, business_code,
                  return_code, customer_id, fund_id, confirmed_amount, confirmed_units, finished, file_name, line_no, booked,
                  effective_date, booked_on)
                SELECT ta_code, CONCAT('ZZ', order_id), confirm_date, CONCAT('998', DATE_FORMAT(trade_date, '%Y%m%d'),
                  LPAD(order_id, 13, '0')), order_id, IF(kind = 'SUBSCRIPTION', '122', '124'), '0000', customer_id, fund_id,
                  confirmed_amount, confirmed_units, TRUE, CONCAT('04 of ', confirm_date), 1, TRUE, confirm_date,
                  confirm_date
                FROM fund_order WHERE ta_code = ? AND trade_date = ?
                """, TRANSFER_AGENT, tradeDate);
        move(tradeDate, confirmDate, "SUBSCRIPTION", FUND, "'UNITS_IN_ISSUE', o.fund_id, 'UNITS', o.customer_id");
        move(tradeDate, confirmDate, "SUBSCRIPTION", 156,
                "'WALLET', o.customer_id, 'SUBSCRIPTIONS_PAYABLE', o.fund_id");
        move(tradeDate, confirmDate, "REDEMPTION", FUND, "'UNITS', o.customer_id, 'UNITS_IN_ISSUE', o.fund_id");
        move(tradeDate, confirmDate, "REDEMPTION", 156, "'REDEMPTIONS_RECEIVABLE', o.fund_id, 'WALLET', o.customer_id");
        for (String type : List.of("01", "03", "OFI")) {
            file("OUT", type, tradeDate, type.equals("03") ? 2 * ordering() : 0);
        }
        for (String type : List.of("02", "04", "05", "06", "07")) {
            file("IN", type, confirmDate, 1);
        }
        if (!tradeDate.isBefore(until.minusDays(DAYS_OF_KEYS))) {
            jdbc.update("""
                    INSERT INTO idempotency (customer_id, channel, request_key, body_hash, status, answer, created_at)
                    SELECT customer_id, channel, request_key, REPEAT('0', 32), 201, '{}', accepted_at
                    FROM fund_order WHERE ta_code = ? AND trade_date = ?
                    """, TRANSFER_AGENT, tradeDate);
        }
    }

    private void move(LocalDate tradeDate, LocalDate confirmDate, String kind, int asset, String accounts) {
        jdbc.update("""
                INSERT INTO transfer (customer_id, asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, amount,
                  kind, reference, booking_date, effective_date, booked_at)
                SELECT o.customer_id, ?, %s, ?, kind, CONCAT('ZZ ZZ', o.order_id), ?, ?, ?
                FROM fund_order o WHERE o.ta_code = ? AND o.trade_date = ? AND o.kind = ?
                """.formatted(accounts), asset, ORDERED, confirmDate, confirmDate, confirmDate.atStartOfDay(),
                TRANSFER_AGENT,
                tradeDate, kind);
    }

    private void file(String direction, String type, LocalDate headerDate, int records) {
        jdbc.update("""
                INSERT INTO exchanged_file (partner_code, file_name, direction, file_type, header_date, sha256, record_count,
                  state, registered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, TRANSFER_AGENT, direction + " " + type + " of " + headerDate, direction, type, headerDate,
                new byte[32],
                records, direction.equals("OUT") ? "SENT" : "USED", headerDate.atStartOfDay());
    }

    private void nightSteps(LocalDate day, List<String> steps, String subject) {
        steps.forEach(step -> jdbc.update("""
                INSERT INTO night_step (business_date, step, subject, state, attempt) VALUES (?, ?, ?, 'COMPLETED', 1)
                """, day, step, subject));
    }

    /** Who orders: others on each day, side by side. */
    long firstOrdering(LocalDate day) {
        int groups = holders / ordering();
        return FIRST_HOLDER + (long) Math.floorMod(day.toEpochDay(), groups) * ordering();
    }

    private String numbers() {
        return """
                SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d + 100000 * f.d AS n
                FROM %1$s a CROSS JOIN %1$s b CROSS JOIN %1$s c CROSS JOIN %1$s d CROSS JOIN %1$s e CROSS JOIN %1$s f
                HAVING n < %2$s""".formatted(DIGIT, holders);
    }
}
