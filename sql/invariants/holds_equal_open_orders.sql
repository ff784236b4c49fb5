-- What an account holds is exactly what the owner's open orders hold of it, and what was paid at once and then
-- refused. Nothing is held of a bank's account.
SELECT asset_id, purpose, owner_id, SUM(held) AS held, SUM(ordered) AS ordered
FROM (
  SELECT asset_id, purpose, owner_id, held, 0 AS ordered FROM account WHERE held <> 0
  UNION ALL
  SELECT 156, 'WALLET', customer_id, 0, amount - confirmed_amount
  FROM fund_order WHERE kind = 'SUBSCRIPTION' AND state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART')
  UNION ALL
  SELECT fund_id, 'UNITS', customer_id, 0, units - confirmed_units
  FROM fund_order WHERE kind = 'REDEMPTION' AND state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART')
    AND customer_id < 90000000000000000
  UNION ALL
  SELECT fund_id, 'UNITS', customer_id, 0, units FROM instant_redemption WHERE state = 'REFUSED'
) both_sides
GROUP BY asset_id, purpose, owner_id
HAVING SUM(held) <> SUM(ordered);
