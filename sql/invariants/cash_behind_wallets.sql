-- The wallets, what is payable to funds and what advancing banks earned are covered by the reserve, what funds owe, what
-- banks have advanced, what customers owe and what the operator has lost. Proved balances are credits less debits.
SELECT SUM(covered) AS covered, SUM(owed) AS owed
FROM (
  SELECT 0 AS covered, balance AS owed FROM account WHERE asset_id = 156 AND purpose = 'WALLET'
  UNION ALL
  SELECT 0, b.balance
  FROM proved_books p
  JOIN proved_balance b ON b.asset_id = 156 AND b.purpose IN ('SUBSCRIPTIONS_PAYABLE', 'ADVANCE_INCOME', 'WALLET_RESERVE',
    'REDEMPTIONS_RECEIVABLE', 'ADVANCES', 'RECEIVABLES', 'LOSSES')
  WHERE p.proved_through = :after
  UNION ALL
  SELECT 0, amount FROM transfer
  WHERE booking_date > :after AND asset_id = 156 AND credit_purpose IN ('SUBSCRIPTIONS_PAYABLE', 'ADVANCE_INCOME')
  UNION ALL
  SELECT 0, -amount FROM transfer
  WHERE booking_date > :after AND asset_id = 156 AND debit_purpose IN ('SUBSCRIPTIONS_PAYABLE', 'ADVANCE_INCOME')
  UNION ALL
  SELECT amount, 0 FROM transfer
  WHERE booking_date > :after AND asset_id = 156
    AND debit_purpose IN ('WALLET_RESERVE', 'REDEMPTIONS_RECEIVABLE', 'ADVANCES', 'RECEIVABLES', 'LOSSES')
  UNION ALL
  SELECT -amount, 0 FROM transfer
  WHERE booking_date > :after AND asset_id = 156
    AND credit_purpose IN ('WALLET_RESERVE', 'REDEMPTIONS_RECEIVABLE', 'ADVANCES', 'RECEIVABLES', 'LOSSES')
) both_sides
HAVING SUM(covered) <> SUM(owed);
