-- A wallet's balance is the proved one and the sum of its transfers since.
-- Each side is summed before they come together: what is compared are wallets, not their transfers.
SELECT owner_id, SUM(balance) AS balance, SUM(moved) AS moved
FROM (
  SELECT owner_id, balance, 0 AS moved FROM account
  WHERE asset_id = 156 AND purpose = 'WALLET' AND owner_id BETWEEN :lower AND :upper
  UNION ALL
  SELECT b.owner_id, 0, b.balance
  FROM proved_books p
  JOIN proved_balance b ON b.asset_id = 156 AND b.purpose = 'WALLET' AND b.owner_id BETWEEN :lower AND :upper
  WHERE p.proved_through = :after
  UNION ALL
  SELECT credit_owner, 0, SUM(amount) FROM transfer
  WHERE booking_date > :after AND asset_id = 156 AND credit_purpose = 'WALLET' AND credit_owner BETWEEN :lower AND :upper
  GROUP BY credit_owner
  UNION ALL
  SELECT debit_owner, 0, -SUM(amount) FROM transfer
  WHERE booking_date > :after AND asset_id = 156 AND debit_purpose = 'WALLET' AND debit_owner BETWEEN :lower AND :upper
  GROUP BY debit_owner
) both_sides
GROUP BY owner_id
HAVING SUM(balance) <> SUM(moved);
