-- A holder's units are the base of the last posted day, its income, and what became effective after it. Before the first posting they are the movements.
-- Its income, and corrections since, earn from the day after. What became effective after it is not in a bank's row. The days after it are named one by one, so that each is looked up by its date.
WITH RECURSIVE last_day AS (
  SELECT f.fund_id, f.carry, s.income_begun_through AS income_date
  FROM fund f
  JOIN asset s ON s.asset_id = f.fund_id
  LEFT JOIN income_run r ON r.fund_id = f.fund_id AND r.sequence = 0 AND r.income_date = s.income_begun_through
  WHERE s.income_begun_through IS NULL OR (r.state = 'PROVED' AND r.quote_version IS NOT NULL)
), later_day (fund_id, effective_date, last_one) AS (
  SELECT d.fund_id, d.income_date, GREATEST(d.income_date,
    COALESCE((SELECT t.effective_date FROM transfer t WHERE t.asset_id = d.fund_id AND t.credit_purpose = 'UNITS'
      ORDER BY t.effective_date DESC LIMIT 1), d.income_date),
    COALESCE((SELECT t.effective_date FROM transfer t WHERE t.asset_id = d.fund_id AND t.debit_purpose = 'UNITS'
      ORDER BY t.effective_date DESC LIMIT 1), d.income_date))
  FROM last_day d
  WHERE d.income_date IS NOT NULL
  UNION ALL
  SELECT fund_id, effective_date + INTERVAL 1 DAY, last_one FROM later_day WHERE effective_date < last_one
)
SELECT fund_id, holder_id, SUM(difference) AS difference
FROM (
  SELECT d.fund_id, a.owner_id AS holder_id, a.balance AS difference
  FROM last_day d
  JOIN account a ON a.asset_id = d.fund_id AND a.purpose = 'UNITS'
  UNION ALL
  SELECT e.fund_id, e.holder_id, -e.base
  FROM last_day d
  STRAIGHT_JOIN income_entry e ON e.fund_id = d.fund_id AND e.income_date = d.income_date AND e.sequence = 0
  UNION ALL
  SELECT e.fund_id, e.holder_id, -e.income
  FROM last_day d
  JOIN income_run r ON r.fund_id = d.fund_id AND r.effective_date = d.income_date + INTERVAL 1 DAY
  STRAIGHT_JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence = r.sequence
  WHERE d.carry = 'DAILY'
  UNION ALL
  SELECT t.asset_id, t.credit_owner, -t.amount
  FROM last_day l
  JOIN later_day d ON d.fund_id = l.fund_id AND d.effective_date > l.income_date
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.credit_purpose = 'UNITS' AND t.effective_date = d.effective_date
  WHERE t.credit_owner < 90000000000000000
  UNION ALL
  SELECT t.asset_id, t.debit_owner, t.amount
  FROM last_day l
  JOIN later_day d ON d.fund_id = l.fund_id AND d.effective_date > l.income_date
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.debit_purpose = 'UNITS' AND t.effective_date = d.effective_date
  WHERE t.debit_owner < 90000000000000000
  UNION ALL
  SELECT t.asset_id, t.credit_owner, -t.amount
  FROM last_day l
  STRAIGHT_JOIN transfer t ON t.asset_id = l.fund_id AND t.credit_purpose = 'UNITS' AND t.credit_owner < 90000000000000000
  WHERE l.income_date IS NULL
  UNION ALL
  SELECT t.asset_id, t.debit_owner, t.amount
  FROM last_day l
  STRAIGHT_JOIN transfer t ON t.asset_id = l.fund_id AND t.debit_purpose = 'UNITS' AND t.debit_owner < 90000000000000000
  WHERE l.income_date IS NULL
) parts
GROUP BY fund_id, holder_id
HAVING SUM(difference) <> 0;
