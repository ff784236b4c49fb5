-- What is confirmed of an order is the sum of its confirmations that were booked, those with an open break left aside.
SELECT order_id, SUM(amount) AS amount, SUM(units) AS units, SUM(confirmed_amount) AS confirmed_amount,
  SUM(confirmed_units) AS confirmed_units
FROM (
  SELECT order_id, confirmed_amount AS amount, confirmed_units AS units, 0 AS confirmed_amount, 0 AS confirmed_units
  FROM fund_order WHERE confirmed_units <> 0
  UNION ALL
  SELECT c.order_id, 0, 0, c.confirmed_amount, c.confirmed_units
  FROM confirmation c
  LEFT JOIN reconciliation_break b ON b.type = 'CONFIRMATION_DIFFERS' AND b.business_date = c.confirm_date
    AND b.partner = c.ta_code AND b.subject = c.ta_serial_no
  WHERE c.order_id IS NOT NULL AND c.booked = TRUE AND c.return_code IN ('0000', '0410') AND b.break_id IS NULL
) both_sides
WHERE order_id IN (SELECT order_id FROM confirmation WHERE order_id IS NOT NULL)
GROUP BY order_id
HAVING SUM(amount) <> SUM(confirmed_amount) OR SUM(units) <> SUM(confirmed_units);
