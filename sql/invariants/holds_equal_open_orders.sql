-- What an account holds is exactly what the owner's open orders hold of it, and what was paid at once, then refused, and
-- is not resolved yet. Nothing is held of a bank's account.
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
  SELECT i.fund_id, 'UNITS', i.customer_id, 0, i.units
  FROM instant_redemption i
  LEFT JOIN instant_resolution r ON r.instant_id = i.instant_id AND r.resolved_at IS NOT NULL
  WHERE i.state = 'REFUSED' AND r.instant_id IS NULL
) both_sides
GROUP BY asset_id, purpose, owner_id
HAVING SUM(held) <> SUM(ordered);
