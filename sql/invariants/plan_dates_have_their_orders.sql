-- Each decided date of a plan has the orders that the plan says, or none: one of its fund, or of its product's funds that make
-- up the whole. No order comes from a plan that does not know of it. Which funds a product has may have changed since.
SELECT p.plan_id, d.nominal_date, d.order_id
FROM plan_date d
JOIN plan p ON p.customer_id = d.customer_id AND p.plan_id = d.plan_id
LEFT JOIN fund_order o ON o.order_id = d.order_id
WHERE d.decided_at >= :after AND d.decided_at < :through + INTERVAL 2 DAY
  AND d.outcome = 'ORDERED' AND (o.order_id IS NULL OR o.customer_id <> p.customer_id OR o.channel <> p.channel
  OR (p.fund_id IS NOT NULL AND o.fund_id <> p.fund_id) OR o.kind <> p.kind OR o.trade_date < d.due_date
  OR (p.product_id IS NULL AND COALESCE(o.amount, o.units) <> COALESCE(p.amount, p.units)))
UNION ALL
SELECT d.plan_id, d.nominal_date, d.order_id
FROM plan_date d
LEFT JOIN plan_date before_it ON before_it.customer_id = d.customer_id AND before_it.plan_id = d.plan_id
  AND before_it.date_no = d.date_no - 1
WHERE d.decided_at >= :after AND d.decided_at < :through + INTERVAL 2 DAY
  AND d.date_no > 1 AND (before_it.date_no IS NULL OR before_it.nominal_date >= d.nominal_date)
UNION ALL
SELECT p.plan_id, p.next_date, NULL
FROM plan p
LEFT JOIN plan_date d ON d.customer_id = p.customer_id AND d.plan_id = p.plan_id AND d.date_no = p.dates_done
LEFT JOIN plan_date further ON further.customer_id = p.customer_id AND further.plan_id = p.plan_id
  AND further.date_no = p.dates_done + 1
WHERE (p.dates_done > 0 AND d.date_no IS NULL) OR d.nominal_date >= p.next_date OR further.date_no IS NOT NULL
UNION ALL
SELECT p.plan_id, d.nominal_date, d.order_id
FROM plan_date d
JOIN plan p ON p.customer_id = d.customer_id AND p.plan_id = d.plan_id
LEFT JOIN fund_order o ON o.customer_id = p.customer_id AND o.channel = p.channel
  AND o.request_key LIKE CONCAT('plan·', p.plan_id, '·', d.nominal_date, '·%')
WHERE d.decided_at >= :after AND d.decided_at < :through + INTERVAL 2 DAY AND d.outcome = 'ORDERED' AND p.product_id IS NOT NULL
GROUP BY p.plan_id, d.nominal_date, d.order_id, p.kind, p.amount, p.units
HAVING COALESCE(SUM(COALESCE(o.amount, o.units)), 0) <> COALESCE(p.amount, p.units) OR SUM(o.kind <> p.kind) > 0
UNION ALL
SELECT 0, o.trade_date, o.order_id
FROM fund_order o
LEFT JOIN plan_date d ON d.customer_id = o.customer_id AND d.plan_id = CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(o.request_key, '·', 2), '·', -1) AS UNSIGNED)
  AND d.nominal_date = CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(o.request_key, '·', 3), '·', -1) AS DATE)
  AND d.outcome = 'ORDERED'
LEFT JOIN plan p ON p.customer_id = d.customer_id AND p.plan_id = d.plan_id AND p.channel = o.channel
WHERE o.state IN ('ACCEPTED', 'CANCELLED', 'SENT', 'CONFIRMED_IN_PART', 'CONFIRMED', 'REJECTED')
  AND o.confirm_date > :after AND o.confirm_date <= :through + INTERVAL 31 DAY
  AND o.trade_date > :after AND o.trade_date <= :through AND o.request_key LIKE 'plan·%' AND (p.plan_id IS NULL OR (p.product_id IS NULL AND d.order_id <> o.order_id));
