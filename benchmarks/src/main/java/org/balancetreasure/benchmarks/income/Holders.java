package org.balancetreasure.benchmarks.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.balancetreasure.benchmarks.Progress;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One fund with many holders, and its days. Each contender posts the next day, so that the entries of all contenders go
 * to the end of the table.
 */
final class Holders {

    static final String TRANSFER_AGENT = "ZZ";
    static final LocalDate FIRST_DAY = LocalDate.of(2013, 7, 1);
    /** The numbers of customers begin here. */
    static final long FIRST_HOLDER = 10_000;

    private static final int LOADED_AT_ONCE = 100_000;

    private final JdbcTemplate jdbc;
    private final int fundId;
    private final int count;
    private LocalDate next = FIRST_DAY;

    private Holders(JdbcTemplate jdbc, int fundId, int count) {
        this.jdbc = jdbc;
        this.fundId = fundId;
        this.count = count;
    }

    /** What all funds need. */
    static void loadHouse(JdbcTemplate jdbc) {
        jdbc.update("INSERT INTO party VALUES (11, 'TRANSFER_AGENT', '基准登记', 'Benchmark transfer agent')");
        jdbc.update("INSERT INTO partner (partner_code, party_id) VALUES (?, 11)", TRANSFER_AGENT);
        jdbc.update("INSERT INTO transfer_agent (ta_code, distributor_code) VALUES (?, '998')", TRANSFER_AGENT);
        jdbc.update("INSERT INTO transfer_agent_terms (ta_code, valid_from) VALUES (?, '2013-01-01')", TRANSFER_AGENT);
    }

    /**
     * A fund that redistributes its residue, and its holders. Their balances are spread evenly over the powers of ten
     * from 0.01 to 100,000.00, and the same in each run.
     */
    static Holders load(JdbcTemplate jdbc, int fundId, int count, Progress progress) {
        jdbc.update("INSERT INTO asset (asset_id, code, kind, scale) VALUES (?, ?, 'UNITS', 2)", fundId, code(fundId));
        jdbc.update("INSERT INTO party VALUES (?, 'FUND', '基准货币', 'Benchmark money-market fund')", fundId);
        jdbc.update("""
                INSERT INTO fund (fund_id, fund_code, ta_code, name_zh, name_en, first_income_day, carry, residue_rule)
                VALUES (?, ?, ?, '基准货币', 'Benchmark money-market fund', ?, 'DAILY', 'REDISTRIBUTED')
                """, fundId, code(fundId), TRANSFER_AGENT, FIRST_DAY);
        progress.begin(String.format(Locale.ROOT, "Loading %,d holders", count));
        String digit = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        for (int done = 0; done < count; done += LOADED_AT_ONCE) {
            jdbc.update("""
                    INSERT INTO account (asset_id, purpose, owner_id, balance)
                    SELECT ?, 'UNITS', ? + n, 1 + MOD(spread, CAST(ELT(1 + MOD(spread DIV 65536, 7),
                      10, 100, 1000, 10000, 100000, 1000000, 10000000) AS UNSIGNED))
                    FROM (
                      SELECT n, CAST(CONV(SUBSTRING(SHA2(n, 256), 1, 12), 16, 10) AS UNSIGNED) AS spread
                      FROM (
                        SELECT ? + a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d AS n
                        FROM %1$s a CROSS JOIN %1$s b CROSS JOIN %1$s c CROSS JOIN %1$s d CROSS JOIN %1$s e
                      ) numbers
                      WHERE n < ?
                    ) holders
                    ORDER BY n
                    """.formatted(digit), fundId, FIRST_HOLDER, done, count);
            progress.rows(Math.min(count, done + LOADED_AT_ONCE), count);
        }
        jdbc.query("ANALYZE TABLE account", _ -> {});
        return new Holders(jdbc, fundId, count);
    }

    static String code(int fundId) {
        return String.format(Locale.ROOT, "%06d", fundId);
    }

    int fundId() {
        return fundId;
    }

    int count() {
        return count;
    }

    /** The next day, quoted and not posted; for {@link IncomeContender}s all days before are done. */
    LocalDate takeDay() {
        LocalDate day = next;
        next = day.plusDays(1);
        jdbc.update("""
                INSERT INTO quote (fund_id, last_day, version, first_day, income_per_10k, yield_check, state, source,
                  received_at)
                VALUES (?, ?, 1, ?, ?, 'NOT_CHECKABLE', 'ACCEPTED', 'benchmark', ?)
                """, fundId, day, day, incomePer10k(day), day.atTime(23, 0));
        jdbc.update("UPDATE asset SET income_begun_through = ? WHERE asset_id = ?", day.minusDays(1), fundId);
        return day;
    }

    /** Between 1.0000 and 1.4999, like the quotes of such funds. */
    static BigDecimal incomePer10k(LocalDate day) {
        return BigDecimal.valueOf(10_000 + day.toEpochDay() * 3_571 % 5_000, 4);
    }
}
