-- The units that the confirmations of orders give and take that were booked on a day are the units that the day's transfers of them
-- gave and took.
SELECT fund_id, booking_date, kind, SUM(confirmed) AS confirmed, SUM(moved) AS moved
FROM (
  SELECT fund_id, booked_on AS booking_date, IF(business_code = '122', 'SUBSCRIPTION', 'REDEMPTION') AS kind,
    confirmed_units AS confirmed, 0 AS moved, 1 AS confirmations
  FROM confirmation
  WHERE booked_on > :after AND booked_on <= :through AND order_id IS NOT NULL AND booked AND effective_date IS NOT NULL
    AND return_code IN ('0000', '0410')
  UNION ALL
  SELECT asset_id, booking_date, kind, 0, amount, 0 FROM transfer
  WHERE booking_date > :after AND booking_date <= :through
    AND ((kind = 'SUBSCRIPTION' AND credit_purpose = 'UNITS') OR (kind = 'REDEMPTION' AND debit_purpose = 'UNITS'))
) both_sides
GROUP BY fund_id, booking_date, kind
HAVING SUM(confirmed) <> SUM(moved) AND SUM(confirmations) > 0;
