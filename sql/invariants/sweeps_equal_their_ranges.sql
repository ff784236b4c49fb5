-- A proved sweep is what its ranges say, each of them is swept, and nobody lies in two of them.
SELECT r.run_id, r.run_date, r.customers, r.orders, r.amount, r.left_out, SUM(g.amount) AS amount_of_ranges
FROM sweep_run r
LEFT JOIN sweep_range g ON g.run_id = r.run_id
WHERE r.run_date > :after AND r.run_date <= :through AND r.state = 'PROVED'
GROUP BY r.run_id, r.run_date, r.customers, r.orders, r.amount, r.left_out
HAVING r.customers <> COALESCE(SUM(g.customers), 0) OR r.orders <> COALESCE(SUM(g.orders), 0)
  OR r.amount <> COALESCE(SUM(g.amount), 0) OR r.left_out <> COALESCE(SUM(g.left_out), 0)
  OR COALESCE(SUM(g.state <> 'SWEPT'), 0) > 0
UNION ALL
SELECT later.run_id, r.run_date, NULL, NULL, NULL, NULL, later.range_no
FROM sweep_run r
JOIN sweep_range later ON later.run_id = r.run_id
JOIN sweep_range before_it ON before_it.run_id = later.run_id AND before_it.shard = later.shard
  AND before_it.range_no = later.range_no - 1
WHERE r.run_date > :after AND r.run_date <= :through AND before_it.upper_customer >= later.lower_customer;
