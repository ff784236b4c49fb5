package org.balancetreasure.sandbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The orders and payments of a calendar day, by customers and by the platform for them. Amounts in cents.
 *
 * @param orders taken on the day, of customers and banks
 * @param ofProducts orders among them that customers' orders of products came to
 * @param planned orders among them that plans made
 * @param swept orders among them that sweeps made, and {@code sweptCents} their sum
 * @param leftOut customers whose idle money a limit kept in the wallet
 * @param instants instant redemptions, and {@code instantCents} what they paid
 * @param debits wallet debits, and {@code filled} those that auto-redemption filled
 * @param refused how often each reason was given
 */
record DayActivity(long orders, long ofProducts, long planned, long swept, long sweptCents, long leftOut, long instants,
        long instantCents, long debits, long filled, SortedMap<String, Long> refused) {

    private record Orders(long orders, long ofProducts, long planned, long swept, long sweptCents) {}

    static DayActivity read(JdbcClient jdbc, LocalDate day) {
        Orders orders = jdbc.sql("""
                SELECT COUNT(*) AS orders, COALESCE(SUM(origin = 'PRODUCT'), 0) AS of_products,
                  COALESCE(SUM(origin = 'PLAN'), 0) AS planned,
                  COALESCE(SUM(origin IN ('SWEEP', 'CREDIT')), 0) AS swept,
                  COALESCE(SUM(IF(origin IN ('SWEEP', 'CREDIT'), amount, 0)), 0) AS swept_cents
                FROM fund_order WHERE accepted_at >= :from AND accepted_at < :until
                """).param("from", day.atStartOfDay()).param("until", day.plusDays(1).atStartOfDay())
                .query(Orders.class).single();
        SortedMap<String, Long> refused = new TreeMap<>();
        jdbc.sql("""
                SELECT code, COUNT(*) FROM (
                  SELECT code FROM sandbox_refusal WHERE day = :day
                  UNION ALL
                  SELECT refusal_code FROM plan_date WHERE outcome = 'REFUSED' AND decided_at >= :from AND decided_at < :until
                ) answers GROUP BY code
                """).param("day", day).param("from", day.atStartOfDay()).param("until", day.plusDays(1).atStartOfDay())
                .query(row -> {
                    refused.put(row.getString(1), row.getLong(2));
                });
        return jdbc.sql("""
                SELECT COALESCE((SELECT left_out FROM sweep_run WHERE run_date = :day), 0), COUNT(*), COALESCE(SUM(units), 0),
                  (SELECT COUNT(*) FROM wallet_debit WHERE debited_at >= :from AND debited_at < :until),
                  (SELECT COUNT(*) FROM wallet_debit WHERE debited_at >= :from AND debited_at < :until AND redeemed > 0)
                FROM instant_redemption
                WHERE ta_code IN (SELECT ta_code FROM transfer_agent) AND transfer_date = :day
                """).param("day", day).param("from", day.atStartOfDay()).param("until", day.plusDays(1).atStartOfDay())
                .query((row, number) -> new DayActivity(orders.orders(), orders.ofProducts(), orders.planned(),
                        orders.swept(), orders.sweptCents(), row.getLong(1), row.getLong(2), row.getLong(3),
                        row.getLong(4),
                        row.getLong(5), refused))
                .single();
    }

    long refusals() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    DayActivity plus(DayActivity other) {
        SortedMap<String, Long> both = new TreeMap<>(refused);
        other.refused.forEach((code, count) -> both.merge(code, count, Long::sum));
        return new DayActivity(orders + other.orders, ofProducts + other.ofProducts, planned + other.planned,
                swept + other.swept, sweptCents + other.sweptCents, leftOut + other.leftOut, instants + other.instants,
                instantCents + other.instantCents, debits + other.debits, filled + other.filled, both);
    }

    static DayActivity none() {
        return new DayActivity(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new TreeMap<>());
    }

    /** All but the orders, which stand with the day. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("productOrders", ofProducts);
        json.put("planOrders", planned);
        json.put("sweepOrders", swept);
        json.put("swept", yuan(sweptCents));
        json.put("leftOutOfSweep", leftOut);
        json.put("instantRedemptions", instants);
        json.put("paidAtOnce", yuan(instantCents));
        json.put("debits", debits);
        json.put("debitsThatRedeemed", filled);
        json.put("refused", refused);
        return json;
    }

    private static String yuan(long cents) {
        return DayFigures.hundredths(BigDecimal.valueOf(cents));
    }
}
