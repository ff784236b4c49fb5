-- Each decided date of a plan has the orders that the plan says, or none: one of its fund, or of its product's funds that make
-- up the whole. No order comes from a plan that does not know of it. Which funds a product has may have changed since.
-- The orders of a day are found by their states, and then their date of a plan by its key. Both sides are of the dates that were
-- decided since; an order whose date is not there counts, too.
SELECT plan_id, nominal_date, MAX(last_order) AS order_id
FROM (
  SELECT d.customer_id, d.plan_id, d.nominal_date, COALESCE(p.amount, p.units) AS planned, 0 AS ordered, 0 AS wrong,
    d.order_id AS first_order, d.last_order_id AS last_order
  FROM plan_date d
  STRAIGHT_JOIN plan p ON p.customer_id = d.customer_id AND p.plan_id = d.plan_id
  WHERE d.decided_at >= :after AND d.decided_at < :through + INTERVAL 2 DAY AND d.outcome = 'ORDERED'
  UNION ALL
  SELECT o.customer_id, o.origin_id, o.origin_date, 0, COALESCE(o.amount, o.units),
    o.channel <> p.channel OR o.kind <> p.kind OR o.trade_date < d.due_date OR o.fund_id <> COALESCE(p.fund_id, o.fund_id),
    o.order_id, o.order_id
  FROM fund_order o
  LEFT JOIN plan_date d ON d.customer_id = o.customer_id AND d.plan_id = o.origin_id AND d.nominal_date = o.origin_date
    AND d.outcome = 'ORDERED'
  LEFT JOIN plan p ON p.customer_id = d.customer_id AND p.plan_id = d.plan_id
  WHERE o.state IN ('ACCEPTED', 'CANCELLED', 'SENT', 'CONFIRMED_IN_PART', 'CONFIRMED', 'REJECTED')
    AND o.confirm_date > :after AND o.confirm_date <= :through + INTERVAL 31 DAY AND o.origin = 'PLAN'
    AND (d.decided_at IS NULL OR (d.decided_at >= :after AND d.decided_at < :through + INTERVAL 2 DAY))
) both_sides
GROUP BY customer_id, plan_id, nominal_date
HAVING SUM(planned) <> SUM(ordered) OR SUM(wrong) > 0
  OR MIN(IF(ordered > 0, first_order, NULL)) <> MIN(IF(planned > 0, first_order, NULL))
  OR MAX(IF(ordered > 0, last_order, NULL)) <> MAX(IF(planned > 0, last_order, NULL))
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
WHERE (p.dates_done > 0 AND d.date_no IS NULL) OR d.nominal_date >= p.next_date OR further.date_no IS NOT NULL;
