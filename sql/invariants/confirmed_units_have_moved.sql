-- The units that booked confirmations of orders give and take with effect on a day are the units that its transfers gave and took.
SELECT fund_id, effective_date, kind, SUM(confirmed) AS confirmed, SUM(moved) AS moved
FROM (
  SELECT fund_id, effective_date, IF(business_code = '122', 'SUBSCRIPTION', 'REDEMPTION') AS kind,
    confirmed_units AS confirmed, 0 AS moved, 1 AS confirmations
  FROM confirmation
  WHERE order_id IS NOT NULL AND booked AND effective_date IS NOT NULL
    AND return_code IN ('0000', '0410')
  UNION ALL
  SELECT asset_id, effective_date, kind, 0, amount, 0 FROM transfer
  WHERE (kind = 'SUBSCRIPTION' AND credit_purpose = 'UNITS') OR (kind = 'REDEMPTION' AND debit_purpose = 'UNITS')
) both_sides
GROUP BY fund_id, effective_date, kind
HAVING SUM(confirmed) <> SUM(moved) AND SUM(confirmations) > 0;
