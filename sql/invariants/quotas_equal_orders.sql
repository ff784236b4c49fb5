-- What is taken of a trade date's quota is what its subscriptions were open for or confirmed with, and what a sweep has reserved, and no slot is below zero.
SELECT pool, SUM(taken) AS taken, SUM(ordered) AS ordered
FROM (
  SELECT pool, opened_with - room AS taken, 0 AS ordered FROM slot WHERE pool LIKE 'QUOTA %'
  UNION ALL
  SELECT CONCAT('QUOTA ', o.fund_id, ' ', o.trade_date), 0, IF(o.state = 'CONFIRMED', o.confirmed_amount, o.amount)
  FROM fund_order o
  WHERE o.kind = 'SUBSCRIPTION' AND o.state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART', 'CONFIRMED')
    AND EXISTS (SELECT 1 FROM slot s WHERE s.pool = CONCAT('QUOTA ', o.fund_id, ' ', o.trade_date))
  UNION ALL
  SELECT CONCAT('QUOTA ', fund_id, ' ', trade_date), 0, amount FROM sweep_reservation
) both_sides
GROUP BY pool
HAVING SUM(taken) <> SUM(ordered) OR SUM(taken) < 0;
