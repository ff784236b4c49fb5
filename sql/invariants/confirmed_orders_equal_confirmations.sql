-- What an order says is confirmed is the sum of the booked confirmations that name it; one that can't be true of the order is a
-- break instead, and is set aside. Looked at are orders that a confirmation was booked for, that say they were confirmed, or that are confirmed in part.
WITH looked_at AS (
  SELECT order_id FROM confirmation WHERE booked_on > :after AND booked_on <= :through AND order_id IS NOT NULL
  UNION
  SELECT order_id FROM fund_order WHERE state = 'CONFIRMED' AND confirm_date > :after AND confirm_date <= :through
  UNION
  SELECT order_id FROM fund_order WHERE state = 'CONFIRMED_IN_PART'
)
SELECT order_id, SUM(amount) AS amount_difference, SUM(units) AS units_difference
FROM (
  SELECT o.order_id, o.confirmed_amount AS amount, o.confirmed_units AS units
  FROM looked_at l
  JOIN fund_order o ON o.order_id = l.order_id
  WHERE o.state IN ('CONFIRMED', 'CONFIRMED_IN_PART')
  UNION ALL
  SELECT c.order_id, -c.confirmed_amount, -c.confirmed_units
  FROM looked_at l
  JOIN confirmation c ON c.order_id = l.order_id
  WHERE c.booked AND c.effective_date IS NOT NULL AND c.return_code IN ('0000', '0410')
) both_sides
GROUP BY order_id
HAVING SUM(amount) <> 0 OR SUM(units) <> 0;
