-- What an order says is confirmed is the sum of the booked confirmations that name it; one that can't be true of the order is set aside with a break.
SELECT order_id, SUM(amount) AS amount_difference, SUM(units) AS units_difference
FROM (
  SELECT order_id, confirmed_amount AS amount, confirmed_units AS units FROM fund_order
  WHERE state IN ('CONFIRMED', 'CONFIRMED_IN_PART')
  UNION ALL
  SELECT order_id, -confirmed_amount, -confirmed_units FROM confirmation
  WHERE order_id IS NOT NULL AND booked AND effective_date IS NOT NULL
    AND return_code IN ('0000', '0410')
) both_sides
GROUP BY order_id
HAVING SUM(amount) <> 0 OR SUM(units) <> 0;
