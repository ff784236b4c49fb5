package org.balancetreasure.sweep;

import java.util.List;
import org.apache.ibatis.annotations.Param;

/**
 * The statements over a range of customers that depend on the funds into which their rules lead. Values are bound,
 * never written into the text. Public only because MyBatis calls it.
 */
public final class SweepSql {

    /** Why a fund refuses a part; the checks and their order are those of an order. */
    private static final String REASON = """
            CASE WHEN closed IS NOT NULL THEN closed
              WHEN part < IF(holding > 0, minimum_later, minimum_first) THEN 'BELOW_MINIMUM'
              WHEN part > largest THEN 'ABOVE_MAXIMUM'
              WHEN part > day_limit - day_seen THEN 'DAY_LIMIT'
              WHEN holding + part > cap THEN 'HOLDING_CAP' END""";

    private static final String PARTS_OF_RANGE = """
            p.run_id = #{x.runId} AND p.customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer} AND p.left_out IS NULL""";

    /** Cents that a customer has ordered for the trade date; looked up only where a fund company limits them. */
    private static final String DAY_SEEN = """
            IF(t.day_limit = 9223372036854775807, 0, COALESCE((SELECT SUM(o.amount) FROM fund_order o
              WHERE o.customer_id = %s AND o.fund_id = %s AND o.trade_date = t.trade_date AND o.kind = 'SUBSCRIPTION'
                AND o.state NOT IN ('CANCELLED', 'REJECTED')), 0))""";

    private static final String LIMITS = """
            SELECT customer_id, %s AS reason
            FROM (
              SELECT p.customer_id, p.amount AS part, COALESCE(u.balance, 0) + COALESCE(l.open_subscriptions, 0) AS holding,
                t.closed, t.minimum_first, t.minimum_later, t.largest, t.day_limit, t.cap, %s AS day_seen
              FROM sweep_part p
              JOIN sweep_rule r ON r.customer_id = p.customer_id
              LEFT JOIN limit_use l ON l.customer_id = p.customer_id AND l.fund_id = p.fund_id
              LEFT JOIN account u ON u.asset_id = p.fund_id AND u.purpose = 'UNITS' AND u.owner_id = p.customer_id
              JOIN (""".formatted(REASON, DAY_SEEN.formatted("p.customer_id", "p.fund_id"));

    private static final String RANGE = "BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer}";
    /** A customer's own request looks only where that customer's rows are. */
    private static final String ONE = "= #{x.lowerCustomer}";

    private SweepSql() {}

    private static final String INSERT = """
            INSERT INTO sweep_part (run_id, customer_id, channel, fund_id, amount, trade_date, rule_version, open_seen, left_out)
            SELECT #{x.runId}, customer_id, channel, fund_id, amount, trade_date, rule_version, open_seen, left_out FROM (%s) parts
            """;

    /** Customers whose rule leads to one fund. */
    public static String insertParts(@Param("x") SweepRange x, @Param("terms") List<SweepTarget> terms,
            @Param("again") boolean again) {
        return INSERT.formatted(parts(terms, RANGE, again));
    }

    /** Customers whose rule leads to a product of several funds. */
    public static String insertSplitParts(@Param("x") SweepRange x, @Param("terms") List<SweepTarget> terms,
            @Param("again") boolean again) {
        return INSERT.formatted(splitParts(terms, RANGE, again));
    }

    /** The same of one customer without writing anything: what a run would find. */
    public static String previewParts(@Param("x") SweepRange x, @Param("terms") List<SweepTarget> terms) {
        return "SELECT one.*, left_out AS reason, 1 AS place FROM (" + parts(terms, ONE, false) + ") one";
    }

    /** The same of one customer without writing anything: what a run would find. */
    public static String previewSplitParts(@Param("x") SweepRange x, @Param("terms") List<SweepTarget> terms) {
        return splitParts(terms, ONE, false);
    }

    /** What lies above the floor, cut to the multiple, is the only part. */
    private static String parts(List<SweepTarget> terms, String customers, boolean again) {
        return """
                SELECT customer_id, channel, fund_id, part AS amount, trade_date, version AS rule_version, open_seen,
                  %s AS left_out
                FROM (SELECT b.*, movable AS part FROM (%s) b WHERE movable >= minimum) s
                """.formatted(REASON, base(terms, customers, again));
    }

    /**
     * By weight, the parts sum to what moves exactly: cents that cutting leaves over go to the largest remainders, and
     * a part that a fund refuses leaves the customer out whole. Else the first fund that takes all of it gets it.
     */
    private static String splitParts(List<SweepTarget> terms, String customers, boolean again) {
        return """
                SELECT customer_id, channel, fund_id, part AS amount, trade_date, version AS rule_version, open_seen,
                  IF(mode = 'WEIGHT', first_reason, reason) AS left_out, reason, place
                FROM (
                  SELECT d.*,
                    ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY reason IS NOT NULL, place) AS choice,
                    FIRST_VALUE(reason) OVER (PARTITION BY customer_id ORDER BY reason IS NULL, place) AS first_reason
                  FROM (
                    SELECT s.*, %s AS reason
                    FROM (
                      SELECT c.*, IF(mode = 'WEIGHT', cut_part + (remainder_place <= movable - cut_sum), movable) AS part
                      FROM (
                        SELECT b.*, movable * weight DIV weight_sum AS cut_part,
                          SUM(movable * weight DIV weight_sum) OVER (PARTITION BY customer_id) AS cut_sum,
                          ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY movable * weight MOD weight_sum DESC, place)
                            AS remainder_place
                        FROM (%s) b
                        WHERE movable >= minimum
                      ) c
                    ) s
                    WHERE part > 0
                  ) d
                ) e
                WHERE mode = 'WEIGHT' OR choice = 1
                """.formatted(REASON, base(terms, customers, again));
    }

    /** Rules that are on, with what their wallet could give and each fund of their target. Without locks. */
    private static String base(List<SweepTarget> terms, String customers, boolean again) {
        boolean holdings = terms.stream().anyMatch(SweepTarget::looksAtHoldings);
        return """
                SELECT r.customer_id, r.channel, r.version, r.minimum, t.fund_id, t.mode, t.place, t.weight, t.weight_sum, t.trade_date,
                  t.closed, t.minimum_first, t.minimum_later, t.largest, t.day_limit, t.cap, %s AS day_seen,
                  %s AS holding, %s AS open_seen,
                  w.balance - w.held - r.wallet_floor - (w.balance - w.held - r.wallet_floor) MOD r.multiple AS movable
                FROM sweep_rule r
                STRAIGHT_JOIN account w ON w.asset_id = 156 AND w.purpose = 'WALLET' AND w.owner_id = r.customer_id
                STRAIGHT_JOIN (%s) t ON t.channel = r.channel AND t.product_id = COALESCE(r.product_id, 0)
                  AND (t.mode <> 'NAMED' OR t.fund_id = r.fund_id)
                %s
                WHERE r.customer_id %s AND r.state = 'ON'
                  AND w.balance - w.held - r.wallet_floor >= r.minimum %s
                """.formatted(DAY_SEEN.formatted("r.customer_id", "t.fund_id"),
                holdings ? "COALESCE(u.balance, 0) + COALESCE(l.open_subscriptions, 0)" : "0",
                holdings ? "COALESCE(l.open_subscriptions, 0)" : "NULL", inline(terms), holdings ? """
                        LEFT JOIN account u ON u.asset_id = t.fund_id AND u.purpose = 'UNITS' AND u.owner_id = r.customer_id
                        LEFT JOIN limit_use l ON l.customer_id = r.customer_id AND l.fund_id = t.fund_id
                        """ : "", customers, again ? """
                        AND NOT EXISTS (SELECT 1 FROM sweep_part p
                          WHERE p.run_id = #{x.runId} AND p.customer_id = r.customer_id)
                        """ : "");
    }

    /**
     * Customers whose wallet, rule or limits no longer allow their parts; these parts are not among the limits' use.
     */
    public static String changed(@Param("x") SweepRange x, @Param("terms") List<SweepTarget> terms) {
        return """
                SELECT customer_id FROM (%s) refused
                UNION
                SELECT s.customer_id
                FROM (SELECT p.customer_id, SUM(p.amount) AS amount, MIN(p.rule_version) AS rule_version
                      FROM sweep_part p WHERE %s GROUP BY p.customer_id) s
                LEFT JOIN sweep_rule r ON r.customer_id = s.customer_id AND r.state = 'ON' AND r.version = s.rule_version
                LEFT JOIN account w ON w.asset_id = 156 AND w.purpose = 'WALLET' AND w.owner_id = s.customer_id
                WHERE r.customer_id IS NULL OR w.owner_id IS NULL OR w.balance - w.held - r.wallet_floor < s.amount
                """.formatted(LIMITS + inline(terms) + limitsWhere(), PARTS_OF_RANGE);
    }

    private static String limitsWhere() {
        return """
                ) t ON t.channel = r.channel AND t.product_id = COALESCE(r.product_id, 0) AND t.fund_id = p.fund_id
                  WHERE %s
                ) h
                HAVING reason IS NOT NULL
                """.formatted(PARTS_OF_RANGE);
    }

    /** The terms as a table. */
    private static String inline(List<SweepTarget> terms) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            String t = "#{terms[" + i + "].";
            rows.append(i == 0 ? "SELECT " : " UNION ALL SELECT ").append(t).append("channel} AS channel, ").append(t)
                    .append("productId} AS product_id, ").append(t).append("fundId} AS fund_id, ").append(t)
                    .append("mode} AS mode, ").append(t).append("place} AS place, ").append(t)
                    .append("weight} AS weight, ").append(t).append("weightSum} AS weight_sum, CAST(").append(t)
                    .append("tradeDate} AS DATE) AS trade_date, CAST(").append(t)
                    .append("closed} AS CHAR(24)) AS closed, ").append(t).append("minimumFirst} AS minimum_first, ")
                    .append(t).append("minimumLater} AS minimum_later, ").append(t).append("largest} AS largest, ")
                    .append(t).append("dayLimit} AS day_limit, ").append(t).append("cap} AS cap");
        }
        return rows.toString();
    }
}
