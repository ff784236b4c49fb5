package org.balancetreasure.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the money of the days through one was settled, found again and closed.
 *
 * @param settlementDays with transfer agents
 * @param released of those, days whose proceeds are all released
 * @param paid payments that a statement shows
 * @param unpaid payments that banks were to execute by then and that no statement shows
 * @param paidCents of the payments paid
 * @param lines of statements
 * @param matched of those, with an entry that our books expected
 * @param missing entries that were expected by then and are on no statement
 * @param closed business dates
 * @param signed of those, with a signature
 * @param openBreaks of any day
 * @param head digest of the last closed date, its first 16 hexadecimal digits; empty before the first
 */
record SettlementFigures(long settlementDays, long released, long paid, long unpaid, long paidCents, long lines,
        long matched, long missing, long closed, long signed, long openBreaks, String head) {

    static SettlementFigures read(JdbcClient jdbc, LocalDate through) {
        return jdbc.sql("""
                SELECT (SELECT COUNT(*) FROM settlement WHERE settlement_date <= :through),
                  (SELECT COUNT(*) FROM settlement WHERE settlement_date <= :through AND state = 'RELEASED'),
                  (SELECT COUNT(*) FROM payment WHERE due_date <= :through AND state = 'SUCCEEDED'),
                  (SELECT COUNT(*) FROM payment p JOIN payment_message m ON m.message_id = p.message_id
                   WHERE m.execution_date <= :through AND p.state IN ('CREATED', 'SENT', 'UNKNOWN')),
                  (SELECT COALESCE(SUM(amount), 0) FROM payment WHERE due_date <= :through AND state = 'SUCCEEDED'),
                  (SELECT COUNT(*) FROM statement_line),
                  (SELECT COUNT(*) FROM cash_match),
                  (SELECT COUNT(*) FROM cash_item WHERE due_date <= :through AND ended_on IS NULL),
                  (SELECT COUNT(*) FROM day_close WHERE business_date <= :through),
                  (SELECT COUNT(*) FROM day_close WHERE business_date <= :through AND signature IS NOT NULL),
                  (SELECT COUNT(*) FROM reconciliation_break WHERE state = 'OPEN'),
                  COALESCE((SELECT LOWER(LEFT(HEX(digest), 16)) FROM day_close WHERE business_date <= :through
                    ORDER BY business_date DESC LIMIT 1), '')
                """).param("through", through).query((row, number) -> new SettlementFigures(row.getLong(1),
                row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7),
                row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11), row.getString(12))).single();
    }

    /** Whether all that was due is settled and found again. */
    boolean isSettled() {
        return released == settlementDays && unpaid == 0 && missing == 0 && openBreaks == 0;
    }

    String line() {
        return String.format(Locale.ROOT,
                "settled %,d of %,d days with transfer agents; %,d payments over %s, %,d not on a statement; %,d of %,d "
                        + "statement lines matched, %,d missing; %,d days closed, %,d signed, head %s; %,d breaks open",
                released, settlementDays, paid, DayFigures.grouped(BigDecimal.valueOf(paidCents)), unpaid, matched,
                lines, missing, closed, signed, head, openBreaks);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("settlementDays", settlementDays);
        json.put("released", released);
        json.put("payments", paid);
        json.put("paid", DayFigures.hundredths(BigDecimal.valueOf(paidCents)));
        json.put("unpaid", unpaid);
        json.put("statementLines", lines);
        json.put("matchedLines", matched);
        json.put("missingEntries", missing);
        json.put("closedDays", closed);
        json.put("signedDays", signed);
        json.put("openBreaks", openBreaks);
        return json;
    }
}
