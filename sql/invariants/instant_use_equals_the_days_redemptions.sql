-- What counts against a customer's limit of a fund and calendar day is what was redeemed at once on it;
-- to send a refused one again is no redemption.
SELECT customer_id, fund_id, day, SUM(used) AS used, SUM(redeemed) AS redeemed
FROM (
  SELECT customer_id, fund_id, day, used, 0 AS redeemed FROM instant_use WHERE day > :after AND day <= :through
  UNION ALL
  SELECT i.customer_id, i.fund_id, i.transfer_date, 0, i.units
  FROM instant_redemption i
  WHERE i.state IN ('PAID', 'SENT', 'CONFIRMED', 'REFUSED') AND i.transfer_date > :after AND i.transfer_date <= :through
    AND i.resends IS NULL
) both_sides
GROUP BY customer_id, fund_id, day
HAVING SUM(used) <> SUM(redeemed);
