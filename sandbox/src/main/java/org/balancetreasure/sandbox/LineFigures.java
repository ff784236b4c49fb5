package org.balancetreasure.sandbox;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A bank's line as of now, in cents.
 *
 * @param openAdvanceRedemptions advance redemptions that are not paid yet
 */
record LineFigures(int lineId, String bank, String fundCode, long granted, long room, long openAdvanceRedemptions) {

    static List<LineFigures> read(JdbcClient jdbc) {
        return jdbc.sql("""
                SELECT l.line_id, p.name_en AS bank, f.fund_code, l.granted,
                  (SELECT SUM(s.room) FROM slot s WHERE s.pool = CONCAT('LINE ', l.line_id)) AS room,
                  (SELECT COUNT(*) FROM advance_redemption a WHERE a.line_id = l.line_id AND a.ended_at IS NULL) AS open_advance_redemptions
                FROM advance_line l JOIN party p ON p.party_id = l.bank_id JOIN fund f ON f.fund_id = l.fund_id
                ORDER BY l.line_id
                """).query((row, number) -> new LineFigures(row.getInt(1), row.getString(2), row.getString(3),
                row.getLong(4), row.getLong(5), row.getLong(6)))
                .list();
    }

    private long outstanding() {
        return granted - room;
    }

    String line() {
        return "line " + lineId + ": " + bank + " for " + fundCode + ", granted " + grouped(granted) + ", outstanding "
                + grouped(outstanding()) + ", room " + grouped(room);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("line", lineId);
        json.put("bank", bank);
        json.put("fund", fundCode);
        json.put("granted", yuan(granted));
        json.put("outstanding", yuan(outstanding()));
        json.put("room", yuan(room));
        json.put("openAdvanceRedemptions", openAdvanceRedemptions);
        return json;
    }

    private static String grouped(long cents) {
        return DayFigures.grouped(BigDecimal.valueOf(cents));
    }

    private static String yuan(long cents) {
        return DayFigures.hundredths(BigDecimal.valueOf(cents));
    }
}
