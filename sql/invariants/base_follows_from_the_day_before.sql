-- The base of the last posted day is that of the posting before, plus the income and the movements that became effective since.
WITH last_day AS (
  SELECT f.fund_id, f.carry, r.income_date,
    COALESCE((SELECT MAX(p.income_date) FROM income_run p
      WHERE p.fund_id = r.fund_id AND p.sequence = 0 AND p.quote_version IS NOT NULL AND p.income_date < r.income_date),
      '1000-01-01') AS previous
  FROM fund f
  JOIN asset s ON s.asset_id = f.fund_id
  JOIN income_run r ON r.fund_id = f.fund_id AND r.sequence = 0 AND r.income_date = s.income_begun_through
  WHERE r.state = 'PROVED' AND r.quote_version IS NOT NULL
)
SELECT fund_id, holder_id, SUM(difference) AS difference
FROM (
  SELECT e.fund_id, e.holder_id, e.base AS difference
  FROM last_day d
  JOIN income_entry e ON e.fund_id = d.fund_id AND e.income_date = d.income_date AND e.sequence = 0
  UNION ALL
  SELECT e.fund_id, e.holder_id, -e.base
  FROM last_day d
  JOIN income_entry e ON e.fund_id = d.fund_id AND e.income_date = d.previous AND e.sequence = 0
  UNION ALL
  SELECT e.fund_id, e.holder_id, -e.income
  FROM last_day d
  JOIN income_run r ON r.fund_id = d.fund_id AND r.effective_date > d.previous AND r.effective_date <= d.income_date
  JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence = r.sequence
  WHERE d.carry = 'DAILY'
  UNION ALL
  SELECT t.asset_id, t.credit_owner, -t.amount
  FROM last_day d
  JOIN transfer t ON t.asset_id = d.fund_id AND t.credit_purpose = 'UNITS'
    AND t.effective_date > d.previous AND t.effective_date <= d.income_date
  UNION ALL
  SELECT t.asset_id, t.debit_owner, t.amount
  FROM last_day d
  JOIN transfer t ON t.asset_id = d.fund_id AND t.debit_purpose = 'UNITS'
    AND t.effective_date > d.previous AND t.effective_date <= d.income_date
) parts
GROUP BY fund_id, holder_id
HAVING SUM(difference) <> 0;
