-- The wallets and what is payable to funds are covered by the reserve and what funds owe.
SELECT SUM(covered) AS covered, SUM(owed) AS owed
FROM (
  SELECT 0 AS covered, balance AS owed FROM account WHERE asset_id = 156 AND purpose = 'WALLET'
  UNION ALL
  SELECT 0, amount FROM transfer WHERE asset_id = 156 AND credit_purpose = 'SUBSCRIPTIONS_PAYABLE'
  UNION ALL
  SELECT 0, -amount FROM transfer WHERE asset_id = 156 AND debit_purpose = 'SUBSCRIPTIONS_PAYABLE'
  UNION ALL
  SELECT amount, 0 FROM transfer WHERE asset_id = 156 AND debit_purpose IN ('WALLET_RESERVE', 'REDEMPTIONS_RECEIVABLE')
  UNION ALL
  SELECT -amount, 0 FROM transfer WHERE asset_id = 156 AND credit_purpose IN ('WALLET_RESERVE', 'REDEMPTIONS_RECEIVABLE')
) both_sides
HAVING SUM(covered) <> SUM(owed);
