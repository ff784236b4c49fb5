-- What is taken of a trade date's quota is what its subscriptions were open for or confirmed with, and what a sweep has reserved,
-- and no slot is below zero. Looked at are trade dates that were open or not confirmed yet.
SELECT pool, SUM(taken) AS taken, SUM(ordered) AS ordered
FROM (
  SELECT s.pool, s.opened_with - s.room AS taken, 0 AS ordered
  FROM fund f
  JOIN slot s ON s.pool >= CONCAT('QUOTA ', f.fund_id, ' ',
      COALESCE((SELECT MAX(trade_date) FROM trading_day WHERE trade_date <= :after), :after))
    AND s.pool <= CONCAT('QUOTA ', f.fund_id, ' ', :through)
  UNION ALL
  SELECT CONCAT('QUOTA ', o.fund_id, ' ', o.trade_date), 0, IF(o.state = 'CONFIRMED', o.confirmed_amount, o.amount)
  FROM fund_order o
  WHERE o.state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART', 'CONFIRMED')
    AND o.confirm_date > :after AND o.confirm_date <= :through + INTERVAL 31 DAY
    AND o.trade_date >= COALESCE((SELECT MAX(trade_date) FROM trading_day WHERE trade_date <= :after), :after)
    AND o.trade_date <= :through AND o.kind = 'SUBSCRIPTION'
    AND EXISTS (SELECT 1 FROM slot s WHERE s.pool = CONCAT('QUOTA ', o.fund_id, ' ', o.trade_date))
  UNION ALL
  SELECT CONCAT('QUOTA ', fund_id, ' ', trade_date), 0, amount FROM sweep_reservation
  WHERE trade_date >= COALESCE((SELECT MAX(trade_date) FROM trading_day WHERE trade_date <= :after), :after)
    AND trade_date <= :through
) both_sides
GROUP BY pool
HAVING SUM(taken) <> SUM(ordered) OR SUM(taken) < 0;
