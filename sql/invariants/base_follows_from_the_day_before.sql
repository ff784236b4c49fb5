-- The base of each posted day is that of the posting before, plus the income and the movements that became effective since; the
-- first has all that was effective by then. Every calendar day has an income run, so the runs name the days between.
-- DISTINCT and STRAIGHT_JOIN: the few days are found first, and entries and transfers are looked up by them, not the other way round.
WITH posted AS (
  SELECT DISTINCT f.fund_id, f.carry, f.first_income_day, r.income_date,
    (SELECT p.income_date FROM income_run p
      WHERE p.fund_id = r.fund_id AND p.sequence = 0 AND p.quote_version IS NOT NULL AND p.income_date < r.income_date
      ORDER BY p.income_date DESC LIMIT 1) AS previous
  FROM income_run r
  JOIN fund f ON f.fund_id = r.fund_id
  WHERE r.booking_date > :after AND r.booking_date <= :through AND r.sequence = 0 AND r.state = 'PROVED'
    AND r.quote_version IS NOT NULL
), since AS (
  SELECT d.fund_id, d.carry, d.income_date, n.income_date AS effective_date
  FROM posted d
  JOIN income_run n ON n.fund_id = d.fund_id AND n.sequence = 0 AND n.income_date > COALESCE(d.previous, '1000-01-01')
    AND n.income_date <= d.income_date
)
SELECT fund_id, income_date, holder_id, SUM(difference) AS difference
FROM (
  SELECT e.fund_id, e.income_date, e.holder_id, e.base AS difference
  FROM posted d
  STRAIGHT_JOIN income_entry e ON e.fund_id = d.fund_id AND e.income_date = d.income_date AND e.sequence = 0
  UNION ALL
  SELECT e.fund_id, d.income_date, e.holder_id, -e.base
  FROM posted d
  STRAIGHT_JOIN income_entry e ON e.fund_id = d.fund_id AND e.income_date = d.previous AND e.sequence = 0
  UNION ALL
  SELECT e.fund_id, d.income_date, e.holder_id, -e.income
  FROM since d
  STRAIGHT_JOIN income_run r ON r.fund_id = d.fund_id AND r.effective_date = d.effective_date
  STRAIGHT_JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence = r.sequence
  WHERE d.carry = 'DAILY'
  UNION ALL
  SELECT t.asset_id, d.income_date, t.credit_owner, -t.amount
  FROM since d
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.credit_purpose = 'UNITS' AND t.effective_date = d.effective_date
  UNION ALL
  SELECT t.asset_id, d.income_date, t.debit_owner, t.amount
  FROM since d
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.debit_purpose = 'UNITS' AND t.effective_date = d.effective_date
  UNION ALL
  SELECT t.asset_id, d.income_date, t.credit_owner, -t.amount
  FROM posted d
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.credit_purpose = 'UNITS' AND t.effective_date < d.first_income_day
  WHERE d.previous IS NULL
  UNION ALL
  SELECT t.asset_id, d.income_date, t.debit_owner, t.amount
  FROM posted d
  STRAIGHT_JOIN transfer t ON t.asset_id = d.fund_id AND t.debit_purpose = 'UNITS' AND t.effective_date < d.first_income_day
  WHERE d.previous IS NULL
) parts
GROUP BY fund_id, income_date, holder_id
HAVING SUM(difference) <> 0;
