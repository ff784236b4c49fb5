-- A holder's accrued income is the proved one and all income of funds with monthly carry since, less what was carried or paid
-- out. A bank's row stands as of its last posted day: of its transfers it has those effective through that day. Every calendar
-- day has an income run, so the runs name the days since.
-- Each part is summed before they come together: what is compared are holders, not their days.
SELECT fund_id, holder_id, SUM(difference) AS difference
FROM (
  SELECT a.asset_id AS fund_id, a.owner_id AS holder_id, a.balance AS difference
  FROM fund f
  JOIN account a ON a.asset_id = f.fund_id AND a.purpose = 'ACCRUED_INCOME' AND a.owner_id BETWEEN :lower AND :upper
  UNION ALL
  SELECT b.asset_id, b.owner_id, -b.balance
  FROM proved_books p
  JOIN fund f ON TRUE
  JOIN proved_balance b ON b.asset_id = f.fund_id AND b.purpose = 'ACCRUED_INCOME' AND b.owner_id BETWEEN :lower AND :upper
  WHERE p.proved_through = :after
  UNION ALL
  SELECT e.fund_id, e.holder_id, -SUM(e.income)
  FROM income_run r
  JOIN fund f ON f.fund_id = r.fund_id AND f.carry = 'MONTHLY'
  STRAIGHT_JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence = r.sequence
  WHERE r.booking_date > :after AND e.holder_id BETWEEN :lower AND :upper
  GROUP BY e.fund_id, e.holder_id
  UNION ALL
  SELECT t.asset_id, t.credit_owner, -SUM(t.amount)
  FROM transfer t
  WHERE t.booking_date > :after AND t.credit_purpose = 'ACCRUED_INCOME' AND t.credit_owner BETWEEN :lower AND :upper
    AND t.credit_owner < 90000000000000000
  GROUP BY t.asset_id, t.credit_owner
  UNION ALL
  SELECT t.asset_id, t.debit_owner, SUM(t.amount)
  FROM transfer t
  WHERE t.booking_date > :after AND t.debit_purpose = 'ACCRUED_INCOME' AND t.debit_owner BETWEEN :lower AND :upper
    AND t.debit_owner < 90000000000000000
  GROUP BY t.asset_id, t.debit_owner
  UNION ALL
  SELECT t.asset_id, t.credit_owner, -SUM(t.amount)
  FROM bank_stands s
  JOIN income_run n ON n.fund_id = s.fund_id AND n.sequence = 0 AND n.income_date <= s.through_date
    AND n.income_date > COALESCE((SELECT stood.income_date FROM income_run stood
      WHERE stood.fund_id = s.fund_id AND stood.sequence = 0 AND stood.quote_version IS NOT NULL AND stood.income_date <= :after
      ORDER BY stood.income_date DESC LIMIT 1), '1000-01-01')
  STRAIGHT_JOIN transfer t ON t.asset_id = s.fund_id AND t.credit_purpose = 'ACCRUED_INCOME' AND t.effective_date = n.income_date
    AND t.credit_owner = s.holder_id
  WHERE s.holder_id BETWEEN :lower AND :upper
  GROUP BY t.asset_id, t.credit_owner
  UNION ALL
  SELECT t.asset_id, t.debit_owner, SUM(t.amount)
  FROM bank_stands s
  JOIN income_run n ON n.fund_id = s.fund_id AND n.sequence = 0 AND n.income_date <= s.through_date
    AND n.income_date > COALESCE((SELECT stood.income_date FROM income_run stood
      WHERE stood.fund_id = s.fund_id AND stood.sequence = 0 AND stood.quote_version IS NOT NULL AND stood.income_date <= :after
      ORDER BY stood.income_date DESC LIMIT 1), '1000-01-01')
  STRAIGHT_JOIN transfer t ON t.asset_id = s.fund_id AND t.debit_purpose = 'ACCRUED_INCOME' AND t.effective_date = n.income_date
    AND t.debit_owner = s.holder_id
  WHERE s.holder_id BETWEEN :lower AND :upper
  GROUP BY t.asset_id, t.debit_owner
) parts
GROUP BY fund_id, holder_id
HAVING SUM(difference) <> 0;
