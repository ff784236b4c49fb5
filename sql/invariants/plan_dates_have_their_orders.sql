-- Each decided date of a plan has the order that the plan says, or none; no order comes from a plan that does not know of it.
SELECT p.plan_id, d.nominal_date, d.order_id
FROM plan_date d
JOIN plan p ON p.plan_id = d.plan_id
LEFT JOIN fund_order o ON o.order_id = d.order_id
WHERE d.outcome = 'ORDERED' AND (o.order_id IS NULL OR o.customer_id <> p.customer_id OR o.channel <> p.channel
  OR o.fund_id <> p.fund_id OR o.kind <> p.kind OR COALESCE(o.amount, o.units) <> COALESCE(p.amount, p.units)
  OR o.trade_date < d.due_date)
UNION ALL
SELECT p.plan_id, p.next_date, NULL
FROM plan p
LEFT JOIN plan_date d ON d.plan_id = p.plan_id
GROUP BY p.plan_id, p.next_date, p.dates_done
HAVING COUNT(d.nominal_date) <> p.dates_done OR MAX(d.nominal_date) >= p.next_date
UNION ALL
SELECT 0, o.trade_date, o.order_id
FROM fund_order o
LEFT JOIN plan_date d ON d.order_id = o.order_id
WHERE o.request_key LIKE 'plan·%' AND d.order_id IS NULL;
