-- Every calendar day from a fund's first to the last that has begun is posted, and all but the one in work are proved.
SELECT f.fund_id, f.first_income_day, a.income_begun_through, COUNT(r.income_date) AS posted
FROM fund f
JOIN asset a ON a.asset_id = f.fund_id
LEFT JOIN income_run r ON r.fund_id = f.fund_id AND r.sequence = 0
  AND (r.state = 'PROVED' OR r.income_date = a.income_begun_through)
WHERE a.income_begun_through IS NOT NULL
GROUP BY f.fund_id, f.first_income_day, a.income_begun_through
HAVING COUNT(r.income_date) <> DATEDIFF(a.income_begun_through, f.first_income_day) + 1
  OR MIN(r.income_date) <> f.first_income_day OR MAX(r.income_date) <> a.income_begun_through;
