-- A holder's units are the base of the last posted day, its income, and what became effective after it. Before the first posting they are the movements.
-- What became effective after it is not in a bank's row.
WITH last_day AS (
  SELECT f.fund_id, f.carry, COALESCE(s.income_begun_through, '1000-01-01') AS income_date
  FROM fund f
  JOIN asset s ON s.asset_id = f.fund_id
  LEFT JOIN income_run r ON r.fund_id = f.fund_id AND r.sequence = 0 AND r.income_date = s.income_begun_through
  WHERE s.income_begun_through IS NULL OR (r.state = 'PROVED' AND r.quote_version IS NOT NULL)
)
SELECT fund_id, holder_id, SUM(difference) AS difference
FROM (
  SELECT d.fund_id, a.owner_id AS holder_id, a.balance AS difference
  FROM last_day d
  JOIN account a ON a.asset_id = d.fund_id AND a.purpose = 'UNITS'
  UNION ALL
  SELECT e.fund_id, e.holder_id, -e.base
  FROM last_day d
  JOIN income_entry e ON e.fund_id = d.fund_id AND e.income_date = d.income_date AND e.sequence = 0
  UNION ALL
  SELECT e.fund_id, e.holder_id, -e.income
  FROM last_day d
  JOIN income_run r ON r.fund_id = d.fund_id AND r.effective_date > d.income_date
  JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence = r.sequence
  WHERE d.carry = 'DAILY'
  UNION ALL
  SELECT t.asset_id, t.credit_owner, -t.amount
  FROM last_day d
  JOIN transfer t ON t.asset_id = d.fund_id AND t.credit_purpose = 'UNITS' AND t.effective_date > d.income_date
    AND t.credit_owner < 90000000000000000
  UNION ALL
  SELECT t.asset_id, t.debit_owner, t.amount
  FROM last_day d
  JOIN transfer t ON t.asset_id = d.fund_id AND t.debit_purpose = 'UNITS' AND t.effective_date > d.income_date
    AND t.debit_owner < 90000000000000000
) parts
GROUP BY fund_id, holder_id
HAVING SUM(difference) <> 0;
