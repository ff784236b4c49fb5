-- What is left of a bank's lines and what it has advanced and not got back make up what it has granted.
SELECT bank_id, SUM(granted) AS granted, SUM(room) AS room, SUM(outstanding) AS outstanding
FROM (
  SELECT bank_id, granted, 0 AS room, 0 AS outstanding FROM advance_line
  UNION ALL
  SELECT l.bank_id, 0, s.room, 0 FROM advance_line l JOIN slot s ON s.pool = CONCAT('LINE ', l.line_id)
  UNION ALL
  SELECT b.owner_id, 0, 0, -b.balance
  FROM proved_books p JOIN proved_balance b ON b.asset_id = 156 AND b.purpose = 'ADVANCES'
  WHERE p.proved_through = :after
  UNION ALL
  SELECT debit_owner, 0, 0, amount FROM transfer
  WHERE booking_date > :after AND asset_id = 156 AND debit_purpose = 'ADVANCES'
  UNION ALL
  SELECT credit_owner, 0, 0, -amount FROM transfer
  WHERE booking_date > :after AND asset_id = 156 AND credit_purpose = 'ADVANCES'
) parts
GROUP BY bank_id
HAVING SUM(granted) <> SUM(room) + SUM(outstanding);
