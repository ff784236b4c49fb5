-- Each part of a swept range that no limit kept is one order of its amount, and no order claims a run without a part. The orders of
-- a run are of its date or of the trading day after the holiday that follows.
SELECT run_id, customer_id, fund_id, SUM(part) AS part, SUM(ordered) AS ordered
FROM (
  SELECT p.run_id, p.customer_id, p.fund_id, p.amount AS part, 0 AS ordered
  FROM sweep_run r
  JOIN sweep_range g ON g.run_id = r.run_id
  JOIN sweep_part p ON p.run_id = g.run_id AND p.customer_id BETWEEN g.lower_customer AND g.upper_customer
  WHERE r.run_date > :after AND r.run_date <= :through AND g.state = 'SWEPT' AND p.left_out IS NULL
  UNION ALL
  SELECT o.origin_id, o.customer_id, o.fund_id, 0, COALESCE(o.amount, o.units)
  FROM fund_order o
  LEFT JOIN sweep_run r ON r.run_id = o.origin_id
  WHERE o.state IN ('ACCEPTED', 'CANCELLED', 'SENT', 'CONFIRMED_IN_PART', 'CONFIRMED', 'REJECTED')
    AND o.confirm_date > :after AND o.confirm_date <= :through + INTERVAL 62 DAY
    AND o.trade_date > :after AND o.origin = 'SWEEP'
    AND (r.run_id IS NULL OR (o.trade_date >= r.run_date AND r.run_date > :after AND r.run_date <= :through))
) both_sides
GROUP BY run_id, customer_id, fund_id
HAVING SUM(part) <> SUM(ordered);
