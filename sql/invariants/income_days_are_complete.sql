-- Every calendar day from a fund's first to the last that has begun is posted, and all but the one in work are proved.
SELECT f.fund_id, f.first_income_day, a.income_begun_through, MIN(r.income_date) AS first_posted, COUNT(r.income_date) AS posted
FROM fund f
JOIN asset a ON a.asset_id = f.fund_id
LEFT JOIN income_run r ON r.fund_id = f.fund_id AND r.sequence = 0 AND r.booking_date > :after
  AND (r.state = 'PROVED' OR r.income_date = a.income_begun_through)
WHERE a.income_begun_through > :after
GROUP BY f.fund_id, f.first_income_day, a.income_begun_through
HAVING COUNT(r.income_date) <> DATEDIFF(a.income_begun_through, GREATEST(f.first_income_day, :after + INTERVAL 1 DAY)) + 1
  OR MIN(r.income_date) <> GREATEST(f.first_income_day, :after + INTERVAL 1 DAY)
  OR MAX(r.income_date) <> a.income_begun_through
UNION ALL
SELECT f.fund_id, f.first_income_day, a.income_begun_through, NULL, NULL
FROM fund f
JOIN asset a ON a.asset_id = f.fund_id
WHERE a.income_begun_through IS NOT NULL AND NOT (f.first_income_day <=> (
  SELECT r.income_date FROM income_run r WHERE r.fund_id = f.fund_id ORDER BY r.income_date LIMIT 1));
