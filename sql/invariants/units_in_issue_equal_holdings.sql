-- All units and accruals that holders of a fund have are what house accounts of the fund gave out: what was issued less what was
-- redeemed, and the income posted. What is effective after a bank's row stands comes on top of the row; those days are named one
-- by one, so that each is looked up by its date. Proved balances are credits less debits.
WITH RECURSIVE on_top (fund_id, holder_id, stands, effective_date, last_one) AS (
  SELECT s.fund_id, s.holder_id, s.through_date, s.through_date, GREATEST(s.through_date,
    COALESCE((SELECT t.effective_date FROM transfer t WHERE t.asset_id = s.fund_id AND t.credit_purpose = 'UNITS'
      ORDER BY t.effective_date DESC LIMIT 1), s.through_date),
    COALESCE((SELECT t.effective_date FROM transfer t WHERE t.asset_id = s.fund_id AND t.debit_purpose = 'UNITS'
      ORDER BY t.effective_date DESC LIMIT 1), s.through_date))
  FROM bank_stands s
  UNION ALL
  SELECT fund_id, holder_id, stands, effective_date + INTERVAL 1 DAY, last_one FROM on_top WHERE effective_date < last_one
)
SELECT asset_id, SUM(held_by_holders) AS held_by_holders, SUM(issued) AS issued
FROM (
  SELECT a.asset_id, a.balance AS held_by_holders, 0 AS issued
  FROM fund f
  JOIN account a ON a.asset_id = f.fund_id AND a.purpose IN ('UNITS', 'ACCRUED_INCOME')
  UNION ALL
  SELECT t.asset_id, t.amount, 0
  FROM on_top d
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.credit_purpose = 'UNITS' AND t.effective_date = d.effective_date
    AND t.credit_owner = d.holder_id
  WHERE d.effective_date > d.stands
  UNION ALL
  SELECT t.asset_id, t.amount, 0
  FROM on_top d
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.credit_purpose = 'ACCRUED_INCOME' AND t.effective_date = d.effective_date
    AND t.credit_owner = d.holder_id
  WHERE d.effective_date > d.stands
  UNION ALL
  SELECT t.asset_id, -t.amount, 0
  FROM on_top d
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.debit_purpose = 'UNITS' AND t.effective_date = d.effective_date
    AND t.debit_owner = d.holder_id
  WHERE d.effective_date > d.stands
  UNION ALL
  SELECT t.asset_id, -t.amount, 0
  FROM on_top d
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.debit_purpose = 'ACCRUED_INCOME' AND t.effective_date = d.effective_date
    AND t.debit_owner = d.holder_id
  WHERE d.effective_date > d.stands
  UNION ALL
  SELECT t.asset_id, t.amount, 0
  FROM advance_line l
  JOIN transfer t ON t.credit_owner = l.bank_id + 90000000000000000 AND t.asset_id = l.fund_id
    AND t.credit_purpose IN ('UNITS', 'ACCRUED_INCOME')
  WHERE NOT EXISTS (SELECT 1 FROM bank_stands s WHERE s.fund_id = l.fund_id AND s.holder_id = l.bank_id + 90000000000000000)
  UNION ALL
  SELECT t.asset_id, -t.amount, 0
  FROM advance_line l
  JOIN transfer t ON t.debit_owner = l.bank_id + 90000000000000000 AND t.asset_id = l.fund_id
    AND t.debit_purpose IN ('UNITS', 'ACCRUED_INCOME')
  WHERE NOT EXISTS (SELECT 1 FROM bank_stands s WHERE s.fund_id = l.fund_id AND s.holder_id = l.bank_id + 90000000000000000)
  UNION ALL
  SELECT b.asset_id, 0, -b.balance
  FROM proved_books p
  JOIN fund f ON TRUE
  JOIN proved_balance b ON b.asset_id = f.fund_id AND b.purpose <> 'ACCRUED_INCOME'
  WHERE p.proved_through = :after
  UNION ALL
  SELECT t.asset_id, 0, t.amount
  FROM transfer t
  JOIN fund f ON f.fund_id = t.asset_id
  WHERE t.booking_date > :after AND t.debit_purpose NOT IN ('UNITS', 'ACCRUED_INCOME')
  UNION ALL
  SELECT t.asset_id, 0, -t.amount
  FROM transfer t
  JOIN fund f ON f.fund_id = t.asset_id
  WHERE t.booking_date > :after AND t.credit_purpose NOT IN ('UNITS', 'ACCRUED_INCOME')
  UNION ALL
  SELECT r.fund_id, 0, g.posted_income
  FROM income_run r
  JOIN income_range g ON g.fund_id = r.fund_id AND g.income_date = r.income_date AND g.sequence = r.sequence
  WHERE r.booking_date > :after AND g.posted_holders IS NOT NULL
) both_sides
GROUP BY asset_id
HAVING SUM(held_by_holders) <> SUM(issued);
