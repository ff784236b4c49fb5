-- All units and accruals that holders of a fund have are what was issued less what was redeemed, plus the income posted.
-- What is effective after a bank's row stands comes on top of the row.
SELECT asset_id, SUM(held_by_holders) AS held_by_holders, SUM(issued) AS issued
FROM (
  SELECT asset_id, balance AS held_by_holders, 0 AS issued FROM account WHERE purpose IN ('UNITS', 'ACCRUED_INCOME')
  UNION ALL
  SELECT t.asset_id, t.amount, 0
  FROM transfer t
  LEFT JOIN bank_stands s ON s.fund_id = t.asset_id AND s.holder_id = t.credit_owner
  WHERE t.credit_owner >= 90000000000000000 AND t.credit_purpose IN ('UNITS', 'ACCRUED_INCOME')
    AND (s.through_date IS NULL OR t.effective_date > s.through_date)
  UNION ALL
  SELECT t.asset_id, -t.amount, 0
  FROM transfer t
  LEFT JOIN bank_stands s ON s.fund_id = t.asset_id AND s.holder_id = t.debit_owner
  WHERE t.debit_owner >= 90000000000000000 AND t.debit_purpose IN ('UNITS', 'ACCRUED_INCOME')
    AND (s.through_date IS NULL OR t.effective_date > s.through_date)
  UNION ALL
  SELECT asset_id, 0, amount FROM transfer
  WHERE credit_purpose IN ('UNITS', 'ACCRUED_INCOME') AND debit_purpose NOT IN ('UNITS', 'ACCRUED_INCOME')
  UNION ALL
  SELECT asset_id, 0, -amount FROM transfer
  WHERE debit_purpose IN ('UNITS', 'ACCRUED_INCOME') AND credit_purpose NOT IN ('UNITS', 'ACCRUED_INCOME')
  UNION ALL
  SELECT fund_id, 0, posted_income FROM income_range WHERE posted_holders IS NOT NULL
) both_sides
GROUP BY asset_id
HAVING SUM(held_by_holders) <> SUM(issued);
