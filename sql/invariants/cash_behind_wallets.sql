-- The wallets and the house accounts in yuan add up to nothing: what wallets have is covered by cash, claims and losses, less what is owed
-- to others. What is unexplained, and fees, move in one way each. Proved balances are credits less debits.
SELECT SUM(wallets) AS wallets, SUM(house) AS house
FROM (
  SELECT balance AS wallets, 0 AS house FROM account WHERE asset_id = 156 AND purpose = 'WALLET'
  UNION ALL
  SELECT 0, b.balance
  FROM proved_books p
  JOIN proved_balance b ON b.asset_id = 156 AND b.purpose IN ('WALLET_RESERVE', 'SALES_SETTLEMENT', 'CASH_IN_TRANSIT', 'TA_COLLECTION',
    'REDEMPTIONS_RECEIVABLE', 'ADVANCES', 'RECEIVABLES', 'LOSSES', 'SUBSCRIPTIONS_PAYABLE', 'PROCEEDS_PAYABLE', 'ADVANCE_INCOME',
    'ADVANCE_FUNDING', 'INVESTOR_INTEREST', 'PAID_AHEAD', 'SUSPENSE', 'FEES')
  WHERE p.proved_through = :after
  UNION ALL
  SELECT 0, amount FROM transfer
  WHERE booking_date > :after AND asset_id = 156
    AND (credit_purpose IN ('WALLET_RESERVE', 'SALES_SETTLEMENT', 'CASH_IN_TRANSIT', 'TA_COLLECTION', 'REDEMPTIONS_RECEIVABLE', 'ADVANCES',
      'RECEIVABLES', 'LOSSES', 'SUBSCRIPTIONS_PAYABLE', 'PROCEEDS_PAYABLE', 'ADVANCE_INCOME', 'ADVANCE_FUNDING', 'INVESTOR_INTEREST', 'PAID_AHEAD')
      OR (credit_purpose = 'SUSPENSE' AND kind IN ('UNEXPLAINED', 'MANUAL')) OR (credit_purpose = 'FEES' AND kind IN ('PAYMENT', 'MANUAL')))
  UNION ALL
  SELECT 0, -amount FROM transfer
  WHERE booking_date > :after AND asset_id = 156
    AND (debit_purpose IN ('WALLET_RESERVE', 'SALES_SETTLEMENT', 'CASH_IN_TRANSIT', 'TA_COLLECTION', 'REDEMPTIONS_RECEIVABLE', 'ADVANCES',
      'RECEIVABLES', 'LOSSES', 'SUBSCRIPTIONS_PAYABLE', 'PROCEEDS_PAYABLE', 'ADVANCE_INCOME', 'ADVANCE_FUNDING', 'INVESTOR_INTEREST', 'PAID_AHEAD')
      OR (debit_purpose = 'SUSPENSE' AND kind IN ('UNEXPLAINED', 'MANUAL')) OR (debit_purpose = 'FEES' AND kind IN ('PAYMENT', 'MANUAL')))
) both_sides
HAVING SUM(wallets) + SUM(house) <> 0;
