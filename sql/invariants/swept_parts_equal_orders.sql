-- In the last runs, each part of a swept range that no limit kept is one order of its amount, and no order claims a run without a part.
SELECT run_id, customer_id, fund_id, SUM(part) AS part, SUM(ordered) AS ordered
FROM (
  SELECT p.run_id, p.customer_id, p.fund_id, p.amount AS part, 0 AS ordered
  FROM sweep_range g
  JOIN sweep_part p ON p.run_id = g.run_id AND p.customer_id BETWEEN g.lower_customer AND g.upper_customer
  WHERE g.state = 'SWEPT' AND p.left_out IS NULL AND g.run_id > (SELECT COALESCE(MAX(run_id), 0) - 3 FROM sweep_run)
  UNION ALL
  SELECT r.run_id, o.customer_id, o.fund_id, 0, o.amount
  FROM sweep_run r
  JOIN transfer_agent a ON TRUE
  JOIN fund_order o ON o.ta_code = a.ta_code AND o.trade_date >= r.run_date
    AND o.request_key = CONCAT('sweep·', r.run_id, '·', o.fund_id)
  WHERE r.run_id > (SELECT COALESCE(MAX(run_id), 0) - 3 FROM sweep_run)
) both_sides
GROUP BY run_id, customer_id, fund_id
HAVING SUM(part) <> SUM(ordered);
