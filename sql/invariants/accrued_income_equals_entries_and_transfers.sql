-- A holder's accrued income is all income of funds with monthly carry less what was carried or paid out. A bank's
-- row stands as of its last posted day: later transfers are not in it.
-- Each part is summed before they come together: what is compared are holders, not their days.
SELECT fund_id, holder_id, SUM(difference) AS difference
FROM (
  SELECT asset_id AS fund_id, owner_id AS holder_id, balance AS difference FROM account WHERE purpose = 'ACCRUED_INCOME'
  UNION ALL
  SELECT e.fund_id, e.holder_id, -SUM(e.income)
  FROM fund f
  JOIN income_entry e ON e.fund_id = f.fund_id
  WHERE f.carry = 'MONTHLY'
  GROUP BY e.fund_id, e.holder_id
  UNION ALL
  SELECT t.asset_id, t.credit_owner, -SUM(t.amount)
  FROM fund f
  JOIN transfer t ON t.asset_id = f.fund_id AND t.credit_purpose = 'ACCRUED_INCOME'
  LEFT JOIN bank_stands s ON s.fund_id = t.asset_id AND s.holder_id = t.credit_owner
  WHERE t.credit_owner < 90000000000000000 OR t.effective_date <= s.through_date
  GROUP BY t.asset_id, t.credit_owner
  UNION ALL
  SELECT t.asset_id, t.debit_owner, SUM(t.amount)
  FROM fund f
  JOIN transfer t ON t.asset_id = f.fund_id AND t.debit_purpose = 'ACCRUED_INCOME'
  LEFT JOIN bank_stands s ON s.fund_id = t.asset_id AND s.holder_id = t.debit_owner
  WHERE t.debit_owner < 90000000000000000 OR t.effective_date <= s.through_date
  GROUP BY t.asset_id, t.debit_owner
) parts
GROUP BY fund_id, holder_id
HAVING SUM(difference) <> 0;
