-- The units that the confirmations of orders give and take that were booked on a day are the units that the day's transfers of them
-- gave and took.
SELECT fund_id, booking_date, kind, SUM(confirmed) AS confirmed, SUM(moved) AS moved
FROM (
  SELECT c.fund_id, c.booked_on AS booking_date, IF(c.business_code = '122', 'SUBSCRIPTION', 'REDEMPTION') AS kind,
    c.confirmed_units AS confirmed, 0 AS moved, 1 AS confirmations
  FROM confirmation c
  LEFT JOIN reconciliation_break b ON b.type = 'CONFIRMATION_DIFFERS' AND b.business_date = c.confirm_date
    AND b.partner = c.ta_code AND b.subject = c.ta_serial_no
  WHERE c.booked_on > :after AND c.booked_on <= :through AND c.order_id IS NOT NULL AND c.booked = TRUE
    AND c.return_code IN ('0000', '0410') AND b.break_id IS NULL
  UNION ALL
  SELECT asset_id, booking_date, kind, 0, amount, 0 FROM transfer
  WHERE booking_date > :after AND booking_date <= :through
    AND ((kind = 'SUBSCRIPTION' AND credit_purpose = 'UNITS') OR (kind = 'REDEMPTION' AND debit_purpose = 'UNITS'))
) both_sides
GROUP BY fund_id, booking_date, kind
HAVING SUM(confirmed) <> SUM(moved) AND SUM(confirmations) > 0;
