-- What the operator has paid to customers from its own money, in the books and by channel, is the proceeds that are paid ahead and not
-- released. Debits of PAID_AHEAD less credits.
SELECT channel, SUM(booked) AS booked, SUM(used) AS used, SUM(open_ones) AS open_ones
FROM (
  SELECT '' AS channel, -b.balance AS booked, 0 AS used, 0 AS open_ones
  FROM proved_books p JOIN proved_balance b ON b.asset_id = 156 AND b.purpose = 'PAID_AHEAD'
  WHERE p.proved_through = :after
  UNION ALL
  SELECT '', amount, 0, 0 FROM transfer WHERE booking_date > :after AND asset_id = 156 AND debit_purpose = 'PAID_AHEAD'
  UNION ALL
  SELECT '', -amount, 0, 0 FROM transfer WHERE booking_date > :after AND asset_id = 156 AND credit_purpose = 'PAID_AHEAD'
  UNION ALL
  SELECT '', 0, outstanding, 0 FROM paid_ahead
  UNION ALL
  SELECT '', 0, 0, amount FROM proceeds WHERE released_on IS NULL AND paid_ahead_on IS NOT NULL
  UNION ALL
  SELECT channel, outstanding, outstanding, 0 FROM paid_ahead
  UNION ALL
  SELECT channel, 0, 0, amount FROM proceeds WHERE released_on IS NULL AND paid_ahead_on IS NOT NULL
) all_sides
GROUP BY channel
HAVING SUM(booked) <> SUM(open_ones) OR SUM(used) <> SUM(open_ones);
