-- A wallet's balance is the sum of its transfers.
-- Each side is summed before they come together: what is compared are wallets, not their transfers.
SELECT owner_id, SUM(balance) AS balance, SUM(moved) AS moved
FROM (
  SELECT owner_id, balance, 0 AS moved FROM account WHERE asset_id = 156 AND purpose = 'WALLET'
  UNION ALL
  SELECT credit_owner, 0, SUM(amount) FROM transfer WHERE asset_id = 156 AND credit_purpose = 'WALLET' GROUP BY credit_owner
  UNION ALL
  SELECT debit_owner, 0, -SUM(amount) FROM transfer WHERE asset_id = 156 AND debit_purpose = 'WALLET' GROUP BY debit_owner
) both_sides
GROUP BY owner_id
HAVING SUM(balance) <> SUM(moved);
