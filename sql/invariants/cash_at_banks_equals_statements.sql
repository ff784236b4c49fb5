-- What a day's statements booked on our accounts is what the books moved there, account by account; what matched an item for which the
-- books had moved already moves nothing. What was explained later was booked as unexplained on its day.
SELECT booking_date, purpose, SUM(stated) AS stated, SUM(booked) AS booked
FROM (
  SELECT s.booking_date, a.purpose, l.amount AS stated, 0 AS booked
  FROM bank_statement s
  STRAIGHT_JOIN bank_account a ON a.account_id = s.account_id
  STRAIGHT_JOIN statement_line l ON l.statement_id = s.statement_id
  LEFT JOIN cash_match m ON m.line_id = l.line_id
  LEFT JOIN cash_item i ON i.item_id = m.item_id
  WHERE s.booking_date > :after AND s.booking_date <= :through AND (m.line_id IS NULL OR i.counter_purpose IS NOT NULL OR m.matched_by = 'LATER')
  UNION ALL
  SELECT t.booking_date, t.debit_purpose, 0, t.amount
  FROM transfer t
  WHERE t.booking_date > :after AND t.booking_date <= :through AND t.asset_id = 156
    AND t.kind IN ('PAYMENT', 'PAYMENT_RETURN', 'BANK_INTEREST', 'UNEXPLAINED') AND t.debit_owner = 1
    AND t.debit_purpose IN (SELECT purpose FROM bank_account WHERE owner_id = 1)
  UNION ALL
  SELECT t.booking_date, t.credit_purpose, 0, -t.amount
  FROM transfer t
  WHERE t.booking_date > :after AND t.booking_date <= :through AND t.asset_id = 156
    AND t.kind IN ('PAYMENT', 'PAYMENT_RETURN', 'BANK_INTEREST', 'UNEXPLAINED') AND t.credit_owner = 1
    AND t.credit_purpose IN (SELECT purpose FROM bank_account WHERE owner_id = 1)
) both_sides
GROUP BY booking_date, purpose
HAVING SUM(stated) <> SUM(booked);
