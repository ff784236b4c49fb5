-- What an order says is confirmed is the sum of the booked confirmations that name it; one that can't be true of the order is a break instead.
SELECT order_id, SUM(amount) AS amount_difference, SUM(units) AS units_difference
FROM (
  SELECT order_id, confirmed_amount AS amount, confirmed_units AS units FROM fund_order
  WHERE state IN ('CONFIRMED', 'CONFIRMED_IN_PART')
  UNION ALL
  SELECT c.order_id, -c.confirmed_amount, -c.confirmed_units
  FROM confirmation c
  LEFT JOIN reconciliation_break b ON b.type = 'CONFIRMATION_DIFFERS' AND b.business_date = c.confirm_date
    AND b.partner = c.ta_code AND b.subject = c.ta_serial_no
  WHERE c.booked AND c.order_id IS NOT NULL AND c.return_code IN ('0000', '0410') AND b.break_id IS NULL
) both_sides
GROUP BY order_id
HAVING SUM(amount) <> 0 OR SUM(units) <> 0;
