-- What lies in PROCEEDS_PAYABLE of a fund are the proceeds that are not released to their holders.
SELECT fund_id, SUM(lies) AS lies, SUM(awaited) AS awaited
FROM (
  SELECT b.owner_id AS fund_id, b.balance AS lies, 0 AS awaited
  FROM proved_books p JOIN proved_balance b ON b.asset_id = 156 AND b.purpose = 'PROCEEDS_PAYABLE'
  WHERE p.proved_through = :after
  UNION ALL
  SELECT credit_owner, amount, 0 FROM transfer
  WHERE booking_date > :after AND asset_id = 156 AND credit_purpose = 'PROCEEDS_PAYABLE'
  UNION ALL
  SELECT debit_owner, -amount, 0 FROM transfer
  WHERE booking_date > :after AND asset_id = 156 AND debit_purpose = 'PROCEEDS_PAYABLE'
  UNION ALL
  SELECT fund_id, 0, amount FROM proceeds WHERE released_on IS NULL
) both_sides
GROUP BY fund_id
HAVING SUM(lies) <> SUM(awaited);
